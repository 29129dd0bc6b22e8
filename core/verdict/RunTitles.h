// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verdict/Comparison.h"

#include <span>
#include <string>
#include <vector>

namespace lab {

// What runs are called among others, wherever they are shown. Pure; any thread.

/// "ResNet-34 B": titleOf(), with the shortcut option also where it is the usual one, if residual
/// networks with another stand beside it.
std::string titleAmong(const NetworkSpec& network, std::span<const NetworkSpec> all);

/// Each run's network, and whatever else tells it from the other runs but for its seed: "ResNet-34
/// A", "plain-18 · learning rate 0.01". Of several experiments together each also names its own.
/// As phrase().
std::vector<std::string> networkTitles(std::span<const RunResult> runs);

/// The same with the seeds, where these vary: "ResNet-34 A · seed 2". No two are alike.
std::vector<std::string> runTitles(std::span<const RunResult> runs);

/// What the levels of a comparison share and other runs have otherwise: "ResNet-34, learning rate
/// 0.1: ", as phrase(). Empty where nothing else varies.
std::string contextOf(const Comparison& comparison, std::span<const RunResult> runs);

}  // namespace lab
