// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/curves/CurveLegend.h"

#include "ui/base/Language.h"

#include <QFontMetricsF>

#include <algorithm>
#include <array>
#include <cmath>

namespace lab {

namespace {

constexpr double kCurveLegendFromEdge = 8;
constexpr double kCurveLegendMostWidth = 0.62;  // of the pane
constexpr double kMostHeight = 0.6;
constexpr double kCurveLegendHeader = 24;
constexpr double kCurveLegendNoHeader = 4;
constexpr double kNote = 21;
constexpr double kCalm = 150;  // covered pixels that are not worth another corner

void paintLine(QCPPainter& painter, const QRectF& box, const QPen& pen) {
    painter.setAntialiasing(true);
    painter.setPen(pen);
    painter.drawLine(QPointF(box.left(), box.center().y()), QPointF(box.right(), box.center().y()));
}

}  // namespace

void paintTrainSample(QCPPainter& painter, const QRectF& box, const CurveLook& look,
                      double opacity) {
    paintLine(painter, box, curvePen(look, kTrainWidth, opacity));
}

void paintTestSample(QCPPainter& painter, const QRectF& box, const CurveLook& look,
                     double opacity) {
    paintLine(painter, box, curvePen(look, kTestWidth, opacity));
    paintMarker(painter, box.center(), curveMarker(look, opacity));
}

void CurveLegend::setRows(std::vector<Row> rows, const QString& note) {
    m_rows = std::move(rows);
    m_note = note;
}

CurveLegend::Metrics CurveLegend::metricsOf(Density density) {
    return density == Density::Roomy ? Metrics{22, 36, 22, 12} : Metrics{17, 20, 12, 8};
}

CurveLegend::Density CurveLegend::wantedDensity() const {
    const QSizeF size = sizeWith(metricsOf(Density::Roomy));
    const bool fits = size.width() <= pane().width() * kCurveLegendMostWidth &&
                      size.height() <= pane().height() * kMostHeight;
    return fits ? Density::Roomy : Density::Compact;
}

// What stands above the rows: nothing where there is one column.
double CurveLegend::header() const {
    return m_columns == Columns::Both ? kCurveLegendHeader : kCurveLegendNoHeader;
}

int CurveLegend::shownRows(const Metrics& metrics) const {
    const double room = pane().height() * kMostHeight - header() - (m_note.isEmpty() ? 0 : kNote);
    const int most = std::max(1, static_cast<int>(room / metrics.row));
    const auto all = static_cast<int>(m_rows.size());
    return all <= most ? all : most - 1;
}

QSizeF CurveLegend::sizeWith(const Metrics& metrics) const {
    double names = 0;
    for (const Row& row : m_rows) {
        names = std::max(names, widthOf(row.look.name, textFont(kSmallSize)));
    }
    double width = names + samples() * (metrics.gap + metrics.sample) + 2 * metrics.padding;
    width = std::max(width, widthOf(m_note, textFont(kCaptionSize)) + 2 * metrics.padding);
    width = std::min(width, pane().width() - 2 * kCurveLegendFromEdge);
    const double height = header() + static_cast<double>(m_rows.size()) * metrics.row +
                          (m_note.isEmpty() ? 4 : kNote);
    return {std::ceil(width), std::ceil(height)};
}

void CurveLegend::place(const CurveOutline& outline, Density density) {
    m_density = density;
    if (m_rows.empty()) {
        m_box = {};
        return;
    }
    const Metrics m = metrics();
    QSizeF size = sizeWith(m);
    const int shown = shownRows(m);
    if (shown < static_cast<int>(m_rows.size())) {
        size.setHeight(size.height() - (static_cast<double>(m_rows.size()) - shown - 1) * m.row);
    }
    const QRectF room = pane().adjusted(kCurveLegendFromEdge, kCurveLegendFromEdge,
                                        -kCurveLegendFromEdge, -kCurveLegendFromEdge);
    const double right = room.right() - size.width();
    const double bottom = room.bottom() - size.height();
    const std::array corners = {QRectF({right, room.top()}, size), QRectF(room.topLeft(), size),
                                QRectF({right, bottom}, size), QRectF({room.left(), bottom}, size)};
    std::array<double, 4> covered{};
    std::ranges::transform(corners, covered.begin(),
                           [&](const QRectF& box) { return outline.covered(box); });
    const auto best = static_cast<int>(std::ranges::min_element(covered) - covered.begin());
    if (covered[m_corner] > kCalm && covered[best] < covered[m_corner] / 2) {
        m_corner = best;  // otherwise it stays: a legend that jumps is worse than one in the way
    } else if (covered[0] <= covered[m_corner]) {
        m_corner = 0;
    }
    m_box = corners[m_corner];
}

QRectF CurveLegend::rowBox(int row, const Metrics& metrics) const {
    return {m_box.left() + metrics.padding, m_box.top() + header() + row * metrics.row,
            m_box.width() - 2 * metrics.padding, metrics.row};
}

int CurveLegend::runAt(const QPointF& pixel) const {
    if (!m_box.contains(pixel)) {
        return -1;
    }
    const Metrics m = metrics();
    for (int row = 0; row < shownRows(m); ++row) {
        if (rowBox(row, m).contains(pixel)) {
            return m_rows[row].look.run;
        }
    }
    return -1;
}

void CurveLegend::drawHeader(QPainter& painter, const Metrics& m) const {
    if (m_columns == Columns::One) {
        return;
    }
    const QFont font = textFont(kCaptionSize);
    const QRectF header(m_box.left(), m_box.top() + 4, m_box.width() - m.padding,
                        kCurveLegendHeader - 4);
    const double step = m.sample + m.gap;
    // Wider than a sample, narrower than the gap allows.
    const QRectF test = header.adjusted(header.width() - m.sample - m.gap, 0, m.gap, 0);
    paintText(painter, test, Qt::AlignHCenter, say("test"), font, tokens().muted);
    const QString training = m.sample > 30 ? say("training") : say("train");
    paintText(painter, test.translated(-step, 0), Qt::AlignHCenter, training, font, tokens().muted);
}

void CurveLegend::drawRow(QCPPainter& painter, int row, const Metrics& m) const {
    const QRectF box = rowBox(row, m);
    const QFont font = textFont(kSmallSize);
    if (row >= shownRows(m)) {
        paintText(painter, box, Qt::AlignLeft,
                  say("and %1 more").arg(static_cast<int>(m_rows.size()) - row), font,
                  tokens().muted);
        return;
    }
    const CurveLook& look = m_rows[row].look;
    const double opacity = m_rows[row].isFaded ? kFadedOpacity : 1;
    const double room = box.width() - samples() * (m.sample + m.gap);
    paintText(painter, box, Qt::AlignLeft,
              QFontMetricsF(font).elidedText(look.name, Qt::ElideRight, room + 1), font,
              tokens().text);
    const QRectF test(box.right() - m.sample, box.top(), m.sample, box.height());
    paintTestSample(painter, test, look, opacity);
    if (m_columns == Columns::Both) {
        paintTrainSample(painter, test.translated(-m.sample - m.gap, 0), look, opacity);
    }
}

void CurveLegend::draw(QCPPainter* painter) {
    if (m_rows.empty()) {
        return;
    }
    const Metrics m = metrics();
    paintPanel(*painter, m_box, tokens().panel, tokens().border);
    drawHeader(*painter, m);
    const int shown = shownRows(m);
    const int lines = std::min(static_cast<int>(m_rows.size()), shown + 1);
    for (int row = 0; row < lines; ++row) {
        drawRow(*painter, row, m);
    }
    if (!m_note.isEmpty()) {
        paintText(*painter, rowBox(lines, m).adjusted(0, -2, 0, kNote - m.row - 2), Qt::AlignLeft,
                  m_note, textFont(kCaptionSize), tokens().muted);
    }
}

}  // namespace lab
