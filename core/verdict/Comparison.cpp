// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verdict/Comparison.h"

#include "core/base/Phrase.h"

#include <algorithm>
#include <map>
#include <optional>

namespace lab {

namespace {

/// Runs that are equal but for their seeds.
struct Arm {
    RunSpec spec;  // normalForm()
    const RunInfo* info = nullptr;
    std::map<std::uint64_t, std::size_t> runs;
};

std::vector<Arm> armsOf(std::span<const RunResult> runs) {
    std::vector<Arm> arms;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const RunSpec spec = normalForm(runs[i].info.spec);
        auto arm = std::ranges::find_if(arms, [&](const Arm& one) {
            return one.spec == spec && trainedOnTheSame(*one.info, runs[i].info);
        });
        if (arm == arms.end()) {
            arm = arms.insert(arms.end(), Arm{spec, &runs[i].info, {}});
        }
        arm->runs.emplace(runs[i].info.spec.seed, i);
    }
    return arms;
}

/// The one factor in which two arms differ; none where there are more.
using SoleFactors = std::vector<std::vector<std::optional<Factor>>>;

std::optional<Factor> soleFactor(const Arm& one, const Arm& other) {
    std::vector<Factor> factors = factorsBetween(one.spec, other.spec);
    if (std::ranges::find(factors, Factor::Family) != factors.end()) {
        std::erase(factors, Factor::ZeroStart);  // a plain network has none; it is told
    }
    if (factors.size() != 1) {
        return std::nullopt;
    }
    const Factor factor = factors.front();
    // The same folder with other pictures in it: errors do not compare. Other data are a factor.
    const bool dataDiffer = factor == Factor::Data || factor == Factor::TrainImages ||
                            factor == Factor::TestImages || factor == Factor::ImageSize;
    return dataDiffer || trainedOnTheSame(*one.info, *other.info) ? std::optional(factor)
                                                                  : std::nullopt;
}

// Each pair once: the window asks for a verdict after every epoch.
SoleFactors soleFactorsOf(const std::vector<Arm>& arms) {
    SoleFactors sole(arms.size(), std::vector<std::optional<Factor>>(arms.size()));
    for (std::size_t i = 0; i < arms.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            sole[i][j] = sole[j][i] = soleFactor(arms[i], arms[j]);
        }
    }
    return sole;
}

// The arms that differ from the first in the factor alone, and each from each.
std::vector<std::size_t> setAround(const SoleFactors& sole, std::size_t first, Factor factor) {
    std::vector<std::size_t> set = {first};
    for (std::size_t i = 0; i < sole.size(); ++i) {
        if (i != first && std::ranges::all_of(
                              set, [&](std::size_t member) { return sole[member][i] == factor; })) {
            set.push_back(i);
        }
    }
    return set;
}

double errorOf(const EpochRecord& record, Measure measure) {
    return measure == Measure::TrainError ? record.trainError : record.testError;
}

// An arm's error after the epoch, by seed.
std::map<std::uint64_t, double> errorsOf(const Arm& arm, std::span<const RunResult> runs, int epoch,
                                         Measure measure) {
    std::map<std::uint64_t, double> errors;
    for (const auto& [seed, run] : arm.runs) {
        if (epoch > 0 && runs[run].epochs.size() >= static_cast<std::size_t>(epoch)) {
            errors[seed] = errorOf(runs[run].epochs[static_cast<std::size_t>(epoch) - 1], measure);
        }
    }
    return errors;
}

std::vector<double> listed(const std::map<std::uint64_t, double>& errors) {
    std::vector<double> values;
    for (const auto& [seed, error] : errors) {
        values.push_back(error);
    }
    return values;
}

// The last epoch that every run of the arms has; runs that have failed count as far as they came.
int commonEpoch(const std::vector<const Arm*>& arms, std::span<const RunResult> runs) {
    std::size_t epoch = SIZE_MAX;
    for (const Arm* arm : arms) {
        for (const auto& [seed, run] : arm->runs) {
            if (runs[run].state != RunState::Failed) {
                epoch = std::min(epoch, runs[run].epochs.size());
            }
        }
    }
    return epoch == SIZE_MAX ? 0 : static_cast<int>(epoch);
}

// The header's rule for what is too early (Verdict.h), for each of two levels.
bool isTooEarly(const Comparison& comparison, const Level& level, std::span<const RunResult> runs) {
    const RunInfo& info = runs[level.runs.front()].info;
    return hasJustBegun(comparison.epoch, comparison.epochs) ||
           !isTrained(level.errors[0].mean, kTrainedShare * guessingError(info),
                      stepsPerEpoch(info) * comparison.epoch);
}

NoisePrior noiseOf(const std::vector<const Arm*>& arms, std::span<const RunResult> runs, int epoch,
                   Measure measure) {
    std::vector<SeedErrors> networks;
    for (const Arm* arm : arms) {
        networks.push_back({arm->spec, listed(errorsOf(*arm, runs, epoch, measure))});
    }
    return pooledNoise(networks, measure);
}

/// That the error is counted over.
std::int64_t imagesOf(const RunInfo& info, Measure measure) {
    return measure == Measure::TrainError ? info.trainImages : info.testImages;
}

EffectOutcome beyondNoise(const Effect& effect) {
    if (effect.low > 0) {
        return EffectOutcome::Higher;
    }
    return effect.high < 0 ? EffectOutcome::Lower : EffectOutcome::WithinNoise;
}

Effect effectOf(const Comparison& comparison, const std::vector<const Arm*>& arms, std::size_t to,
                Measure measure, std::span<const RunResult> runs) {
    Effect effect{.from = to - 1, .to = to, .measure = measure};
    const auto before = errorsOf(*arms[to - 1], runs, comparison.epoch, measure);
    const auto after = errorsOf(*arms[to], runs, comparison.epoch, measure);
    for (const auto& [seed, error] : before) {
        if (const auto twin = after.find(seed); twin != after.end()) {
            effect.mean += twin->second - error;
            ++effect.seeds;
        }
    }
    if (effect.seeds == 0) {
        if (comparison.levels[to - 1].failed || comparison.levels[to].failed) {
            effect.outcome = EffectOutcome::Failed;
        } else if (!before.empty() && !after.empty()) {
            effect.outcome = EffectOutcome::NoCommonSeed;
        }
        return effect;
    }
    effect.mean /= effect.seeds;
    const NoisePrior noise = noiseOf(arms, runs, comparison.epoch, measure);
    effect.byMargin = noise.weight == 0;
    const double half = marginOf(noise, effect.seeds, imagesOf(*arms[to]->info, measure));
    effect.low = effect.mean - half;
    effect.high = effect.mean + half;
    const bool early = isTooEarly(comparison, comparison.levels[to - 1], runs) ||
                       isTooEarly(comparison, comparison.levels[to], runs);
    effect.outcome = early ? EffectOutcome::TooEarly : beyondNoise(effect);
    return effect;
}

Comparison comparisonOf(Factor factor, std::vector<const Arm*> arms,
                        std::span<const RunResult> runs) {
    std::ranges::stable_sort(arms, [factor](const Arm* one, const Arm* other) {
        return levelComesBefore(factor, one->spec, other->spec);
    });
    Comparison comparison;
    comparison.factor = factor;
    comparison.epoch = commonEpoch(arms, runs);
    comparison.epochs = INT32_MAX;
    comparison.steps = INT64_MAX;
    for (const Arm* arm : arms) {
        comparison.epochs = std::min(comparison.epochs, arm->spec.recipe.epochs);
        Level level;
        level.text = levelText(factor, arm->spec);
        level.title = titleOf(runs[arm->runs.begin()->second].info.spec.network);
        level.failed = true;
        for (const auto& [seed, run] : arm->runs) {
            level.runs.push_back(run);
            level.failed = level.failed && runs[run].state == RunState::Failed;
        }
        comparison.steps = std::min(comparison.steps, stepsPerEpoch(*arm->info) * comparison.epoch);
        for (const Measure measure : kMeasures) {
            const auto errors = errorsOf(*arm, runs, comparison.epoch, measure);
            level.seeds = static_cast<int>(errors.size());
            level.errors[static_cast<std::size_t>(measure)] = spreadOf(listed(errors));
        }
        level.failed = level.failed && level.seeds == 0;
        comparison.levels.push_back(std::move(level));
        comparison.zeroStartDiffers =
            comparison.zeroStartDiffers ||
            arm->spec.network.zeroInitResidual != arms.front()->spec.network.zeroInitResidual;
    }
    for (std::size_t to = 1; to < arms.size(); ++to) {
        for (const Measure measure : kMeasures) {
            comparison.effects.push_back(effectOf(comparison, arms, to, measure, runs));
        }
    }
    comparison.fewSteps = isBeginning(comparison.steps) &&
                          std::ranges::any_of(comparison.effects, &Effect::saysSomething);
    return comparison;
}

}  // namespace

std::vector<Comparison> comparisonsOf(std::span<const RunResult> runs) {
    const std::vector<Arm> arms = armsOf(runs);
    const SoleFactors sole = soleFactorsOf(arms);
    std::vector<Comparison> comparisons;
    for (const auto& [factor, name] : EnumNames<Factor>::names) {
        std::vector<std::vector<std::size_t>> sets;
        for (std::size_t i = 0; i < arms.size(); ++i) {
            std::vector<std::size_t> set = setAround(sole, i, factor);
            std::ranges::sort(set);
            if (set.size() >= 2 && std::ranges::find(sets, set) == sets.end()) {
                sets.push_back(std::move(set));
            }
        }
        for (const std::vector<std::size_t>& set : sets) {
            std::vector<const Arm*> members;
            for (const std::size_t i : set) {
                members.push_back(&arms[i]);
            }
            comparisons.push_back(comparisonOf(factor, std::move(members), runs));
        }
    }
    return comparisons;
}

}  // namespace lab
