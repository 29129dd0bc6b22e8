#include "core/run/Machine.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <fstream>
#include <thread>

namespace lab {

std::string processorName() {
    std::ifstream file("/proc/cpuinfo");
    for (std::string line; std::getline(file, line);) {
        const std::size_t colon = line.find(": ");
        if (line.starts_with("model name") && colon != std::string::npos) {
            return line.substr(colon + 2);
        }
    }
    return "unknown processor";
}

int coreCount() {
    return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
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

}  // namespace lab
