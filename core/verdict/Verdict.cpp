// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verdict/Verdict.h"

#include "core/base/Numbers.h"
#include "core/base/Phrase.h"
#include "core/verdict/Agreement.h"
#include "core/verdict/DepthPairs.h"
#include "core/verdict/Question.h"
#include "core/verdict/RunTitles.h"
#include "core/verdict/VerdictText.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

namespace lab {

namespace {

bool startsAtZero(const DepthPair& pair) {
    return pair.shallowNetwork.zeroInitResidual || pair.deepNetwork.zeroInitResidual;
}

void countNetworks(std::span<const RunResult> runs, Verdict& verdict) {
    std::vector<RunSpec> seen;
    for (const RunResult& run : runs) {
        RunSpec spec = run.info.spec;
        spec.seed = 0;
        if (std::ranges::find(seen, spec) == seen.end()) {
            seen.push_back(spec);
        }
    }
    verdict.networks = static_cast<int>(seen.size());
    verdict.alone = seen.size() == 1 ? titleOf(seen.front().network) : "";
}

// Of so few steps, the headline and the text say so.
void markVerdictBeginning(Verdict& verdict) {
    verdict.fewSteps = isBeginning(verdict.steps);
    if (verdict.fewSteps) {
        verdict.headline = filled(phrase("%1 (a beginning)"), verdict.headline);
        const std::string caution = beginningText(verdict.steps);
        verdict.text = joinedSentences({verdict.text, caution});
        verdict.reach = joinedSentences({verdict.reach, caution});
    }
}

// The pair will come no further: what has failed is told, not that it is early.
void tellFailure(const DepthPair& plain, Verdict& verdict) {
    verdict.pairFailed = true;
    if (plain.lost.empty()) {
        verdict.headline = phrase("No seed has ended in both");
        verdict.text = filled(phrase("Each seed that %1 and %2 have in common has failed in one of "
                                     "them, so they cannot be compared; the reasons stand with the "
                                     "runs."),
                              plain.shallow, plain.deep);
        verdict.brief = verdict.text;
        return;
    }
    verdict.headline = plain.lost.size() > 1 ? filled(phrase("%1 and %2 have failed"),
                                                      plain.lost.front(), plain.lost.back())
                                             : filled(phrase("%1 has failed"), plain.lost.front());
    verdict.brief =
        filled(phrase("So %1 cannot be compared with %2; the reason stands with the run."),
               plain.deep, plain.shallow);
    verdict.text = verdict.brief;
}

// Whether what was asked goes a way in another setting that it does not go here.
bool doOthersDisagree(const Question& question, std::span<const RunResult> runs) {
    std::set<EffectOutcome> outcomes;
    for (const Comparison& comparison : comparisonsOf(runs, question.comparison.factor)) {
        for (const Effect& effect : comparison.effects) {
            if (effect.measure == question.measure) {
                outcomes.insert(effect.outcome);
            }
        }
    }
    const std::vector<Effect> own = effectsOf(question);
    const auto goes = [&own](EffectOutcome way) {
        return std::ranges::any_of(own, [way](const Effect& one) { return one.outcome == way; });
    };
    return (outcomes.contains(EffectOutcome::Lower) && !goes(EffectOutcome::Lower)) ||
           (outcomes.contains(EffectOutcome::Higher) && !goes(EffectOutcome::Higher));
}

// Of three levels or more between which no step shows anything: what the first and the last do,
// where that is beyond noise.
std::optional<Effect> endsBeyondNoise(const Question& question) {
    const auto is = [](EffectOutcome outcome) {
        return [outcome](const Effect& effect) { return effect.outcome == outcome; };
    };
    if (!std::ranges::all_of(effectsOf(question), is(EffectOutcome::WithinNoise))) {
        return std::nullopt;
    }
    for (const Effect& effect : question.comparison.ends) {
        const bool isBeyond = is(EffectOutcome::Lower)(effect) || is(EffectOutcome::Higher)(effect);
        if (effect.measure == question.measure && isBeyond) {
            return effect;
        }
    }
    return std::nullopt;
}

void tellAnswer(const Question& question, std::span<const RunResult> runs, Verdict& verdict) {
    const Comparison& main = question.comparison;
    verdict.compared = phrase(factorName(main.factor));
    verdict.headline = headlineOf(question);
    verdict.finished = main.epochs > 0 && main.epoch == main.epochs;
    verdict.text = comparisonText(main, runs);
    const std::string context = contextOf(main, runs);
    const bool isSaid = std::ranges::any_of(effectsOf(question), &Effect::saysSomething);
    verdict.brief = context + (verdict.finished && isSaid ? effectsText(main, question.measure)
                                                          : briefText(main, question.measure));
    if (const auto ends = endsBeyondNoise(question)) {
        verdict.headline = headlineOfEnds(question, *ends);
        const std::string sentence =
            ' ' + phrase(
                      "Between the ends there is a difference beyond noise, though no step "
                      "shows one.");
        verdict.text += sentence;
        verdict.brief += sentence;
    }
    if (isSaid && (!verdict.finished || main.isPartial)) {
        verdict.headline = filled(phrase("%1 (so far)"), verdict.headline);
    }
    if (main.fewSteps) {
        verdict.headline = filled(phrase("%1 (a beginning)"), verdict.headline);
        verdict.reach = beginningText(main.steps, main.stepsDiffer);
    } else if (verdict.finished && isSaid && !question.claims.empty()) {
        verdict.reach = briefTextOf(question.claims.front());
    }
    verdict.isAnswered = isAnswered(question);
    if (doOthersDisagree(question, runs)) {
        verdict.isAnswered = false;
        const std::string others =
            ' ' + phrase("Not all comparisons of it here agree: the report tells each.");
        verdict.text += others;
        verdict.brief += isSaid ? others : "";
    }
    verdict.steps = main.steps;
    verdict.fewSteps = main.fewSteps;
    verdict.seedsMayTell = std::ranges::any_of(effectsOf(question), [](const Effect& effect) {
        return effect.outcome == EffectOutcome::WithinNoise &&
               std::abs(effect.mean) >= effect.sampling;
    });
}

void tellResidualAlone(Verdict& verdict) {
    const DepthPair& residual = *verdict.residual;
    verdict.headline = phrase("A residual pair, and no plain one beside it");
    verdict.brief = pairFigures(residual);
    verdict.reach =
        isTooEarly(residual) ? phrase("It is too early to compare them.") : reachText(residual);
    verdict.finished = residual.epoch == residual.epochs;
    verdict.text += ' ' + verdict.brief + ' ' + verdict.reach + failuresText(residual) +
                    (residual.depths > 2 ? ' ' + depthsText(residual) : "");
    verdict.margin = residual.margin;
    verdict.steps = residual.steps;
    markVerdictBeginning(verdict);
}

// No plain pair: what there is instead is said, and nothing is called "not reproduced".
void withoutPair(std::span<const RunResult> runs, Verdict& verdict) {
    verdict.outcome = Outcome::NothingToCompare;
    verdict.margin = kMargin;
    if (verdict.networks == 0) {
        verdict.headline = phrase("Nothing to compare yet");
        verdict.brief = verdict.text = phrase("There is no network; add plain-18 and plain-34.");
        return;
    }
    if (verdict.networks == 1) {
        verdict.headline = phrase("One network, nothing to compare it with");
        verdict.brief = verdict.text =
            filled(phrase("%1 is alone here; add one that differs in depth only."), verdict.alone);
        return;
    }
    verdict.headline = phrase("No plain pair to compare");
    verdict.brief = verdict.text = phrase(
        "There are no two plain networks that differ in depth alone, as plain-18 and plain-34 do "
        "where their seed, settings and pictures are the same.");
    const std::optional<Question> question = questionOf(runs);
    const bool asksOfDepth = !question || question->comparison.factor == Factor::Depth;
    if (verdict.residual && verdict.residual->epoch > 0 && asksOfDepth) {
        tellResidualAlone(verdict);
        return;
    }
    if (question) {
        tellAnswer(*question, runs, verdict);
    }
}

// The first plain pair with the first residual one beside it, and whether the others agree.
void choosePairs(std::span<const RunResult> runs, Verdict& verdict) {
    const std::vector<Comparison> depths = comparisonsOf(runs, Factor::Depth);
    const std::vector<DepthPair> plains = depthPairsOf(depths, Family::Plain, runs);
    const std::vector<DepthPair> residuals = depthPairsOf(depths, Family::Residual, runs);
    const auto first = [](const std::vector<DepthPair>& pairs) {
        return pairs.empty() ? std::nullopt : std::optional(pairs.front());
    };
    verdict.plain = first(plains);
    if (plains.empty()) {
        verdict.residual = first(residuals);
        return;
    }
    PairAnswers answers(depths, runs);
    for (const DepthPair& plain : plains) {
        const std::vector<DepthPair> twins = residualPairsOf(depths, plain, runs);
        if (&plain == &plains.front()) {
            verdict.residual = first(twins);
            verdict.outcome = outcomeOf(plain, verdict.residual);
        }
        answers.take(plain, twins);
    }
    verdict.stepsDisagree =
        isSettled(verdict.outcome) && doStepsDisagree(*verdict.plain, verdict.outcome, depths);
    // Of the residual pair, whether a step between its depths costs.
    const bool residualStep = verdict.outcome == Outcome::DegradationUndone &&
                              doStepsDisagree(*verdict.residual, Outcome::NotReproduced, depths);
    verdict.disagree =
        verdict.stepsDisagree || residualStep || (isSettled(verdict.outcome) && answers.disagree());
    if (isSettled(verdict.outcome) && answers.disagree()) {
        verdict.others = answers.text();
        verdict.setting = answers.settingOf(*verdict.plain);
    }
    const auto isResidual = [](const RunResult& run) {
        return run.info.spec.network.family == Family::Residual;
    };
    if (verdict.outcome == Outcome::DegradationReproduced &&
        std::ranges::any_of(runs, isResidual)) {
        verdict.notUndone = whyNotUndone(*verdict.plain, verdict.residual);
    }
}

void add(std::string& text, const std::string& sentence) {
    text += (text.empty() || sentence.empty() ? "" : " ") + sentence;
}

void tellResidual(Verdict& verdict) {
    if (!verdict.residual) {
        const std::string none =
            verdict.notUndone == NotUndone::NoTwin
                ? phrase(
                      "No residual pair differs from it in the shortcuts alone, so nothing says "
                      "whether shortcuts undo it.")
                : "";
        add(verdict.text, none);
        add(verdict.brief, none);
        return;
    }
    const DepthPair& residual = *verdict.residual;
    if (residual.epoch > 0) {
        add(verdict.text, residualFigures(*verdict.plain, residual));
        verdict.interaction = interactionOf(*verdict.plain, residual);
        const bool helps = verdict.plain->trainGap.mean < 0 && residual.trainGap.mean < 0;
        for (std::string* text : {&verdict.text, &verdict.brief}) {
            add(*text, residualMeaning(verdict));
            add(*text, verdict.interaction ? interactionText(*verdict.interaction, helps) : "");
        }
    } else if (!residual.isLost) {
        add(verdict.text, filled(phrase("No seed has finished an epoch in both %1 and %2."),
                                 residual.shallow, residual.deep));
    }
    const std::string failures = failuresText(residual);
    verdict.text += failures;
    verdict.brief += failures;
}

bool goesOn(const DepthPair& pair) {
    return !pair.isLost && !pair.isOver && pair.epoch < pair.epochs;
}

// What the figures of a plain pair say, once there are any.
void tellPair(Verdict& verdict) {
    const DepthPair& plain = *verdict.plain;
    const std::string meaning = meaningText(verdict);
    const bool isEarly = verdict.outcome == Outcome::NotTrainedYet;
    verdict.text = pairFigures(plain) + ' ' + meaning;
    verdict.brief = isEarly && verdict.finished ? verdict.text : meaning;
    tellResidual(verdict);
    verdict.reach = reachText(plain);
    const std::string failures = failuresText(plain);
    add(verdict.text, verdict.reach + failures);
    verdict.brief += failures;
    add(verdict.text, depthsText(plain));
    if (verdict.disagree) {
        const std::string others =
            verdict.others.empty()
                ? phrase(
                      "Not each step between these depths goes the same way: the comparison of "
                      "depth tells each.")
                : filled(phrase("Not all pairs of depths here agree (%1)."), verdict.others);
        add(verdict.text, others);
        add(verdict.brief, others);
    }
    if (!isEarly) {
        markVerdictBeginning(verdict);
    }
    if (verdict.residual && verdict.residual->epoch > 0 && startsAtZero(*verdict.residual)) {
        const std::string start = phrase(
            "The last batch norm of each residual block started at zero (Goyal et al. 2017), which "
            "the original paper did not do.");
        add(verdict.text, start);
        add(verdict.reach, start);
    }
}

}  // namespace

bool trainedOnTheSame(const RunInfo& one, const RunInfo& other) {
    return one.trainImages == other.trainImages && one.testImages == other.testImages &&
           !isOtherData(one.data, other.data);
}

Spread spreadOf(const std::vector<double>& values) {
    Spread spread;
    const auto count = static_cast<double>(values.size());
    for (const double value : values) {
        spread.mean += value / count;
    }
    double squares = 0;
    for (const double value : values) {
        squares += (value - spread.mean) * (value - spread.mean);
    }
    spread.deviation = values.size() > 1 ? std::sqrt(squares / (count - 1)) : 0;
    return spread;
}

std::string pointsText(double value) {
    constexpr double kShownAsNothing = 0.05;
    const bool isLost = value != 0 && std::abs(value) < kShownAsNothing;
    return fixedText(value, isLost ? 2 : 1);
}

std::string spreadText(const Spread& spread, int seeds) {
    const std::string mean = pointsText(spread.mean);
    return seeds > 1 ? mean + " ± " + pointsText(spread.deviation) : mean;
}

bool hasJustBegun(int epoch, int epochs) {
    return epoch == 0 || (epoch < epochs && 5 * epoch < epochs);
}

bool isTrained(double error, double trainedBelow, std::int64_t steps) {
    return error <= trainedBelow || steps >= kEnoughSteps;
}

bool isBeginning(std::int64_t steps) {
    return steps > 0 && steps < kManySteps;
}

std::string beginningText(std::int64_t steps, bool theyDiffer) {
    return isBeginning(steps)
               ? filled(theyDiffer ? phrase("The shortest of these has done %1 steps, a beginning: "
                                            "a longer training may end otherwise.")
                                   : phrase("These are %1 steps, a beginning: a longer training "
                                            "may end otherwise."),
                        groupedText(steps))
               : "";
}

Verdict verdictOf(std::span<const RunResult> runs) {
    Verdict verdict;
    choosePairs(runs, verdict);
    countNetworks(runs, verdict);
    if (!verdict.plain) {
        withoutPair(runs, verdict);
        return verdict;
    }
    const DepthPair& plain = *verdict.plain;
    verdict.margin = plain.margin > 0 ? plain.margin : kMargin;
    verdict.trainedBelow = plain.trainedBelow;
    verdict.guessingError = plain.trainedBelow / kTrainedShare;
    verdict.steps = plain.steps;
    verdict.seedsMayTell = verdict.outcome == Outcome::WithinNoise && !plain.fewImages;
    if (verdict.outcome == Outcome::NothingToCompare) {
        tellFailure(plain, verdict);
        return verdict;
    }
    const bool grows = goesOn(plain) || (verdict.residual && goesOn(*verdict.residual));
    verdict.finished = plain.epochs > 0 && plain.epoch == plain.epochs &&
                       (!verdict.residual || verdict.residual->isOver ||
                        verdict.residual->epoch == verdict.residual->epochs);
    verdict.headline = headlineOf(verdict, grows);
    if (!verdict.setting.empty()) {
        verdict.headline = filled(phrase("%1 (%2)"), verdict.headline, verdict.setting);
    }
    if (plain.epoch == 0) {
        verdict.brief = verdict.text =
            filled(phrase("No seed has finished an epoch in both %1 and %2."), plain.shallow,
                   plain.deep) +
            failuresText(plain);
        return verdict;
    }
    tellPair(verdict);
    const bool isStill = grows || !plain.isOver || !plain.behind.empty();
    const bool isShowing = grows && (verdict.outcome == Outcome::DegradationReproduced ||
                                     verdict.outcome == Outcome::DegradationUndone);
    if (isStill && isSettled(verdict.outcome) && !isShowing) {
        verdict.headline = filled(phrase("%1 (so far)"), verdict.headline);
    }
    return verdict;
}

}  // namespace lab
