// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verdict/Verdict.h"

#include <string>

namespace lab {

// The sentences that verdictOf() is put together of, as phrase(). Pure; any thread.

/// Of a verdict with a plain pair. Of more than two depths it names those that it is about, where
/// others may say otherwise. `growing`: more epochs are to come.
std::string headlineOf(const Verdict& verdict, bool growing);
/// "plain-34 has 17.0 % training error, plain-18 11.0 %: 6.0 points more."
std::string pairFigures(const DepthPair& pair);
/// What the plain pair's figures mean.
std::string meaningText(const Verdict& verdict);
/// Beside the figures of those that have not: "plain-110 has failed and is left out." for each, or
/// of some of its seeds "A run of plain-34 has failed." A blank before each sentence.
std::string failuresText(const DepthPair& pair);
/// "With shortcuts: …": pairFigures() of the residual pair.
std::string residualFigures(const DepthPair& plain, const DepthPair& residual);
/// Beside a plain pair that can be judged. May be empty.
std::string residualMeaning(const Verdict& verdict);
/// Of what depth costs in a pair, or of how much it helps in both.
std::string interactionText(const Interaction& interaction, bool helps);
/// "After epoch 10 of 10; margin 1.0 points, one seed."
std::string reachText(const DepthPair& pair);
/// Which of more than two depths are told; empty for two.
std::string depthsText(const DepthPair& pair);

}  // namespace lab
