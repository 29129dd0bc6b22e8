// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace lab {

// Every number of the command line is read here: as a whole, in decimal, within its limits. What is
// anything else ("", " 1", "0x10", "1e3", "-1", 2^64) is a bad argument, with a sentence.

template <typename Number>
struct Limits {
    Number least = 0;
    Number most = std::numeric_limits<Number>::max();
};

CLI::Option* addNumber(CLI::App& command, const std::string& name, int& value,
                       const std::string& what, const Limits<int>& limits = {});
CLI::Option* addNumber(CLI::App& command, const std::string& name, std::int64_t& value,
                       const std::string& what, const Limits<std::int64_t>& limits = {});
CLI::Option* addNumber(CLI::App& command, const std::string& name, double& value,
                       const std::string& what, const Limits<double>& limits);

CLI::Option* addNumber(CLI::App& command, const std::string& name, std::optional<int>& value,
                       const std::string& what, const Limits<int>& limits = {});
CLI::Option* addNumber(CLI::App& command, const std::string& name,
                       std::optional<std::int64_t>& value, const std::string& what,
                       const Limits<std::int64_t>& limits = {});
CLI::Option* addNumber(CLI::App& command, const std::string& name, std::optional<double>& value,
                       const std::string& what, const Limits<double>& limits);

/// "1,2,3": one list behind the option, which may be given again. What follows after a space is not
/// of it: a positional argument may stand there.
CLI::Option* addNumbers(CLI::App& command, const std::string& name, std::vector<int>& values,
                        const std::string& what, const Limits<int>& limits = {});
CLI::Option* addNumbers(CLI::App& command, const std::string& name,
                        std::vector<std::uint64_t>& values, const std::string& what,
                        const Limits<std::uint64_t>& limits = {});
CLI::Option* addNumbers(CLI::App& command, const std::string& name, std::vector<double>& values,
                        const std::string& what, const Limits<double>& limits);

}  // namespace lab
