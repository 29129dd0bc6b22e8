// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/NewRuns.h"
#include "core/run/RunExperiment.h"

#include <filesystem>

namespace lab::test {

/// Trains in `folder` until all epochs are done and returns the run's folder. An experiment that
/// is there already is resumed.
inline std::filesystem::path trained(const std::filesystem::path& folder, const RunSpec& run) {
    DatasetCache data;
    if (!std::filesystem::exists(folder)) {
        createExperiment(folder, fitted({"test", {run}}, data), data);
    }
    ExperimentControl control(1);
    RunObserver nobody;
    runExperiment(folder, {"cpu", 1, 1}, data, control, nobody);
    return runFolders(folder).front();
}

}  // namespace lab::test
