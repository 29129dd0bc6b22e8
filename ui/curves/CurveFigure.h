// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/curves/CurvePane.h"

#include <memory>
#include <optional>
#include <vector>

namespace lab {

/// The picture of an experiment's curves: one or two panes with everything in and around them, from
/// a model, options, a view and tokens. It knows no mouse and no keys, so that the same class draws
/// the page and, with light tokens, what is exported. It replots when it is asked, resized or
/// painted at another scale. The model must outlive it. GUI thread.
class CurveFigure : public QCustomPlot {
public:
    CurveFigure(const ExperimentModel& model, const Tokens& tokens, QWidget* parent = nullptr);
    ~CurveFigure() override;

    /// Panes and curves again, as after the model's reset(). Shows everything.
    void rebuild();
    /// Appends what this run has more. Returns how many points that were.
    std::int64_t grow(int run);
    void setOptions(const CurveOptions& options);
    const CurveOptions& options() const { return m_options; }
    void setTokens(const Tokens& tokens);

    /// The view that shows everything there is.
    CurveView wholeView() const;
    const CurveView& view() const { return m_view; }
    void setView(const CurveView& view);

    /// The cursor at the figures nearest to this epoch, or none. Draw it with replotCursor().
    void setCursorAt(std::optional<double> epoch);
    const std::optional<Readout>& readout() const { return m_readout; }
    /// Draws the overlay and nothing else.
    void replotCursor();

    /// The run whose curve or legend row is near, or -1.
    int runAt(const QPointF& pixel) const;
    /// The pane at this place, axes included; nullptr between them.
    const QCPAxisRect* paneAt(const QPointF& pixel) const;

    const std::vector<CurveLook>& looks() const { return m_looks; }
    const std::vector<CurveGroup>& groups() const { return m_groups; }
    const CurveRun& run(int index) const { return *m_runs.at(index); }
    int paneCount() const { return static_cast<int>(m_panes.size()); }
    const CurvePane& pane(int index) const { return *m_panes.at(index); }
    /// Where reference lines come from, or that there are none; empty when none are asked for.
    QString note() const;

    /// Vector formats that cannot clip need the surroundings painted over what sticks out.
    enum class Edges { Clipped, PaintedOver };
    void setEdges(Edges edges);

protected:
    void updateLayout() override;
    void paintEvent(QPaintEvent* event) override;

private:
    void addPane(std::optional<Family> family);
    void addPanes();
    void styleAxes();
    void applyView();
    void refreshGroups();
    std::vector<int> endColumns(int foot);
    void setMargins(int foot);

    const ExperimentModel& m_model;
    Tokens m_tokens;
    CurveOptions m_options;
    CurveView m_view;
    std::vector<CurveLook> m_looks;
    std::vector<CurveGroup> m_allGroups;
    std::vector<CurveGroup> m_groups;  ///< of m_allGroups, whose means are drawn
    std::vector<std::unique_ptr<CurvePane>> m_panes;
    std::vector<CurveRun*> m_runs;  ///< of the panes, in the model's order
    std::optional<Readout> m_readout;
    FootNote* m_footNote = nullptr;
    Surroundings* m_surroundings = nullptr;
};

}  // namespace lab
