// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/RunFolder.h"

#include <filesystem>

namespace lab {

struct Dataset;

/// Throws Error, naming what has changed and the remedy, unless the set, whose digest is given, is
/// what the run in `folder` began with: the same counts, names of classes, and images.
void requireSameData(const RunInfo& run, const std::filesystem::path& folder, const Dataset& set,
                     const DataDigest& digest);

}  // namespace lab
