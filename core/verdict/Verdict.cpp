// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verdict/Verdict.h"

#include "core/base/Numbers.h"
#include "core/base/Phrase.h"
#include "core/verdict/DepthPairs.h"
#include "core/verdict/Question.h"
#include "core/verdict/RunTitles.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

namespace lab {

namespace {

std::string points(double value) {
    return fixedText(value, 1);
}

// In English always: the window has its own headlines (ui/train/VerdictWords).
std::string headlineOf(Outcome outcome, bool growing) {
    switch (outcome) {
        case Outcome::DegradationReproduced:
            return growing ? "Degradation is showing in the plain pair" : "Degradation reproduced";
        case Outcome::DegradationUndone:
            return growing ? "Degradation is showing, and shortcuts undo it"
                           : "Degradation reproduced, undone by shortcuts";
        case Outcome::NotReproduced:
            return "Degradation not reproduced here";
        case Outcome::Overfitting:
            return "Overfitting, not degradation";
        case Outcome::WithinNoise:
            return "No difference beyond noise";
        case Outcome::NotTrainedYet:
        case Outcome::NothingToCompare:  // withoutPair()
            break;
    }
    return "Too early to say";
}

std::string figures(const DepthPair& pair) {
    const double gap = pair.trainGap.mean;
    Spread size = pair.trainGap;
    size.mean = std::abs(size.mean);
    return filled(gap < 0 ? phrase("%1 has %2 % training error, %3 %4 %: %5 points less.")
                          : phrase("%1 has %2 % training error, %3 %4 %: %5 points more."),
                  pair.deep, spreadText(pair.deepTrain, pair.seeds), pair.shallow,
                  spreadText(pair.shallowTrain, pair.seeds), spreadText(size, pair.seeds));
}

std::string meaningOf(Outcome outcome, const DepthPair& plain) {
    switch (outcome) {
        case Outcome::DegradationReproduced:
        case Outcome::DegradationUndone:
            return phrase(
                "The deeper plain network is worse on the images it trains on, so this is "
                "not overfitting.");
        case Outcome::NotReproduced:
            return phrase(
                "The deeper plain network trains better here, so at this depth, width "
                "and length depth still helps; deeper networks or a higher learning rate "
                "show degradation sooner.");
        case Outcome::Overfitting:
            return filled(phrase("Its test error is %1 points higher all the same: it fits the "
                                 "training images better and new ones worse."),
                          points(plain.testGap.mean));
        case Outcome::WithinNoise:
            return plain.fewImages
                       ? phrase(
                             "That is within the margin, which five of its training images "
                             "make; more images can tell.")
                       : phrase("That is within the margin; more seeds or more epochs can tell.");
        case Outcome::NotTrainedYet:
        case Outcome::NothingToCompare:
            break;
    }
    if (plain.justBegun) {
        return filled(phrase("It is too early to say: a fifth of the %1 epochs has to be done."),
                      plain.epochs);
    }
    return filled(phrase("It is too early to say: both have to come below %1 % training error, "
                         "half the error of guessing, or to train for %2 steps."),
                  points(plain.trainedBelow), groupedText(kEnoughSteps));
}

// Beside the figures of those that have not: "plain-110 has failed and is left out." for each, or
// of some of its seeds "A run of plain-34 has failed."
std::string failuresText(const DepthPair& pair) {
    std::string text;
    for (const std::string& title : pair.failed) {
        const bool isLost = std::ranges::find(pair.lost, title) != pair.lost.end();
        text += ' ' + filled(isLost ? phrase("%1 has failed and is left out.")
                                    : phrase("A run of %1 has failed."),
                             title);
    }
    return text;
}

std::string residualFigures(const DepthPair& plain, const DepthPair& residual) {
    if (residual.epoch != plain.epoch) {
        return filled(phrase("With shortcuts, after epoch %1: %2"), residual.epoch,
                      figures(residual));
    }
    if (residual.seeds == plain.seeds) {
        return filled(phrase("With shortcuts: %1"), figures(residual));
    }
    return filled(residual.seeds == 1 ? phrase("With shortcuts, one seed: %2")
                                      : phrase("With shortcuts, %1 seeds: %2"),
                  residual.seeds, figures(residual));
}

// Why the verdict says "reproduced" and not "undone".
std::string notUndoneText(NotUndone why, const DepthPair& plain, const DepthPair& residual) {
    switch (why) {
        case NotUndone::Behind:
            return phrase("It has not come as far yet, so it undoes nothing yet.");
        case NotUndone::HardlyTrained:
            return phrase(
                "The residual networks have hardly trained, so they do not say whether shortcuts "
                "undo it.");
        case NotUndone::WorseThanPlain:
            return phrase(
                "The deeper network errs more with shortcuts than without, so they undo nothing.");
        case NotUndone::WithinNoise:
            return filled(plain.fewImages && residual.fewImages
                              ? phrase("The margin of both gaps together, %1 points, is too wide "
                                       "to say that shortcuts undo degradation; more images can "
                                       "tell.")
                              : phrase("The margin of both gaps together, %1 points, is too wide "
                                       "to say that shortcuts undo degradation; more seeds can "
                                       "tell."),
                          points(std::hypot(plain.margin, residual.margin)));
        case NotUndone::Degrades:
            return phrase("Depth costs the residual networks, too, so shortcuts do not undo it.");
        case NotUndone::None:
        case NotUndone::NoTwin:
        case NotUndone::Failed:
            break;
    }
    return {};
}

std::string residualMeaning(const Verdict& verdict) {
    const DepthPair& plain = *verdict.plain;
    const DepthPair& residual = *verdict.residual;
    std::string text = residualFigures(plain, residual);
    if (verdict.outcome == Outcome::DegradationUndone) {
        text += ' ';
        text += residual.trainGap.mean <= 0
                    ? phrase("Depth costs nothing there.")
                    : filled(phrase("That is within the margin there, %1 points."),
                             points(residual.margin));
    } else if (const std::string why = notUndoneText(verdict.notUndone, plain, residual);
               !why.empty()) {
        text += ' ' + why;
    }
    return text;
}

std::string interactionText(const Interaction& interaction) {
    const bool less = interaction.mean >= 0;
    const double low = less ? interaction.low : -interaction.high;
    const double high = less ? interaction.high : -interaction.low;
    if (interaction.byMargin) {
        return filled(less ? phrase("With shortcuts depth costs %1 points less (margin %2).")
                           : phrase("With shortcuts depth costs %1 points more (margin %2)."),
                      points(std::abs(interaction.mean)), points((high - low) / 2));
    }
    return filled(less ? phrase("With shortcuts depth costs %1 points less (%2 to %3).")
                       : phrase("With shortcuts depth costs %1 points more (%2 to %3)."),
                  points(std::abs(interaction.mean)), points(low), points(high));
}

std::string reach(const DepthPair& pair) {
    return filled(pair.seeds == 1 ? phrase("After epoch %1 of %2; margin %3 points, one seed.")
                                  : phrase("After epoch %1 of %2; margin %3 points, %4 seeds."),
                  pair.epoch, pair.epochs, points(pair.margin), pair.seeds);
}

// "plain-34 has failed"; both where both have.
std::string failedText(const DepthPair& pair) {
    return pair.lost.size() > 1
               ? filled(phrase("%1 and %2 have failed."), pair.lost.front(), pair.lost.back())
               : filled(phrase("%1 has failed."), pair.lost.front());
}

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

constexpr const char* kVerdictBeginning = " (a beginning)";

// Of so few steps, the headline and the text say so.
void markVerdictBeginning(Verdict& verdict) {
    verdict.fewSteps = isBeginning(verdict.steps);
    if (verdict.fewSteps) {
        verdict.headline += kVerdictBeginning;
        verdict.text += ' ' + beginningText(verdict.steps);
    }
}

// The pair will come no further: what has failed is told, not that it is early.
void tellFailure(const DepthPair& plain, Verdict& verdict) {
    verdict.pairFailed = true;
    if (plain.lost.empty()) {
        verdict.headline = "No seed has ended in both";
        verdict.text = filled(phrase("Each seed that %1 and %2 have in common has failed in one of "
                                     "them, so they cannot be compared; the reasons stand with the "
                                     "runs."),
                              plain.shallow, plain.deep);
        return;
    }
    verdict.headline = (plain.lost.size() > 1 ? plain.lost.front() + " and " : "") +
                       plain.lost.back() + (plain.lost.size() > 1 ? " have" : " has") + " failed";
    verdict.text =
        failedText(plain) + ' ' +
        filled(phrase("So %1 cannot be compared with %2; the reason stands with the run."),
               plain.deep, plain.shallow);
}

// No plain pair: what there is instead is said, and nothing is called "not reproduced".
// Whether what was asked goes up in one setting and down in another.
bool haveOppositeAnswers(const Question& question, std::span<const RunResult> runs) {
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
    return (outcomes.contains(EffectOutcome::Lower) && !goes(EffectOutcome::Lower) &&
            goes(EffectOutcome::Higher)) ||
           (outcomes.contains(EffectOutcome::Higher) && !goes(EffectOutcome::Higher) &&
            goes(EffectOutcome::Lower));
}

void tellAnswer(const Question& question, std::span<const RunResult> runs, Verdict& verdict) {
    const Comparison& main = question.comparison;
    verdict.compared = phrase(factorName(main.factor));
    verdict.answer = headlineOf(question);
    {
        const EnglishPhrases english;
        verdict.headline = headlineOf(question) + (main.fewSteps ? kVerdictBeginning : "");
    }
    verdict.text = comparisonText(main, runs);
    const std::string context = contextOf(main, runs);
    verdict.brief = context + briefText(main, question.measure);
    if (std::ranges::any_of(effectsOf(question), &Effect::saysSomething)) {
        verdict.effects = context + effectsText(main, question.measure);
        verdict.claim = question.claims.empty() ? "" : briefTextOf(question.claims.front());
    }
    verdict.isAnswered = isAnswered(question);
    if (haveOppositeAnswers(question, runs)) {
        verdict.isAnswered = false;
        const std::string others =
            ' ' + phrase("Not all comparisons of it here agree: the report tells each.");
        verdict.text += others;
        verdict.effects += verdict.effects.empty() ? "" : others;
    }
    verdict.epoch = main.epoch;
    verdict.epochs = main.epochs;
    verdict.steps = main.steps;
    verdict.fewSteps = main.fewSteps;
    verdict.seedsMayTell = std::ranges::any_of(effectsOf(question), [](const Effect& effect) {
        return effect.outcome == EffectOutcome::WithinNoise;
    });
}

void withoutPair(std::span<const RunResult> runs, Verdict& verdict) {
    verdict.outcome = Outcome::NothingToCompare;
    verdict.margin = kMargin;
    if (verdict.networks == 0) {
        verdict.headline = "Nothing to compare yet";
        verdict.text = phrase("There is no network; add plain-18 and plain-34.");
        return;
    }
    if (verdict.networks == 1) {
        verdict.headline = "One network, nothing to compare it with";
        verdict.text =
            filled(phrase("%1 is alone here; add one that differs in depth only."), verdict.alone);
        return;
    }
    verdict.headline = "No plain pair to compare";
    verdict.text = phrase(
        "There are no two plain networks that differ in depth alone, as plain-18 and plain-34 do "
        "where their seed, settings and pictures are the same.");
    const std::optional<Question> question = questionOf(runs);
    const bool asksOfDepth = !question || question->comparison.factor == Factor::Depth;
    if (verdict.residual && verdict.residual->epoch > 0 && asksOfDepth) {
        verdict.headline = "A residual pair, and no plain one beside it";
        const bool isEarly = isTooEarly(*verdict.residual);
        verdict.text +=
            ' ' + figures(*verdict.residual) + ' ' +
            (isEarly ? phrase("It is too early to compare them.") : reach(*verdict.residual));
        verdict.text += failuresText(*verdict.residual);
        verdict.margin = verdict.residual->margin;
        verdict.steps = verdict.residual->steps;
        markVerdictBeginning(verdict);
        return;
    }
    if (question) {
        tellAnswer(*question, runs, verdict);
    }
}

// An outcome that more epochs do not wait for.
bool isSettled(Outcome outcome) {
    return outcome != Outcome::NotTrainedYet && outcome != Outcome::NothingToCompare;
}

/// What the pairs of an experiment answer, as far as they do: whether depth costs, and whether
/// shortcuts undo that.
class PairAnswers {
public:
    void take(const DepthPair& plain, const std::vector<DepthPair>& twins) {
        const Outcome outcome = outcomeOf(plain, std::nullopt);
        if (!isSettled(outcome)) {
            return;
        }
        m_costs.insert(outcome);
        for (const DepthPair& twin : twins) {
            const NotUndone why = whyNotUndone(plain, twin);
            if (outcome == Outcome::DegradationReproduced &&
                (why == NotUndone::None || why == NotUndone::Degrades ||
                 why == NotUndone::WorseThanPlain)) {
                m_undone.insert(why == NotUndone::None);
            }
        }
    }
    bool disagree() const { return m_costs.size() > 1 || m_undone.size() > 1; }

private:
    std::set<Outcome> m_costs;
    std::set<bool> m_undone;
};

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
    PairAnswers answers;
    for (const DepthPair& plain : plains) {
        const std::vector<DepthPair> twins = residualPairsOf(depths, plain, runs);
        if (&plain == &plains.front()) {
            verdict.residual = first(twins);
            verdict.outcome = outcomeOf(plain, verdict.residual);
        }
        answers.take(plain, twins);
    }
    verdict.disagree = isSettled(verdict.outcome) && answers.disagree();
    const auto isResidual = [](const RunResult& run) {
        return run.info.spec.network.family == Family::Residual;
    };
    if (verdict.outcome == Outcome::DegradationReproduced &&
        std::ranges::any_of(runs, isResidual)) {
        verdict.notUndone = whyNotUndone(*verdict.plain, verdict.residual);
    }
}

void tellResidual(Verdict& verdict) {
    if (!verdict.residual) {
        verdict.text +=
            verdict.notUndone == NotUndone::NoTwin
                ? ' ' + phrase(
                            "No residual pair differs from it in the shortcuts alone, so "
                            "nothing says whether shortcuts undo it.")
                : "";
        return;
    }
    if (verdict.residual->epoch > 0) {
        verdict.text += ' ' + residualMeaning(verdict);
        verdict.interaction = interactionOf(*verdict.plain, *verdict.residual);
        verdict.text += verdict.interaction ? ' ' + interactionText(*verdict.interaction) : "";
    } else if (!verdict.residual->isLost) {
        verdict.text += ' ' + filled(phrase("No seed has finished an epoch in both %1 and %2."),
                                     verdict.residual->shallow, verdict.residual->deep);
    }
    verdict.text += failuresText(*verdict.residual);
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

std::string spreadText(const Spread& spread, int seeds) {
    const std::string mean = points(spread.mean);
    return seeds > 1 ? mean + " ± " + points(spread.deviation) : mean;
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

std::string beginningText(std::int64_t steps) {
    return isBeginning(steps) ? filled(phrase("These are %1 steps, a beginning: a longer training "
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
    const auto grows = [](const DepthPair& pair) {
        return !pair.isLost && !pair.isOver && pair.epoch < pair.epochs;
    };
    verdict.headline =
        headlineOf(verdict.outcome, grows(plain) || (verdict.residual && grows(*verdict.residual)));
    if (plain.epoch == 0) {
        verdict.text = filled(phrase("No seed has finished an epoch in both %1 and %2."),
                              plain.shallow, plain.deep) +
                       failuresText(plain);
        return verdict;
    }
    verdict.text = figures(plain) + ' ' + meaningOf(verdict.outcome, plain);
    tellResidual(verdict);
    verdict.text += ' ' + reach(plain) + failuresText(plain);
    if (plain.depths > 2) {
        verdict.text +=
            ' ' + filled(phrase("Of %1 depths the verdict compares the ends of one kind "
                                "of block; the comparison of depth has each step."),
                         plain.depths);
    }
    if (verdict.disagree) {
        verdict.text += ' ';
        verdict.text += phrase("Not all pairs of depths here agree: the comparisons tell each.");
    }
    if (verdict.outcome != Outcome::NotTrainedYet) {
        markVerdictBeginning(verdict);
    }
    if (verdict.residual && verdict.residual->epoch > 0 && startsAtZero(*verdict.residual)) {
        verdict.text += " ";
        verdict.text += phrase(
            "The last batch norm of each residual block started at zero (Goyal et al. 2017), "
            "which the original paper did not do.");
    }
    return verdict;
}

}  // namespace lab
