// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Machine.h"

#include "core/base/Instructions.h"

#include <opencv2/core/version.hpp>

#include <array>
#include <ctime>

namespace lab {

bool computesBf16() {
#if defined(__x86_64__) && defined(__GNUC__)
    return instructions() >= Instructions::Avx512;
#else
    return true;
#endif
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
