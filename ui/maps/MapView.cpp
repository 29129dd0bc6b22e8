// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/maps/MapView.h"

#include <QKeyEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace lab {

MapView::MapView(const Theme& theme, const QString& objectName, QWidget* parent)
    : QWidget(parent), m_theme(theme) {
    setObjectName(objectName);
    setFocusPolicy(Qt::TabFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void MapView::setMap(std::shared_ptr<const FeatureMaps> maps, int channel, MapColours colours,
                     double limit) {
    m_maps = std::move(maps);
    m_channel = channel;
    m_image = {};
    if (m_maps && channel >= 0 && channel < m_maps->shape.channels) {
        m_image = mapImage(m_maps->map(channel), {m_maps->shape.width, m_maps->shape.height},
                           colours, limit);
    }
    mark(m_marked);
}

void MapView::mark(std::optional<QPoint> at) {
    m_marked = at && m_image.rect().contains(*at) ? at : std::nullopt;
    update();
}

void MapView::markByHand(std::optional<QPoint> at) {
    if (at != m_marked) {
        mark(at);
        Q_EMIT markChanged();
    }
}

std::optional<float> MapView::value() const {
    if (!m_marked) {
        return std::nullopt;
    }
    const auto at = static_cast<std::size_t>(m_marked->y()) * m_image.width() + m_marked->x();
    return m_maps->map(m_channel)[at];
}

// Whole pixels a value where the map is smaller than the room, at the upper left.
QRectF MapView::area() const {
    if (m_image.isNull()) {
        return {};
    }
    double scale = std::min(static_cast<double>(width()) / m_image.width(),
                            static_cast<double>(height()) / m_image.height());
    scale = scale > 1 ? std::floor(scale) : scale;
    return {0, 0, scale * m_image.width(), scale * m_image.height()};
}

QRectF MapView::placeOf(const QPoint& at) const {
    const QRectF all = area();
    const double side = m_image.isNull() ? 0 : all.width() / m_image.width();
    return {all.x() + at.x() * side, all.y() + at.y() * side, side, side};
}

void MapView::paintEvent(QPaintEvent* /*event*/) {
    if (m_image.isNull()) {
        return;
    }
    const Tokens& tokens = m_theme.tokens();
    QPainter painter(this);
    const QRectF all = area();
    painter.setRenderHint(QPainter::SmoothPixmapTransform, m_image.width() > all.width());
    painter.drawImage(all, m_image);
    if (!m_marked) {
        return;
    }
    // Dark around light, so that it shows on every colour.
    const QRectF place = placeOf(*m_marked).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(tokens.dark ? tokens.window : tokens.text, 3.5));
    painter.drawRect(place);
    painter.setPen(QPen(tokens.onAccent, 1.5));
    painter.drawRect(place);
}

void MapView::mouseMoveEvent(QMouseEvent* event) {
    const QRectF all = area();
    if (!all.contains(event->position()) || m_image.isNull()) {
        return markByHand(std::nullopt);
    }
    const double side = all.width() / m_image.width();
    markByHand(QPoint(static_cast<int>(event->position().x() / side),
                      static_cast<int>(event->position().y() / side)));
}

void MapView::leaveEvent(QEvent* /*event*/) {
    if (!hasFocus()) {
        markByHand(std::nullopt);
    }
}

void MapView::keyPressEvent(QKeyEvent* event) {
    const std::pair<int, QPoint> moves[] = {{Qt::Key_Left, {-1, 0}},
                                            {Qt::Key_Right, {1, 0}},
                                            {Qt::Key_Up, {0, -1}},
                                            {Qt::Key_Down, {0, 1}}};
    for (const auto& [key, by] : moves) {
        if (event->key() == key && !m_image.isNull()) {
            QPoint to = m_marked ? *m_marked + by : m_image.rect().center();
            to.setX(std::clamp(to.x(), 0, m_image.width() - 1));
            to.setY(std::clamp(to.y(), 0, m_image.height() - 1));
            markByHand(to);
            return;
        }
    }
    QWidget::keyPressEvent(event);
}

}  // namespace lab
