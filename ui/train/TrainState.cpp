// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/train/TrainState.h"

#include "ui/base/Format.h"
#include "ui/experiments/Estimate.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lab {

namespace {

bool isUnfinished(RunState state) {
    return state != RunState::Finished && state != RunState::Failed;
}

TrainState ofSession(Session::State state) {
    switch (state) {
        case Session::State::Preparing:
            return TrainState::Preparing;
        case Session::State::Paused:
            return TrainState::Paused;
        case Session::State::Stopping:
            return TrainState::Stopping;
        default:
            return TrainState::Training;
    }
}

void addFigures(TrainSituation& situation, const ExperimentModel& model) {
    situation.runs = model.runCount();
    situation.progress = model.progress();
    for (int i = 0; i < model.runCount(); ++i) {
        const RunResult& result = model.run(i).result;
        situation.epochs = std::max(situation.epochs, result.info.spec.recipe.epochs);
        situation.unfinished += isUnfinished(result.state) ? 1 : 0;
    }
    const int begun = static_cast<int>(std::floor(situation.progress * situation.epochs)) + 1;
    situation.epoch = std::clamp(begun, 1, std::max(1, situation.epochs));
}

}  // namespace

TrainSituation situationOf(const ExperimentModel& model, const Session& session,
                           const Workspace& workspace) {
    TrainSituation situation;
    addFigures(situation, model);
    situation.secondsLeft = std::numeric_limits<double>::quiet_NaN();
    const bool ours =
        session.isBusy() && (model.isEmpty() ? session.state() == Session::State::Preparing
                                             : model.folder() == session.folder());
    if (ours) {
        situation.state = ofSession(session.state());
        situation.preparing = session.preparingText();
        situation.secondsLeft = secondsLeft(model, session.execution().workers);
        return situation;
    }
    if (session.isBusy()) {
        situation.elsewhere = pathText(session.folder().filename());
    }
    if (model.isEmpty()) {
        situation.state = TrainState::Empty;
    } else if (model.folder().empty()) {
        situation.state = TrainState::Compared;
    } else if (workspace.isFollowing()) {
        situation.state = TrainState::Followed;
        situation.secondsLeft = secondsLeft(model, std::max(1, situation.runs));
    } else {
        situation.state = situation.unfinished > 0 ? TrainState::Interrupted : TrainState::Finished;
    }
    return situation;
}

}  // namespace lab
