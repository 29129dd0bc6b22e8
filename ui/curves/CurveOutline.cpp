// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/curves/CurveOutline.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lab {

namespace {

constexpr int kPointsAColumn = 4;
constexpr float kHalfWidth = 3;  // half a marker
constexpr int kSlot = 2;         // pixels between places that are tried

/// best[y]: the least cost of all labels so far with the last one at slot y; from[y]: the slot of
/// the one before it.
struct Layer {
    std::vector<double> best;
    std::vector<int> from;
};

Layer nextLayer(const std::vector<double>* before, double wish, int slotsAHeight, int top,
                const std::vector<double>& costs) {
    Layer layer{std::vector<double>(costs.size(), std::numeric_limits<double>::infinity()),
                std::vector<int>(costs.size(), -1)};
    int cheapest = -1;  // among the places that end above this one
    for (int slot = 0; slot < static_cast<int>(costs.size()); ++slot) {
        const int above = slot - slotsAHeight;
        if (before != nullptr && above >= 0 &&
            (cheapest < 0 || (*before)[above] < (*before)[cheapest])) {
            cheapest = above;
        }
        if (before != nullptr && cheapest < 0) {
            continue;
        }
        layer.best[slot] = costs[slot] + std::abs(top + slot * kSlot - wish) +
                           (before == nullptr ? 0 : (*before)[cheapest]);
        layer.from[slot] = cheapest;
    }
    return layer;
}

}  // namespace

void CurveOutline::add(const QCPGraph& graph) {
    const auto data = graph.data();
    const QCPRange range = graph.keyAxis()->range();
    const auto begin = data->findBegin(range.lower);
    const auto end = data->findEnd(range.upper);
    const auto most = static_cast<std::ptrdiff_t>(kPointsAColumn) * std::max(1, m_pane.width());
    const auto stride = std::max<std::ptrdiff_t>(1, std::distance(begin, end) / most);
    QPointF before;
    for (auto at = begin; at < end; at += std::min<std::ptrdiff_t>(stride, end - at)) {
        const QPointF point = graph.coordsToPixels(at->key, at->value);
        addSegment(at == begin ? point : before, point);
        before = point;
    }
}

void CurveOutline::addRow(double y) {
    addSegment(QPointF(m_pane.left(), y), QPointF(m_pane.right(), y));
}

void CurveOutline::addSegment(const QPointF& from, const QPointF& to) {
    if (!std::isfinite(from.y()) || !std::isfinite(to.y())) {
        return;
    }
    const int first = std::max(m_pane.left(), static_cast<int>(std::floor(from.x())));
    const int last = std::min(m_pane.right(), static_cast<int>(std::floor(to.x())));
    const double width = std::max(to.x() - from.x(), 1e-9);
    for (int column = first; column <= last; ++column) {
        const double enter = std::clamp((column - from.x()) / width, 0.0, 1.0);
        const double leave = std::clamp((column + 1 - from.x()) / width, 0.0, 1.0);
        const auto a = static_cast<float>(from.y() + (to.y() - from.y()) * enter);
        const auto b = static_cast<float>(from.y() + (to.y() - from.y()) * leave);
        m_pieces.push_back({column, std::min(a, b) - kHalfWidth, std::max(a, b) + kHalfWidth});
    }
}

double CurveOutline::covered(const QRectF& box) const {
    double pixels = 0;
    for (const Piece& piece : m_pieces) {
        if (piece.column >= box.left() && piece.column <= box.right()) {
            pixels += std::max(0.0, std::min<double>(piece.bottom, box.bottom()) -
                                        std::max<double>(piece.top, box.top()));
        }
    }
    return pixels;
}

std::vector<double> CurveOutline::coveredRows(double left, double right) const {
    std::vector<double> rows(static_cast<std::size_t>(std::max(0, m_pane.height())));
    const int last = static_cast<int>(rows.size()) - 1;
    for (const Piece& piece : m_pieces) {
        if (piece.column < left || piece.column > right || piece.bottom < m_pane.top() ||
            piece.top > m_pane.bottom()) {
            continue;
        }
        const int from = std::max(0, static_cast<int>(piece.top) - m_pane.top());
        const int to = std::min(last, static_cast<int>(piece.bottom) - m_pane.top());
        for (int row = from; row <= to; ++row) {
            rows[row] += 1;
        }
    }
    return rows;
}

std::vector<int> stackedLabels(std::span<const double> wishes, int height, int top, int bottom,
                               const std::function<double(int)>& cost) {
    const int slotsAHeight = (height + kSlot - 1) / kSlot;
    const int places = (bottom - top - height) / kSlot + 1;
    if (wishes.empty() || bottom - top < height ||
        places <= slotsAHeight * (static_cast<int>(wishes.size()) - 1)) {
        return {};
    }
    std::vector<double> costs;
    for (int slot = 0; slot < places; ++slot) {
        costs.push_back(cost(top + slot * kSlot));
    }
    std::vector<Layer> layers;
    for (const double wish : wishes) {
        layers.push_back(nextLayer(layers.empty() ? nullptr : &layers.back().best, wish,
                                   slotsAHeight, top, costs));
    }
    std::vector<int> tops(wishes.size());
    const auto& last = layers.back().best;
    auto slot = static_cast<int>(std::min_element(last.begin(), last.end()) - last.begin());
    for (std::size_t i = wishes.size(); i-- > 0;) {
        tops[i] = top + slot * kSlot;
        slot = layers[i].from[slot];
    }
    return tops;
}

}  // namespace lab
