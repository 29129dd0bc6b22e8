// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/experiments/Session.h"
#include "ui/experiments/Workspace.h"

#include <QString>

namespace lab {

/// What the Train page shows.
enum class TrainState {
    Empty,        ///< no experiment: one is being drawn up
    Preparing,    ///< this process reads the data
    Training,     ///< by this process
    Paused,       ///< by this process
    Stopping,     ///< by this process
    Followed,     ///< another process trains the folder that is open
    Interrupted,  ///< open, nobody trains it, and runs are unfinished
    Finished,     ///< open, and nothing is left to train
    Compared      ///< several experiments are open together
};

/// The state and the figures that header, form and table need of it. A value.
struct TrainSituation {
    TrainState state = TrainState::Empty;
    double progress = 0;     ///< of the open experiment, 0 to 1
    int epoch = 0;           ///< the one that the whole is in
    int epochs = 0;          ///< of the recipe
    double secondsLeft = 0;  ///< NaN: not known
    double wallSeconds = 0;  ///< taken so far; 0: not known
    int unfinished = 0;      ///< runs
    int runs = 0;
    QString preparing;  ///< "Reading the data"
    bool drafting =
        false;          ///< the form holds an experiment of its own, so that its Start comes first
    QString elsewhere;  ///< name of another experiment that this process trains; else empty

    bool isOurs() const {
        return state == TrainState::Preparing || state == TrainState::Training ||
               state == TrainState::Paused || state == TrainState::Stopping;
    }
};

/// GUI thread, like what it looks at. wallSeconds is left at 0: it lies on the disk.
TrainSituation situationOf(const ExperimentModel& model, const Session& session,
                           const Workspace& workspace);

}  // namespace lab
