// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/NumberOptions.h"

#include "core/base/Numbers.h"

#include <CLI/CLI.hpp>

#include <fmt/format.h>
#include <type_traits>

namespace lab {

namespace {

template <typename Number>
Number checked(const std::string& name, const std::string& text, const Limits<Number>& limits) {
    const std::optional<Number> number = numberFrom<Number>(text);
    if (number && *number >= limits.least && *number <= limits.most) {
        return *number;
    }
    const char* const kind = std::is_integral_v<Number> ? "whole number" : "number";
    if (!number) {  // what range it has to lie in is the next question
        throw CLI::ValidationError(name, fmt::format("\"{}\" is not a {}", text, kind));
    }
    throw CLI::ValidationError(name, fmt::format("\"{}\" is not a {} from {} to {}", text, kind,
                                                 limits.least, limits.most));
}

// "1,,2" and "1," have an empty part, which is no number.
std::vector<std::string> parts(const std::vector<std::string>& texts) {
    std::vector<std::string> all;
    for (const std::string& text : texts) {
        std::size_t begin = 0;
        for (std::size_t comma = 0; comma != std::string::npos; begin = comma + 1) {
            comma = text.find(',', begin);
            all.push_back(text.substr(begin, comma - begin));
        }
    }
    return all;
}

template <typename Number, typename Value>
CLI::Option* add(CLI::App& command, const std::string& name, Value& value, const std::string& what,
                 const Limits<Number>& limits) {
    const auto take = [&value, name, limits](const std::string& text) {
        value = checked<Number>(name, text, limits);
    };
    CLI::Option* option = command.add_option_function<std::string>(name, take, what);
    return option->type_name(std::is_integral_v<Number> ? "INT" : "FLOAT");
}

// The value that is there is the default, and the help says it.
template <typename Number>
CLI::Option* addWithDefault(CLI::App& command, const std::string& name, Number& value,
                            const std::string& what, const Limits<Number>& limits) {
    CLI::Option* option = add<Number>(command, name, value, what, limits);
    return option->default_str(fmt::format("{}", value));
}

template <typename Number>
CLI::Option* addList(CLI::App& command, const std::string& name, std::vector<Number>& values,
                     const std::string& what, const Limits<Number>& limits) {
    const auto take = [&values, name, limits](const std::vector<std::string>& texts) {
        values.clear();
        for (const std::string& text : parts(texts)) {
            values.push_back(checked<Number>(name, text, limits));
        }
    };
    return command.add_option_function<std::vector<std::string>>(name, take, what)
        ->type_name(std::is_integral_v<Number> ? "INT,..." : "FLOAT,...")
        ->allow_extra_args(false);
}

}  // namespace

CLI::Option* addNumber(CLI::App& command, const std::string& name, int& value,
                       const std::string& what, const Limits<int>& limits) {
    return addWithDefault(command, name, value, what, limits);
}

CLI::Option* addNumber(CLI::App& command, const std::string& name, std::int64_t& value,
                       const std::string& what, const Limits<std::int64_t>& limits) {
    return addWithDefault(command, name, value, what, limits);
}

CLI::Option* addNumber(CLI::App& command, const std::string& name, double& value,
                       const std::string& what, const Limits<double>& limits) {
    return addWithDefault(command, name, value, what, limits);
}

CLI::Option* addNumber(CLI::App& command, const std::string& name, std::optional<int>& value,
                       const std::string& what, const Limits<int>& limits) {
    return add<int>(command, name, value, what, limits);
}

CLI::Option* addNumber(CLI::App& command, const std::string& name,
                       std::optional<std::int64_t>& value, const std::string& what,
                       const Limits<std::int64_t>& limits) {
    return add<std::int64_t>(command, name, value, what, limits);
}

CLI::Option* addNumber(CLI::App& command, const std::string& name, std::optional<double>& value,
                       const std::string& what, const Limits<double>& limits) {
    return add<double>(command, name, value, what, limits);
}

CLI::Option* addNumbers(CLI::App& command, const std::string& name, std::vector<int>& values,
                        const std::string& what, const Limits<int>& limits) {
    return addList(command, name, values, what, limits);
}

CLI::Option* addNumbers(CLI::App& command, const std::string& name,
                        std::vector<std::uint64_t>& values, const std::string& what,
                        const Limits<std::uint64_t>& limits) {
    return addList(command, name, values, what, limits);
}

CLI::Option* addNumbers(CLI::App& command, const std::string& name, std::vector<double>& values,
                        const std::string& what, const Limits<double>& limits) {
    return addList(command, name, values, what, limits);
}

}  // namespace lab
