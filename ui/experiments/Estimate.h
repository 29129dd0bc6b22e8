// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/RunExperiment.h"
#include "ui/experiments/ExperimentModel.h"

#include <QString>

#include <vector>

namespace lab {

/// What of a data set decides how much work it is.
struct DataFigures {
    int channels = 1;
    int classes = 10;
    int side = 28;  ///< pixels that the network sees
    std::int64_t trainImages = 0;
    std::int64_t testImages = 0;
};

/// Where an estimate comes from: the less is known, the plainer the window says so.
enum class Basis { FirstGuess, LastTime };

struct Estimate {
    double seconds = 0;
    Basis basis = Basis::FirstGuess;
};

/// Multiply-adds of one epoch: a backward pass counts as two forward passes. Throws Error where
/// planOf() does.
double epochWork(const RunSpec& spec, const DataFigures& data);

/// Seconds on the clock that the runs will take, from their multiply-adds and the throughput that
/// rememberThroughput() last kept for the same network, pictures, batch, device and precision; a
/// first guess where it kept none. Reads QSettings.
Estimate estimateOf(const std::vector<RunSpec>& runs, const DataFigures& data,
                    const Execution& execution);

/// "About 5 min 10 s, as measured last time".
QString estimateText(const Estimate& estimate);

/// When a run was trained: what it tells replaces what is known, or is taken where nothing is.
enum class Measured { Now, Before };

/// Keeps a run's throughput over its whole epochs for the next estimate; nothing where there is
/// none, where they are too few steps to tell, or where another machine trained it. Writes
/// QSettings.
void rememberThroughput(const RunResult& result, Measured when);

/// Seconds of work that a run still needs, as measured; NaN before its first epoch.
double secondsLeft(const ExperimentModel::Run& run);

/// Seconds on the clock for all runs that are not finished, stopped or failed; NaN while one of
/// them has not been measured.
double secondsLeft(const ExperimentModel& model, int workers);

}  // namespace lab
