// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/Experiment.h"
#include "core/verdict/Verdict.h"
#include "ui/experiments/LiveFeed.h"

#include <QObject>
#include <QString>

#include <filesystem>
#include <vector>

namespace lab {

/// What a folder says at one moment. A value, so that another thread can read it.
struct ExperimentSnapshot {
    std::filesystem::path folder;
    std::string name;
    std::vector<RunResult> results;
    std::vector<std::vector<StepRecord>> steps;  ///< of each run
    std::vector<std::string> missing{};          ///< names of runs whose folders are gone
    std::vector<std::string> lost{};             ///< lostFiles()
    std::vector<std::filesystem::path> from{};   ///< of each run, its experiment; empty: `folder`
};

/// Blocks on the disk; any thread. Throws Error with file and remedy.
ExperimentSnapshot readSnapshot(const std::filesystem::path& folder);

/// One experiment as the window shows it: every run with its curves and state, whoever writes them.
/// It has one writer: the Session its own, the Workspace the one that the pages read. GUI thread
/// only.
class ExperimentModel : public QObject {
    Q_OBJECT

public:
    struct Run {
        RunResult result;  ///< info and epochs; its state is the one to show
        std::vector<StepRecord> steps;
        QString why;  ///< the sentence when it failed
        std::int64_t stepsPerEpoch = 1;
        std::int64_t stepsDone() const;
        std::int64_t stepsInAll() const { return stepsPerEpoch * result.info.spec.recipe.epochs; }
        double progress() const;  ///< 0 to 1
    };

    explicit ExperimentModel(QObject* parent = nullptr);

    /// Shows nothing.
    void clear();
    /// Replaces everything with what the folder says now. Throws Error where readResults does.
    void load(const std::filesystem::path& folder);
    /// The same from a snapshot that a Job has read.
    void take(ExperimentSnapshot snapshot);
    /// Re-reads a folder that another process writes and tells what has been added. Throws Error.
    void refresh();
    /// The same from a snapshot that a Job has read.
    void merge(ExperimentSnapshot snapshot);

    bool isEmpty() const { return m_runs.empty(); }
    const QString& name() const { return m_name; }
    const std::filesystem::path& folder() const { return m_folder; }
    int runCount() const { return static_cast<int>(m_runs.size()); }
    const Run& run(int index) const { return m_runs.at(index); }
    /// Where its files lie.
    std::filesystem::path runFolder(int index) const;
    /// Of all runs, as they stand.
    std::vector<RunSpec> specs() const;
    double progress() const;  ///< over all runs that have not failed, 0 to 1
    const Verdict& verdict() const { return m_verdict; }
    std::vector<RunResult> results() const;
    /// dataDifferenceText() of the runs.
    const QString& dataDifference() const { return m_dataDifference; }
    /// Whether that is all there is to say: several experiments tested on different pictures.
    bool cannotBeCompared() const;
    /// Of the runs that the experiment lists: see missingRuns().
    const std::vector<std::string>& missing() const { return m_missing; }
    /// Sentences about files that its runs have lost: see lostFiles().
    const std::vector<std::string>& lost() const { return m_lost; }

    void addStep(int run, const StepRecord& record);
    void addEpoch(int run, const EpochRecord& record);
    void setState(int run, RunState state, const QString& why);
    /// Call once after a burst of the three above: one signal a run, one verdict.
    void announce();
    /// What workers told, with announce().
    void add(const std::vector<LiveItem>& items);

Q_SIGNALS:
    void reset();                ///< other runs, or none
    void runChanged(int index);  ///< steps, epochs or state of a run grew or changed
    void verdictChanged();

private:
    void mergeRun(std::size_t index, RunResult result, std::vector<StepRecord> steps);
    void judge();

    QString m_name;
    std::filesystem::path m_folder;
    std::vector<std::filesystem::path> m_from;
    std::vector<Run> m_runs;
    std::vector<bool> m_touched;
    bool m_unjudged = false;
    Verdict m_verdict;
    QString m_dataDifference;
    std::vector<std::string> m_missing;
    std::vector<std::string> m_lost;
};

/// The runs of several experiments as one snapshot without a folder; each key begins with its
/// experiment's name and a slash.
ExperimentSnapshot together(const std::vector<ExperimentSnapshot>& experiments);

/// What the model shows, as a value.
ExperimentSnapshot snapshotOf(const ExperimentModel& model);

}  // namespace lab
