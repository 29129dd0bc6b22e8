// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/curves/CurveItem.h"
#include "ui/curves/CurveMean.h"
#include "ui/curves/CurveRun.h"

#include <optional>
#include <vector>

namespace lab {

/// The figures of all shown runs at one place across.
struct Readout {
    struct Row {
        CurveLook look;
        QPointF training;  ///< epoch and figure; NaN where there is none
        QPointF test;
    };
    CurveOptions::Quantity quantity = CurveOptions::Quantity::Error;
    double epoch = 0;
    QString title;          ///< "Epoch 3", "Epoch 2.35, step 367"
    std::vector<Row> rows;  ///< highest test figure first
};

/// The figures nearest to `epoch`: of whole epochs, or of the batch and the last test before it in
/// the view by step. Nothing before the first figure is there. Groups are one row each, with their
/// means. Pure.
std::optional<Readout> readoutAt(const ExperimentModel& model, const std::vector<CurveLook>& looks,
                                 const std::vector<CurveGroup>& groups, const CurveOptions& options,
                                 double epoch);

/// The cursor in one pane: a vertical line, rings on the curves, and a box with the figures of the
/// pane's runs. It stands on the overlay, which is drawn alone while the pointer moves. GUI thread.
class ReadoutCursor : public CurveItem {
public:
    ReadoutCursor(QCPAxisRect& pane, const Tokens& tokens) : CurveItem(pane, tokens, "overlay") {}

    /// Rows of this pane only; nothing hides it.
    void setReadout(const std::optional<Readout>& readout) { m_readout = readout; }
    const std::optional<Readout>& readout() const { return m_readout; }
    /// What the box must not cover.
    void setObstacle(const QRectF& box) { m_obstacle = box; }

    /// Where the box stands.
    QRectF box() const;

protected:
    void draw(QCPPainter* painter) override;

private:
    void drawLine(QCPPainter& painter) const;
    void drawRings(QPainter& painter) const;
    void drawHeader(QPainter& painter, const QRectF& line) const;
    void drawRow(QCPPainter& painter, const Readout::Row& row, const QRectF& line) const;
    double nameWidth() const;
    double column() const;

    std::optional<Readout> m_readout;
    QRectF m_obstacle;
};

}  // namespace lab
