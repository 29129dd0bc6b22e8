// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verdict/DepthPairs.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

namespace lab {

namespace {

constexpr int kSeedsToPair = 3;         // whose differences tell how they spread
constexpr double kGapOfNoInterest = 1;  // points of a residual pair, however sure
constexpr double kShareUndone = 0.5;    // of the plain gap, that the residual one must stay below

const RunInfo& infoOf(const Level& level, std::span<const RunResult> runs) {
    return runs[level.runs.front()].info;
}

const NetworkSpec& networkOf(const Level& level, std::span<const RunResult> runs) {
    return infoOf(level, runs).spec.network;
}

/// The errors of two levels by seed, of the seeds that both have.
struct PairedErrors {
    std::vector<double> shallow;
    std::vector<double> deep;
    std::vector<double> gaps;
};

PairedErrors pairedErrors(const Level& shallow, const Level& deep, int epoch, Measure measure,
                          std::span<const RunResult> runs) {
    PairedErrors paired;
    const auto below = errorsAt(deep, epoch, measure, runs);
    for (const auto& [seed, error] : errorsAt(shallow, epoch, measure, runs)) {
        if (const auto twin = below.find(seed); twin != below.end()) {
            paired.shallow.push_back(error);
            paired.deep.push_back(twin->second);
            paired.gaps.push_back(twin->second - error);
        }
    }
    return paired;
}

void nameFailures(const Comparison& depths, std::span<const RunResult> runs, DepthPair& pair) {
    const auto failed = [runs](std::size_t run) { return runs[run].state == RunState::Failed; };
    for (const Level& level : depths.levels) {
        pair.failed.insert(pair.failed.end(),
                           static_cast<std::size_t>(std::ranges::count_if(level.runs, failed)),
                           level.title);
        if (level.failed) {
            pair.lost.push_back(level.title);
        } else if (level.seeds == 0 && depths.epoch > 0) {
            pair.behind.push_back(level.title);
        }
    }
}

// Whether none of its runs goes on.
bool areOver(const Level& level, std::span<const RunResult> runs) {
    return std::ranges::all_of(level.runs, [runs](std::size_t run) {
        const RunResult& one = runs[run];
        return one.state == RunState::Finished || one.state == RunState::Failed ||
               std::cmp_greater_equal(one.epochs.size(), one.info.spec.recipe.epochs);
    });
}

DepthPair pairOf(const Comparison& depths, std::size_t shallow, std::size_t deep, int epoch,
                 std::span<const RunResult> runs) {
    const Level& one = depths.levels[shallow];
    const Level& other = depths.levels[deep];
    const RunInfo& info = infoOf(one, runs);
    DepthPair pair;
    pair.shallow = one.title;
    pair.deep = other.title;
    pair.shallowNetwork = networkOf(one, runs);
    pair.deepNetwork = networkOf(other, runs);
    pair.shallowRun = one.runs.front();
    pair.deepRun = other.runs.front();
    pair.isOver = areOver(one, runs) && areOver(other, runs);
    pair.depths = static_cast<int>(depths.levels.size());
    pair.isLost = one.failed || other.failed || haveFailedInTurn(one, other, runs);
    nameFailures(depths, runs, pair);
    pair.trainedBelow = kTrainedShare * guessingError(info);
    pair.epochs = depths.epochs;
    pair.justBegun = true;
    if (pair.isLost) {  // it has no figures to compare
        return pair;
    }
    const PairedErrors train = pairedErrors(one, other, epoch, Measure::TrainError, runs);
    const PairedErrors test = pairedErrors(one, other, epoch, Measure::TestError, runs);
    pair.seeds = static_cast<int>(train.gaps.size());
    pair.epoch = pair.seeds > 0 ? epoch : 0;
    pair.justBegun = hasJustBegun(pair.epoch, pair.epochs);
    pair.steps = stepsPerEpoch(info) * pair.epoch;
    pair.shallowTrain = spreadOf(train.shallow);
    pair.deepTrain = spreadOf(train.deep);
    pair.trainGap = spreadOf(train.gaps);
    pair.testGap = spreadOf(test.gaps);
    const NoisePrior noise = noiseOf(depths, shallow, deep, Measure::TrainError, runs, epoch);
    const NoisePrior testNoise = noiseOf(depths, shallow, deep, Measure::TestError, runs, epoch);
    pair.byMargin = noise.weight == 0;
    pair.margin = marginOf(noise, pair.seeds, imagesPerEpoch(info));
    pair.testMargin = marginOf(testNoise, pair.seeds, info.testImages);
    pair.fewImages = pair.margin <= leastMargin(imagesPerEpoch(info));
    return pair;
}

// Of one kind of block and as many stages.
bool areAlike(const NetworkSpec& one, const NetworkSpec& other) {
    return one.block == other.block && one.blocks.size() == other.blocks.size();
}

// Whether some seed is meant to be in both.
bool haveCommonSeed(const Level& one, const Level& other, std::span<const RunResult> runs) {
    return std::ranges::any_of(one.runs, [&](std::size_t run) {
        return std::ranges::any_of(other.runs, [&](std::size_t twin) {
            return runs[run].info.spec.seed == runs[twin].info.spec.seed;
        });
    });
}

// The deepest with the shallowest, then with the next; for each that accepted() takes, until it
// gives a pair.
template <class Accepted>
std::optional<DepthPair> firstPair(const Comparison& depths, std::span<const RunResult> runs,
                                   const Accepted& accepted) {
    const std::vector<Level>& levels = depths.levels;
    for (std::size_t deep = levels.size(); deep-- > 1;) {
        for (std::size_t shallow = 0; shallow < deep; ++shallow) {
            const bool alike =
                areAlike(networkOf(levels[shallow], runs), networkOf(levels[deep], runs));
            if (!alike || !haveCommonSeed(levels[shallow], levels[deep], runs)) {
                continue;
            }
            DepthPair pair = pairOf(depths, shallow, deep, depths.epoch, runs);
            if (accepted(pair)) {
                return pair;
            }
        }
    }
    return std::nullopt;
}

std::optional<DepthPair> endsOf(const Comparison& depths, std::span<const RunResult> runs) {
    const auto isJudged = [](const DepthPair& pair) { return !pair.isLost && pair.epoch > 0; };
    const auto isSound = [](const DepthPair& pair) { return !pair.isLost; };
    std::optional<DepthPair> pair = firstPair(depths, runs, isJudged);
    pair = pair ? pair : firstPair(depths, runs, isSound);
    return pair ? pair : firstPair(depths, runs, [](const DepthPair&) { return true; });
}

// Where the level of the comparison stands that differs from the run in its shortcuts alone.
std::optional<std::size_t> twinOf(std::size_t run, const Comparison& depths,
                                  std::span<const RunResult> runs) {
    for (std::size_t i = 0; i < depths.levels.size(); ++i) {
        if (soleFactor(runs[run], runs[depths.levels[i].runs.front()]) == Factor::Family) {
            return i;
        }
    }
    return std::nullopt;
}

}  // namespace

std::vector<DepthPair> depthPairsOf(const std::vector<Comparison>& depths, Family family,
                                    std::span<const RunResult> runs) {
    std::vector<DepthPair> pairs;
    for (const Comparison& comparison : depths) {
        if (networkOf(comparison.levels.front(), runs).family == family) {
            if (const auto pair = endsOf(comparison, runs)) {
                pairs.push_back(*pair);
            }
        }
    }
    // The last decides what nothing else does: the order of the runs must not.
    std::ranges::stable_sort(pairs, {}, [runs](const DepthPair& pair) {
        return std::tuple(pair.isLost || isTooEarly(pair), pair.shallowNetwork.order == Order::Pre,
                          -pair.seeds, nlohmann::json(runs[pair.shallowRun].info.spec).dump());
    });
    return pairs;
}

std::vector<DepthPair> residualPairsOf(const std::vector<Comparison>& depths,
                                       const DepthPair& plain, std::span<const RunResult> runs) {
    std::vector<DepthPair> pairs;
    for (const Comparison& comparison : depths) {
        const auto shallow = twinOf(plain.shallowRun, comparison, runs);
        const auto deep = twinOf(plain.deepRun, comparison, runs);
        if (shallow && deep) {
            // Another depth that has not come as far holds these two not back.
            DepthPair pair = pairOf(comparison, *shallow, *deep, plain.epoch, runs);
            const int epoch = std::min(comparison.epoch, plain.epoch);
            pairs.push_back(pair.epoch > 0 ? pair
                                           : pairOf(comparison, *shallow, *deep, epoch, runs));
        }
    }
    // What can be judged first; of that, what starts as plain networks do.
    std::ranges::stable_sort(pairs, {}, [](const DepthPair& pair) {
        return std::pair(pair.isLost || isTooEarly(pair), pair.deepNetwork.zeroInitResidual);
    });
    return pairs;
}

bool isTooEarly(const DepthPair& pair) {
    const bool isNeither = !(pair.shallowTrain.mean <= pair.trainedBelow) &&
                           !(pair.deepTrain.mean <= pair.trainedBelow);
    return pair.justBegun || isNeither ||
           !isTrained(pair.shallowTrain.mean, pair.trainedBelow, pair.steps) ||
           !isTrained(pair.deepTrain.mean, pair.trainedBelow, pair.steps);
}

namespace {

// By their errors, however many steps they have done: what guesses shows nothing of shortcuts.
bool isClearlyTrained(const DepthPair& pair) {
    return !isTooEarly(pair) && pair.shallowTrain.mean <= pair.trainedBelow &&
           pair.deepTrain.mean <= pair.trainedBelow;
}

}  // namespace

std::optional<Interaction> interactionOf(const DepthPair& plain, const DepthPair& residual) {
    if (plain.isLost || residual.isLost || isTooEarly(plain) || !isClearlyTrained(residual) ||
        plain.epoch != residual.epoch) {
        return std::nullopt;
    }
    const double mean = plain.trainGap.mean - residual.trainGap.mean;
    const double half = std::hypot(plain.margin, residual.margin);
    return Interaction{mean, mean - half, mean + half, plain.byMargin || residual.byMargin};
}

// Whether depth costs a residual pair in the differences by seed alone: the pooled interval, wide
// where the networks spread, is careful to say that there is a gap, not that there is none.
bool costsBySeed(const DepthPair& pair) {
    if (pair.seeds < kSeedsToPair) {
        return false;
    }
    const double variance = pair.trainGap.deviation * pair.trainGap.deviation / 2;
    const double half = halfWidth({variance, pair.seeds - 1.0}, pair.seeds);
    return pair.trainGap.mean > std::max(half, kGapOfNoInterest);
}

// Networks that guess, and ones that err no less than the plain one, undo nothing, whatever depth
// costs them; nor does a gap that only noise hides, or that may be half of the plain one.
NotUndone whyNotUndone(const DepthPair& plain, const std::optional<DepthPair>& residual) {
    if (!residual) {
        return NotUndone::NoTwin;
    }
    if (residual->isLost) {
        return NotUndone::Failed;
    }
    if (residual->epoch < plain.epoch) {
        return NotUndone::Behind;
    }
    if (!isClearlyTrained(*residual)) {
        return NotUndone::HardlyTrained;
    }
    if (residual->trainGap.mean > residual->margin || costsBySeed(*residual)) {
        return NotUndone::Degrades;
    }
    const double more = residual->deepTrain.mean - plain.deepTrain.mean;
    // A margin is that of a difference within a pair, here one network is of each.
    const double noise = std::hypot(plain.margin, residual->margin) / std::sqrt(2.0);
    if (more > 0) {
        return more > noise ? NotUndone::WorseThanPlain : NotUndone::AsBadAsPlain;
    }
    const bool mayBeHalf =
        residual->trainGap.mean + residual->margin > plain.trainGap.mean * kShareUndone;
    const std::optional<Interaction> interaction = interactionOf(plain, *residual);
    if (!interaction || interaction->low <= 0 || mayBeHalf) {
        return NotUndone::WithinNoise;
    }
    return more > -noise ? NotUndone::AsBadAsPlain : NotUndone::None;
}

Outcome outcomeOf(const DepthPair& plain, const std::optional<DepthPair>& residual) {
    if (plain.isLost) {
        return Outcome::NothingToCompare;
    }
    if (isTooEarly(plain)) {
        return Outcome::NotTrainedYet;
    }
    const double gap = plain.trainGap.mean;
    if (gap > plain.margin) {
        return whyNotUndone(plain, residual) == NotUndone::None ? Outcome::DegradationUndone
                                                                : Outcome::DegradationReproduced;
    }
    if (gap < -plain.margin) {
        return plain.testGap.mean > plain.testMargin ? Outcome::Overfitting
                                                     : Outcome::NotReproduced;
    }
    return Outcome::WithinNoise;
}

}  // namespace lab
