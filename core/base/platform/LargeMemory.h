// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace lab {

inline constexpr std::size_t kPageBytes = 1U << 12U;

/// Memory from the system itself, so that it goes back whole: pieces of many sizes between the C
/// library's own would leave holes, and the process would grow. In huge pages where the system has
/// them. `bytes`: a multiple of kPageBytes. Null when there is no more. Any thread.
void* takeLargeMemory(std::size_t bytes);
/// Gives it back; `bytes` as it was taken.
void giveLargeMemoryBack(void* memory, std::size_t bytes) noexcept;

}  // namespace lab
