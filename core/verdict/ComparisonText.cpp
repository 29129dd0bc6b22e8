// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Numbers.h"
#include "core/base/Phrase.h"
#include "core/verdict/Comparison.h"

#include <algorithm>
#include <cmath>

namespace lab {

namespace {

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
                    ? ' ' + filled(phrase("%1 has failed."), levelName(comparison, i))
                    : "";
    }
    return text;
}

std::string levelsText(const Comparison& comparison) {
    std::string text;
    for (std::size_t i = 0; i < comparison.levels.size(); ++i) {
        const Level& level = comparison.levels[i];
        text += text.empty() ? "" : ", ";
        text += filled(phrase("%1 %2 / %3 %"), levelName(comparison, i),
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
            return effect.byMargin ? asPhrase(
                                         "From %1 to %2 there is no difference beyond noise "
                                         "(one seed; margin %6).")
                                   : asPhrase("From %1 to %2 there is no difference beyond noise.");
        case EffectOutcome::Failed:
            return asPhrase("%1 and %2 cannot be compared: one of them has failed.");
        case EffectOutcome::NoCommonSeed:
            return asPhrase("%1 and %2 cannot be compared: they have no seed in common.");
        case EffectOutcome::TooEarly:
            break;
    }
    return asPhrase("It is too early to compare %1 with %2.");
}

// Whether a difference is beyond what seeds spread, and within what other pictures would make.
bool isForMorePictures(const Effect& effect) {
    const double half = effect.high - effect.mean;
    const double bySeeds =
        std::sqrt(std::max(0.0, half * half - effect.sampling * effect.sampling));
    return effect.outcome == EffectOutcome::WithinNoise && effect.sampling > 0 &&
           std::abs(effect.mean) > bySeeds;
}

// Sizes without a sign, the smaller end first: "falls by 2.1 points (1.2 to 3.0)".
std::string effectText(const Comparison& comparison, const Effect& effect) {
    const bool falls = effect.mean < 0;
    std::string text = filled(phrase(patternOf(effect)), levelName(comparison, effect.from),
                              levelName(comparison, effect.to), pointsText(std::abs(effect.mean)),
                              pointsText(falls ? -effect.high : effect.low),
                              pointsText(falls ? -effect.low : effect.high),
                              pointsText(effect.high - effect.mean));
    if (isForMorePictures(effect)) {
        text += ' ' + filled(phrase("Other test pictures alone could make %1 points of it: more of "
                                    "them can tell, more seeds cannot."),
                             pointsText(effect.sampling));
    }
    const int most =
        std::max(comparison.levels[effect.from].seeds, comparison.levels[effect.to].seeds);
    if (!effect.saysSomething() || effect.seeds == most) {
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

// Where no two levels can be compared, and no more is to come.
std::string whyNothing(const Comparison& comparison) {
    const auto isFailure = [](const Effect& effect) {
        return effect.outcome == EffectOutcome::Failed;
    };
    if (std::ranges::any_of(comparison.levels, &Level::failed)) {
        return failuresText(comparison);
    }
    if (comparison.levels.size() > 2) {  // of neighbours each step is told: others may have seeds
        std::string text;
        for (const Effect& effect : comparison.effects) {
            text += effect.measure == Measure::TrainError ? ' ' + effectText(comparison, effect)
                                                          : std::string();
        }
        return text;
    }
    return ' ' + (std::ranges::any_of(comparison.effects, isFailure)
                      ? phrase("Each seed that they have in common has failed in one of them.")
                      : phrase("They have no seed in common, so they cannot be compared: train "
                               "them with the same seeds."));
}

}  // namespace

std::string levelName(const Comparison& comparison, std::size_t level) {
    const bool ofNetworks =
        comparison.factor == Factor::Depth || comparison.factor == Factor::Blocks ||
        comparison.factor == Factor::Family || comparison.factor == Factor::Order;
    const auto sameTitle = [&](const Level& other) {
        return other.title == comparison.levels[level].title;
    };
    const bool apart = std::ranges::count_if(comparison.levels, sameTitle) == 1;
    return ofNetworks && apart ? comparison.levels[level].title : comparison.levels[level].text;
}

std::string effectsText(const Comparison& comparison, Measure measure) {
    std::string text =
        measure == Measure::TrainError ? phrase("Training error:") : phrase("Test error:");
    for (const Effect& effect : comparison.effects) {
        if (effect.measure == measure) {
            text += ' ' + effectText(comparison, effect);
        }
    }
    for (const Effect& effect : comparison.ends) {
        if (effect.measure == measure) {
            text += ' ' + filled(phrase("Over all steps: %1"), effectText(comparison, effect));
        }
    }
    return text;
}

const char* factorName(Factor factor) {
    switch (factor) {
        case Factor::Family:
            return asPhrase("Plain or residual");
        case Factor::Depth:
            return asPhrase("Depth");
        case Factor::Blocks:
            return asPhrase("Blocks in each stage");
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
        return phrase("No epoch is finished in all of them, failed runs aside.") +
               failuresText(comparison);
    }
    const bool areAtEnds = comparison.levels.front().epoch != comparison.levels.back().epoch;
    std::string text = areAtEnds
                           ? filled(phrase("%1 training / test error, each after its last epoch."),
                                    levelsText(comparison))
                           : filled(phrase("%1 training / test error after epoch %2 of %3."),
                                    levelsText(comparison), comparison.epoch, comparison.epochs);
    const auto isEarly = [](const Effect& effect) {
        return effect.outcome == EffectOutcome::TooEarly;
    };
    if (std::ranges::all_of(comparison.effects, isEarly)) {
        text += ' ';
        text += phrase("It is too early to compare them.");
    } else if (std::ranges::none_of(comparison.effects, &Effect::saysSomething)) {
        text += whyNothing(comparison);
        if (comparison.levels.size() == 2 && std::ranges::any_of(comparison.effects, isEarly)) {
            text += ' ';
            text += phrase("It is too early to compare the others.");
        }
    } else {
        for (const Measure measure : kMeasures) {
            text += ' ' + effectsText(comparison, measure);
        }
    }
    if (comparison.factor == Factor::TrainImages || comparison.factor == Factor::ImageSize) {
        text += ' ';
        text += phrase("That all were tested on the same pictures is taken for granted.");
    }
    if (comparison.zeroStartDiffers) {
        text += ' ';
        text += phrase(
            "The residual networks' last batch norms started at zero, which plain "
            "networks cannot.");
    }
    return text;
}

std::string briefText(const Comparison& comparison, Measure measure) {
    if (comparison.epoch == 0) {
        return phrase("No epoch is finished in all of them, failed runs aside.");
    }
    std::string errors;
    for (std::size_t i = 0; i < comparison.levels.size(); ++i) {
        errors += errors.empty() ? "" : ", ";
        errors += levelName(comparison, i) + ' ' + errorText(comparison.levels[i], measure);
    }
    std::string steps;
    for (const Effect& effect : comparison.effects) {
        if (effect.measure == measure) {
            steps += steps.empty() ? "" : ", ";
            steps += levelName(comparison, effect.from) + " → " + levelName(comparison, effect.to) +
                     ' ' + briefEffect(effect);
        }
    }
    return filled(measure == Measure::TrainError ? phrase("%1 % training error; %2.")
                                                 : phrase("%1 % test error; %2."),
                  errors, steps);
}

}  // namespace lab
