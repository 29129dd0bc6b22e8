// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/experiments/Session.h"

#include "core/base/Error.h"
#include "core/base/Files.h"
#include "core/bench/Calibrate.h"
#include "core/verdict/Report.h"
#include "ui/base/Job.h"
#include "ui/experiments/LiveFeed.h"

#include <QMetaObject>
#include <QTimer>

#include <algorithm>
#include <atomic>
#include <exception>
#include <functional>
#include <stdexcept>
#include <utility>

namespace lab {

namespace {

constexpr int kDrainMilliseconds = 33;

// Leaves the reading of a data set when the person has stopped meanwhile.
struct Cancelled : std::exception {
    const char* what() const noexcept override { return "It was stopped."; }
};

void give(ExperimentModel& model, const LiveItem& item) {
    const int run = static_cast<int>(item.run);
    if (const auto* step = std::get_if<StepRecord>(&item.what)) {
        model.addStep(run, *step);
    } else if (const auto* epoch = std::get_if<EpochRecord>(&item.what)) {
        model.addEpoch(run, *epoch);
    } else {
        const auto& change = std::get<LiveItem::StateChange>(item.what);
        model.setState(run, change.state, QString::fromStdString(change.why));
    }
}

void giveAll(ExperimentModel& model, const std::vector<LiveItem>& items) {
    for (const LiveItem& item : items) {
        give(model, item);
    }
    model.announce();
}

bool isOver(RunState state) {
    return state == RunState::Finished || state == RunState::Stopped || state == RunState::Failed;
}

// After a failure of the whole: nobody trains the open runs any more.
void stopOpenRuns(ExperimentModel& model) {
    for (int i = 0; i < model.runCount(); ++i) {
        if (!isOver(model.run(i).result.state)) {
            model.setState(i, RunState::Stopped, {});
        }
    }
    model.announce();
}

// What a full disk kept out of run.json is told all the same.
void tellFailures(ExperimentSnapshot& snapshot, const std::vector<std::string>& failures) {
    for (std::size_t i = 0; i < std::min(failures.size(), snapshot.results.size()); ++i) {
        if (!failures[i].empty()) {
            snapshot.results[i].state = RunState::Failed;
            snapshot.results[i].info.failure = failures[i];
        }
    }
}

}  // namespace

// What the Job and the window share. The atomics and the feed are for both; the rest is set before
// the Job begins and only read.
struct Session::Training {
    std::filesystem::path folder;
    Execution wanted;
    std::function<void(Training&)> prepare;  // reads the data, makes the folder
    std::unique_ptr<DatasetCache> data;
    QStringList notes;  // of the data; the Job's until the training begins
    LiveFeed feed;
    std::atomic<std::int64_t> picturesRead = 0;
    std::atomic<std::int64_t> pictures = 0;
    std::atomic<bool> measuring = false;
    std::atomic<bool> cancelled = false;

    void note(const DataSpec& spec) {
        const QString text = QString::fromStdString(data->get(spec)->note);
        if (!text.isEmpty() && !notes.contains(text)) {
            notes << text;
        }
    }
    void checkCancelled() const {
        if (cancelled) {
            throw Cancelled();
        }
    }
};

struct Session::Inside {
    explicit Inside(ExperimentModel& model) : shown(model) {}

    bool isShown() const { return shown.folder() == folder && live.folder() == folder; }

    ExperimentModel& shown;
    ExperimentModel live;
    std::filesystem::path folder;
    Execution execution;
    std::shared_ptr<Training> training;
    std::shared_ptr<ExperimentControl> control;  // there once the folder is
    QString preparingTold;
    QTimer drain;
    Job job;  // last: its destructor waits for the thread, which uses the others
};

Session::Session(ExperimentModel& model, QObject* parent)
    : QObject(parent), m_inside(std::make_unique<Inside>(model)) {
    m_inside->drain.setInterval(kDrainMilliseconds);
    connect(&m_inside->drain, &QTimer::timeout, this, &Session::drain);
    connect(&m_inside->job, &Job::failed, this, &Session::fail);
}

Session::~Session() {
    blockSignals(true);  // whoever listens may be half gone
    stopAll();
}

void Session::start(const Experiment& experiment, const Execution& execution,
                    const std::filesystem::path& folder) {
    begin(folder, execution, [experiment](Training& training) {
        Experiment fit = fitted(experiment, *training.data);
        training.checkCancelled();
        training.measuring = true;
        fit = calibrated(std::move(fit), *training.data, training.wanted).experiment;
        training.checkCancelled();
        createExperiment(training.folder, fit, *training.data, training.wanted.threads);
        for (const RunSpec& run : fit.runs) {
            training.note(run.data);
        }
    });
}

void Session::resumeFolder(const std::filesystem::path& folder, const Execution& execution) {
    begin(folder, execution, [](Training& training) {
        for (const RunSpec& run : readExperiment(training.folder).runs) {
            try {
                training.note(run.data);
            } catch (const Error&) {  // runExperiment() tells it; the other runs go on
            }
            training.checkCancelled();
        }
    });
}

void Session::begin(const std::filesystem::path& folder, const Execution& execution,
                    std::function<void(Training&)> prepare) {
    if (isBusy()) {
        throw std::logic_error("a Session was started while it is training");
    }
    auto training = std::make_shared<Training>();
    training->folder = folder;
    training->wanted = execution;
    training->prepare = std::move(prepare);
    LoadOptions options;
    options.progress = [shared = training.get()](std::int64_t done, std::int64_t total) {
        shared->picturesRead = done;
        shared->pictures = total;
        shared->checkCancelled();
    };
    training->data = std::make_unique<DatasetCache>(options);
    m_inside->folder = folder;
    m_inside->execution = execution;
    m_inside->training = training;
    m_inside->control = nullptr;
    m_inside->preparingTold.clear();
    m_inside->live.clear();
    m_inside->drain.start();
    setState(State::Preparing);
    m_inside->job.start([this, training] { return train(*training); },
                        [this](ExperimentSnapshot last) { end(std::move(last)); });
}

// In the Job's thread. Empty when it was stopped before there was a folder to train in.
ExperimentSnapshot Session::train(Training& training) {
    try {
        training.prepare(training);
        training.checkCancelled();
    } catch (const Cancelled&) {
        return {};
    }
    ExperimentSnapshot first = readSnapshot(training.folder);
    const Execution execution = settled(training.wanted, first.results.size());
    auto control = std::make_shared<ExperimentControl>(first.results.size());
    QMetaObject::invokeMethod(
        this,
        [this, control, execution, first = std::move(first)]() mutable {
            prepared(std::move(first), execution, std::move(control));
        },
        Qt::QueuedConnection);
    const std::vector<std::string> failures =
        runExperiment(training.folder, execution, *training.data, *control, training.feed);
    ExperimentSnapshot last = readSnapshot(training.folder);
    tellFailures(last, failures);
    writeFileAtomically(training.folder / "report.md",
                        reportMarkdown(last.name, last.results, wallSeconds(training.folder)));
    return last;
}

void Session::prepared(ExperimentSnapshot first, const Execution& execution,
                       std::shared_ptr<ExperimentControl> control) {
    m_inside->execution = execution;
    m_inside->control = std::move(control);
    m_inside->live.take(first);
    m_inside->shown.take(std::move(first));
    if (m_inside->training->cancelled) {
        m_inside->control->stopAll();
    }
    updateState();
    if (const QStringList& notes = m_inside->training->notes; !notes.isEmpty()) {
        Q_EMIT noted(notes.join(' '));
    }
}

void Session::drain() {
    if (!m_inside->control) {  // before prepared() no model has the runs
        const QString text = preparingText();
        if (std::exchange(m_inside->preparingTold, text) != text) {
            Q_EMIT progressed();
        }
        return;
    }
    const std::vector<LiveItem> items = m_inside->training->feed.drain();
    if (items.empty()) {
        return;
    }
    giveAll(m_inside->live, items);
    if (m_inside->isShown()) {
        giveAll(m_inside->shown, items);
    }
    updateState();
    Q_EMIT progressed();
}

void Session::finish() {
    drain();
    m_inside->drain.stop();
    m_inside->control = nullptr;
}

void Session::end(ExperimentSnapshot last) {
    finish();
    const bool trained = !last.results.empty();
    if (trained) {
        const bool shown = m_inside->isShown();
        m_inside->live.merge(last);
        if (shown) {
            m_inside->shown.merge(std::move(last));
        }
    }
    setState(State::Idle);
    if (trained) {
        Q_EMIT finished();
    }
}

void Session::fail(const QString& sentence) {
    finish();
    stopOpenRuns(m_inside->live);
    if (m_inside->isShown()) {
        stopOpenRuns(m_inside->shown);
    }
    setState(State::Idle);
    Q_EMIT failed(sentence);
}

void Session::setState(State state) {
    if (m_state != state) {
        m_state = state;
        Q_EMIT stateChanged();
    }
}

// By the wishes, not by what the workers have done about them yet: the window answers at once.
void Session::updateState() {
    if (!m_inside->control) {
        return;
    }
    bool training = false;
    bool paused = false;
    for (std::size_t i = 0; i < m_inside->control->size(); ++i) {
        if (!isOver(m_inside->live.run(static_cast<int>(i)).result.state)) {
            training = training || m_inside->control->run(i).wish() == RunControl::Wish::Run;
            paused = paused || m_inside->control->run(i).wish() == RunControl::Wish::Pause;
        }
    }
    setState(training ? State::Training : paused ? State::Paused : State::Stopping);
}

void Session::pauseAll() {
    if (m_inside->control) {
        m_inside->control->pauseAll();
        updateState();
    }
}

void Session::resumeAll() {
    if (m_inside->control) {
        m_inside->control->resumeAll();
        updateState();
    }
}

void Session::stopAll() {
    if (!isBusy()) {
        return;
    }
    m_inside->training->cancelled = true;
    if (m_inside->control) {
        m_inside->control->stopAll();
    }
    setState(State::Stopping);
}

void Session::pauseRun(int run) {
    if (m_inside->control) {
        m_inside->control->run(run).pause();
        updateState();
    }
}

void Session::resumeRun(int run) {
    if (m_inside->control) {
        m_inside->control->run(run).resume();
        updateState();
    }
}

void Session::stopRun(int run) {
    if (m_inside->control) {
        m_inside->control->run(run).stop();
        updateState();
    }
}

const ExperimentModel& Session::live() const {
    return m_inside->live;
}

ExperimentSnapshot Session::snapshot() const {
    return snapshotOf(m_inside->live);
}

const std::filesystem::path& Session::folder() const {
    return m_inside->folder;
}

const Execution& Session::execution() const {
    return m_inside->execution;
}

QString Session::preparingText() const {
    if (m_state != State::Preparing) {
        return {};
    }
    if (m_inside->training->measuring) {
        return tr("Measuring fp32 and bf16");
    }
    const std::int64_t all = m_inside->training->pictures;
    return all > 0 ? tr("Reading images: %L1 of %L2").arg(m_inside->training->picturesRead).arg(all)
                   : tr("Reading the data");
}

}  // namespace lab
