#include "ui/widgets/Swatch.h"

#include <QPainter>
#include <QPainterPath>

namespace lab {

namespace {

constexpr double kCorner = 2;

QPainterPath shapeOf(const QRectF& r, Marker marker) {
    QPainterPath path;
    switch (marker) {
        case Marker::Circle:
            path.addEllipse(r);
            break;
        case Marker::Square:
            path.addRoundedRect(r.adjusted(0.5, 0.5, -0.5, -0.5), kCorner, kCorner);
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

}  // namespace

void paintSwatch(QPainter& painter, const QRectF& place, Marker marker, const QColor& colour) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour.darker(143), 1));  // 1 / 1.43 = 70 % of its value
    painter.setBrush(colour);
    painter.drawPath(shapeOf(place.adjusted(0.5, 0.5, -0.5, -0.5), marker));
    painter.restore();
}

}  // namespace lab
