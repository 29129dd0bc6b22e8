// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verdict/Verdict.h"
#include "ui/parts/Tones.h"

#include <QString>

namespace lab {

/// What the strip above the curves says of a verdict, in its own words.
struct VerdictWords {
    Tone tone = Tone::Info;  ///< by its outcome, and by whether more is to come
    QString headline;
    QString text;           ///< one or two sentences
    QString reach;          ///< "After epoch 10 of 10; margin 1.0 points, one seed."
    bool finished = false;  ///< every epoch that is compared has been trained
};

/// Pure; any thread.
VerdictWords wordsOf(const Verdict& verdict);

/// "plain 34 − 18": what a gap of this pair is a difference of.
QString gapCaption(const DepthPair& pair, const QString& family);

}  // namespace lab
