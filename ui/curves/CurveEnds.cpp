// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/curves/CurveEnds.h"

#include "ui/curves/CurveQuantity.h"

#include <algorithm>
#include <cmath>

namespace lab {

namespace {

constexpr double kCurveEndsFromEdge = 10;
constexpr double kCurveEndsLine = 16;
constexpr double kCurveEndsLeader = 14;  // from the pane to its column
constexpr int kCurveEndsBetween = 2;
constexpr double kCurveEndsCoveredCost = 0.25;  // points of distance that a covered pixel is worth
constexpr double kCurveEndsPlateOpacity = 0.8;
constexpr double kHalo = 7;
constexpr double kCurveEndsDot = 3.5;
constexpr double kCurveEndsMarkerColumn = 13;
constexpr double kHaloOpacity = 0.3;

const QString kSeparator = QStringLiteral(" · ");

}  // namespace

// "21.4 · "; empty where there is but one figure.
QString EndLabels::trainingText(const Label& label) const {
    return isOfBoth(m_quantity) ? textOf(m_quantity, label.training) + kSeparator : QString();
}

QString EndLabels::testText(const Label& label) const {
    return textOf(m_quantity, label.test);
}

// " ± 0.2"; empty of a single run.
QString EndLabels::deviationText(const Label& label) const {
    return label.deviation ? QStringLiteral(" ± ") + textOf(m_quantity, *label.deviation)
                           : QString();
}

void EndLabels::setLabels(std::vector<Label> labels) {
    m_labels = std::move(labels);
    std::ranges::stable_sort(m_labels, std::greater(), &Label::test);
    m_boxes.assign(m_labels.size(), QRectF());
}

int EndLabels::heightAs(Lines lines) {
    return static_cast<int>(lines == Lines::Two ? 2 * kCurveEndsLine : kCurveEndsLine) +
           kCurveEndsBetween;
}

double EndLabels::columnWidth(double height) const {
    for (const Lines lines : {Lines::Two, Lines::One}) {
        if (!m_labels.empty() &&
            static_cast<double>(m_labels.size()) * heightAs(lines) <= height - 4) {
            return kCurveEndsLeader + widthAs(lines);
        }
    }
    return 0;
}

void EndLabels::place(const CurveOutline& outline, const QRectF& legend) {
    m_boxes.assign(m_labels.size(), QRectF());
    if (m_side == Side::Beside) {
        const bool two =
            static_cast<double>(m_labels.size()) * heightAs(Lines::Two) <= pane().height() - 4;
        placeBeside(two ? Lines::Two : Lines::One);
    } else if (!placeAs(Lines::Two, outline, legend)) {
        placeAs(Lines::One, outline, legend);
    }
}

std::vector<double> EndLabels::wishedTops(int height) const {
    std::vector<double> wishes;
    for (const Label& label : m_labels) {
        wishes.push_back(std::clamp(yOf(label.test), pane().top(), pane().bottom()) - height / 2.0);
    }
    return wishes;
}

void EndLabels::placeBeside(Lines lines) {
    const int height = heightAs(lines);
    const std::vector<int> tops =
        stackedLabels(wishedTops(height), height, static_cast<int>(pane().top()),
                      static_cast<int>(pane().bottom()), [](int) { return 0.0; });
    for (std::size_t i = 0; i < tops.size(); ++i) {
        m_boxes[i] = QRectF(pane().right() + kCurveEndsLeader, tops[i], widthAs(lines),
                            height - kCurveEndsBetween);
    }
    m_lines = lines;
}

double EndLabels::widthAs(Lines lines) const {
    double widest = 0;
    for (const Label& label : m_labels) {
        const double name = widthOf(label.look.name, bold(textFont(kSmallSize))) +
                            (hasMarkers() ? kCurveEndsMarkerColumn : 0);
        const double figures = widthOf(trainingText(label), textFont(kSmallSize)) +
                               widthOf(testText(label), bold(textFont(kSmallSize))) +
                               widthOf(deviationText(label), textFont(kSmallSize)) +
                               (m_side == Side::Beside ? kCurveEndsMarkerColumn : 0);
        widest =
            std::max(widest, lines == Lines::Two ? std::max(name, figures) : name + 8 + figures);
    }
    return std::ceil(widest);
}

bool EndLabels::placeAs(Lines lines, const CurveOutline& outline, const QRectF& legend) {
    const double width = widthAs(lines);
    const int height = heightAs(lines);
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
    const std::vector<int> tops =
        stackedLabels(wishedTops(height), height, static_cast<int>(pane().top()) + 2,
                      static_cast<int>(pane().bottom()) - 2, cost);
    for (std::size_t i = 0; i < tops.size(); ++i) {
        m_boxes[i] = QRectF(right - width, tops[i], width, height - kCurveEndsBetween);
    }
    m_lines = lines;
    return !tops.empty();
}

void EndLabels::drawFigures(QPainter& painter, const Label& label, const QRectF& box) const {
    const QFont strong = bold(textFont(kSmallSize));
    const QString test = testText(label);
    const QString training = trainingText(label);
    const QString deviation = deviationText(label);
    const double after = widthOf(deviation, textFont(kSmallSize));
    QRectF place = box;
    if (m_side == Side::Beside && m_lines == Lines::Two) {  // below the name's beginning
        place.setRight(box.left() + kCurveEndsMarkerColumn +
                       widthOf(training, textFont(kSmallSize)) + widthOf(test, strong) + after);
    }
    paintText(painter, place, Qt::AlignRight, deviation, textFont(kSmallSize), tokens().muted);
    place.setRight(place.right() - after);
    paintText(painter, place, Qt::AlignRight, test, strong, tokens().text);
    paintText(painter, place.adjusted(0, 0, -widthOf(test, strong), 0), Qt::AlignRight, training,
              textFont(kSmallSize), tokens().muted);
}

// From the height of its curve's end to the label.
void EndLabels::drawLeader(QCPPainter& painter, const Label& label, const QRectF& box) const {
    const double y = yOf(label.test);
    if (y < pane().top() || y > pane().bottom()) {
        return;
    }
    painter.setAntialiasing(true);
    painter.setPen(QPen(label.look.colour, 1));
    const double left = pane().right() + 2;
    const double marker = box.top() + kCurveEndsLine / 2;
    painter.drawPolyline(QPolygonF{{left, y}, {left + 3, y}, {box.left() - 2, marker}});
}

void EndLabels::drawLabel(QCPPainter& painter, const Label& label, const QRectF& box) const {
    painter.setOpacity(label.isFaded ? kFadedOpacity : 1);
    const bool beside = m_side == Side::Beside;
    if (beside) {
        drawLeader(painter, label, box);
    } else {
        painter.fillRect(box.adjusted(-2, 0, 2, 0), faded(tokens().plot, kCurveEndsPlateOpacity));
    }
    const QFont strong = bold(textFont(kSmallSize));
    const QRectF upper(box.left(), box.top(), box.width(), kCurveEndsLine);
    const bool two = m_lines == Lines::Two;
    const double indent = hasMarkers() ? kCurveEndsMarkerColumn : 0;
    const double start =
        two && !beside ? upper.right() - widthOf(label.look.name, strong) : upper.left() + indent;
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
