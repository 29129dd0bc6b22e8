// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/RunFolder.h"

#include <filesystem>
#include <string>
#include <vector>

namespace lab {

// What is told of a run whose files are not all there. Any thread.

/// Why a run cannot go on from its checkpoint, and has no figures: its metrics.csv does not reach
/// as far. Empty where it does, or where there is no checkpoint that can be read. `epochsDone`: the
/// checkpoint's, read before the epochs, for a training adds to the log first.
std::string lostEpochsText(const std::filesystem::path& run, int epochsDone,
                           const std::vector<EpochRecord>& epochs);

/// The epochs that the run's checkpoint has done; 0 where there is none that can be read.
int epochsOfCheckpoint(const std::filesystem::path& run);

/// Sentences about other files that the runs of an experiment have lost, each with the file and
/// what that means: steps.csv, last.safetensors, best.safetensors. None while it is being trained,
/// when they come one after the other. `results`: readResults().
std::vector<std::string> lostFiles(const std::filesystem::path& experiment,
                                   const std::vector<RunResult>& results);

/// readResults(), with the runs that another process trains now as in training.
std::vector<RunResult> readResultsNow(const std::filesystem::path& experiment);

}  // namespace lab
