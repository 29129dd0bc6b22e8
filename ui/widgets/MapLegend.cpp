#include "ui/widgets/MapLegend.h"

#include "ui/ColourMap.h"
#include "ui/networks/DiagramPaint.h"
#include "ui/widgets/MapColumn.h"

#include <QPainter>

#include <algorithm>

namespace lab {

namespace {

constexpr int kLine = 20;
constexpr int kSide = 46;  // of each end's figure

using Colour = QRgb (*)(double);

void paintScale(QPainter& painter, const QRect& place, const QString& from, const QString& to,
                Colour colour, double lowest) {
    const int wide = place.width() - 2 * kSide;
    for (int x = 0; x < wide; ++x) {
        const double value = lowest + (1 - lowest) * x / std::max(1, wide - 1);
        painter.fillRect(QRect(place.x() + kSide + x, place.y() + 5, 1, 9), QColor(colour(value)));
    }
    painter.drawText(place.adjusted(0, 0, kSide - 5 - place.width(), 0),
                     Qt::AlignRight | Qt::AlignVCenter, from);
    painter.drawText(place.adjusted(place.width() - kSide + 5, 0, 0, 0),
                     Qt::AlignLeft | Qt::AlignVCenter, to);
}

}  // namespace

MapLegend::MapLegend(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setObjectName("mapLegend");
    setFixedHeight(2 * kLine);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    setLimits({});
}

void MapLegend::setLimits(const MapLimits& limits) {
    const auto end = [](double limit) { return limit > 0 ? activationText(limit) : tr("max"); };
    m_activation = end(limits.activation);
    m_signed = end(limits.signedValues);
    setAccessibleName(
        tr("Activations from 0 to %1; signed values from −%2 to %2").arg(m_activation, m_signed));
    setToolTip(tr("Above: what a ReLU lets through. Below: values of both signs, white at 0."));
    update();
}

void MapLegend::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setFont(diagramFont(11));
    painter.setPen(m_theme.tokens().muted);
    paintScale(painter, {0, 0, width(), kLine}, QStringLiteral("0"), m_activation, viridis, 0);
    paintScale(painter, {0, kLine, width(), kLine}, QChar(0x2212) + m_signed, m_signed, purpleGreen,
               -1);
}

}  // namespace lab
