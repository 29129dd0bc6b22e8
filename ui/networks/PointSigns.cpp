// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/networks/PointSigns.h"

#include "ui/parts/Swatch.h"
#include "ui/theme/Fonts.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lab {

namespace {

constexpr double kPointSignsMark = 10;  // a chosen network's sign

}  // namespace

PointSigns::PointSigns(QCustomPlot* plot, const Theme& theme)
    : QCPAbstractItem(plot), m_theme(theme) {
    setClipToAxisRect(false);
    setSelectable(false);
}

void PointSigns::draw(QCPPainter* painter) {
    std::vector<QRectF> taken;
    for (const Sign& sign : m_signs) {
        const QPointF at = pixel(sign);
        taken.emplace_back(at.x() - 5, at.y() - 5, 10, 10);
        drawSign(*painter, sign, at);
    }
    coverLines(taken);
    for (const bool chosen : {true, false}) {
        for (const Sign& sign : m_signs) {
            if (sign.chosen == chosen) {
                drawLabel(*painter, sign, taken);
            }
        }
    }
}

// Small boxes along the lines, so that no label lies upon one.
void PointSigns::coverLines(std::vector<QRectF>& taken) const {
    for (int g = 0; g < mParentPlot->graphCount(); ++g) {
        const auto data = mParentPlot->graph(g)->data();
        for (int i = 1; i < data->size(); ++i) {
            const QPointF from =
                mParentPlot->graph(g)->coordsToPixels(data->at(i - 1)->key, data->at(i - 1)->value);
            const QPointF to =
                mParentPlot->graph(g)->coordsToPixels(data->at(i)->key, data->at(i)->value);
            const int steps = std::max(1, static_cast<int>(QLineF(from, to).length() / 4));
            for (int step = 0; step <= steps; ++step) {
                const QPointF at = from + (to - from) * (static_cast<double>(step) / steps);
                taken.emplace_back(at.x() - 1, at.y() - 1, 2, 2);
            }
        }
    }
}

QPointF PointSigns::pixel(const Sign& sign) const {
    return {mParentPlot->xAxis->coordToPixel(sign.at.x()),
            mParentPlot->yAxis->coordToPixel(sign.at.y())};
}

void PointSigns::drawSign(QCPPainter& painter, const Sign& sign, const QPointF& at) const {
    if (sign.chosen) {
        paintSwatch(painter,
                    QRectF(at.x() - kPointSignsMark / 2, at.y() - kPointSignsMark / 2,
                           kPointSignsMark, kPointSignsMark),
                    sign.marker, sign.colour);
        return;
    }
    painter.setAntialiasing(true);
    painter.setPen(QPen(sign.colour, 1.75));
    painter.setBrush(m_theme.tokens().panel);
    painter.drawEllipse(at, 3.5, 3.5);
}

// The first place next to the point where nothing is yet. Where all are taken, a chosen network
// takes the one that covers least, and the others go without.
void PointSigns::drawLabel(QCPPainter& painter, const Sign& sign,
                           std::vector<QRectF>& taken) const {
    const QFont font = bold(textFont(kCaptionSize), sign.chosen);
    const double width = QFontMetricsF(font).horizontalAdvance(sign.label) + 2;
    const QPointF at = pixel(sign);
    // The lines fall to the right: above them is the most room.
    const QRectF places[] = {
        {at.x() + 6, at.y() - 17, width, 15},        {at.x() - width / 2, at.y() - 20, width, 15},
        {at.x() + 9, at.y() - 8, width, 15},         {at.x() - 6 - width, at.y() + 3, width, 15},
        {at.x() - width / 2, at.y() + 5, width, 15}, {at.x() - 9 - width, at.y() - 7, width, 15},
        {at.x() + 6, at.y() + 3, width, 15},         {at.x() - 6 - width, at.y() - 17, width, 15}};
    const QRectF all = QRectF(mParentPlot->axisRect()->rect()).adjusted(2, -4, 12, 2);
    const QRectF* best = nullptr;
    double least = sign.chosen ? std::numeric_limits<double>::max() : 1;
    for (const QRectF& place : places) {
        double covered = 0;
        for (const QRectF& other : taken) {
            const QRectF common = other.intersected(place);
            covered += std::ceil(common.width() * common.height());
        }
        if (covered < least && all.contains(place)) {
            least = covered;
            best = &place;
        }
    }
    if (best != nullptr) {
        taken.push_back(*best);
        painter.setFont(font);
        painter.setPen(sign.chosen ? m_theme.tokens().text : m_theme.tokens().muted);
        painter.drawText(*best, Qt::AlignCenter, sign.label);
    }
}

}  // namespace lab
