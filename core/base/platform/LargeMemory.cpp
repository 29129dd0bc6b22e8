// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/platform/LargeMemory.h"

#include <cstdint>
#include <cstdlib>
#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace lab {

#if defined(__linux__)
void* takeLargeMemory(std::size_t bytes) {
    constexpr std::size_t kHuge = 1U << 21U;  // a huge page of x86-64 and of ARM
    const std::size_t alignment = bytes >= kHuge ? kHuge : kPageBytes;
    const std::size_t room = bytes + alignment - kPageBytes;
    void* const all =
        ::mmap(nullptr, room, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (all == MAP_FAILED) {
        return nullptr;
    }
    auto* const begin = static_cast<std::byte*>(all);
    const std::size_t before = -reinterpret_cast<std::uintptr_t>(begin) % alignment;
    const std::size_t after = room - before - bytes;
    if (before > 0) {
        ::munmap(begin, before);
    }
    if (after > 0) {
        ::munmap(begin + before + bytes, after);
    }
    if (bytes >= kHuge) {
        // A wish: without it, and in what a huge page would stick out of, the pages are small ones.
        ::madvise(begin + before, bytes, MADV_HUGEPAGE);
    }
    return begin + before;
}

void giveLargeMemoryBack(void* memory, std::size_t bytes) noexcept {
    ::munmap(memory, bytes);
}
#else
void* takeLargeMemory(std::size_t bytes) {
    return std::aligned_alloc(kPageBytes, bytes);
}

void giveLargeMemoryBack(void* memory, std::size_t /*bytes*/) noexcept {
    std::free(memory);
}
#endif

}  // namespace lab
