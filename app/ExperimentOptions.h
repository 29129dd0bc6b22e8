// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/NetworkOptions.h"
#include "core/run/RunExperiment.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lab {

/// What `train` was asked for. What is not given comes from the preset.
struct TrainOptions {
    std::string preset = "lesson";
    std::vector<std::string> networks;  ///< names, as networkNamed() takes them
    std::optional<std::string> dataset;
    std::optional<std::int64_t> trainLimit;
    std::optional<std::int64_t> testLimit;
    std::optional<int> imageSize;
    std::optional<std::string> select;
    std::optional<std::string> scale;
    std::optional<bool> colourShift;
    std::optional<int> epochs;
    std::optional<int> batchSize;
    std::optional<double> learningRate;
    std::vector<int> milestones;
    std::optional<std::string> schedule;
    std::optional<int> warmup;
    NetworkOptions network;
    std::vector<std::uint64_t> seeds;
    std::optional<std::string> precision;  ///< auto-again: auto, and measured again
    Execution execution;
    std::string output;
    std::string note;
    std::string resume;
    bool json = false;
};

/// The word for --precision that takes no measurement of before.
inline constexpr const char* kAutoAgain = "auto-again";

/// Preset and options as an experiment. Throws Error when a name or value does not hold.
Experiment experimentOf(const TrainOptions& options);

/// What the options add to an experiment that is there: the named networks, in the settings and
/// with the recipe of its first residual network, or of its first, and otherwise as the options
/// say; without names all that it has. With the given seeds, or with its own. Empty where neither
/// networks nor seeds are named. Throws Error as experimentOf().
Experiment additionOf(const TrainOptions& options, const Experiment& there);

}  // namespace lab
