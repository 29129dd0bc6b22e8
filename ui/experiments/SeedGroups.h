// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verdict/Verdict.h"
#include "ui/experiments/ExperimentModel.h"

#include <vector>

namespace lab {

/// Runs of one experiment that differ in their seeds alone, in the model's order; one or more.
using SeedGroup = std::vector<int>;

/// Every run of the model in one group, in the order of their first runs. Pure.
std::vector<SeedGroup> seedGroupsOf(const ExperimentModel& model);

/// What the seeds of a group have in common: after the last epoch that all have which have any and
/// have not failed. Errors in per cent.
struct SeedFigures {
    int epoch = 0;  ///< 0: none has an epoch
    int seeds = 0;  ///< that count
    Spread trainError;
    Spread testError;
    Spread bestTestError;  ///< of each seed, whenever it had it
};

/// Pure.
SeedFigures figuresOf(const ExperimentModel& model, const SeedGroup& group);

/// The state that a group shows: training before paused before waiting before stopped before
/// failed, and finished where all are. Pure.
RunState stateOf(const ExperimentModel& model, const SeedGroup& group);

}  // namespace lab
