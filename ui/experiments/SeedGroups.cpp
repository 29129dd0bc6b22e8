// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/experiments/SeedGroups.h"

#include "core/verdict/Factors.h"
#include "core/verdict/Together.h"

#include <algorithm>

namespace lab {

namespace {

/// What all runs of a group have.
struct Kind {
    RunSpec spec;  // normalForm()
    std::string experiment;

    bool operator==(const Kind&) const = default;
};

}  // namespace

std::vector<SeedGroup> seedGroupsOf(const ExperimentModel& model) {
    std::vector<SeedGroup> groups;
    std::vector<Kind> kinds;  // of each group
    for (int run = 0; run < model.runCount(); ++run) {
        const RunResult& result = model.run(run).result;
        const std::uint64_t seed = result.info.spec.seed;
        Kind kind{normalForm(result.info.spec), experimentOfKey(result.key)};
        std::size_t at = 0;
        const auto takes = [&](std::size_t group) {
            return kinds[group] == kind && std::ranges::none_of(groups[group], [&](int other) {
                       return model.run(other).result.info.spec.seed == seed;
                   });
        };
        while (at < groups.size() && !takes(at)) {
            ++at;
        }
        if (at == groups.size()) {
            groups.emplace_back();
            kinds.push_back(std::move(kind));
        }
        groups[at].push_back(run);
    }
    return groups;
}

std::vector<const RunResult*> soundRunsOf(const ExperimentModel& model, const SeedGroup& group) {
    std::vector<const RunResult*> sound;
    for (const int run : group) {
        const RunResult& result = model.run(run).result;
        if (result.state != RunState::Failed && !result.epochs.empty()) {
            sound.push_back(&result);
        }
    }
    return sound;
}

int commonEpochOf(const std::vector<const RunResult*>& runs) {
    if (runs.empty()) {
        return 0;
    }
    const auto least =
        std::ranges::min_element(runs, {}, [](const RunResult* run) { return run->epochs.size(); });
    return static_cast<int>((*least)->epochs.size());
}

EpochFigures errorsOf(const RunResult& /*run*/, const EpochRecord& epoch) {
    return {epoch.trainError, epoch.testError};
}

SeedMean meanAfter(const std::vector<const RunResult*>& runs, int epoch,
                   const EpochReader& figures) {
    std::vector<double> train;
    std::vector<double> test;
    for (const RunResult* run : runs) {
        const EpochFigures read = figures(*run, run->epochs[static_cast<std::size_t>(epoch) - 1]);
        train.push_back(read.training);
        test.push_back(read.test);
    }
    return {epoch, static_cast<int>(runs.size()), spreadOf(train), spreadOf(test)};
}

SeedMean lastMeanOf(const ExperimentModel& model, const SeedGroup& group,
                    const EpochReader& figures) {
    const std::vector<const RunResult*> runs = soundRunsOf(model, group);
    const int epoch = commonEpochOf(runs);
    return epoch == 0 ? SeedMean() : meanAfter(runs, epoch, figures);
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
