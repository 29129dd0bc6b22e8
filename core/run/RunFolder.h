// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/DataDigest.h"
#include "core/train/Metrics.h"
#include "core/train/RunSpec.h"

#include <filesystem>
#include <string>
#include <vector>

namespace lab {

enum class RunState { Waiting, Training, Paused, Stopped, Finished, Failed };

template <>
struct EnumNames<RunState> {
    static constexpr const char* what = asPhrase("state");
    static constexpr std::array names = {
        std::pair{RunState::Waiting, std::string_view("waiting")},
        std::pair{RunState::Training, std::string_view("training")},
        std::pair{RunState::Paused, std::string_view("paused")},
        std::pair{RunState::Stopped, std::string_view("stopped")},
        std::pair{RunState::Finished, std::string_view("finished")},
        std::pair{RunState::Failed, std::string_view("failed")}};
};

/// run.json: the spec, and where the numbers next to it came from.
struct RunInfo {
    RunSpec spec;
    std::string program;    ///< "ResNet Lab 0.1.0"
    std::string libtorch;   ///< "1.13.1"
    std::string device;     ///< "cpu" or "cuda:0"
    std::string processor;  ///< the CPU's name
    int cores = 0;          ///< of the machine
    int threads = 0;        ///< that it may use at most; 0: not known. Its bits do not depend on it
    std::string instructions;  ///< of our kernels, in the order in which they came: "avx512, avx2"
    std::string created;       ///< UTC, ISO 8601
    std::string dataset;       ///< as a person reads it
    std::int64_t trainImages = 0;
    std::int64_t testImages = 0;
    std::int64_t largestClass = 0;     ///< training images of it; 0: not known (an older run)
    std::vector<std::string> classes;  ///< their names; empty: a run from before they were written
    DataDigest data;                   ///< what the data set was; empty: likewise
    std::vector<int> lengths;  ///< epochs it was planned with before it went on (lengthenRuns())
    std::string failure;      ///< why it failed, in the words of whoever trained; empty: it did not
    bool failsAgain = false;  ///< resumed as it is, it would meet the same failure
};

/// An epoch's steps: whole batches, as Batches cuts them. 0 where there are no images.
std::int64_t stepsPerEpoch(const RunInfo& info);

/// The training images that an epoch sees: whole batches. The training error is counted over them.
std::int64_t imagesPerEpoch(const RunInfo& info);

/// The training error of the best constant answer, in per cent: that of always naming the largest
/// class. Where its size is not known, as if all classes were equally large.
double guessingError(const RunInfo& info);

/// The last word of RunInfo::instructions.
std::string lastInstructions(const RunInfo& info);

void writeRunInfo(const std::filesystem::path& folder, const RunInfo& info);
/// Throws Error with file and remedy.
RunInfo readRunInfo(const std::filesystem::path& folder);

/// What a run folder says now. Another process may be writing it.
struct RunResult {
    std::string key;  ///< the folder's name within the experiment
    RunInfo info;
    std::vector<EpochRecord> epochs;
    RunState state = RunState::Stopped;  ///< Finished, Failed, Waiting (no epoch yet) or Stopped

    double bestTestError() const;  ///< NaN before the first epoch
    double seconds() const;        ///< of work
    std::int64_t trainedImages() const;
    /// Training images a second of work, test passes included. NaN before the first epoch.
    double imagesPerSecond() const;
};

/// Throws Error when the folder is no run. One whose metrics.csv ends before its checkpoint has
/// failed (core/run/RunFiles.h).
RunResult readRun(const std::filesystem::path& folder);

}  // namespace lab
