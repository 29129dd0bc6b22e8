// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verdict/Comparison.h"

#include "core/base/Numbers.h"
#include "core/base/Phrase.h"

#include <algorithm>
#include <cmath>
#include <gsl/gsl_cdf.h>
#include <map>
#include <optional>

namespace lab {

namespace {

constexpr double kConfidence = 0.975;  // 95 % on two sides

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

Spread spreadOver(const std::map<std::uint64_t, double>& errors) {
    std::vector<double> values;
    for (const auto& [seed, error] : errors) {
        values.push_back(error);
    }
    return spreadOf(values);
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
    const bool trained = level.errors[0].mean <= kTrainedShare * guessingError(info);
    return hasJustBegun(comparison.epoch, comparison.epochs) ||
           !(trained || stepsPerEpoch(info) * comparison.epoch >= kEnoughSteps);
}

// The spread of all levels together, with what is known before.
NoisePrior noiseOf(const std::vector<const Arm*>& arms, std::span<const RunResult> runs, int epoch,
                   Measure measure) {
    double squares = 0;
    double degrees = 0;
    NoisePrior prior;
    for (const Arm* arm : arms) {
        const auto errors = errorsOf(*arm, runs, epoch, measure);
        const Spread spread = spreadOver(errors);
        const auto more = static_cast<double>(errors.size()) - 1;
        if (more > 0) {
            squares += spread.deviation * spread.deviation * more;
            degrees += more;
        }
        const NoisePrior known = priorOf(arm->spec, measure);
        if (known.variance > prior.variance) {
            prior = known;  // of plain and residual networks the larger one
        }
    }
    return moderated(prior, degrees > 0 ? squares / degrees : 0, degrees);
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
        const bool failed = comparison.levels[to - 1].failed || comparison.levels[to].failed;
        const bool both = !before.empty() && !after.empty();
        effect.outcome = failed ? EffectOutcome::Failed
                         : both ? EffectOutcome::NoCommonSeed
                                : EffectOutcome::TooEarly;
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

bool saysSomething(const Effect& effect) {
    return effect.seeds > 0 && effect.outcome != EffectOutcome::TooEarly;
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
            level.errors[static_cast<std::size_t>(measure)] = spreadOver(errors);
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
    comparison.fewSteps =
        isBeginning(comparison.steps) && std::ranges::any_of(comparison.effects, saysSomething);
    return comparison;
}

// ---- In words ----------------------------------------------------------------------------------

std::string pointsText(double value) {
    return fixedText(value, 1);
}

// Networks by their titles where these tell the levels apart; else what differs.
std::string nameOf(const Comparison& comparison, std::size_t level) {
    const bool ofNetworks = comparison.factor == Factor::Depth ||
                            comparison.factor == Factor::Family ||
                            comparison.factor == Factor::Order;
    const auto sameTitle = [&](const Level& other) {
        return other.title == comparison.levels[level].title;
    };
    const bool apart = std::ranges::count_if(comparison.levels, sameTitle) == 1;
    return ofNetworks && apart ? comparison.levels[level].title : comparison.levels[level].text;
}

std::string errorText(const Level& level, Measure measure) {
    return level.seeds > 0
               ? spreadText(level.errors[static_cast<std::size_t>(measure)], level.seeds)
               : "–";
}

// "plain-34 has failed." for each such level.
std::string failuresText(const Comparison& comparison) {
    std::string text;
    for (std::size_t i = 0; i < comparison.levels.size(); ++i) {
        text += comparison.levels[i].failed
                    ? ' ' + filled(phrase("%1 has failed."), nameOf(comparison, i))
                    : "";
    }
    return text;
}

std::string levelsText(const Comparison& comparison) {
    std::string text;
    for (std::size_t i = 0; i < comparison.levels.size(); ++i) {
        const Level& level = comparison.levels[i];
        text += text.empty() ? "" : ", ";
        text += filled(phrase("%1 %2 / %3 %"), nameOf(comparison, i),
                       errorText(level, Measure::TrainError), errorText(level, Measure::TestError));
    }
    return text;
}

const char* patternOf(const Effect& effect) {
    switch (effect.outcome) {
        case EffectOutcome::Lower:
            return effect.byMargin
                       ? asPhrase("From %1 to %2 it falls by %3 points (one seed; margin %6).")
                       : asPhrase("From %1 to %2 it falls by %3 points (%4 to %5).");
        case EffectOutcome::Higher:
            return effect.byMargin
                       ? asPhrase("From %1 to %2 it rises by %3 points (one seed; margin %6).")
                       : asPhrase("From %1 to %2 it rises by %3 points (%4 to %5).");
        case EffectOutcome::WithinNoise:
            return asPhrase("From %1 to %2 there is no difference beyond noise.");
        case EffectOutcome::Failed:
            return asPhrase("%1 and %2 cannot be compared: one of them has failed.");
        case EffectOutcome::NoCommonSeed:
            return asPhrase("%1 and %2 cannot be compared: they have no seed in common.");
        case EffectOutcome::TooEarly:
            break;
    }
    return asPhrase("It is too early to compare %1 with %2.");
}

// Sizes without a sign, the smaller end first: "falls by 2.1 points (1.2 to 3.0)".
std::string effectText(const Comparison& comparison, const Effect& effect) {
    const bool falls = effect.mean < 0;
    const std::string text = filled(
        phrase(patternOf(effect)), nameOf(comparison, effect.from), nameOf(comparison, effect.to),
        pointsText(std::abs(effect.mean)), pointsText(falls ? -effect.high : effect.low),
        pointsText(falls ? -effect.low : effect.high), pointsText(effect.high - effect.mean));
    const int most =
        std::max(comparison.levels[effect.from].seeds, comparison.levels[effect.to].seeds);
    if (!saysSomething(effect) || effect.seeds == most) {
        return text;
    }
    return text + ' ' +
           (effect.seeds == 1
                ? phrase("That is of the one seed that both have.")
                : filled(phrase("That is of the %1 seeds that both have."), effect.seeds));
}

std::string briefEffect(const Effect& effect) {
    switch (effect.outcome) {
        case EffectOutcome::Lower:
            return filled(phrase("−%1 points"), pointsText(std::abs(effect.mean)));
        case EffectOutcome::Higher:
            return filled(phrase("+%1 points"), pointsText(std::abs(effect.mean)));
        case EffectOutcome::WithinNoise:
            return phrase("within noise");
        case EffectOutcome::Failed:
            return phrase("failed");
        case EffectOutcome::NoCommonSeed:
            return phrase("no common seed");
        case EffectOutcome::TooEarly:
            break;
    }
    return phrase("too early");
}

std::string effectsText(const Comparison& comparison) {
    std::string text;
    for (const Measure measure : kMeasures) {
        text += ' ';
        text += measure == Measure::TrainError ? phrase("Training error:") : phrase("Test error:");
        for (const Effect& effect : comparison.effects) {
            if (effect.measure == measure) {
                text += ' ' + effectText(comparison, effect);
            }
        }
    }
    return text;
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

NoisePrior priorOf(const RunSpec& spec, Measure measure) {
    const bool lesson = spec.data.source == "fashion-mnist" && spec.data.trainLimit == 20000 &&
                        spec.data.testLimit == 0 && spec.network.width == 16 &&
                        spec.network.stem == Stem::Small && spec.recipe.epochs == 10 &&
                        spec.recipe.batchSize == 128 && spec.recipe.learningRate == 0.1;
    if (!lesson) {
        return {};
    }
    // Mean of the variances of 18 and 34 layers in fp32 and bf16.
    constexpr double kWeight = 5;  // as much as six seeds of one network
    const bool train = measure == Measure::TrainError;
    if (spec.network.family == Family::Plain) {
        return {train ? 0.40 : 0.53, kWeight};
    }
    return {train ? 0.079 : 0.048, kWeight};
}

NoisePrior moderated(const NoisePrior& prior, double variance, double degrees) {
    const double all = prior.weight + degrees;
    return {all > 0 ? (prior.weight * prior.variance + degrees * variance) / all : 0, all};
}

double halfWidth(const NoisePrior& noise, int seeds) {
    return gsl_cdf_tdist_Pinv(kConfidence, noise.weight) *
           std::sqrt(2 * noise.variance / std::max(1, seeds));
}

double leastMargin(std::int64_t images) {
    constexpr double kHandful = 5;
    return images > 0 ? 100 * kHandful / static_cast<double>(images) : 0;
}

double marginOf(const NoisePrior& noise, int seeds, std::int64_t images) {
    return std::max(noise.weight > 0 ? halfWidth(noise, seeds) : kMargin, leastMargin(images));
}

const char* factorName(Factor factor) {
    switch (factor) {
        case Factor::Family:
            return asPhrase("Plain or residual");
        case Factor::Depth:
            return asPhrase("Depth");
        case Factor::Width:
            return asPhrase("Width");
        case Factor::Shortcut:
            return asPhrase("Shortcut option");
        case Factor::StrideAt:
            return asPhrase("Where bottlenecks stride");
        case Factor::Order:
            return asPhrase("Order of the layers");
        case Factor::EndNorm:
            return asPhrase("Norm behind the last block");
        case Factor::ZeroStart:
            return asPhrase("Start of the last batch norms");
        case Factor::Stem:
            return asPhrase("Stem");
        case Factor::Groups:
            return asPhrase("Groups");
        case Factor::Classes:
            return asPhrase("Classes");
        case Factor::Channels:
            return asPhrase("Input channels");
        case Factor::Epochs:
            return asPhrase("Epochs");
        case Factor::BatchSize:
            return asPhrase("Batch size");
        case Factor::LearningRate:
            return asPhrase("Learning rate");
        case Factor::Schedule:
            return asPhrase("Schedule");
        case Factor::Warmup:
            return asPhrase("Warm-up epochs");
        case Factor::Momentum:
            return asPhrase("Momentum");
        case Factor::WeightDecay:
            return asPhrase("Weight decay");
        case Factor::Precision:
            return asPhrase("Precision");
        case Factor::Data:
            return asPhrase("Data");
        case Factor::TrainImages:
            return asPhrase("Training images");
        case Factor::TestImages:
            return asPhrase("Test images");
        case Factor::ImageSize:
            return asPhrase("Image size");
        case Factor::Augmentation:
            break;
    }
    return asPhrase("Augmentation");
}

std::string textOf(const Comparison& comparison) {
    if (comparison.epoch == 0) {
        return phrase("No epoch is finished in all of them.") + failuresText(comparison);
    }
    std::string text = filled(phrase("%1 training / test error after epoch %2 of %3."),
                              levelsText(comparison), comparison.epoch, comparison.epochs);
    const auto isEarly = [](const Effect& effect) {
        return effect.outcome == EffectOutcome::TooEarly;
    };
    if (std::ranges::all_of(comparison.effects, isEarly)) {
        text += ' ';
        text += phrase("It is too early to compare them.");
    } else if (std::ranges::none_of(comparison.effects, saysSomething)) {
        const bool failed = std::ranges::any_of(comparison.levels, &Level::failed);
        text += failed ? failuresText(comparison)
                       : ' ' + phrase(
                                   "No two of them have a seed in common, so they cannot be "
                                   "compared: train them with the same seeds.");
    } else {
        text += effectsText(comparison);
    }
    if (comparison.zeroStartDiffers) {
        text += ' ';
        text += phrase(
            "The residual networks' last batch norms started at zero, which plain "
            "networks cannot.");
    }
    return text;
}

std::string briefText(const Comparison& comparison) {
    if (comparison.epoch == 0) {
        return phrase("No epoch is finished in all of them.");
    }
    std::string errors;
    for (std::size_t i = 0; i < comparison.levels.size(); ++i) {
        const Level& level = comparison.levels[i];
        errors += errors.empty() ? "" : ", ";
        errors += nameOf(comparison, i) + ' ' + errorText(level, Measure::TrainError);
    }
    std::string steps;
    for (const Effect& effect : comparison.effects) {
        if (effect.measure == Measure::TrainError) {
            steps += steps.empty() ? "" : ", ";
            steps += nameOf(comparison, effect.from) + " → " + nameOf(comparison, effect.to) + ' ' +
                     briefEffect(effect);
        }
    }
    return filled(phrase("%1 % training error; %2."), errors, steps);
}

}  // namespace lab
