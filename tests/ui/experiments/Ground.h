// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/NewRuns.h"
#include "core/train/MetricsLog.h"
#include "tests/support/Tiny.h"
#include "ui/experiments/Session.h"

#include <string>
#include <vector>

namespace lab::test {

/// An experiment of tiny runs on the disk, not trained.
inline void makeExperiment(const std::filesystem::path& folder, const std::vector<RunSpec>& runs,
                           const std::string& name = "tiny") {
    DatasetCache data;
    createExperiment(folder, fitted({name, runs}, data), data);
}

inline Experiment tinyExperiment() {
    return {"tiny", {tinyRun("plain-18"), tinyRun("resnet-18")}};
}

/// As many epochs as nobody waits for.
inline Experiment longExperiment() {
    Experiment experiment = tinyExperiment();
    for (RunSpec& run : experiment.runs) {
        run.recipe.epochs = 10000;
    }
    return experiment;
}

inline Execution onCpu(int workers = 2) {
    Execution execution;
    execution.device = "cpu";
    execution.workers = workers;
    return execution;
}

}  // namespace lab::test
