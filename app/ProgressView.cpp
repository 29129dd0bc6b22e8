// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ProgressView.h"

#include "app/Console.h"

#include <algorithm>
#include <cmath>

namespace lab {

namespace {

std::string bar(double share, int cells) {
    const int full = std::clamp(static_cast<int>(share * cells), 0, cells);
    std::string text;
    for (int i = 0; i < cells; ++i) {
        text += i < full ? "█" : "░";
    }
    return text;
}

std::string duration(double seconds) {
    const auto whole = std::lround(seconds);
    if (whole < 60) {
        return fmt::format("{} s", whole);
    }
    return whole < 3600 ? fmt::format("{} min {:02} s", whole / 60, whole % 60)
                        : fmt::format("{} h {:02} min", whole / 3600, whole / 60 % 60);
}

}  // namespace

ProgressView::ProgressView(const std::vector<RunResult>& runs, bool terminal)
    : m_terminal(terminal) {
    for (const RunResult& run : runs) {
        const Recipe& recipe = run.info.spec.recipe;
        const auto batch = std::min<std::int64_t>(recipe.batchSize, run.info.trainImages);
        const std::int64_t perEpoch = batch > 0 ? run.info.trainImages / batch : 1;
        Row row;
        row.name = onOneLine(run.key);
        row.steps = row.stepsBefore = perEpoch * static_cast<std::int64_t>(run.epochs.size());
        row.stepsInAll = perEpoch * recipe.epochs;
        row.imagesPerEpoch = perEpoch * batch;
        row.epochs = recipe.epochs;
        if (!run.epochs.empty()) {
            row.last = run.epochs.back();
        }
        m_rows.push_back(std::move(row));
    }
}

void ProgressView::onState(std::size_t run, RunState state, const std::string& why) {
    const std::lock_guard lock(m_mutex);
    m_rows[run].state = state;
    m_rows[run].why = onOneLine(why);
    if (state == RunState::Failed && !m_terminal) {
        printNote(fmt::format("{} failed: {}\n", m_rows[run].name, m_rows[run].why));
    }
}

void ProgressView::onStep(std::size_t run, const StepRecord& record) {
    const std::lock_guard lock(m_mutex);
    m_rows[run].steps = record.step;
}

void ProgressView::onEpoch(std::size_t run, const EpochRecord& record) {
    const std::lock_guard lock(m_mutex);
    m_rows[run].last = record;
    if (!m_terminal) {
        printNote(rowText(m_rows[run]) + "\n");
    }
}

double ProgressView::share() const {
    double sum = 0;
    for (const Row& row : m_rows) {
        sum += row.share() / static_cast<double>(m_rows.size());
    }
    return sum;
}

double ProgressView::secondsLeft() const {
    double before = 0;
    for (const Row& row : m_rows) {
        before += static_cast<double>(row.stepsBefore) / static_cast<double>(row.stepsInAll) /
                  static_cast<double>(m_rows.size());
    }
    const double elapsed =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - m_begin).count();
    const double gained = share() - before;
    return gained > 0.005 ? elapsed * (1 - share()) / gained : -1;
}

std::string ProgressView::rowText(const Row& row) const {
    std::string text = fmt::format("{:<20} {} {:2}/{}", row.name, bar(row.share(), 12),
                                   row.last.epoch, row.epochs);
    if (row.last.epoch > 0) {
        text += fmt::format("  train {:5.2f} %  test {:5.2f} %  {:5.0f} images/s",
                            row.last.trainError, row.last.testError,
                            static_cast<double>(row.imagesPerEpoch) / row.last.seconds);
    }
    if (row.state == RunState::Failed) {
        return text + "  failed: " + row.why;
    }
    if (row.state != RunState::Training && row.state != RunState::Waiting) {
        return text + "  " + toText(row.state);
    }
    // All grow together, so a run's time is the experiment's, as far as it is ahead or behind.
    const double left = secondsLeft();
    const double ahead = share() < 1 ? (1 - row.share()) / (1 - share()) : 0;
    return left < 0 ? text : text + "  " + duration(left * std::min(ahead, 1.0)) + " left";
}

std::string ProgressView::totalText() const {
    const double left = secondsLeft();
    return fmt::format("{:<20} {} {:3.0f} %  ", "all", bar(share(), 12), 100 * share()) +
           (left < 0 ? "" : duration(left) + " left");
}

void ProgressView::draw() {
    if (!m_terminal) {
        return;
    }
    const std::lock_guard lock(m_mutex);
    std::string text = m_drawn ? fmt::format("\x1b[{}A", m_rows.size() + 1) : "";
    for (const Row& row : m_rows) {
        text += rowText(row) + "\x1b[K\n";
    }
    drawOnTerminal(text + totalText() + "\x1b[K\n");
    m_drawn = true;
}

}  // namespace lab
