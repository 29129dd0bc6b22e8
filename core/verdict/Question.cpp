// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verdict/Question.h"

#include "core/base/Phrase.h"

#include <algorithm>
#include <tuple>

namespace lab {

namespace {

constexpr std::size_t kMostSteps = 3;  // that a headline tells

bool isOfDepth(const Comparison& comparison) {
    return comparison.factor == Factor::Depth;
}

int deepestOf(const Comparison& comparison, std::span<const RunResult> runs) {
    int deepest = 0;
    for (const Level& level : comparison.levels) {
        deepest = std::max(deepest, depthOf(runs[level.runs.front()].info.spec.network));
    }
    return deepest;
}

bool isJudged(const Effect& effect) {
    return effect.outcome == EffectOutcome::Lower || effect.outcome == EffectOutcome::Higher ||
           effect.outcome == EffectOutcome::WithinNoise;
}

std::string stepText(const Comparison& comparison, const Effect& effect) {
    const std::string from = levelName(comparison, effect.from);
    const std::string to = levelName(comparison, effect.to);
    switch (effect.outcome) {
        case EffectOutcome::Lower:
            return filled(phrase("%1 beats %2"), to, from);
        case EffectOutcome::Higher:
            return filled(phrase("%1 beats %2"), from, to);
        default:
            return filled(phrase("%1, %2 within noise"), from, to);
    }
}

}  // namespace

std::vector<Effect> effectsOf(const Question& question) {
    std::vector<Effect> effects = question.comparison.effects;
    std::erase_if(effects, [&](const Effect& one) { return one.measure != question.measure; });
    return effects;
}

std::optional<Question> questionOf(std::span<const RunResult> runs) {
    const std::vector<Comparison> comparisons = comparisonsOf(runs);
    const auto worth = [&](const Comparison& one) {
        return std::tuple(!isOfDepth(one), std::ranges::any_of(one.effects, &Effect::saysSomething),
                          one.levels.size(), !claimsOf(one, runs).empty(), deepestOf(one, runs));
    };
    const auto asked = std::ranges::max_element(comparisons, {}, worth);
    if (asked == comparisons.end()) {
        return std::nullopt;
    }
    Question question{*asked, claimsOf(*asked, runs)};
    if (!question.claims.empty()) {
        question.measure = question.claims.front().measure;
    }
    return question;
}

namespace {

// Whether the other error goes another way: then the headline has to say of which it speaks.
bool dependsOnMeasure(const Question& question) {
    Question other = question;
    other.measure =
        question.measure == Measure::TrainError ? Measure::TestError : Measure::TrainError;
    return !std::ranges::equal(effectsOf(question), effectsOf(other), {}, &Effect::outcome,
                               &Effect::outcome);
}

std::string nameOf(const Question& question) {
    const std::string name = phrase(factorName(question.comparison.factor));
    if (!dependsOnMeasure(question)) {
        return name;
    }
    return filled(question.measure == Measure::TrainError ? phrase("%1, training error")
                                                          : phrase("%1, test error"),
                  name);
}

}  // namespace

std::string headlineOf(const Question& question) {
    const std::string name = nameOf(question);
    std::vector<Effect> effects = effectsOf(question);
    std::erase_if(effects, [&](const Effect& one) {
        const bool isBehind = question.comparison.isPartial && one.seeds == 0 &&
                              one.outcome == EffectOutcome::TooEarly;
        return one.outcome == EffectOutcome::Failed || isBehind;
    });
    if (effects.empty() || effects.size() > kMostSteps || !std::ranges::all_of(effects, isJudged)) {
        return filled(phrase("%1 compared"), name);
    }
    if (std::ranges::all_of(
            effects, [](const Effect& one) { return one.outcome == EffectOutcome::WithinNoise; })) {
        return filled(phrase("%1: no difference beyond noise"), name);
    }
    std::string steps;
    for (const Effect& effect : effects) {
        const std::string step = stepText(question.comparison, effect);
        steps = steps.empty() ? step : filled(phrase("%1; %2"), steps, step);
    }
    return filled(phrase("%1: %2"), name, steps);
}

std::string headlineOfEnds(const Question& question, const Effect& ends) {
    const bool isLastLower = ends.outcome == EffectOutcome::Lower;
    const std::string first = levelName(question.comparison, ends.from);
    const std::string last = levelName(question.comparison, ends.to);
    return filled(phrase("%1: %2 beats %3, by no step beyond noise"), nameOf(question),
                  isLastLower ? last : first, isLastLower ? first : last);
}

bool isAnswered(const Question& question) {
    const std::vector<Effect> effects = effectsOf(question);
    const auto all = [&](EffectOutcome wanted) {
        return std::ranges::all_of(effects,
                                   [&](const Effect& one) { return one.outcome == wanted; });
    };
    return (all(EffectOutcome::Lower) || all(EffectOutcome::Higher)) &&
           std::ranges::all_of(question.claims, [&](const Claim& claim) {
               return claim.measure != question.measure || claim.outcome == ClaimOutcome::ShownHere;
           });
}

}  // namespace lab
