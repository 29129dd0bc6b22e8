// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/curves/CurveEnds.h"
#include "ui/curves/CurveHead.h"
#include "ui/curves/CurveLegend.h"
#include "ui/curves/CurveMean.h"
#include "ui/curves/CurveReadout.h"
#include "ui/curves/CurveReferences.h"
#include "ui/curves/CurveRun.h"

#include <memory>
#include <vector>

namespace lab {

/// One pair of axes with the curves of some runs and everything in and around it. The plot owns
/// what is drawn, so a pane ends with the plot's clear functions and not by itself. GUI thread.
class CurvePane {
public:
    struct Plan {
        QString title;   ///< "Residual"
        QString detail;  ///< "shortcut option B"
        std::vector<CurveLook> looks;
    };
    CurvePane(QCustomPlot& plot, const Tokens& tokens, const Plan& plan);

    /// Whether it bears the labels of the axis that it shares with its neighbour.
    enum class Place { First, Further };
    void styleAxes(Place place, const CurveOptions& options);
    void setView(const CurveView& view);
    /// As many ticks as there is room for; whether that is another number than before.
    bool fitTicks();
    /// The seeds that are drawn as one; those of its own runs count.
    void setGroups(const std::vector<CurveGroup>& groups);
    /// Everything from the model's figures and the options.
    void fill(const ExperimentModel& model, const CurveOptions& options);
    /// What the column of end labels beside it needs; 0: they stand within. Fills them before.
    double endsColumn(const ExperimentModel& model, const CurveOptions& options, double height);
    void setEndsSide(EndLabels::Side side) { m_ends.setSide(side); }
    /// Legend and labels where they cover least, at the pane's present size.
    void place(CurveLegend::Density density);
    /// The rows of this pane's runs, or nothing.
    void setReadout(const std::optional<Readout>& readout);
    /// The run whose legend row or curve is near, or -1.
    int runAt(const QPointF& pixel) const;

    QCPAxisRect& rect() const { return m_rect; }
    const std::vector<std::unique_ptr<CurveRun>>& runs() const { return m_runs; }
    const std::vector<CurveMean>& means() const { return m_means; }
    const EndLabels& endLabels() const { return m_ends; }
    const CurveLegend& legend() const { return m_legend; }
    const ReferenceLines& references() const { return m_references; }
    const ReadoutCursor& cursor() const { return m_cursor; }
    const RateMarks& rateMarks() const { return m_marks; }

private:
    void styleAxis(QCPAxis& axis) const;
    void fillRates(const ExperimentModel& model, const CurveOptions& options);
    void fillLegend(const CurveOptions& options);
    void fillEnds(const ExperimentModel& model, const CurveOptions& options);
    void fillReferences(const ExperimentModel& model, const CurveOptions& options);

    QCPAxisRect& m_rect;
    const Tokens& m_tokens;
    const CurveGroup* groupOf(int run) const;
    bool isFaded(const CurveOptions& options, int run) const;

    std::vector<CurveMean> m_means;  ///< one for each of m_groups, or more
    std::vector<CurveGroup> m_groups;
    std::vector<std::unique_ptr<CurveRun>> m_runs;
    RateLines& m_rates;
    ReferenceLines& m_references;
    LiveEnds& m_live;
    PaneHead& m_head;
    EndLabels& m_ends;
    CurveLegend& m_legend;
    ReadoutCursor& m_cursor;
    RateMarks m_marks;
};

/// What is published for these runs; nothing unless the options ask for it.
std::optional<PublishedError> publishedErrorOf(const ExperimentModel& model,
                                               const CurveOptions& options, int run);

}  // namespace lab
