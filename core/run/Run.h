#pragma once

#include "core/run/RunExperiment.h"
#include "core/run/Scheduler.h"
#include "core/train/MetricsLog.h"
#include "core/train/Trainer.h"

#include <map>
#include <memory>

namespace lab {

/// One run folder being trained: a trainer, its logs and its checkpoints. The trainer is made, or
/// restored, in the first leg. A failure is kept in run.json. Lives in one worker at a time.
class Run : public Advancing {
public:
    Run(std::filesystem::path folder, std::shared_ptr<const Dataset> dataset, Compute compute,
        double legSeconds, TrainEvents events);

    double progress() const override;
    void leg(const RunControl& control) override;

private:
    void open();
    void train(const RunControl& control);
    void epochDone(const EpochRecord& record);
    void save();
    [[noreturn]] void fail(const std::string& why);

    std::filesystem::path m_folder;
    RunInfo m_info;
    std::shared_ptr<const Dataset> m_dataset;
    Compute m_compute;
    double m_legSeconds;
    TrainEvents m_events;
    std::unique_ptr<Trainer> m_trainer;
    std::unique_ptr<MetricsLog> m_log;
    std::map<std::string, std::string> m_metadata;  // of every file of weights
    double m_bestTestError = 0;
    double m_progress = 0;
};

}  // namespace lab
