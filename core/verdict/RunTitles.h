// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/experiments/ExperimentModel.h"

#include <QString>

#include <span>
#include <vector>

namespace lab {

/// "ResNet-34 B": titleOf(), with the shortcut option also where it is the usual one, if residual
/// networks with another stand beside it. Pure.
QString titleAmong(const NetworkSpec& network, std::span<const NetworkSpec> all);

/// What each run is called wherever it is shown, in the model's order: its network, and whatever
/// else tells it from the other runs: "ResNet-34 A · seed 2", "plain-18 · learning rate 0.01". Of
/// several experiments shown together each also names its own. No two are alike. GUI thread.
std::vector<QString> runTitles(const ExperimentModel& model);

}  // namespace lab
