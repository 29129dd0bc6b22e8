// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/MemoryBudget.h"

#include "core/base/platform/Memory.h"

namespace lab {

std::uintmax_t resolvedBudget(std::uintmax_t bytes) {
    return bytes > 0 ? bytes : memoryBytes() / 4;
}

}  // namespace lab
