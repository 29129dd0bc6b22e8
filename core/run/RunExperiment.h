// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/Experiment.h"
#include "core/run/ExperimentControl.h"

#include <filesystem>

namespace lab {

/// How an experiment is computed on this machine. It changes speed; workers and threads change no
/// bit of a result, the device only its rounding.
struct Execution {
    std::string device = "auto";  ///< auto, cpu, cuda, cuda:N
    int workers = 0;              ///< runs trained at the same time; 0: usualWorkers()
    int threads = 0;  ///< of one run; 0: the cores divided among those at work, run.json's at most
    double legSeconds = 15;  ///< a run gives its worker back after this long, or an epoch
};

/// Who watches. Called from workers, for one run never twice at a time. Must be quick and not
/// throw. Epochs that a resumed run had done before are not told again: read them from the folder.
class RunObserver {
public:
    virtual ~RunObserver() = default;
    virtual void onState(std::size_t /*run*/, RunState /*state*/, const std::string& /*why*/) {}
    virtual void onStep(std::size_t /*run*/, const StepRecord& /*record*/) {}
    virtual void onEpoch(std::size_t /*run*/, const EpochRecord& /*record*/) {}
};

/// Trains every unfinished run of the folder, from its checkpoint where it has one. Blocks until
/// all are finished, stopped or failed; a failure ends its run only, also that its data set cannot
/// be read. The value is a sentence for each run: why it failed, or empty. It stands in run.json
/// too, unless that could not be written. Throws Error when the device is not there, the folder is
/// no experiment or cannot be written, another process is training in it, or the data of none of
/// the unfinished runs can be read.
std::vector<std::string> runExperiment(const std::filesystem::path& folder,
                                       const Execution& execution, DatasetCache& data,
                                       ExperimentControl& control, RunObserver& observer);

/// Runs trained at the same time where nobody says how many.
int usualWorkers(bool onGpu);

/// What will change for the runs of the folder that have begun, in sentences for the person: other
/// threads than run.json's, which change no bit, and other instructions, which may.
std::vector<std::string> changesAtResume(const std::filesystem::path& folder,
                                         const Execution& execution);

/// How `execution` comes out on this machine for so many runs: device, workers and threads filled.
Execution settled(const Execution& execution, std::size_t runs);

/// "1.13.1", the LibTorch that is linked.
std::string libtorchVersion();

}  // namespace lab
