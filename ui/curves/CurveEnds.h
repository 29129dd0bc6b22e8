// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/curves/CurveItem.h"
#include "ui/curves/CurveLook.h"
#include "ui/curves/CurveOptions.h"
#include "ui/curves/CurveOutline.h"

#include <optional>
#include <vector>

namespace lab {

/// The last figures of each run: the name, "21.4 · 19.3" below it. They stand in a column beside
/// the pane, each led to by a line from its curve's height, or, where the pane would become too
/// narrow, in the pane, clear of curves and legend where there is room. They never overlap. In the
/// column, and where there are more than two, they bear the run's marker. GUI thread.
class EndLabels : public CurveItem {
public:
    EndLabels(QCPAxisRect& pane, const Tokens& tokens) : CurveItem(pane, tokens, "legend") {}

    struct Label {
        CurveLook look;
        double training = 0;  ///< in the quantity that is shown; NaN: it has none
        double test = 0;
        bool isFaded = false;
        std::optional<double> deviation = {};  ///< of the test figure, over seeds
    };
    void setLabels(std::vector<Label> labels);
    void setQuantity(CurveOptions::Quantity quantity) { m_quantity = quantity; }
    /// What the column beside a pane of this height takes; 0 where not all labels fit into it.
    double columnWidth(double height) const;
    enum class Side { Within, Beside };
    void setSide(Side side) { m_side = side; }
    /// Chooses the places. Call when the pane has its size and the curves and legend their places.
    void place(const CurveOutline& outline, const QRectF& legend);

    /// In the order of labels(); empty boxes where there is no room for all.
    const std::vector<QRectF>& boxes() const { return m_boxes; }
    const std::vector<Label>& labels() const { return m_labels; }

protected:
    void draw(QCPPainter* painter) override;

private:
    enum class Lines { One, Two };
    static int heightAs(Lines lines);
    bool placeAs(Lines lines, const CurveOutline& outline, const QRectF& legend);
    void placeBeside(Lines lines);
    std::vector<double> wishedTops(int height) const;
    double widthAs(Lines lines) const;
    bool hasMarkers() const { return m_side == Side::Beside || m_labels.size() > 2; }
    void drawLeader(QCPPainter& painter, const Label& label, const QRectF& box) const;
    void drawLabel(QCPPainter& painter, const Label& label, const QRectF& box) const;
    QString trainingText(const Label& label) const;
    QString testText(const Label& label) const;
    QString deviationText(const Label& label) const;
    void drawFigures(QPainter& painter, const Label& label, const QRectF& box) const;

    std::vector<Label> m_labels;  ///< highest test error first
    std::vector<QRectF> m_boxes;
    Lines m_lines = Lines::Two;
    Side m_side = Side::Within;
    CurveOptions::Quantity m_quantity = CurveOptions::Quantity::Error;
};

/// The epoch that is being trained: a dotted line on to its batches' mean so far, with a soft dot
/// where a run trains now. GUI thread.
class LiveEnds : public CurveItem {
public:
    LiveEnds(QCPAxisRect& pane, const Tokens& tokens) : CurveItem(pane, tokens, "main") {}

    struct End {
        CurveLook look;
        QPointF last;  ///< the last whole epoch, or the same as `now`
        QPointF now;
        bool isTraining = false;
        double opacity = 1;
    };
    void setEnds(std::vector<End> ends) { m_ends = std::move(ends); }

protected:
    void draw(QCPPainter* painter) override;

private:
    QPointF pixel(const QPointF& point) const { return {xOf(point.x()), yOf(point.y())}; }

    std::vector<End> m_ends;
};

}  // namespace lab
