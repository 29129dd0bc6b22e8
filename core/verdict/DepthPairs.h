// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verdict/Verdict.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace lab {

// What verdictOf() judges. Pure; any thread.

/// The shallowest against the deepest network of the family, after no later epoch than `last`.
/// Where these two have no seed in common, or no epoch, the next ones that have. None where there
/// are not two depths.
std::optional<DepthPair> depthPairOf(std::span<const RunResult> runs, Family family, Order order,
                                     std::size_t last = SIZE_MAX);

/// The rule that Verdict.h states. What is not a number is not trained.
bool isTooEarly(const DepthPair& pair);

/// None where one of them cannot be judged, or where they are of different epochs.
std::optional<Interaction> interactionOf(const DepthPair& plain, const DepthPair& residual);

Outcome outcomeOf(const DepthPair& plain, const std::optional<DepthPair>& residual);

}  // namespace lab
