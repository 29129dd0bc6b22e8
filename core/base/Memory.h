// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace lab {

/// Bytes of memory that this process may have: the machine's, or its control group's where that is
/// less. Any thread.
std::uint64_t memoryBytes();

}  // namespace lab
