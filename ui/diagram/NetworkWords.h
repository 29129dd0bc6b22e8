// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/diagram/NetworkComparison.h"
#include "ui/parts/Formula.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace lab {

// How the Networks page says what it shows. Pure functions; any thread.

/// "36 864", "1.64 M", "3.66 G": three figures and their unit.
QString amountText(std::int64_t amount);
/// "+0.8 %"; an en dash where there is nothing to compare with.
QString changeText(std::int64_t before, std::int64_t after);
/// "128 × 28 × 28"
QString featureShapeText(const FeatureShape& shape);
/// "Convolution 3×3, stride 2, 32 groups"
QString kindText(const LayerSummary& layer);
/// "3×3 conv, / 2": the same where room is short.
QString briefKindText(const LayerSummary& layer);
/// "21.80 M parameters, 3.66 G mult-adds"
QString totalText(const NetworkSummary& network);
/// "+0.8 % parameters, +0.5 % mult-adds"
QString deltaText(const NetworkSummary& before, const NetworkSummary& after);
/// "+0.8 %, +0.5 %": the same under a line that has both figures in this order.
QString briefDeltaText(const NetworkSummary& before, const NetworkSummary& after);
/// "Shortcut B to C": what a person has changed in a network; empty when nothing.
QString settingText(const NetworkSpec& before, const NetworkSpec& after);
/// "both", "ResNet-34 only", "ResNet-34, differs"
QString presenceText(const NetworkComparison& comparison, Presence presence);
/// "only here", "differs": the same next to the network's mark; empty for both.
QString briefPresenceText(Presence presence);

/// "Stage 2, block 1"
QString unitTitle(const ComparedUnit& unit);
/// "layer2.0, building block"
QString unitSubtitle(const NetworkComparison& comparison, int unit, int network);
/// Why it is as it is, in one sentence or two.
QString reasonText(const NetworkComparison& comparison, int unit, int network);
/// "plain-34 and ResNet-34 share all 33 main-path convolutions and their initial weights"
QString sharedText(const NetworkComparison& comparison);

/// The unit's function as the paper writes it: y = ReLU(F(x, {W1, W2}) + Ws x).
std::vector<FormulaRun> formulaOf(const NetworkComparison& comparison, int unit, int network);
/// "W₁ is conv1, W₂ is conv2, Wₛ is downsample.0": whose weights the formula names. May be empty.
QString weightNames(const NetworkComparison& comparison, int unit, int network);

}  // namespace lab
