// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/train/VerdictWords.h"

#include "ui/base/Format.h"
#include "ui/base/Language.h"

#include <cmath>

namespace lab {

namespace {

QString points(double value) {
    return QString::number(std::abs(value), 'f', 1);
}

QString headlineOf(Outcome outcome, bool finished) {
    switch (outcome) {
        case Outcome::DegradationReproduced:
            return finished ? say("Degradation reproduced")
                            : say("Degradation is showing in the plain pair");
        case Outcome::DegradationUndone:
            return finished ? say("Degradation reproduced — and undone by shortcuts")
                            : say("Degradation is showing, and shortcuts undo it");
        case Outcome::NotReproduced:
            return say("Degradation not reproduced here");
        case Outcome::Overfitting:
            return say("Overfitting, not degradation");
        case Outcome::WithinNoise:
            return say("No difference beyond noise");
        case Outcome::NotTrainedYet:
        case Outcome::NothingToCompare:
            break;
    }
    return say("Too early to say");
}

// What is missing until the pair can be compared (core/verdict/Verdict.h states the rule).
QString earlySentence(const Verdict& verdict) {
    const DepthPair& pair = *verdict.plain;
    if (pair.justBegun) {
        return say("A fifth of the %1 epochs has to be done first.").arg(pair.epochs);
    }
    const bool deepIsWorse = !(pair.deepTrain.mean <= pair.shallowTrain.mean);
    const double worse = deepIsWorse ? pair.deepTrain.mean : pair.shallowTrain.mean;
    return say("%1 still has %2 % training error; the pair is compared once both are below %3 %, "
               "half the error of guessing.")
        .arg(QString::fromStdString(deepIsWorse ? pair.deep : pair.shallow).toHtmlEscaped(),
             percentText(worse), percentText(verdict.trainedBelow));
}

QString plainSentence(const Verdict& verdict, int layers) {
    const DepthPair& pair = *verdict.plain;
    const QString gap = points(pair.trainGap.mean);
    switch (verdict.outcome) {
        case Outcome::DegradationReproduced:
        case Outcome::DegradationUndone:
            return say("%1 more layers cost the plain network %2 points of <b>training</b> error, "
                       "so it is not overfitting.")
                .arg(layers)
                .arg(gap);
        case Outcome::NotReproduced:
            return say("The deeper plain network trains %1 points better: at this depth, width and "
                       "length, depth still helps.")
                .arg(gap);
        case Outcome::Overfitting:
            return say("The deeper plain network has the lower training error by %1 points, and "
                       "the higher test error.")
                .arg(gap);
        case Outcome::WithinNoise:
            return (pair.fewImages
                        ? say("The plain pair differs by %1 points of training error, less than "
                              "five of its training images make; more images can tell.")
                        : say("The plain pair differs by %1 points of training error, within "
                              "the margin; more seeds or epochs can tell."))
                .arg(gap);
        case Outcome::NotTrainedYet:
        case Outcome::NothingToCompare:
            break;
    }
    return earlySentence(verdict);
}

// Beside a plain pair that degrades. Empty: there are no residual networks.
QString residualSentence(const Verdict& verdict) {
    switch (verdict.notUndone) {
        case NotUndone::NoTwin:
            return say("No residual pair differs from it in the shortcuts alone.");
        case NotUndone::Failed:
            return say("With shortcuts a network has failed.");
        case NotUndone::Behind:
            return say("With shortcuts the pair has not come as far.");
        case NotUndone::HardlyTrained:
            return say("With shortcuts the networks have hardly trained.");
        case NotUndone::WorseThanPlain:
            return say("But with shortcuts the deeper network errs more than without.");
        case NotUndone::WithinNoise:
            return say("Whether shortcuts undo it is not shown: both margins together are %1 "
                       "points; more seeds can tell.")
                .arg(points(std::hypot(verdict.plain->margin, verdict.residual->margin)));
        case NotUndone::None:
        case NotUndone::Degrades:
            break;
    }
    if (!verdict.residual) {
        return {};
    }
    const DepthPair& pair = *verdict.residual;
    const double gap = pair.trainGap.mean;
    if (std::abs(gap) <= pair.margin) {
        return gap <= 0 ? say("With shortcuts they cost nothing.")
                        : say("With shortcuts they cost %1, within the margin.").arg(points(gap));
    }
    return gap < 0 ? say("With shortcuts they gain %1.").arg(points(gap))
                   : say("With shortcuts they cost %1.").arg(points(gap));
}

QString agreement(const DepthPair& pair) {
    const double gap = pair.trainGap.mean;
    if (std::abs(gap) <= pair.margin) {
        const QString margin = QString::number(pair.margin, 'g', 2);
        return pair.margin == 1 ? say("the residual pair agrees within 1 point.")
                                : say("the residual pair agrees within %1 points.").arg(margin);
    }
    return gap < 0 ? say("with shortcuts the deeper one is %1 points better.").arg(points(gap))
                   : say("with shortcuts the deeper one is %1 points worse.").arg(points(gap));
}

// `after`: "After epoch 3 of 20".
QString plainPairText(const DepthPair& pair, const QString& after) {
    const double gap = pair.trainGap.mean;
    if (std::abs(gap) <= pair.margin) {
        return say("%1 the plain pair agrees within the margin").arg(after);
    }
    return (gap > 0 ? say("%1 the deeper plain network has the higher training error")
                    : say("%1 the deeper plain network has the lower training error"))
        .arg(after);
}

// While the curves grow: how far the evidence reaches stands first.
QString growingText(const Verdict& verdict) {
    const DepthPair& pair = *verdict.plain;
    if (pair.epoch == 0) {
        return say("No seed has finished an epoch in both %1 and %2.")
            .arg(QString::fromStdString(pair.shallow).toHtmlEscaped(),
                 QString::fromStdString(pair.deep).toHtmlEscaped());
    }
    const QString after = say("After epoch %1 of %2").arg(pair.epoch).arg(pair.epochs);
    if (verdict.outcome == Outcome::NotTrainedYet) {
        return say("%1: too early to compare. %2").arg(after, earlySentence(verdict));
    }
    const QString plain = plainPairText(pair, after);
    if (!verdict.residual || verdict.residual->epoch == 0) {
        return say("%1.").arg(plain);
    }
    return say("%1; %2").arg(plain, agreement(*verdict.residual));
}

QString finishedText(const Verdict& verdict) {
    const DepthPair& pair = *verdict.plain;
    const int layers = depthOf(pair.deepNetwork) - depthOf(pair.shallowNetwork);
    QString text = plainSentence(verdict, layers);
    if (verdict.outcome == Outcome::DegradationReproduced ||
        verdict.outcome == Outcome::DegradationUndone) {
        const QString residual = residualSentence(verdict);
        text += residual.isEmpty() ? residual : " " + residual;
    }
    return text;
}

QString beginningOf(const Verdict& verdict) {
    return say("Only %1 steps: a longer training may end otherwise.").arg(countText(verdict.steps));
}

// Before there was enough to compare: nothing more comes of it without a new run.
VerdictWords wordsOfFailure(const Verdict& verdict) {
    const DepthPair& pair = *verdict.plain;
    QStringList titles;
    for (const std::string& title : pair.lost) {
        titles << QString::fromStdString(title);
    }
    VerdictWords words;
    words.tone = Tone::Warning;
    if (titles.isEmpty()) {
        words.headline = say("No seed has ended in both");
        words.text = say("Each seed of %1 and %2 has failed in one of them; the reasons stand with "
                         "the runs.")
                         .arg(QString::fromStdString(pair.shallow).toHtmlEscaped(),
                              QString::fromStdString(pair.deep).toHtmlEscaped());
        return words;
    }
    words.headline = titles.size() > 1
                         ? say("%1 and %2 have failed").arg(titles.front(), titles.back())
                         : say("%1 has failed").arg(titles.front());
    words.text = say("So %1 cannot be compared with %2; the reason stands with the run.")
                     .arg(QString::fromStdString(pair.deep).toHtmlEscaped(),
                          QString::fromStdString(pair.shallow).toHtmlEscaped());
    return words;
}

QString reachOf(const Verdict& verdict) {
    const DepthPair& pair = *verdict.plain;
    const QString seeds = pair.seeds == 1 ? say("one seed") : say("%1 seeds").arg(pair.seeds);
    const QString size = QString::number(verdict.margin, 'f', 1);
    const QString reach = verdict.margin == 1 ? say("Margin %1 point, %2.").arg(size, seeds)
                                              : say("Margin %1 points, %2.").arg(size, seeds);
    return verdict.fewSteps ? reach + " " + beginningOf(verdict) : reach;
}

Tone toneOf(const VerdictWords& words, const Verdict& verdict) {
    if (!words.finished) {
        return Tone::Info;
    }
    const bool isGood = verdict.outcome == Outcome::DegradationUndone && !verdict.fewSteps;
    return isGood ? Tone::Success : Tone::Warning;
}

Tone toneOfAnswer(const VerdictWords& words, const Verdict& verdict) {
    if (!words.finished) {
        return Tone::Info;
    }
    return verdict.isAnswered && !verdict.fewSteps ? Tone::Success : Tone::Warning;
}

void markBeginning(VerdictWords& words, const Verdict& verdict) {
    if (!verdict.fewSteps) {
        return;
    }
    words.headline = say("%1 (a beginning)").arg(words.headline);
    words.reach = words.reach.isEmpty() ? beginningOf(verdict) : words.reach;
}

// One network alone, or no plain pair, is told as what it is.
VerdictWords wordsWithoutPair(const Verdict& verdict) {
    VerdictWords words;
    const auto& residual = verdict.residual;
    words.finished = residual && residual->epoch == residual->epochs && residual->epochs > 0;
    if (verdict.networks == 1) {
        words.headline = say("One network, nothing to compare it with");
        words.text = say("%1 is alone here: add one that differs in depth only.")
                         .arg(QString::fromStdString(verdict.alone).toHtmlEscaped());
        return words;
    }
    words.headline = say("No plain pair to compare");
    words.text =
        say("The verdict needs two plain networks of different depth with all else "
            "equal, as plain-18 and plain-34.");
    if (residual && residual->epoch > 0) {
        words.headline = say("A residual pair, and no plain one beside it");
        words.text =
            say("%1 has %2 % training error, %3 %4 %. The verdict needs a plain pair, too, "
                "as plain-18 and plain-34.")
                .arg(QString::fromStdString(residual->deep).toHtmlEscaped(),
                     percentText(residual->deepTrain.mean),
                     QString::fromStdString(residual->shallow).toHtmlEscaped(),
                     percentText(residual->shallowTrain.mean));
    }
    if (!verdict.compared.empty()) {
        words.headline = QString::fromStdString(verdict.answer);
        words.finished = verdict.epochs > 0 && verdict.epoch == verdict.epochs;
        words.text =
            QString::fromStdString(words.finished && !verdict.effects.empty() ? verdict.effects
                                                                              : verdict.brief)
                .toHtmlEscaped();
        words.reach = verdict.fewSteps
                          ? beginningOf(verdict)
                          : QString::fromStdString(words.finished ? verdict.claim : "");
        words.tone = toneOfAnswer(words, verdict);
    }
    markBeginning(words, verdict);
    return words;
}

}  // namespace

QString gapCaption(const DepthPair& pair, const QString& family) {
    return QString("%1 %2 − %3")
        .arg(family)
        .arg(depthOf(pair.deepNetwork))
        .arg(depthOf(pair.shallowNetwork));
}

VerdictWords wordsOf(const Verdict& verdict) {
    VerdictWords words;
    if (!verdict.plain) {
        return wordsWithoutPair(verdict);
    }
    if (verdict.pairFailed) {
        return wordsOfFailure(verdict);
    }
    const DepthPair& pair = *verdict.plain;
    const bool residualDone = !verdict.residual || verdict.residual->isOver ||
                              verdict.residual->epoch == verdict.residual->epochs;
    words.finished = pair.epochs > 0 && pair.epoch == pair.epochs && residualDone;
    words.tone = toneOf(words, verdict);
    words.headline = headlineOf(verdict.outcome, words.finished);
    words.text = words.finished ? finishedText(verdict) : growingText(verdict);
    words.reach = reachOf(verdict);
    markBeginning(words, verdict);
    return words;
}

}  // namespace lab
