// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verdict/VerdictText.h"

#include "core/base/Numbers.h"
#include "core/base/Phrase.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace lab {

namespace {

std::string outcomeText(Outcome outcome, bool growing) {
    switch (outcome) {
        case Outcome::DegradationReproduced:
            return growing ? phrase("Degradation is showing in the plain pair")
                           : phrase("Degradation reproduced");
        case Outcome::DegradationUndone:
            return growing ? phrase("Degradation is showing, and shortcuts undo it")
                           : phrase("Degradation reproduced, undone by shortcuts");
        case Outcome::NotReproduced:
            return phrase("Degradation not reproduced here");
        case Outcome::Overfitting:
            return phrase("Overfitting, not degradation");
        case Outcome::WithinNoise:
            return phrase("No difference beyond noise");
        case Outcome::NotTrainedYet:
        case Outcome::NothingToCompare:  // withoutPair()
            break;
    }
    return phrase("Too early to say");
}

// Where the training errors do not tell the networks apart and the test errors do; else empty.
std::string testErrorText(const DepthPair& pair) {
    if (std::abs(pair.testGap.mean) <= pair.testMargin) {
        return {};
    }
    return filled(pair.testGap.mean > 0
                      ? phrase("The deeper one's test error is %1 points higher all the same.")
                      : phrase("The deeper one's test error is %1 points lower all the same."),
                  pointsText(std::abs(pair.testGap.mean)));
}

// Why the verdict says "reproduced" and not "undone".
std::string notUndoneText(NotUndone why, const DepthPair& plain, const DepthPair& residual) {
    switch (why) {
        case NotUndone::Behind:
            return phrase("The residual pair has not come as far yet, so it undoes nothing yet.");
        case NotUndone::HardlyTrained:
            return phrase(
                "The residual networks have hardly trained, so they do not say whether shortcuts "
                "undo it.");
        case NotUndone::WorseThanPlain:
            return phrase(
                "The deeper network errs more with shortcuts than without, so they undo nothing.");
        case NotUndone::AsBadAsPlain:
            return phrase(
                "The deeper network errs as much with shortcuts as without, within noise, so "
                "nothing says that they undo it.");
        case NotUndone::WithinNoise:
            return filled(plain.fewImages && residual.fewImages
                              ? phrase("The margin of both gaps together, %1 points, is too wide "
                                       "to say that shortcuts undo degradation; more images can "
                                       "tell.")
                              : phrase("The margin of both gaps together, %1 points, is too wide "
                                       "to say that shortcuts undo degradation; more seeds can "
                                       "tell."),
                          pointsText(std::hypot(plain.margin, residual.margin)));
        case NotUndone::Degrades:
            return phrase("Depth costs the residual networks, too, so shortcuts do not undo it.");
        case NotUndone::None:
        case NotUndone::NoTwin:
        case NotUndone::Failed:
            break;
    }
    return {};
}

}  // namespace

std::string headlineOf(const Verdict& verdict, bool growing) {
    const DepthPair& plain = *verdict.plain;
    if (verdict.outcome == Outcome::NotReproduced && verdict.stepsDisagree) {
        return filled(phrase("Degradation not reproduced between %1 and %2"), plain.shallow,
                      plain.deep);
    }
    if (verdict.outcome == Outcome::WithinNoise && plain.depths > 2) {
        return filled(phrase("No difference beyond noise between %1 and %2"), plain.shallow,
                      plain.deep);
    }
    return outcomeText(verdict.outcome, growing);
}

std::string pairFigures(const DepthPair& pair) {
    const double gap = pair.trainGap.mean;
    Spread size = pair.trainGap;
    size.mean = std::abs(size.mean);
    return filled(gap < 0   ? phrase("%1 has %2 % training error, %3 %4 %: %5 points less.")
                  : gap > 0 ? phrase("%1 has %2 % training error, %3 %4 %: %5 points more.")
                            : phrase("%1 has %2 % training error, %3 %4 %: no difference."),
                  pair.deep, spreadText(pair.deepTrain, pair.seeds), pair.shallow,
                  spreadText(pair.shallowTrain, pair.seeds), spreadText(size, pair.seeds));
}

std::string meaningText(const Verdict& verdict) {
    const DepthPair& plain = *verdict.plain;
    switch (verdict.outcome) {
        case Outcome::DegradationReproduced:
        case Outcome::DegradationUndone:
            return phrase(
                "The deeper plain network is worse on the images it trains on, so this is "
                "not overfitting.");
        case Outcome::NotReproduced:
            if (verdict.stepsDisagree) {
                return phrase(
                    "From end to end the deeper plain network trains better, but not in each step "
                    "between.");
            }
            return phrase(
                "The deeper plain network trains better here, so at this depth, width "
                "and length depth still helps; deeper networks or a higher learning rate "
                "show degradation sooner.");
        case Outcome::Overfitting:
            return filled(phrase("The deeper plain network's test error is %1 points higher all "
                                 "the same: it fits the training images better and new ones "
                                 "worse."),
                          pointsText(plain.testGap.mean));
        case Outcome::WithinNoise:
            return joinedSentences(
                {plain.fewImages
                     ? phrase("The plain pair's difference is within the margin, which five of "
                              "its training images make; more images can tell.")
                     : phrase("The plain pair's difference is within the margin; more seeds or "
                              "more epochs can tell."),
                 testErrorText(plain)});
        case Outcome::NotTrainedYet:
        case Outcome::NothingToCompare:
            break;
    }
    if (plain.justBegun) {
        return filled(phrase("It is too early to say: a fifth of the %1 epochs has to be done."),
                      plain.epochs);
    }
    if (plain.steps >= kEnoughSteps) {
        return filled(phrase("Neither has come below %1 % training error, half the error of "
                             "guessing, so nothing is said of them."),
                      pointsText(plain.trainedBelow));
    }
    return filled(phrase("It is too early to say: both have to come below %1 % training error, "
                         "half the error of guessing, or to train for %2 steps."),
                  pointsText(plain.trainedBelow), groupedText(kEnoughSteps));
}

std::string failuresText(const DepthPair& pair) {
    std::string text;
    std::map<std::string, int> failed;
    for (const std::string& title : pair.failed) {
        ++failed[title];
    }
    for (const auto& [title, count] : failed) {
        text += ' ';
        if (std::ranges::find(pair.lost, title) != pair.lost.end()) {
            text += filled(phrase("%1 has failed and is left out."), title);
        } else if (count == 1) {
            text += filled(phrase("A run of %1 has failed."), title);
        } else {
            text +=
                filled(phrase("%1 runs of %2 have failed, so what is said rests on the others."),
                       count, title);
        }
    }
    return text;
}

std::string residualFigures(const DepthPair& plain, const DepthPair& residual) {
    if (residual.epoch != plain.epoch) {
        return filled(phrase("With shortcuts, after epoch %1: %2"), residual.epoch,
                      pairFigures(residual));
    }
    if (residual.seeds == plain.seeds) {
        return filled(phrase("With shortcuts: %1"), pairFigures(residual));
    }
    return filled(residual.seeds == 1 ? phrase("With shortcuts, one seed: %2")
                                      : phrase("With shortcuts, %1 seeds: %2"),
                  residual.seeds, pairFigures(residual));
}

std::string residualMeaning(const Verdict& verdict) {
    const DepthPair& residual = *verdict.residual;
    if (verdict.outcome == Outcome::DegradationUndone) {
        // "Nothing" is said where a small part of the plain gap would have shown.
        const bool isSure = residual.margin <= verdict.plain->trainGap.mean / 4;
        return residual.trainGap.mean <= 0 && isSure
                   ? phrase("Depth costs nothing with shortcuts.")
                   : filled(
                         phrase("With shortcuts the difference is within the margin, %1 points."),
                         pointsText(residual.margin));
    }
    return notUndoneText(verdict.notUndone, *verdict.plain, residual);
}

std::string interactionText(const Interaction& interaction, bool helps) {
    if (interaction.low <= 0 && interaction.high >= 0) {
        return filled(phrase("How much less depth costs with shortcuts is within noise: %1 points "
                             "(%2 to %3)."),
                      pointsText(interaction.mean), pointsText(interaction.low),
                      pointsText(interaction.high));
    }
    if (helps) {
        const bool more = interaction.mean >= 0;
        return filled(more ? phrase("With shortcuts depth helps %1 points more (%2 to %3).")
                           : phrase("With shortcuts depth helps %1 points less (%2 to %3)."),
                      pointsText(std::abs(interaction.mean)),
                      pointsText(more ? interaction.low : -interaction.high),
                      pointsText(more ? interaction.high : -interaction.low));
    }
    const bool less = interaction.mean >= 0;
    const double low = less ? interaction.low : -interaction.high;
    const double high = less ? interaction.high : -interaction.low;
    if (interaction.byMargin) {
        return filled(less ? phrase("With shortcuts depth costs %1 points less (margin %2).")
                           : phrase("With shortcuts depth costs %1 points more (margin %2)."),
                      pointsText(std::abs(interaction.mean)), pointsText((high - low) / 2));
    }
    return filled(less ? phrase("With shortcuts depth costs %1 points less (%2 to %3).")
                       : phrase("With shortcuts depth costs %1 points more (%2 to %3)."),
                  pointsText(std::abs(interaction.mean)), pointsText(low), pointsText(high));
}

std::string reachText(const DepthPair& pair) {
    return filled(pair.seeds == 1 ? phrase("After epoch %1 of %2; margin %3 points, one seed.")
                                  : phrase("After epoch %1 of %2; margin %3 points, %4 seeds."),
                  pair.epoch, pair.epochs, pointsText(pair.margin), pair.seeds);
}

std::string depthsText(const DepthPair& pair) {
    const int told = pair.depths - static_cast<int>(pair.behind.size());
    std::string text =
        told > 2 ? filled(phrase("Of %1 depths the verdict compares the ends of one kind of block; "
                                 "the comparison of depth has each step."),
                          told)
                 : "";
    for (const std::string& title : pair.behind) {
        text = joinedSentences(
            {text, filled(phrase("%1 has not come as far and is left out so far."), title)});
    }
    return text;
}

}  // namespace lab
