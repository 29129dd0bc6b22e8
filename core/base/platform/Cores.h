// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace lab {

/// Logical cores that this process may use: those that taskset and the like leave it, and no more
/// than its quota of processor time, as a container has it, is worth. At least 1. The quota is read
/// once. Any thread.
int coreCount();

/// What the quotas of this process's control groups are worth in cores, rounded up: the smallest on
/// the way from its own group up to the first, version 2 (cpu.max) and 1 (cpu.cfs_quota_us). None
/// where there is none. `root`: where "proc" and "sys" are found.
std::optional<int> quotaOfCores(const std::filesystem::path& root = "/");

/// The CPU's name as the system gives it; "unknown processor" where it gives none. Any thread.
std::string processorName();

/// Asks the system to save a thread's matrix tiles (AMX), which it does only where they were asked
/// for, for the whole process. Whether it will. Any thread.
bool askForMatrixTiles();

}  // namespace lab
