// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/OwnNormalisation.h"

#include "core/base/Ascii.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <regex>
#include <set>

namespace lab {

namespace {

constexpr std::int64_t kMostChannels = 4;

/// One number, or one for each channel: [], [3], [3, 1, 1], [1, 3, 1, 1].
bool isOfChannels(const Shape& shape) {
    const auto wide = [](std::int64_t size) { return size != 1; };
    return std::ranges::count_if(shape, wide) <= 1 &&
           std::ranges::all_of(
               shape, [](std::int64_t size) { return size >= 1 && size <= kMostChannels; });
}

/// What a mean's last name says that its deviation's says, too: "pixel_" of "pixel_mean". None: it
/// is no such mean, as "running_mean".
std::optional<std::string> beginOfMean(const std::string& name) {
    static const std::regex pattern(
        "(_?(?:(?:new|pixel|image|img|input|norm|data|rgb|imagenet)_)?)(?:mean|mu)s?");
    std::smatch parts;
    const std::string low = lowered(name);
    return low.size() < 40 && std::regex_match(low, parts, pattern) ? std::optional(parts[1].str())
                                                                    : std::nullopt;
}

std::string containerOf(const std::string& key) {
    return key.substr(0, key.rfind('.') + 1);
}

/// The key of the deviation that belongs to a mean; empty: there is none.
std::string deviationOf(const std::string& mean, const NamedShapes& shapes) {
    const std::string container = containerOf(mean);
    const auto begin = beginOfMean(mean.substr(container.size()));
    if (!begin) {
        return {};
    }
    constexpr std::array kDeviations = {"std", "stds", "sigma", "sd", "stddev", "deviation"};
    for (const auto& [key, shape] : shapes) {
        const bool isBeside = containerOf(key) == container && isOfChannels(shape);
        const std::string name = lowered(key.substr(containerOf(key).size()));
        const auto ends = [&](const char* word) { return name == *begin + word; };
        if (isBeside && std::ranges::any_of(kDeviations, ends)) {
            return key;
        }
    }
    return {};
}

/// Whether what lies in a container is of a loss or of a target and not of pictures.
bool isOfOthers(const std::string& container) {
    const std::string low = lowered(container);
    return std::ranges::any_of(
        std::array{"loss", "crit", "target", "label", "output", "metric", "prototypes"},
        [&low](const char* word) { return low.find(word) != std::string::npos; });
}

/// How near to a network: the length of what both keys begin with; -1: it is of another module.
std::ptrdiff_t nearnessOf(const std::string& container, const std::string& prefix) {
    if (prefix.starts_with(container)) {
        return static_cast<std::ptrdiff_t>(container.size());
    }
    const std::string module = container.substr(0, container.size() - 1);
    const std::string parent = containerOf(module);
    return prefix.starts_with(parent) ? static_cast<std::ptrdiff_t>(parent.size()) : -1;
}

}  // namespace

std::optional<NormalisationKeys> normalisationIn(const NamedShapes& shapes,
                                                 const std::string& prefix) {
    std::optional<NormalisationKeys> nearest;
    std::ptrdiff_t best = -1;
    for (const auto& [key, shape] : shapes) {
        if (!isOfChannels(shape) || isOfOthers(containerOf(key))) {
            continue;
        }
        const std::string deviation = deviationOf(key, shapes);
        const std::ptrdiff_t nearness = nearnessOf(containerOf(key), prefix);
        if (!deviation.empty() && nearness > best) {
            best = nearness;
            nearest = NormalisationKeys{key, deviation};
        }
    }
    return nearest;
}

double asWritten(double figure) {
    std::array<char, 32> text{};
    const auto written =
        std::to_chars(text.data(), text.data() + text.size(), static_cast<float>(figure));
    double read = figure;
    std::from_chars(text.data(), written.ptr, read);
    return read;
}

}  // namespace lab
