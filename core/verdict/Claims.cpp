// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verdict/Claims.h"

#include "core/base/Phrase.h"
#include "core/nn/Zoo.h"
#include "core/verdict/RunTitles.h"

#include <algorithm>
#include <array>

namespace lab {

namespace {

/// Of which networks a source tells: the paper has wide ones for ImageNet, narrow ones for CIFAR.
enum class Told { All, Wide, Narrow };

struct Published {
    Factor factor;
    Family family;  // of all levels, as the next
    Told told;
    bool isUp;  // the error rises from level to level
    Measure measure;
    const char* source;   // asPhrase()
    const char* figures;  // asPhrase() in words; of a table its test errors in per cent
    bool inWords = false;
    std::array<int, 5> depths = {};  // that the source has; all 0: it tells of no depths
};

// The paper's training errors are curves only, without figures; its tables give test errors.
constexpr std::array kPublished = {
    Published{Factor::Shortcut, Family::Residual, Told::All, false, Measure::TestError,
              asPhrase("He et al. 2015, table 3"), "ResNet-34 A 25.03, B 24.52, C 24.19"},
    Published{Factor::Depth,
              Family::Plain,
              Told::Wide,
              true,
              Measure::TrainError,
              asPhrase("He et al. 2015, figures 1 and 4"),
              asPhrase("the deeper plain network has the higher training error"),
              true,
              {18, 34}},
    Published{Factor::Depth,
              Family::Plain,
              Told::Narrow,
              true,
              Measure::TrainError,
              asPhrase("He et al. 2015, figures 1 and 6"),
              asPhrase("the deeper plain network has the higher training error"),
              true,
              {20, 32, 44, 56}},
    Published{Factor::Depth,
              Family::Plain,
              Told::Wide,
              true,
              Measure::TestError,
              asPhrase("He et al. 2015, table 2"),
              "plain-18 27.94, plain-34 28.54",
              false,
              {18, 34}},
    Published{Factor::Depth,
              Family::Residual,
              Told::Wide,
              false,
              Measure::TrainError,
              asPhrase("He et al. 2015, figure 4"),
              asPhrase("the deeper residual network has the lower training error"),
              true,
              {18, 34}},
    Published{Factor::Depth,
              Family::Residual,
              Told::Narrow,
              false,
              Measure::TrainError,
              asPhrase("He et al. 2015, figure 6"),
              asPhrase("the deeper residual network has the lower training error"),
              true,
              {20, 32, 44, 56, 110}},
    Published{Factor::Depth,
              Family::Residual,
              Told::Wide,
              false,
              Measure::TestError,
              asPhrase("He et al. 2015, table 2"),
              "ResNet-18 27.88, ResNet-34 25.03",
              false,
              {18, 34}},
    Published{Factor::Depth,
              Family::Residual,
              Told::Wide,
              false,
              Measure::TestError,
              asPhrase("He et al. 2015, table 3"),
              "ResNet-34 B 24.52, ResNet-50 22.85, ResNet-101 21.75, ResNet-152 21.43",
              false,
              {34, 50, 101, 152}},
    Published{Factor::Depth,
              Family::Residual,
              Told::Narrow,
              false,
              Measure::TestError,
              asPhrase("He et al. 2015, table 6"),
              "ResNet-20 8.75, ResNet-32 7.51, ResNet-44 7.17, ResNet-56 6.97, ResNet-110 6.43",
              false,
              {20, 32, 44, 56, 110}},
    Published{Factor::StrideAt, Family::Residual, Told::All, false, Measure::TestError,
              asPhrase("NVIDIA's page on ResNet-50 v1.5"),
              asPhrase("about 0.5 points of test error less than v1"), true},
    Published{Factor::ZeroStart, Family::Residual, Told::All, false, Measure::TestError,
              asPhrase("Goyal et al. 2017, table 2b"), "ResNet-50 23.84, with zero start 23.60"},
    Published{Factor::Order, Family::Residual, Told::All, false, Measure::TestError,
              asPhrase("He et al. 2016, table 3"),
              "ResNet-110 6.61, PreAct 6.37; ResNet-164 5.93, PreAct 5.46"},
};

bool tellsOf(const Published& published, const NetworkSpec& network) {
    return published.family == network.family &&
           (published.told == Told::All ||
            (published.told == Told::Narrow) == isCifarNetwork(network));
}

bool hasDepth(const Published& published, const Level& level, std::span<const RunResult> runs) {
    const int depth = depthOf(runs[level.runs.front()].info.spec.network);
    return published.depths.front() == 0 ||
           std::ranges::find(published.depths, depth) != published.depths.end();
}

// Of the steps between what the source tells of.
std::vector<EffectOutcome> outcomesOf(const Comparison& comparison, const Published& published,
                                      std::span<const RunResult> runs) {
    std::vector<EffectOutcome> outcomes;
    for (const Effect& effect : comparison.effects) {
        if (effect.measure == published.measure &&
            hasDepth(published, comparison.levels[effect.from], runs) &&
            hasDepth(published, comparison.levels[effect.to], runs)) {
            outcomes.push_back(effect.outcome);
        }
    }
    return outcomes;
}

ClaimOutcome judged(const std::vector<EffectOutcome>& outcomes, bool isUp) {
    const auto all = [&](EffectOutcome wanted) {
        return std::ranges::all_of(outcomes, [&](EffectOutcome one) { return one == wanted; });
    };
    if (std::ranges::find(outcomes, EffectOutcome::Failed) != outcomes.end()) {
        return ClaimOutcome::Failed;
    }
    if (std::ranges::find(outcomes, EffectOutcome::TooEarly) != outcomes.end()) {
        return ClaimOutcome::TooEarly;
    }
    if (all(isUp ? EffectOutcome::Higher : EffectOutcome::Lower)) {
        return ClaimOutcome::ShownHere;
    }
    if (all(isUp ? EffectOutcome::Lower : EffectOutcome::Higher)) {
        return ClaimOutcome::OtherWayRound;
    }
    return all(EffectOutcome::WithinNoise) ? ClaimOutcome::WithinNoise : ClaimOutcome::NotShownHere;
}

// What the first and the last level that the source tells of come to.
ClaimOutcome judgedByEnds(const Comparison& comparison, const Published& published,
                          std::span<const RunResult> runs) {
    std::vector<std::size_t> told;
    for (std::size_t i = 0; i < comparison.levels.size(); ++i) {
        const Level& level = comparison.levels[i];
        if (level.seeds > 0 && hasDepth(published, level, runs)) {
            told.push_back(i);
        }
    }
    if (told.size() < 3) {
        return ClaimOutcome::WithinNoise;
    }
    const Effect ends =
        effectBetween(comparison, told.front(), told.back(), published.measure, runs);
    return judged({ends.outcome}, published.isUp);
}

struct ClaimWords {
    const char* whole;  // asPhrase(): source and what it says
    const char* brief;  // asPhrase(): source
};

ClaimWords wordsOf(const Claim& claim) {
    if (claim.ends == ClaimOutcome::ShownHere) {
        return {asPhrase("As in %1 (%2) from end to end, though each step is within noise."),
                asPhrase("%1: shown here from end to end, in no single step.")};
    }
    if (claim.ends == ClaimOutcome::OtherWayRound) {
        return {asPhrase("From end to end it is the other way round in %1 (%2), though each step "
                         "is within noise."),
                asPhrase("%1: the other way round from end to end, in no single step.")};
    }
    switch (claim.outcome) {
        case ClaimOutcome::ShownHere:
            return {asPhrase("As in %1 (%2)."), asPhrase("%1: shown here.")};
        case ClaimOutcome::NotShownHere:
            return {asPhrase("%1 (%2) is not shown here."), asPhrase("%1: not shown here.")};
        case ClaimOutcome::OtherWayRound:
            return {asPhrase("It is the other way round in %1 (%2)."),
                    asPhrase("%1: the other way round.")};
        case ClaimOutcome::WithinNoise:
            return {asPhrase("%1 (%2) is neither shown nor refuted: it is within noise."),
                    asPhrase("%1: within noise here.")};
        case ClaimOutcome::Failed:
            return {asPhrase("Whether %1 (%2) is shown here cannot be said: a run has failed."),
                    asPhrase("%1: a run has failed.")};
        case ClaimOutcome::TooEarly:
            break;
    }
    return {asPhrase("Too early to say whether %1 (%2) is shown here."),
            asPhrase("%1: too early.")};
}

}  // namespace

std::vector<Claim> claimsOf(const Comparison& comparison, std::span<const RunResult> runs) {
    std::vector<Claim> claims;
    for (const Published& published : kPublished) {
        const std::vector<EffectOutcome> outcomes = outcomesOf(comparison, published, runs);
        const bool isAsked =
            published.factor == comparison.factor && !outcomes.empty() &&
            std::ranges::all_of(comparison.levels,
                                [&](const Level& level) {
                                    return tellsOf(published,
                                                   runs[level.runs.front()].info.spec.network);
                                }) &&
            std::ranges::find(outcomes, EffectOutcome::NoCommonSeed) == outcomes.end();
        if (isAsked) {
            const ClaimOutcome outcome = judged(outcomes, published.isUp);
            claims.push_back(
                {published.source, published.figures, published.inWords, published.measure, outcome,
                 outcome == ClaimOutcome::WithinNoise ? judgedByEnds(comparison, published, runs)
                                                      : ClaimOutcome::WithinNoise});
        }
    }
    return claims;
}

std::string textOf(const Claim& claim) {
    const std::string published = claim.inWords
                                      ? phrase(claim.published.c_str())
                                      : filled(phrase("test error: %1 %"), claim.published);
    return filled(phrase(wordsOf(claim).whole), phrase(claim.source.c_str()), published);
}

std::string briefTextOf(const Claim& claim) {
    return filled(phrase(wordsOf(claim).brief), phrase(claim.source.c_str()));
}

std::string comparisonText(const Comparison& comparison, std::span<const RunResult> runs) {
    std::string text = contextOf(comparison, runs) + textOf(comparison);
    for (const Claim& claim : claimsOf(comparison, runs)) {
        text += ' ' + textOf(claim);
    }
    return comparison.fewSteps
               ? text + ' ' + beginningText(comparison.steps, comparison.stepsDiffer)
               : text;
}

}  // namespace lab
