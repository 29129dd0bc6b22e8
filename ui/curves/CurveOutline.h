// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plots/Plotting.h"

#include <functional>
#include <span>
#include <vector>

namespace lab {

/// Which pixels of a pane its curves cover, so that legend and labels can keep clear of them. Good
/// to a few pixels: of many points in a column some are looked at. GUI thread.
class CurveOutline {
public:
    explicit CurveOutline(const QRect& pane) : m_pane(pane) {}

    void add(const QCPGraph& graph);
    /// A line across the whole pane.
    void addRow(double y);

    /// Pixels of curve within the box.
    double covered(const QRectF& box) const;
    /// For each row of the pane, from its top, how many columns of [left, right] are covered.
    std::vector<double> coveredRows(double left, double right) const;

private:
    struct Piece {
        int column;
        float top;
        float bottom;
    };
    void addSegment(const QPointF& from, const QPointF& to);

    QRect m_pane;
    std::vector<Piece> m_pieces;
};

/// Tops for labels of one height within [top, bottom], in the given order, none upon another, each
/// as near to its wish as `cost` (of a top, 0 where nothing is in the way) lets it. `wishes` are
/// the wanted tops, in rising order. Empty when they do not fit. Pure.
std::vector<int> stackedLabels(std::span<const double> wishes, int height, int top, int bottom,
                               const std::function<double(int)>& cost);

}  // namespace lab
