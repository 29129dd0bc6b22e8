// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/curves/CurveLook.h"
#include "ui/curves/CurveOptions.h"
#include "ui/curves/CurveView.h"

#include <optional>

namespace lab {

/// An exponential moving average without the pull towards zero at its start.
class MovingAverage {
public:
    explicit MovingAverage(double share = 0) : m_share(share) {}
    /// Values that are not finite pass through and leave the average alone.
    double next(double value);

private:
    double m_share;
    double m_sum = 0;
    double m_weight = 0;
};

/// The curves of one run in one pane: training and test figure by epoch, the batches' by step,
/// and the moving averages over them: of the batches in the view by step, of the epochs in the
/// other, since one share does not suit both. Epochs are the unit across in both views; a step is a
/// part of one. The graphs belong to the plot. GUI thread.
class CurveRun {
public:
    CurveRun(const CurveLook& look, QCPAxisRect& pane);

    const CurveLook& look() const { return m_look; }
    void setLook(const CurveLook& look) { m_look = look; }

    /// Appends what the run has more than is drawn, or starts again where it no longer agrees.
    /// Returns how many points it has added.
    std::int64_t grow(const ExperimentModel::Run& run);
    void setSmoothing(double share);
    /// What is drawn from the next grow() on.
    void setQuantity(CurveOptions::Quantity quantity);
    void restyle(const CurveOptions& options);
    /// Markers stand no closer than they can be told apart.
    void thinMarkers(double pixelsAnEpoch);

    bool isShown() const { return m_shown; }
    /// What the epoch that is being trained has reached: its batches' mean so far.
    std::optional<QPointF> live() const;
    bool isTraining() const { return m_training; }
    double reachedEpoch() const;
    CurveExtent extent(CurveOptions::Abscissa abscissa) const;
    /// Pixels from a point of the widget to the nearest of the curves that are shown.
    double distanceTo(const QPointF& pixel) const;
    /// The graphs that are visible now.
    std::vector<QCPGraph*> shownGraphs() const;

    const QCPGraph& training() const { return *m_train.raw; }
    const QCPGraph& test() const { return *m_test.raw; }
    const QCPGraph& batches() const { return *m_batches.raw; }

private:
    struct Line {
        QCPGraph* raw = nullptr;
        QCPGraph* smooth = nullptr;
        MovingAverage average;
    };

    bool agreesWith(const ExperimentModel::Run& run) const;
    void clear();
    void appendEpochs(const RunResult& run);
    void appendSteps(const ExperimentModel::Run& run);
    void averageLive(const ExperimentModel::Run& run, std::size_t from);
    void append(Line& line, const QVector<double>& keys, const QVector<double>& values);
    double shareOf(const Line& line) const;
    void restyleLine(Line& line, double width, const CurveOptions& options, bool visible);
    void setMarkers(double opacity);

    CurveLook m_look;
    Line m_train;
    Line m_test;
    Line m_batches;
    CurveExtent m_epochExtent;
    CurveExtent m_stepExtent;
    EpochRecord m_lastEpoch;
    StepRecord m_lastStep;
    std::int64_t m_stepsPerEpoch = 0;
    double m_liveSum = 0;
    std::int64_t m_liveCount = 0;
    bool m_shown = true;
    bool m_training = false;
    double m_smoothing = 0;
    CurveOptions::Quantity m_quantity = CurveOptions::Quantity::Error;
};

}  // namespace lab
