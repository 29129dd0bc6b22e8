// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/experiments/ExperimentModel.h"

#include "core/run/RunFiles.h"
#include "core/train/MetricsLog.h"
#include "core/verdict/DataDifference.h"
#include "core/verdict/Together.h"

#include <algorithm>
#include <utility>

namespace lab {

namespace {

// Appends, and drops first what a resumed run does again.
template <class Record, class Position>
void append(std::vector<Record>& records, const Record& record, Position position) {
    while (!records.empty() && records.back().*position >= record.*position) {
        records.pop_back();
    }
    records.push_back(record);
}

bool sameWords(const Verdict& one, const Verdict& other) {
    return one.outcome == other.outcome && one.headline == other.headline && one.text == other.text;
}

}  // namespace

ExperimentSnapshot readSnapshot(const std::filesystem::path& folder) {
    ExperimentSnapshot snapshot;
    snapshot.folder = folder;
    snapshot.name = readExperiment(folder).name;
    snapshot.results = readResults(folder);
    for (const RunResult& run : snapshot.results) {
        snapshot.steps.push_back(readSteps(folder / run.key));
    }
    snapshot.missing = missingRuns(folder);
    snapshot.lost = lostFiles(folder, snapshot.results);
    return snapshot;
}

std::int64_t ExperimentModel::Run::stepsDone() const {
    const auto byEpochs = static_cast<std::int64_t>(result.epochs.size()) * stepsPerEpoch;
    return std::max(byEpochs, steps.empty() ? 0 : steps.back().step);
}

double ExperimentModel::Run::progress() const {
    if (result.state == RunState::Finished) {
        return 1;
    }
    const std::int64_t all = stepsInAll();
    return all > 0 ? std::min(1.0, static_cast<double>(stepsDone()) / static_cast<double>(all)) : 0;
}

ExperimentModel::ExperimentModel(QObject* parent) : QObject(parent) {}

std::vector<RunSpec> ExperimentModel::specs() const {
    std::vector<RunSpec> specs;
    for (const Run& run : m_runs) {
        specs.push_back(run.result.info.spec);
    }
    return specs;
}

void ExperimentModel::clear() {
    take({});
}

void ExperimentModel::load(const std::filesystem::path& folder) {
    take(readSnapshot(folder));
}

void ExperimentModel::take(ExperimentSnapshot snapshot) {
    m_name = QString::fromStdString(snapshot.name);
    m_folder = std::move(snapshot.folder);
    m_missing = std::move(snapshot.missing);
    m_lost = std::move(snapshot.lost);
    m_from = std::move(snapshot.from);
    m_runs.clear();
    for (std::size_t i = 0; i < snapshot.results.size(); ++i) {
        Run run;
        run.result = std::move(snapshot.results[i]);
        run.steps = std::move(snapshot.steps[i]);
        run.why = QString::fromStdString(run.result.info.failure);
        run.stepsPerEpoch = std::max<std::int64_t>(1, stepsPerEpoch(run.result.info));
        m_runs.push_back(std::move(run));
    }
    m_touched.assign(m_runs.size(), false);
    m_unjudged = false;
    const std::vector<RunResult> all = results();
    m_dataDifference = QString::fromStdString(dataDifferenceText(all));
    m_verdict = verdictOf(all);
    Q_EMIT reset();
    Q_EMIT verdictChanged();
}

// The key of several experiments' runs begins with the experiment's name.
std::filesystem::path ExperimentModel::runFolder(int index) const {
    const auto run = static_cast<std::size_t>(index);
    const std::filesystem::path key = m_runs.at(run).result.key;
    return (m_from.empty() ? m_folder : m_from.at(run)) / key.filename();
}

bool ExperimentModel::cannotBeCompared() const {
    return m_folder.empty() && !areTestedAlike(results());
}

void ExperimentModel::refresh() {
    merge(readSnapshot(m_folder));
}

void ExperimentModel::merge(ExperimentSnapshot snapshot) {
    const auto sameRun = [](const Run& run, const RunResult& result) {
        return run.result.key == result.key && run.result.info.spec == result.info.spec;
    };
    const bool same = snapshot.folder == m_folder && snapshot.missing == m_missing &&
                      std::equal(m_runs.begin(), m_runs.end(), snapshot.results.begin(),
                                 snapshot.results.end(), sameRun);
    if (!same) {
        take(std::move(snapshot));
        return;
    }
    m_name = QString::fromStdString(snapshot.name);
    for (std::size_t i = 0; i < m_runs.size(); ++i) {
        mergeRun(i, std::move(snapshot.results[i]), std::move(snapshot.steps[i]));
    }
    announce();
}

void ExperimentModel::mergeRun(std::size_t index, RunResult result, std::vector<StepRecord> steps) {
    Run& run = m_runs[index];
    const bool stepsDiffer =
        run.steps.size() != steps.size() || (!steps.empty() && run.steps.back() != steps.back());
    const bool idle = result.state == RunState::Waiting || result.state == RunState::Stopped;
    if (run.result.state == RunState::Failed && idle && !stepsDiffer) {
        result.state = RunState::Failed;  // a full disk kept the reason out of run.json
        result.info.failure = run.result.info.failure;
    }
    const bool resultDiffers = run.result.epochs != result.epochs ||
                               run.result.state != result.state ||
                               run.result.info.failure != result.info.failure;
    run.why = QString::fromStdString(result.info.failure);
    run.result = std::move(result);
    run.steps = std::move(steps);
    m_touched[index] = m_touched[index] || stepsDiffer || resultDiffers;
    m_unjudged = m_unjudged || resultDiffers;
}

double ExperimentModel::progress() const {
    double done = 0;
    double all = 0;
    for (const Run& run : m_runs) {
        if (run.result.state != RunState::Failed) {  // nothing more will come of it
            done += run.progress() * static_cast<double>(run.stepsInAll());
            all += static_cast<double>(run.stepsInAll());
        }
    }
    return all > 0 ? done / all : 0;
}

void ExperimentModel::addStep(int run, const StepRecord& record) {
    append(m_runs.at(run).steps, record, &StepRecord::step);
    m_touched[run] = true;
}

void ExperimentModel::addEpoch(int run, const EpochRecord& record) {
    append(m_runs.at(run).result.epochs, record, &EpochRecord::epoch);
    m_touched[run] = m_unjudged = true;
}

void ExperimentModel::setState(int run, RunState state, const QString& why) {
    Run& changed = m_runs.at(run);
    changed.result.state = state;
    changed.result.info.failure = why.toStdString();
    changed.why = why;
    m_touched[run] = m_unjudged = true;
}

void ExperimentModel::add(const std::vector<LiveItem>& items) {
    for (const LiveItem& item : items) {
        const int run = static_cast<int>(item.run);
        if (const auto* step = std::get_if<StepRecord>(&item.what)) {
            addStep(run, *step);
        } else if (const auto* epoch = std::get_if<EpochRecord>(&item.what)) {
            addEpoch(run, *epoch);
        } else {
            const auto& change = std::get<LiveItem::StateChange>(item.what);
            setState(run, change.state, QString::fromStdString(change.why));
        }
    }
    announce();
}

void ExperimentModel::announce() {
    for (std::size_t i = 0; i < m_touched.size(); ++i) {
        if (m_touched[i]) {
            m_touched[i] = false;
            Q_EMIT runChanged(static_cast<int>(i));
        }
    }
    if (std::exchange(m_unjudged, false)) {
        judge();
    }
}

void ExperimentModel::judge() {
    Verdict verdict = verdictOf(results());
    const bool changed = !sameWords(verdict, m_verdict);
    m_verdict = std::move(verdict);
    if (changed) {
        Q_EMIT verdictChanged();
    }
}

std::vector<RunResult> ExperimentModel::results() const {
    std::vector<RunResult> results;
    for (const Run& run : m_runs) {
        results.push_back(run.result);
    }
    return results;
}

ExperimentSnapshot together(const std::vector<ExperimentSnapshot>& experiments) {
    ExperimentSnapshot all;
    std::vector<std::filesystem::path> folders;
    std::vector<std::vector<RunResult>> runs;
    for (const ExperimentSnapshot& one : experiments) {
        folders.push_back(one.folder);
        runs.push_back(one.results);
        all.from.insert(all.from.end(), one.results.size(), one.folder);
        all.steps.insert(all.steps.end(), one.steps.begin(), one.steps.end());
    }
    const std::vector<std::string> names = namesApart(folders);
    for (const std::string& name : names) {
        all.name += (all.name.empty() ? "" : " + ") + name;
    }
    all.results = together(names, std::move(runs));
    return all;
}

ExperimentSnapshot snapshotOf(const ExperimentModel& model) {
    ExperimentSnapshot snapshot{model.folder(), model.name().toStdString(), {}, {}, model.missing(),
                                model.lost()};
    for (int i = 0; i < model.runCount(); ++i) {
        snapshot.results.push_back(model.run(i).result);
        snapshot.steps.push_back(model.run(i).steps);
    }
    return snapshot;
}

}  // namespace lab
