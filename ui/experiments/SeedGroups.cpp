// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/experiments/SeedGroups.h"

#include "core/verdict/Factors.h"
#include "core/verdict/Together.h"

#include <algorithm>

namespace lab {

namespace {

bool differInTheirSeedsAlone(const ExperimentModel& model, int one, int other) {
    const RunResult& first = model.run(one).result;
    const RunResult& second = model.run(other).result;
    return first.info.spec.seed != second.info.spec.seed &&
           normalForm(first.info.spec) == normalForm(second.info.spec) &&
           experimentOfKey(first.key) == experimentOfKey(second.key);
}

}  // namespace

std::vector<SeedGroup> seedGroupsOf(const ExperimentModel& model) {
    std::vector<SeedGroup> groups;
    for (int run = 0; run < model.runCount(); ++run) {
        const auto own = std::ranges::find_if(groups, [&](const SeedGroup& group) {
            return std::ranges::all_of(
                group, [&](int other) { return differInTheirSeedsAlone(model, other, run); });
        });
        if (own == groups.end()) {
            groups.push_back({run});
        } else {
            own->push_back(run);
        }
    }
    return groups;
}

SeedFigures figuresOf(const ExperimentModel& model, const SeedGroup& group) {
    SeedFigures figures;
    std::vector<const RunResult*> counted;
    for (const int run : group) {
        const RunResult& result = model.run(run).result;
        if (result.state != RunState::Failed && !result.epochs.empty()) {
            const auto epochs = static_cast<int>(result.epochs.size());
            figures.epoch = counted.empty() ? epochs : std::min(figures.epoch, epochs);
            counted.push_back(&result);
        }
    }
    std::vector<double> train;
    std::vector<double> test;
    std::vector<double> best;
    for (const RunResult* result : counted) {
        const EpochRecord& record = result->epochs[static_cast<std::size_t>(figures.epoch) - 1];
        train.push_back(record.trainError);
        test.push_back(record.testError);
        best.push_back(result->bestTestError());
    }
    figures.seeds = static_cast<int>(counted.size());
    figures.trainError = spreadOf(train);
    figures.testError = spreadOf(test);
    figures.bestTestError = spreadOf(best);
    return figures;
}

RunState stateOf(const ExperimentModel& model, const SeedGroup& group) {
    for (const RunState state : {RunState::Training, RunState::Paused, RunState::Waiting,
                                 RunState::Stopped, RunState::Failed}) {
        if (std::ranges::any_of(group,
                                [&](int run) { return model.run(run).result.state == state; })) {
            return state;
        }
    }
    return RunState::Finished;
}

}  // namespace lab
