// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace lab {

/// The bits of a bfloat16: the upper half of a float.
struct Bf16 {
    std::uint16_t bits;
};

}  // namespace lab
