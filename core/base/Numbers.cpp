// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Numbers.h"

#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <limits>

namespace lab {

namespace {

// Whether a NaN has a sign is chance, and tells nobody anything.
double unsignedNan(double value) {
    return std::isnan(value) ? std::numeric_limits<double>::quiet_NaN() : value;
}

}  // namespace

std::string fixedText(double value, int digits) {
    const std::string text = fmt::format("{:.{}f}", unsignedNan(value), digits);
    const bool isMinusZero = text.front() == '-' && text.find_first_not_of("-0.") == text.npos;
    return isMinusZero ? text.substr(1) : text;
}

std::string generalText(double value, int digits) {
    return fmt::format("{:.{}g}", unsignedNan(value), digits);
}

std::string shortestText(double value) {
    return fmt::format("{}", unsignedNan(value));
}

std::string groupedText(std::int64_t count) {
    std::string text = std::to_string(count);
    const int first = count < 0 ? 1 : 0;
    for (int at = static_cast<int>(text.size()) - 3; at > first; at -= 3) {
        text.insert(static_cast<std::size_t>(at), "\u202F");
    }
    return text;
}

template <typename Number>
std::optional<Number> numberFrom(std::string_view text) {
    Number value{};
    const char* const end = text.data() + text.size();
    const auto [next, problem] = std::from_chars(text.data(), end, value);
    if (problem != std::errc() || next != end || text.empty()) {
        return std::nullopt;
    }
    if constexpr (std::is_floating_point_v<Number>) {
        if (!std::isfinite(value)) {
            return std::nullopt;
        }
    }
    return value;
}

template std::optional<int> numberFrom<int>(std::string_view text);
template std::optional<std::int64_t> numberFrom<std::int64_t>(std::string_view text);
template std::optional<std::uint64_t> numberFrom<std::uint64_t>(std::string_view text);
template std::optional<double> numberFrom<double>(std::string_view text);

}  // namespace lab
