// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Memory.h"

#include <algorithm>
#include <fstream>
#include <unistd.h>

namespace lab {

std::uint64_t memoryBytes() {
    const long pages = ::sysconf(_SC_PHYS_PAGES);
    const long pageBytes = ::sysconf(_SC_PAGESIZE);
    constexpr std::uint64_t unknown = std::uint64_t{1} << 32U;
    std::uint64_t bytes = pages > 0 && pageBytes > 0 ? static_cast<std::uint64_t>(pages) *
                                                           static_cast<std::uint64_t>(pageBytes)
                                                     : unknown;
    for (const char* limit : {"/sys/fs/cgroup/memory.max",  // version 2, then 1
                              "/sys/fs/cgroup/memory/memory.limit_in_bytes"}) {
        std::uint64_t allowed = 0;
        if (std::ifstream(limit) >> allowed && allowed > 0) {  // not where it says "max"
            bytes = std::min(bytes, allowed);
        }
    }
    return bytes;
}

}  // namespace lab
