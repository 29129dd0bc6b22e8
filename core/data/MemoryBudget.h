// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace lab {

/// Bytes that a decoded split may take where 0 means a quarter of this machine's memory.
std::uintmax_t resolvedBudget(std::uintmax_t bytes);

}  // namespace lab
