// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/RunExperiment.h"
#include "core/run/Scheduler.h"
#include "core/train/MetricsLog.h"
#include "core/train/Trainer.h"

#include <functional>
#include <map>
#include <memory>

namespace lab {

/// The data of a run, or the sentence that says why there is none.
struct RunData {
    std::shared_ptr<const Dataset> set;
    std::string missing;
    DataDigest digest = {};
};

/// One run folder being trained: a trainer, its logs and its checkpoints. The trainer is made, or
/// restored, in the first leg. A failure is kept in run.json. A run whose checkpoint is at its end
/// is finished from the beginning and needs no data. Lives in one worker at a time.
class Run : public Advancing {
public:
    /// `threads`: as Execution has it; `share`: the cores that a run has for itself now.
    Run(std::filesystem::path folder, RunData data, Compute compute, const Execution& execution,
        std::function<int()> share, TrainEvents events);

    double progress() const override;
    void leg(const RunControl& control) override;

private:
    int threadsNow() const;
    void open();
    void checkData() const;
    void train(const RunControl& control);
    void epochDone(const EpochRecord& record);
    void save();
    [[noreturn]] void fail(const std::string& why);

    std::filesystem::path m_folder;
    RunInfo m_info;
    RunData m_data;
    Compute m_compute;
    double m_legSeconds;
    int m_threads;
    std::function<int()> m_share;
    TrainEvents m_events;
    std::unique_ptr<Trainer> m_trainer;
    std::unique_ptr<MetricsLog> m_log;
    std::map<std::string, std::string> m_metadata;  // of every file of weights
    double m_bestTestError = 0;
    double m_progress = 0;
};

/// Whether the folder's training is at its end: its log, and its last checkpoint unless that is
/// gone. Reads no weights.
bool isTrainedToTheEnd(const std::filesystem::path& folder);

}  // namespace lab
