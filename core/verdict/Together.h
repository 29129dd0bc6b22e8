// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/RunFolder.h"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace lab {

// Several experiments looked at as one. Pure; any thread.

/// What each is called among the others: its folder's name, and where two have the same, its path.
std::vector<std::string> namesApart(std::span<const std::filesystem::path> folders);

/// All their runs, in order; each key becomes "EXPERIMENT/RUN". `names`: one for each experiment.
std::vector<RunResult> together(std::span<const std::string> names,
                                std::vector<std::vector<RunResult>> experiments);

/// The experiment that a key of together() names; empty where it names none.
std::string experimentOfKey(const std::string& key);

/// A sentence for each run that does not count, as another trained in the same way with its seed
/// (countedRuns()). As phrase().
std::vector<std::string> repeatedRuns(std::span<const RunResult> runs);

}  // namespace lab
