// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/RunWeights.h"

#include "core/base/Error.h"
#include "core/model/ModelCard.h"
#include "core/train/Position.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <system_error>
#include <tuple>
#include <utility>

namespace lab {

namespace {

namespace fs = std::filesystem;

std::optional<RunWeights> momentOf(const fs::path& file) {
    try {
        const auto metadata = readMetadata(file);
        RunWeights weights;
        weights.file = file;
        if (const auto position = metadata.find("position"); position != metadata.end()) {
            const Position at = positionOf(position->second);
            weights.epoch = at.epochsDone;
            weights.within = at.stepsDone > 0;
        } else if (const auto epoch = metadata.find("epoch"); epoch != metadata.end()) {
            weights.epoch = std::atoi(epoch->second.c_str());
        } else {
            return std::nullopt;
        }
        return weights;
    } catch (const Error&) {
        return std::nullopt;
    }
}

auto whenOf(const RunWeights& weights) {
    return std::pair(weights.epoch, weights.within);
}

}  // namespace

std::vector<RunWeights> weightsOfRun(const fs::path& run) {
    std::vector<RunWeights> all = {{}};
    std::error_code error;
    for (fs::directory_iterator entry(run, error); !error && entry != fs::directory_iterator();
         entry.increment(error)) {
        if (entry->path().extension() != ".safetensors") {
            continue;
        }
        if (auto weights = momentOf(entry->path())) {
            weights->best = entry->path().filename() == "best.safetensors";
            all.push_back(std::move(*weights));
        }
    }
    std::ranges::stable_sort(all, [](const RunWeights& a, const RunWeights& b) {
        return std::tuple(a.epoch, a.within, !a.best) < std::tuple(b.epoch, b.within, !b.best);
    });
    // Not std::ranges::unique(): Clang 14, which the fuzzing build uses, cannot read its result.
    const auto isAgain = [](const RunWeights& a, const RunWeights& b) {
        return whenOf(a) == whenOf(b);
    };
    all.erase(std::unique(all.begin(), all.end(), isAgain), all.end());
    return all;
}

}  // namespace lab
