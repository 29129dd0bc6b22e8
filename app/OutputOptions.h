// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace lab {

// What commands that write files have in common.

inline constexpr const char* kForceHelp = "replace files that are there";
inline constexpr const char* kJsonHelp = "one JSON document on standard output";

/// What somebody named is replaced only where he says so. Throws Error with the remedy, also where
/// it is a file of a run's or an experiment's own.
void requireFree(const std::string& output, bool force);

}  // namespace lab
