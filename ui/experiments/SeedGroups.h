// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verdict/Verdict.h"
#include "ui/experiments/ExperimentModel.h"

#include <functional>
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

/// What is read off an epoch: in training and in the test.
struct EpochFigures {
    double training = 0;
    double test = 0;
};
using EpochReader = std::function<EpochFigures(const RunResult& run, const EpochRecord& epoch)>;
/// Errors in per cent.
EpochFigures errorsOf(const RunResult& run, const EpochRecord& epoch);

/// Figures over seeds after an epoch: errors in per cent where nothing else was asked for.
struct SeedMean {
    int epoch = 0;  ///< 0: there is none
    int seeds = 0;
    Spread train;
    Spread test;
};

/// After an epoch that all of the runs have. Pure.
SeedMean meanAfter(const std::vector<const RunResult*>& runs, int epoch,
                   const EpochReader& figures = errorsOf);
/// After the last one that the sound runs of the group have. Pure.
SeedMean lastMeanOf(const ExperimentModel& model, const SeedGroup& group,
                    const EpochReader& figures = errorsOf);

/// The state that a group shows: training before paused before waiting before stopped before
/// failed, and finished where all are. Pure.
RunState stateOf(const ExperimentModel& model, const SeedGroup& group);

}  // namespace lab
