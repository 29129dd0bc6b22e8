// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/parts/Swatch.h"

#include "ui/parts/NetworkLook.h"

#include <QPainter>
#include <QPainterPath>
#include <QTransform>

namespace lab {

namespace {

constexpr double kSwatchCorner = 2;
constexpr double kSwatchHole = 0.46;

QPainterPath shapeOf(const QRectF& r, Marker marker) {
    QPainterPath path;
    switch (filledMarker(marker)) {
        default:
        case Marker::Circle:
            path.addEllipse(r);
            break;
        case Marker::Square:
            path.addRoundedRect(r.adjusted(0.5, 0.5, -0.5, -0.5), kSwatchCorner, kSwatchCorner);
            break;
        case Marker::Diamond:
            path.addPolygon(QPolygonF{
                {QPointF(r.center().x(), r.top()), QPointF(r.right(), r.center().y()),
                 QPointF(r.center().x(), r.bottom()), QPointF(r.left(), r.center().y())}});
            path.closeSubpath();
            break;
        case Marker::Triangle:
            path.addPolygon(
                QPolygonF{{QPointF(r.center().x(), r.top()), r.bottomRight(), r.bottomLeft()}});
            path.closeSubpath();
            break;
        case Marker::TriangleDown:
            path.addPolygon(
                QPolygonF{{r.topLeft(), r.topRight(), QPointF(r.center().x(), r.bottom())}});
            path.closeSubpath();
            break;
    }
    return path;
}

// A triangle's middle is a third from its base.
QPointF middleOf(const QRectF& bounds, Marker shape) {
    const QPointF rise(0, bounds.height() / 6);
    if (shape == Marker::Triangle) {
        return bounds.center() + rise;
    }
    return shape == Marker::TriangleDown ? bounds.center() - rise : bounds.center();
}

// What an open marker shows of its ground: the shape at 46 % around its middle.
QPainterPath holeOf(const QRectF& place, Marker marker) {
    const QRectF bounds = place.adjusted(0.5, 0.5, -0.5, -0.5);
    const QPainterPath whole = shapeOf(bounds, marker);
    const QPointF middle = middleOf(bounds, filledMarker(marker));
    QTransform small;
    small.translate(middle.x(), middle.y());
    small.scale(kSwatchHole, kSwatchHole);
    small.translate(-middle.x(), -middle.y());
    return small.map(whole);
}

}  // namespace

void paintSwatch(QPainter& painter, const QRectF& place, Marker marker, const QColor& colour) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour.darker(143), 1));  // 1 / 1.43 = 70 % of its value
    painter.setBrush(colour);
    QPainterPath path = shapeOf(place.adjusted(0.5, 0.5, -0.5, -0.5), marker);
    if (isOpen(marker)) {
        path.setFillRule(Qt::OddEvenFill);
        path.addPath(holeOf(place, marker));
    }
    painter.drawPath(path);
    painter.restore();
}

}  // namespace lab
