// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/platform/Files.h"
#include "core/run/NewRuns.h"
#include "core/run/RunExperiment.h"
#include "tests/support/Tiny.h"

#include <atomic>
#include <functional>
#include <map>
#include <mutex>
#include <sstream>

// Experiments that the tests of core/run train for real, tiny.

namespace lab::test {

/// Calls back at every step, and remembers states.
struct Watcher : RunObserver {
    std::function<void(std::size_t, const StepRecord&)> stepped;
    std::mutex mutex;
    std::map<std::size_t, RunState> states;
    std::map<std::size_t, std::string> reasons;
    std::atomic<int> epochs = 0;

    void onState(std::size_t run, RunState state, const std::string& why) override {
        const std::lock_guard lock(mutex);
        states[run] = state;
        reasons[run] = why;
    }
    void onStep(std::size_t run, const StepRecord& record) override {
        if (stepped) {
            stepped(run, record);
        }
    }
    void onEpoch(std::size_t, const EpochRecord&) override { ++epochs; }
};

inline void make(const std::filesystem::path& folder, const std::vector<RunSpec>& runs) {
    DatasetCache data;
    createExperiment(folder, fitted({"test", runs}, data), data);
}

inline std::vector<std::string> runAll(const std::filesystem::path& folder, int workers,
                                       Watcher& watcher, ExperimentControl& control,
                                       double legSeconds = 15) {
    DatasetCache data;
    return runExperiment(folder, {"cpu", workers, 1, legSeconds}, data, control, watcher);
}

inline std::vector<std::string> runAll(const std::filesystem::path& folder, int workers,
                                       double legSeconds = 15) {
    Watcher watcher;
    ExperimentControl control(runFolders(folder).size());
    return runAll(folder, workers, watcher, control, legSeconds);
}

/// metrics.csv without its last column, which is seconds.
inline std::string metricsText(const std::filesystem::path& run) {
    std::istringstream lines(readFile(run / "metrics.csv", 1U << 28U));
    std::string text;
    for (std::string line; std::getline(lines, line);) {
        text += line.substr(0, line.rfind(',')) + "\n";
    }
    return text;
}

/// The bytes of everything that must be the same in two equal runs: all but the seconds.
inline std::string fingerprint(const std::filesystem::path& run) {
    std::string bytes = metricsText(run);
    for (const char* name : {"steps.csv", "last.safetensors", "best.safetensors"}) {
        bytes += readFile(run / name, 1U << 28U);
    }
    return bytes;
}

inline std::vector<std::string> fingerprints(const std::filesystem::path& folder) {
    std::vector<std::string> all;
    for (const auto& run : runFolders(folder)) {
        all.push_back(fingerprint(run));
    }
    return all;
}

}  // namespace lab::test
