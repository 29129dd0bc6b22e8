// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verdict/DepthPairs.h"

#include "core/verdict/Comparison.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

namespace lab {

namespace {

// All that must be equal for depth alone to differ.
RunSpec withoutDepth(const RunResult& run) {
    RunSpec spec = run.info.spec;
    spec.network.name.clear();
    std::ranges::fill(spec.network.blocks, 1);  // the number of stages is not depth
    spec.seed = 0;
    return spec;
}

using BySeed = std::map<std::uint64_t, const RunResult*>;

// The runs of one family, by depth and seed, that share everything but depth with `like`.
std::map<int, BySeed> byDepth(std::span<const RunResult> runs, const RunResult& like) {
    std::map<int, BySeed> depths;
    for (const RunResult& run : runs) {
        if (withoutDepth(run) == withoutDepth(like) && trainedOnTheSame(run.info, like.info)) {
            depths[depthOf(run.info.spec.network)][run.info.spec.seed] = &run;
        }
    }
    return depths;
}

// A shallow and a deep network of one seed.
using Twins = std::pair<const RunResult*, const RunResult*>;

std::vector<Twins> twinsOf(const BySeed& shallow, const BySeed& deep) {
    std::vector<Twins> twins;
    for (const auto& [seed, run] : shallow) {
        if (const auto twin = deep.find(seed); twin != deep.end()) {
            twins.emplace_back(run, twin->second);
        }
    }
    return twins;
}

std::size_t epochsOf(const Twins& twins) {
    return std::min(twins.first->epochs.size(), twins.second->epochs.size());
}

bool hasFailed(const RunResult* run) {
    return run->state == RunState::Failed;
}

std::vector<std::string> failedOf(const std::vector<Twins>& twins) {
    const auto shallow = [](const Twins& one) { return hasFailed(one.first); };
    const auto deep = [](const Twins& one) { return hasFailed(one.second); };
    std::vector<std::string> titles;
    if (std::ranges::any_of(twins, shallow)) {
        titles.push_back(titleOf(twins.front().first->info.spec.network));
    }
    if (std::ranges::any_of(twins, deep)) {
        titles.push_back(titleOf(twins.front().second->info.spec.network));
    }
    return titles;
}

// The last that all twins have. A seed that has failed does not hold the others back.
std::size_t twinEpoch(const std::vector<Twins>& twins) {
    std::size_t sound = SIZE_MAX;
    std::size_t any = 0;
    for (const Twins& one : twins) {
        const bool failed = hasFailed(one.first) || hasFailed(one.second);
        sound = failed ? sound : std::min(sound, epochsOf(one));
        any = std::max(any, failed ? epochsOf(one) : 0);
    }
    return sound == SIZE_MAX ? any : sound;
}

// As a comparison of depth has it: over all seeds, also those that only one of them has.
NoisePrior depthNoise(const BySeed& shallow, const BySeed& deep, std::size_t epoch) {
    std::vector<SeedErrors> networks;
    for (const BySeed* network : {&shallow, &deep}) {
        networks.push_back({normalForm(network->begin()->second->info.spec), {}});
        for (const auto& [seed, run] : *network) {
            if (run->epochs.size() >= epoch) {
                networks.back().errors.push_back(run->epochs[epoch - 1].trainError);
            }
        }
    }
    return pooledNoise(networks, Measure::TrainError);
}

// After no later epoch than `last`.
DepthPair compared(const BySeed& shallow, const BySeed& deep, std::size_t last) {
    std::vector<Twins> twins = twinsOf(shallow, deep);
    DepthPair pair;
    if (twins.empty()) {
        return pair;
    }
    const RunSpec& spec = twins.front().first->info.spec;
    pair.shallow = titleOf(spec.network);
    pair.deep = titleOf(twins.front().second->info.spec.network);
    pair.failed = failedOf(twins);
    const std::size_t epoch = std::min(twinEpoch(twins), last);
    std::erase_if(twins, [epoch](const Twins& one) { return epochsOf(one) < epoch; });
    pair.seeds = static_cast<int>(twins.size());
    pair.trainedBelow = kTrainedShare * guessingError(twins.front().first->info);
    pair.shallowNetwork = spec.network;
    pair.deepNetwork = twins.front().second->info.spec.network;
    pair.epochs = spec.recipe.epochs;
    pair.epoch = static_cast<int>(epoch);
    pair.justBegun = hasJustBegun(pair.epoch, pair.epochs);
    pair.steps = stepsPerEpoch(twins.front().first->info) * pair.epoch;
    if (epoch == 0) {
        return pair;
    }
    std::vector<double> shallowTrain, deepTrain, trainGap, testGap;
    for (const auto& [a, b] : twins) {
        const EpochRecord& left = a->epochs[epoch - 1];
        const EpochRecord& right = b->epochs[epoch - 1];
        shallowTrain.push_back(left.trainError);
        deepTrain.push_back(right.trainError);
        trainGap.push_back(right.trainError - left.trainError);
        testGap.push_back(right.testError - left.testError);
    }
    pair.shallowTrain = spreadOf(shallowTrain);
    pair.deepTrain = spreadOf(deepTrain);
    pair.trainGap = spreadOf(trainGap);
    pair.testGap = spreadOf(testGap);
    const NoisePrior noise = depthNoise(shallow, deep, epoch);
    pair.byMargin = noise.weight == 0;
    const std::int64_t images = twins.front().first->info.trainImages;
    pair.margin = marginOf(noise, pair.seeds, images);
    pair.fewImages = pair.margin <= leastMargin(images);
    return pair;
}

}  // namespace

std::optional<DepthPair> depthPairOf(std::span<const RunResult> runs, Family family, Order order,
                                     std::size_t last) {
    for (const RunResult& run : runs) {
        const NetworkSpec& network = run.info.spec.network;
        if (network.family != family || network.order != order) {
            continue;
        }
        std::optional<DepthPair> first;
        const auto depths = byDepth(runs, run);
        for (auto deep = depths.rbegin(); deep != depths.rend(); ++deep) {
            for (auto shallow = depths.begin(); shallow->first < deep->first; ++shallow) {
                const DepthPair pair = compared(shallow->second, deep->second, last);
                if (pair.seeds > 0 && pair.epoch > 0) {
                    return pair;
                }
                first = !first && pair.seeds > 0 ? pair : first;
            }
        }
        if (first) {
            return first;
        }
    }
    return std::nullopt;
}

bool isTooEarly(const DepthPair& pair) {
    return pair.justBegun || !isTrained(pair.shallowTrain.mean, pair.trainedBelow, pair.steps) ||
           !isTrained(pair.deepTrain.mean, pair.trainedBelow, pair.steps);
}

std::optional<Interaction> interactionOf(const DepthPair& plain, const DepthPair& residual) {
    if (isTooEarly(plain) || isTooEarly(residual) || plain.epoch != residual.epoch) {
        return std::nullopt;
    }
    const double mean = plain.trainGap.mean - residual.trainGap.mean;
    const double half = std::hypot(plain.margin, residual.margin);
    return Interaction{mean, mean - half, mean + half, plain.byMargin || residual.byMargin};
}

namespace {

// After the same epoch, and not where the residual pair's own noise hides whether it does.
bool isUndone(const DepthPair& plain, const DepthPair& residual) {
    const std::optional<Interaction> interaction = interactionOf(plain, residual);
    return interaction && interaction->low > 0 && residual.trainGap.mean <= residual.margin;
}

}  // namespace

Outcome outcomeOf(const DepthPair& plain, const std::optional<DepthPair>& residual) {
    if (isTooEarly(plain)) {
        return plain.failed.empty() ? Outcome::NotTrainedYet : Outcome::NothingToCompare;
    }
    const double gap = plain.trainGap.mean;
    if (gap > plain.margin) {
        return residual && isUndone(plain, *residual) ? Outcome::DegradationUndone
                                                      : Outcome::DegradationReproduced;
    }
    if (gap < -plain.margin) {
        return plain.testGap.mean > plain.margin ? Outcome::Overfitting : Outcome::NotReproduced;
    }
    return Outcome::WithinNoise;
}

}  // namespace lab
