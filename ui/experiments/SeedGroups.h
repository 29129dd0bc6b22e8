// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verdict/Verdict.h"
#include "ui/experiments/ExperimentModel.h"

#include <vector>

namespace lab {

/// Runs of one experiment that differ in their seeds alone, in the model's order; one or more.
using SeedGroup = std::vector<int>;

/// Every run of the model in one group, in the order of their first runs. They change with the
/// model's reset() only. Pure.
std::vector<SeedGroup> seedGroupsOf(const ExperimentModel& model);

/// The runs of a group that have an epoch and have not failed. Pure.
std::vector<const RunResult*> soundRunsOf(const ExperimentModel& model, const SeedGroup& group);

/// The last epoch that all of them have; 0 where there are none. Pure.
int commonEpochOf(const std::vector<const RunResult*>& runs);

/// Errors over seeds after an epoch, in per cent.
struct SeedMean {
    int epoch = 0;  ///< 0: there is none
    int seeds = 0;
    Spread train;
    Spread test;
};

/// After an epoch that all of the runs have. Pure.
SeedMean meanAfter(const std::vector<const RunResult*>& runs, int epoch);
/// After the last one that the sound runs of the group have. Pure.
SeedMean lastMeanOf(const ExperimentModel& model, const SeedGroup& group);

/// The state that a group shows: training before paused before waiting before stopped before
/// failed, and finished where all are. Pure.
RunState stateOf(const ExperimentModel& model, const SeedGroup& group);

}  // namespace lab
