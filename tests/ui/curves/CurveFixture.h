// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/curves/CurveFigure.h"
#include "ui/curves/CurvePlot.h"
#include "ui/experiments/ExperimentModel.h"
#include "ui/theme/Theme.h"

#include <memory>

namespace lab::test {

inline constexpr int kStepsPerEpoch = 156;  // 20 000 images in batches of 128

/// A lesson run: plain or residual, 18 or 34 layers.
RunSpec lessonSpec(const std::string& network);

/// A run with a lesson's figures up to `epochs`, its steps scattered about them, and `extra`
/// steps of the epoch after.
struct MadeRun {
    RunSpec spec;
    int epochs = 10;
    int extraSteps = 0;
    RunState state = RunState::Finished;
};
void append(ExperimentSnapshot& snapshot, const MadeRun& run);

/// The four networks, finished.
ExperimentSnapshot finishedLesson();
/// The four networks while they train.
ExperimentSnapshot runningLesson();

/// A theme, a model and a shown plot of 894 by 424 pixels.
class CurveBench {
public:
    explicit CurveBench(ExperimentSnapshot snapshot = {}, QSize size = {900, 430});

    ExperimentModel model;
    Theme theme;
    std::unique_ptr<CurvePlot> plot;

    CurveFigure& figure() const;
    /// The pixel of a point in a pane of the figure.
    QPoint pixel(int pane, double epoch, double error) const;
    /// Until the queued replot is done.
    void settle() const;
};

}  // namespace lab::test
