// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/parts/RunSigns.h"

#include "core/verdict/Factors.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>

namespace lab {

namespace {

// Orchid, green, umber, slate: at least 11 apart for normal, protan, deutan and tritan sight (OKLab
// × 100), 3:1 on the white and on the dark plot.
const std::array kLevelHues = {QColor(0xCF71BD), QColor(0x48A260), QColor(0x8B5F18),
                               QColor(0x5D6C71)};

Marker opened(Marker marker) {
    return isOpen(marker) ? marker
                          : static_cast<Marker>(static_cast<int>(marker) +
                                                static_cast<int>(Marker::OpenCircle));
}

// What the runs have of the settings, each once; in the order of the factor where one is varied.
std::vector<RunSpec> levelsOf(std::span<const RunSpec> runs) {
    std::vector<RunSpec> levels;
    for (const RunSpec& run : runs) {
        const RunSpec level = normalForm(run);
        if (std::ranges::find(levels, level) == levels.end()) {
            levels.push_back(level);
        }
    }
    std::vector<Factor> varied;
    for (const RunSpec& level : levels) {
        for (const Factor factor : factorsBetween(levels.front(), level)) {
            varied.push_back(factor);
        }
    }
    const bool isOne = !varied.empty() && std::ranges::count(varied, varied.front()) ==
                                              static_cast<std::ptrdiff_t>(varied.size());
    if (isOne) {
        std::ranges::stable_sort(levels, [&varied](const RunSpec& one, const RunSpec& other) {
            return levelComesBefore(varied.front(), one, other);
        });
    }
    return levels;
}

bool areOfOneLook(std::span<const RunSpec> runs) {
    return std::ranges::all_of(runs, [&runs](const RunSpec& run) {
        return run.network.family == runs.front().network.family &&
               depthOf(run.network) == depthOf(runs.front().network) &&
               networkColour(run.network) == networkColour(runs.front().network);
    });
}

std::vector<RunSign> signsOfLevels(std::span<const RunSpec> runs,
                                   const std::vector<RunSpec>& levels) {
    std::vector<int> seen(levels.size(), 0);
    std::vector<RunSign> signs;
    for (const RunSpec& run : runs) {
        const auto found = std::ranges::find(levels, normalForm(run));
        const auto level = static_cast<std::size_t>(found - levels.begin());
        const Marker marker = networkMarker(run.network);
        signs.push_back({kLevelHues[level % kLevelHues.size()],
                         level < kLevelHues.size() ? marker : opened(marker), seen[level]++});
    }
    return signs;
}

}  // namespace

std::vector<RunSign> signsOf(std::span<const RunSpec> runs) {
    const std::vector<RunSpec> levels = levelsOf(runs);
    if (levels.size() > 1 && areOfOneLook(runs)) {
        return signsOfLevels(runs, levels);
    }
    std::map<std::string, int> seen;
    std::vector<RunSign> signs;
    for (const RunSpec& run : runs) {
        signs.push_back(
            {networkColour(run.network), networkMarker(run.network), seen[titleOf(run.network)]++});
    }
    return signs;
}

}  // namespace lab
