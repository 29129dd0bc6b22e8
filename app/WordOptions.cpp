// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/WordOptions.h"

#include "core/base/Numbers.h"

#include <CLI/CLI.hpp>

namespace lab {

namespace {

constexpr const char* kDevices = "auto, cpu, cuda or cuda:N";

// The sentence of what is wrong with it; empty: nothing.
std::string deviceProblem(const std::string& device) {
    const std::optional<int> number =
        device.starts_with("cuda:") ? numberFrom<int>(device.substr(5)) : std::nullopt;
    if (device == "auto" || device == "cpu" || device == "cuda" || number.value_or(-1) >= 0) {
        return {};
    }
    return "There is no device \"" + device + "\"; choose " + kDevices;
}

}  // namespace

CLI::Option* addWords(CLI::App& command, const std::string& name, std::vector<std::string>& words,
                      const std::string& what) {
    return command.add_option(name, words, what)->delimiter(',')->allow_extra_args(false);
}

CLI::Option* addDevice(CLI::App& command, std::string& device) {
    return command.add_option("--device", device, kDevices)
        ->check(deviceProblem)
        ->capture_default_str();
}

}  // namespace lab
