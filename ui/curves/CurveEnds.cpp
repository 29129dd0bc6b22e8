// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/curves/CurveEnds.h"

#include "ui/base/Format.h"

#include <algorithm>
#include <cmath>

namespace lab {

namespace {

constexpr double kCurveEndsFromEdge = 10;
constexpr double kCurveEndsLine = 16;
constexpr int kCurveEndsBetween = 2;
constexpr double kCurveEndsCoveredCost = 0.25;  // points of distance that a covered pixel is worth
constexpr double kCurveEndsPlateOpacity = 0.8;
constexpr double kHalo = 7;
constexpr double kCurveEndsDot = 3.5;
constexpr double kCurveEndsMarkerColumn = 13;
constexpr double kHaloOpacity = 0.3;

const QString kSeparator = QStringLiteral(" · ");

}  // namespace

void EndLabels::setLabels(std::vector<Label> labels) {
    m_labels = std::move(labels);
    std::ranges::stable_sort(m_labels, std::greater(), &Label::test);
    m_boxes.assign(m_labels.size(), QRectF());
}

void EndLabels::place(const CurveOutline& outline, const QRectF& legend) {
    m_boxes.assign(m_labels.size(), QRectF());
    if (!placeAs(Lines::Two, outline, legend)) {
        placeAs(Lines::One, outline, legend);
    }
}

double EndLabels::widthAs(Lines lines) const {
    double widest = 0;
    for (const Label& label : m_labels) {
        const double name = widthOf(label.look.name, bold(textFont(kSmallSize))) +
                            (hasMarkers() ? kCurveEndsMarkerColumn : 0);
        const double figures =
            widthOf(percentText(label.training) + kSeparator, textFont(kSmallSize)) +
            widthOf(percentText(label.test), bold(textFont(kSmallSize)));
        widest =
            std::max(widest, lines == Lines::Two ? std::max(name, figures) : name + 8 + figures);
    }
    return std::ceil(widest);
}

bool EndLabels::placeAs(Lines lines, const CurveOutline& outline, const QRectF& legend) {
    const double width = widthAs(lines);
    const auto height =
        static_cast<int>(lines == Lines::Two ? 2 * kCurveEndsLine : kCurveEndsLine) +
        kCurveEndsBetween;
    const double right = pane().right() - kCurveEndsFromEdge;
    std::vector<double> rows = outline.coveredRows(right - width, right);
    const bool besideLegend = legend.right() > right - width && legend.left() < right;
    const auto cost = [&](int top) {
        double covered = 0;
        for (int row = std::max(0, top - static_cast<int>(pane().top()));
             row < std::min<int>(static_cast<int>(rows.size()),
                                 top + height - static_cast<int>(pane().top()));
             ++row) {
            covered += rows[row];
        }
        const double overLegend = besideLegend
                                      ? std::min<double>(legend.bottom(), top + height) -
                                            std::max<double>(legend.top() - kCurveEndsBetween, top)
                                      : 0;
        return kCurveEndsCoveredCost * (covered + 4 * width * std::max(0.0, overLegend));
    };
    std::vector<double> wishes;
    for (const Label& label : m_labels) {
        wishes.push_back(std::clamp(yOf(label.test), pane().top(), pane().bottom()) - height / 2.0);
    }
    const std::vector<int> tops = stackedLabels(wishes, height, static_cast<int>(pane().top()) + 2,
                                                static_cast<int>(pane().bottom()) - 2, cost);
    for (std::size_t i = 0; i < tops.size(); ++i) {
        m_boxes[i] = QRectF(right - width, tops[i], width, height - kCurveEndsBetween);
    }
    m_lines = lines;
    return !tops.empty();
}

void EndLabels::drawFigures(QPainter& painter, const Label& label, const QRectF& box) const {
    const QFont strong = bold(textFont(kSmallSize));
    const QString test = percentText(label.test);
    paintText(painter, box, Qt::AlignRight, test, strong, tokens().text);
    paintText(painter, box.adjusted(0, 0, -widthOf(test, strong), 0), Qt::AlignRight,
              percentText(label.training) + kSeparator, textFont(kSmallSize), tokens().muted);
}

void EndLabels::drawLabel(QCPPainter& painter, const Label& label, const QRectF& box) const {
    painter.setOpacity(label.isFaded ? kFadedOpacity : 1);
    painter.fillRect(box.adjusted(-2, 0, 2, 0), faded(tokens().plot, kCurveEndsPlateOpacity));
    const QFont strong = bold(textFont(kSmallSize));
    const QRectF upper(box.left(), box.top(), box.width(), kCurveEndsLine);
    const bool two = m_lines == Lines::Two;
    const double indent = hasMarkers() ? kCurveEndsMarkerColumn : 0;
    const double start =
        two ? upper.right() - widthOf(label.look.name, strong) : upper.left() + indent;
    paintText(painter, upper.adjusted(start - upper.left(), 0, 0, 0), Qt::AlignLeft,
              label.look.name, strong, tokens().text);
    if (hasMarkers()) {
        paintMarker(painter, QPointF(start - kCurveEndsMarkerColumn / 2, upper.center().y()),
                    curveMarker(label.look, 1));
    }
    drawFigures(painter, label, two ? upper.translated(0, kCurveEndsLine) : upper);
    painter.setOpacity(1);
}

void EndLabels::draw(QCPPainter* painter) {
    for (std::size_t i = 0; i < m_labels.size(); ++i) {
        if (!m_boxes[i].isEmpty()) {
            drawLabel(*painter, m_labels[i], m_boxes[i]);
        }
    }
}

void LiveEnds::draw(QCPPainter* painter) {
    painter->setClipRect(pane());
    painter->setRenderHint(QPainter::Antialiasing);
    for (const End& end : m_ends) {
        QPen dotted(faded(end.look.colour, end.opacity), 1.5, Qt::SolidLine, Qt::RoundCap);
        dotted.setDashPattern({0.1, 2.5});
        painter->setPen(dotted);
        painter->drawLine(pixel(end.last), pixel(end.now));
        painter->setPen(Qt::NoPen);
        if (end.isTraining) {
            painter->setBrush(faded(end.look.colour, kHaloOpacity * end.opacity));
            painter->drawEllipse(pixel(end.now), kHalo, kHalo);
        }
        painter->setBrush(faded(end.look.colour, end.opacity));
        painter->drawEllipse(pixel(end.now), kCurveEndsDot, kCurveEndsDot);
    }
}

}  // namespace lab
