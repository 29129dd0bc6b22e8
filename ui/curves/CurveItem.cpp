// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/curves/CurveItem.h"

#include <QFontMetricsF>

namespace lab {

namespace {

constexpr double kCurveItemCorner = 4;

}  // namespace

CurveItem::CurveItem(QCPAxisRect& pane, const Tokens& tokens, const char* layer)
    : QCPAbstractItem(pane.parentPlot()), m_pane(pane), m_tokens(tokens) {
    setSelectable(false);
    setClipToAxisRect(false);
    setLayer(QString::fromLatin1(layer));
}

bool CurveItem::showsEpoch(double epoch) const {
    return m_pane.axis(QCPAxis::atBottom)->range().contains(epoch);
}

void Surroundings::draw(QCPPainter* painter) {
    QRegion outside(parentPlot()->viewport());
    for (const QCPAxisRect* rect : parentPlot()->axisRects()) {
        outside -= rect->rect();
    }
    for (const QRect& part : outside) {
        painter->fillRect(part, tokens().panel);
    }
}

double widthOf(const QString& text, const QFont& font) {
    return QFontMetricsF(font).horizontalAdvance(text);
}

void paintText(QPainter& painter, const QRectF& box, Qt::Alignment alignment, const QString& text,
               const QFont& font, const QColor& colour) {
    painter.setFont(font);
    painter.setPen(colour);
    painter.drawText(
        box, static_cast<int>(alignment | Qt::AlignVCenter) | Qt::TextSingleLine | Qt::TextDontClip,
        text);
}

void paintMarker(QCPPainter& painter, const QPointF& centre, const QCPScatterStyle& marker) {
    painter.setAntialiasing(true);
    marker.applyTo(&painter, Qt::NoPen);
    marker.drawShape(&painter, centre);
}

void paintPanel(QPainter& painter, const QRectF& box, const QColor& fill, const QColor& edge) {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(edge, 1));
    painter.setBrush(fill);
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), kCurveItemCorner, kCurveItemCorner);
}

}  // namespace lab
