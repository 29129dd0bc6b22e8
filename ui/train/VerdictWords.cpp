// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/train/VerdictWords.h"

#include "ui/base/Format.h"

namespace lab {

namespace {

Tone toneOf(const Verdict& verdict) {
    if (verdict.pairFailed) {
        return Tone::Warning;
    }
    const bool isCompared = verdict.plain || !verdict.compared.empty();
    if (!verdict.finished || !isCompared) {
        return Tone::Info;
    }
    const bool isShown =
        verdict.plain ? verdict.outcome == Outcome::DegradationUndone : verdict.isAnswered;
    return isShown && !verdict.fewSteps ? Tone::Success : Tone::Warning;
}

}  // namespace

QString gapCaption(const DepthPair& pair, const QString& family) {
    return QString("%1 %2 − %3")
        .arg(family)
        .arg(depthOf(pair.deepNetwork))
        .arg(depthOf(pair.shallowNetwork));
}

VerdictWords wordsOf(const Verdict& verdict) {
    const bool isGrowingPair = verdict.plain && !verdict.pairFailed && !verdict.finished &&
                               verdict.outcome != Outcome::NotTrainedYet;
    VerdictWords words;
    words.tone = toneOf(verdict);
    words.headline = QString::fromStdString(verdict.headline);
    // While the curves grow, how far the evidence reaches is what to know of it.
    words.text = sentencesText(isGrowingPair ? verdict.reach : verdict.brief);
    words.reach = sentencesText(verdict.finished ? verdict.reach : "");
    words.finished = verdict.finished;
    return words;
}

}  // namespace lab
