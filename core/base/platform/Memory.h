// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace lab {

/// Bytes of memory that this process may have: the machine's, or its control group's where that is
/// less. Any thread.
std::uint64_t memoryBytes();
/// Bytes of memory that this process holds now; 0 where the system does not tell.
std::int64_t residentBytes();
/// The most that it held since forgetPeakResidentBytes(), where the system can forget; else ever.
std::int64_t peakResidentBytes();
/// Gives freed memory back to the system, begins the peak again and returns residentBytes().
std::int64_t forgetPeakResidentBytes();

}  // namespace lab
