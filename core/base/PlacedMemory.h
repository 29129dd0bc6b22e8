// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace lab {

/// While it lives, the first tensor of exactly so many bytes that its thread asks for lies in
/// `memory`, which somebody else owns; the tensor must not outlive this. Whoever makes one must
/// look whether it does: other memory of that size may have been asked for first, and sanitizers do
/// without. core/base/ReusedMemory.cpp
class PlacedMemory {
public:
    PlacedMemory(void* memory, std::size_t bytes);
    ~PlacedMemory();
    PlacedMemory(const PlacedMemory&) = delete;
    PlacedMemory& operator=(const PlacedMemory&) = delete;
};

}  // namespace lab
