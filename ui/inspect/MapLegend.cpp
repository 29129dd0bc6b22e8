// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspect/MapLegend.h"

#include "ui/base/Format.h"
#include "ui/theme/ColourMap.h"
#include "ui/theme/Fonts.h"

#include <QPainter>

#include <algorithm>

namespace lab {

namespace {

constexpr int kMapLegendLine = 20;
constexpr int kMapLegendSide = 48;  // of each end's figure
constexpr int kFigureGap = 5;

using Colour = QRgb (*)(double);

void paintScale(QPainter& painter, const QRect& place, const QString& from, const QString& to,
                Colour colour, double lowest) {
    const int wide = place.width() - 2 * kMapLegendSide;
    for (int x = 0; x < wide; ++x) {
        const double value = lowest + (1 - lowest) * x / std::max(1, wide - 1);
        painter.fillRect(QRect(place.x() + kMapLegendSide + x, place.y() + 5, 1, 9),
                         QColor(colour(value)));
    }
    painter.drawText(place.adjusted(0, 0, kMapLegendSide - kFigureGap - place.width(), 0),
                     Qt::AlignRight | Qt::AlignVCenter, from);
    painter.drawText(place.adjusted(place.width() - kMapLegendSide + kFigureGap, 0, 0, 0),
                     Qt::AlignLeft | Qt::AlignVCenter, to);
}

// An end without a value: each grid, or map, has its own.
QString endText(double limit, double sign, const QFontMetricsF& metrics) {
    if (limit > 0) {
        return figureText(sign * limit, metrics, kMapLegendSide - kFigureGap);
    }
    return sign < 0 ? QChar(0x2212) + MapLegend::tr("max") : MapLegend::tr("max");
}

}  // namespace

MapLegend::MapLegend(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setObjectName("mapLegend");
    setFixedHeight(2 * kMapLegendLine);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    setLimits({});
}

void MapLegend::setLimits(const MapLimits& limits) {
    m_limits = limits;
    const auto end = [](double limit) { return limit > 0 ? exactText(limit) : tr("max"); };
    const QString ends = tr("Activations from 0 to %1; signed values from −%2 to %2")
                             .arg(end(limits.activation), end(limits.signedValues));
    setAccessibleName(ends);
    setToolTip(tr("Above: what a ReLU lets through. Below: values of both signs, white at 0.") +
               (limits.activation > 0 || limits.signedValues > 0 ? "\n" + ends : QString()));
    update();
}

void MapLegend::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const QFont font = textFont(kCaptionSize);
    const QFontMetricsF metrics(font);
    painter.setFont(font);
    painter.setPen(m_theme.tokens().muted);
    paintScale(painter, {0, 0, width(), kMapLegendLine}, QStringLiteral("0"),
               endText(m_limits.activation, 1, metrics), viridis, 0);
    paintScale(painter, {0, kMapLegendLine, width(), kMapLegendLine},
               endText(m_limits.signedValues, -1, metrics),
               endText(m_limits.signedValues, 1, metrics), purpleGreen, -1);
}

}  // namespace lab
