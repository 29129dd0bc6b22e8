// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verdict/Comparison.h"

#include <optional>
#include <span>
#include <vector>

namespace lab {

// What verdictOf() judges, of the comparisons of depth and by their rules, so that its headline
// cannot contradict them. Pure; any thread. `depths`: comparisonsOf(runs, Factor::Depth).

/// Those that can be judged first. Of each comparison of the family its shallowest against its
/// deepest network of one kind of block, of as many stages, that have a seed in common; of the
/// usual order of layers first. Networks that have failed, or have no epoch yet, stand back where
/// two others are there.
std::vector<DepthPair> depthPairsOf(const std::vector<Comparison>& depths, Family family,
                                    std::span<const RunResult> runs);

/// The residual pairs that differ from the plain one in their shortcuts alone, after no later epoch
/// than its own; those that start as plain networks do first.
std::vector<DepthPair> residualPairsOf(const std::vector<Comparison>& depths,
                                       const DepthPair& plain, std::span<const RunResult> runs);

/// The rule that Verdict.h states. What is not a number is not trained.
bool isTooEarly(const DepthPair& pair);

/// None where one of them cannot be judged, or where they are of different epochs.
std::optional<Interaction> interactionOf(const DepthPair& plain, const DepthPair& residual);

/// What keeps a residual pair from undoing the plain one's degradation.
NotUndone whyNotUndone(const DepthPair& plain, const std::optional<DepthPair>& residual);

Outcome outcomeOf(const DepthPair& plain, const std::optional<DepthPair>& residual);

}  // namespace lab
