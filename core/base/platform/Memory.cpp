// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/platform/Memory.h"

#include <algorithm>
#include <fstream>
#include <string>
#include <sys/resource.h>
#include <unistd.h>
#if defined(__GLIBC__)
#include <malloc.h>
#endif

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

std::int64_t residentBytes() {
    std::ifstream file("/proc/self/statm");
    std::int64_t size = 0;
    std::int64_t resident = 0;  // pages
    file >> size >> resident;
    return resident * ::sysconf(_SC_PAGESIZE);
}

std::int64_t peakResidentBytes() {
    std::ifstream file("/proc/self/status");
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with("VmHWM:")) {
            return std::stoll(line.substr(6)) * 1024;
        }
    }
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
#if defined(__APPLE__)
    return usage.ru_maxrss;
#else
    return static_cast<std::int64_t>(usage.ru_maxrss) * 1024;
#endif
}

std::int64_t forgetPeakResidentBytes() {
#if defined(__GLIBC__)
    ::malloc_trim(0);
#endif
    std::ofstream("/proc/self/clear_refs") << 5;  // proc(5): resets VmHWM
    return residentBytes();
}

}  // namespace lab
