// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Machine.h"

#include "core/base/Instructions.h"

#include <opencv2/core/version.hpp>

#include <algorithm>
#include <array>
#include <ctime>
#include <fstream>
#include <sys/resource.h>
#include <unistd.h>
#if defined(__GLIBC__)
#include <malloc.h>
#endif

namespace lab {

namespace {

std::string readProcessorName() {
    std::ifstream file("/proc/cpuinfo");
    for (std::string line; std::getline(file, line);) {
        const std::size_t colon = line.find(": ");
        if (line.starts_with("model name") && colon != std::string::npos) {
            return line.substr(colon + 2);
        }
    }
    return "unknown processor";
}

}  // namespace

std::string processorName() {
    static const std::string name = readProcessorName();
    return name;
}

bool computesBf16() {
#if defined(__x86_64__) && defined(__GNUC__)
    return instructions() >= Instructions::Avx512;
#else
    return true;
#endif
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

std::string utcNow() {
    const std::time_t now = std::time(nullptr);
    std::tm utc{};
    gmtime_r(&now, &utc);
    std::array<char, 32> text{};
    std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &utc);
    return text.data();
}

std::string programVersion() {
    return "ResNet Lab " LAB_VERSION;
}

std::string openCvVersion() {
    return CV_VERSION;
}

}  // namespace lab
