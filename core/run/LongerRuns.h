// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/Experiment.h"

#include <filesystem>

namespace lab {

/// Lets the runs of an experiment go on to `epochs`, at the rate that they end with: a drop that
/// was planned behind their end is taken out. A run that went on has the bits of one that was
/// planned so from the start, and run.json keeps the lengths that it was planned with before
/// (RunInfo::lengths). Runs that are as long already stay as they are, and so do those that would
/// only fail again; where some of the first have not ended, nothing else is needed. Trains nothing:
/// runExperiment() does. Throws Error, and changes nothing, where a run is planned under a cosine,
/// a checkpoint is missing or damaged, the data set is no longer what a run began with, no run
/// would go on, or somebody trains in the folder.
void lengthenRuns(const std::filesystem::path& folder, int epochs, DatasetCache& data);

}  // namespace lab
