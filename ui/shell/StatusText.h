// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/experiments/Session.h"

#include <QString>

#include <cstdint>
#include <filesystem>

namespace lab {

// What the status strip says, as pure functions. Any thread.

/// "Training 4 runs", "Paused: 4 runs", "All 4 runs finished. Saved in ~/ResNet Lab/lesson".
QString statusText(Session::State state, const ExperimentModel& live);
/// "CPU · 2 workers × 1 thread · fp32"
QString machineText(const Execution& execution, Precision precision);
/// "CPU · 2 cores"
QString machineText(const std::string& device, int cores);
/// "1.2 GB of 16 GB"; empty when the system does not say.
QString memoryText(std::uintmax_t used, std::uintmax_t all);
/// With ~ for the person's home.
QString shortPath(const std::filesystem::path& path);

/// Bytes of memory that this process holds, and that the machine has; 0 when it does not say.
std::uintmax_t memoryInUse();
std::uintmax_t memoryOfMachine();

}  // namespace lab
