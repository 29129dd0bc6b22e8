// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verdict/Verdict.h"

#include "core/base/Numbers.h"
#include "core/base/Phrase.h"
#include "core/verdict/Claims.h"
#include "core/verdict/DepthPairs.h"

#include <algorithm>
#include <cmath>
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
                             "That is less than the margin, which five of its training images "
                             "make; more images can tell.")
                       : phrase(
                             "That is less than the margin; more seeds or more epochs can tell.");
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

// Beside figures of seeds that have not: "A run of plain-34 has failed."
std::string failedRunsText(const DepthPair& pair) {
    return pair.failed.size() > 1 ? filled(phrase("Runs of %1 and %2 have failed."),
                                           pair.failed.front(), pair.failed.back())
                                  : filled(phrase("A run of %1 has failed."), pair.failed.front());
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

std::string residualMeaning(Outcome outcome, const DepthPair& plain, const DepthPair& residual) {
    std::string text = residualFigures(plain, residual);
    const std::string margin = points(residual.margin);
    if (outcome == Outcome::DegradationUndone) {
        text += ' ';
        text += residual.trainGap.mean <= 0
                    ? phrase("Depth costs nothing there.")
                    : filled(phrase("That is within the margin there, %1 points."), margin);
    } else if (residual.epoch < plain.epoch && residual.failed.empty()) {
        text += ' ' + phrase("It has not come as far yet, so it undoes nothing yet.");
    } else if (outcome == Outcome::DegradationReproduced && interactionOf(plain, residual) &&
               residual.trainGap.mean <= residual.margin) {
        text += ' ' + filled(phrase("Its margin, %1 points, is too wide to say that shortcuts undo "
                                    "degradation; more seeds can tell."),
                             margin);
    }
    return residual.failed.empty() ? text : text + ' ' + failedRunsText(residual);
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
    return pair.failed.size() > 1
               ? filled(phrase("%1 and %2 have failed."), pair.failed.front(), pair.failed.back())
               : filled(phrase("%1 has failed."), pair.failed.front());
}

bool startsAtZero(std::span<const RunResult> runs) {
    return std::ranges::any_of(runs, [](const RunResult& run) {
        const NetworkSpec& network = run.info.spec.network;
        return network.zeroInitResidual && network.family == Family::Residual;
    });
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
    verdict.headline = (plain.failed.size() > 1 ? plain.failed.front() + " and " : "") +
                       plain.failed.back() + (plain.failed.size() > 1 ? " have" : " has") +
                       " failed";
    verdict.text =
        failedText(plain) + ' ' +
        filled(phrase("So %1 cannot be compared with %2; the reason stands with the run."),
               plain.deep, plain.shallow);
    if (plain.epoch > 0) {
        verdict.text += ' ' + figures(plain) + ' ' + reach(plain);
    }
}

// No plain pair: what there is instead is said, and nothing is called "not reproduced".
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
    if (verdict.residual && verdict.residual->epoch > 0) {
        verdict.headline = "A residual pair, and no plain one beside it";
        verdict.text += ' ' + figures(*verdict.residual) + ' ' + reach(*verdict.residual);
        verdict.steps = verdict.residual->steps;
        markVerdictBeginning(verdict);
        return;
    }
    const std::vector<Comparison> comparisons = comparisonsOf(runs);
    const auto main = std::ranges::max_element(
        comparisons, {}, [](const Comparison& one) { return one.levels.size(); });
    if (main != comparisons.end()) {
        verdict.compared = phrase(factorName(main->factor));
        verdict.headline = factorName(main->factor) + std::string(" compared");
        verdict.text = comparisonText(*main, runs);
        verdict.brief = briefText(*main);
        verdict.epoch = main->epoch;
        verdict.epochs = main->epochs;
        verdict.steps = main->steps;
        verdict.fewSteps = main->fewSteps;
        verdict.headline += main->fewSteps ? kVerdictBeginning : "";
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
    for (const Order order : {Order::Post, Order::Pre}) {  // twins differ in the shortcuts alone
        const auto plain = depthPairOf(runs, Family::Plain, order);
        // The residual pair beside it is looked at after the same epoch, or as far as it has come.
        const std::size_t last =
            plain && plain->epoch > 0 ? static_cast<std::size_t>(plain->epoch) : SIZE_MAX;
        const auto residual = depthPairOf(runs, Family::Residual, order, last);
        if (plain || (residual && !verdict.residual)) {
            verdict.plain = plain;
            verdict.residual = residual;
        }
        if (plain) {
            break;
        }
    }
    countNetworks(runs, verdict);
    if (!verdict.plain) {
        withoutPair(runs, verdict);
        return verdict;
    }
    const DepthPair& plain = *verdict.plain;
    verdict.margin = plain.margin > 0 ? plain.margin : kMargin;
    verdict.trainedBelow = plain.trainedBelow;
    verdict.guessingError = plain.trainedBelow / kTrainedShare;
    verdict.outcome = outcomeOf(plain, verdict.residual);
    verdict.steps = plain.steps;
    if (verdict.outcome == Outcome::NothingToCompare) {
        tellFailure(plain, verdict);
        return verdict;
    }
    const auto grows = [](const DepthPair& pair) { return pair.epoch < pair.epochs; };
    verdict.headline =
        headlineOf(verdict.outcome, grows(plain) || (verdict.residual && grows(*verdict.residual)));
    if (plain.epoch == 0) {
        verdict.text =
            filled(phrase("No epoch is finished in both %1 and %2."), plain.shallow, plain.deep);
        return verdict;
    }
    verdict.text = figures(plain) + ' ' + meaningOf(verdict.outcome, plain);
    if (verdict.residual && verdict.residual->epoch > 0) {
        verdict.text += ' ' + residualMeaning(verdict.outcome, plain, *verdict.residual);
        verdict.interaction = interactionOf(plain, *verdict.residual);
        verdict.text += verdict.interaction ? ' ' + interactionText(*verdict.interaction) : "";
    } else if (verdict.residual && !verdict.residual->failed.empty()) {
        verdict.text += ' ' + failedRunsText(*verdict.residual);
    }
    verdict.text += ' ' + reach(plain);
    verdict.text += plain.failed.empty() ? "" : ' ' + failedRunsText(plain);
    if (verdict.outcome != Outcome::NotTrainedYet) {
        markVerdictBeginning(verdict);
    }
    if (startsAtZero(runs)) {
        verdict.text += " ";
        verdict.text += phrase(
            "The last batch norm of each residual block started at zero (Goyal et al. 2017), "
            "which the original paper did not do.");
    }
    return verdict;
}

}  // namespace lab
