// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/RunFolder.h"

#include <span>
#include <string>
#include <vector>

namespace lab {

/// What each run was, in a form that can be compared: where the digests say that two had the same
/// pictures, both have the data set's name, limits and size of the first, whatever folder and
/// limits were named. Their augmentation stays. Pure; any thread.
std::vector<RunInfo> withSharedData(std::vector<RunInfo> runs);
std::vector<RunInfo> withSharedData(std::span<const RunResult> runs);

/// Whether all runs are tested on the same pictures. Pure; any thread.
bool areTestedAlike(std::span<const RunResult> runs);

/// What keeps the errors of runs from being compared: a sentence, as phrase(), where they are
/// tested, or trained, on different pictures; empty where all share them. Errors of different test
/// pictures must not stand next to each other without it. Pure; any thread.
std::string dataDifferenceText(std::span<const RunResult> runs);

}  // namespace lab
