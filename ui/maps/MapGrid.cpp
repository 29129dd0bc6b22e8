// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/maps/MapGrid.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace lab {

namespace {

constexpr int kMapGridGap = 2;
constexpr int kMapGridLeastCell = 18;  // below, a map says nothing
constexpr int kMapGridRing = 2;
constexpr int kMapGridMark = 3;  // width of the mark that says that there are more
constexpr int kWheelStep = 120;

}  // namespace

MapGrid::MapGrid(const Theme& theme, const QString& objectName, QWidget* parent)
    : QWidget(parent), m_theme(theme) {
    setObjectName(objectName);
    setFocusPolicy(Qt::TabFocus);  // a click leaves the keys to whoever has them
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void MapGrid::setMaps(std::shared_ptr<const FeatureMaps> maps, MapColours colours) {
    m_maps = std::move(maps);
    m_colours = colours;
    m_channels = m_maps ? channelsIn(*m_maps, m_order) : std::vector<int>();
    m_hovered = -1;
    colour();
    arrange();
}

void MapGrid::setScale(MapScale scale, double limit) {
    m_scale = scale;
    m_limit = limit;
    colour();
    update();
}

void MapGrid::setOrder(MapOrder order) {
    m_order = order;
    m_channels = m_maps ? channelsIn(*m_maps, m_order) : std::vector<int>();
    arrange();
}

double MapGrid::limitOfMap(int channel) const {
    if (!m_maps || channel < 0 || channel >= m_maps->shape.channels) {
        return 0;
    }
    if (m_scale == MapScale::PerMap) {
        return limitOf(m_maps->map(channel));
    }
    return m_limit > 0 ? m_limit : limitOf(m_maps->values);
}

void MapGrid::colour() {
    m_images.clear();
    if (!m_maps) {
        return;
    }
    const double shared = m_scale == MapScale::Shared ? limitOfMap(0) : 0;
    const QSize size(m_maps->shape.width, m_maps->shape.height);
    for (int channel = 0; channel < m_maps->shape.channels; ++channel) {
        const double limit = m_scale == MapScale::Shared ? shared : limitOfMap(channel);
        m_images.push_back(mapImage(m_maps->map(channel), size, m_colours, limit));
    }
}

// The largest cells that show all maps; where these would be too small, the least legible ones.
MapGrid::Cells MapGrid::cellsFor(int count) const {
    Cells cells;
    const auto fitting = [](int room, int side) {
        return std::max(1, (room + kMapGridGap) / (side + kMapGridGap));
    };
    int side = std::max(1, std::min(width(), height()));
    while (side > kMapGridLeastCell && fitting(width(), side) * fitting(height(), side) < count) {
        --side;
    }
    cells.side = side;
    cells.columns = std::min(fitting(width(), side), std::max(1, count));
    cells.rows = fitting(height(), side);
    cells.allRows = (count + cells.columns - 1) / cells.columns;
    if (count > 0 && cells.allRows <= cells.rows) {  // as square as may be
        const int square = static_cast<int>(std::ceil(std::sqrt(count)));
        if (square <= cells.columns && (count + square - 1) / square <= cells.rows) {
            cells.columns = square;
            cells.allRows = (count + square - 1) / square;
        }
    }
    return cells;
}

void MapGrid::arrange() {
    const int count = static_cast<int>(m_channels.size());
    m_cells = cellsFor(count);
    select(m_selected);
    scrollBy(0);
    setAccessibleDescription(
        m_maps
            ? tr("%1 maps of %2 × %3").arg(count).arg(m_maps->shape.height).arg(m_maps->shape.width)
            : QString());
    update();
}

void MapGrid::scrollBy(int rows) {
    const int last = std::max(0, m_cells.allRows - m_cells.rows);
    m_firstRow = std::clamp(m_firstRow + rows, 0, last);
    update();
}

int MapGrid::visibleMaps() const {
    return std::min(static_cast<int>(m_channels.size()) - m_firstRow * m_cells.columns,
                    m_cells.rows * m_cells.columns);
}

int MapGrid::placeOf(int channel) const {
    const auto found = std::ranges::find(m_channels, channel);
    return found == m_channels.end() ? -1 : static_cast<int>(found - m_channels.begin());
}

QRect MapGrid::cellAt(int place) const {
    const int row = place / m_cells.columns - m_firstRow;
    if (place < 0 || row < 0 || row >= m_cells.rows) {
        return {};
    }
    const int column = place % m_cells.columns;
    return {column * (m_cells.side + kMapGridGap), row * (m_cells.side + kMapGridGap), m_cells.side,
            m_cells.side};
}

QRect MapGrid::cellOf(int channel) const {
    return cellAt(placeOf(channel));
}

int MapGrid::channelAt(const QPoint& at) const {
    const int column = at.x() / (m_cells.side + kMapGridGap);
    const int row = at.y() / (m_cells.side + kMapGridGap);
    const int place = (row + m_firstRow) * m_cells.columns + column;
    const bool inside = at.x() >= 0 && at.y() >= 0 && column < m_cells.columns &&
                        row < m_cells.rows && place < static_cast<int>(m_channels.size());
    return inside ? m_channels[static_cast<std::size_t>(place)] : -1;
}

void MapGrid::select(int channel) {
    m_selected = channel;
    if (const int place = placeOf(channel); place >= 0) {
        const int row = place / m_cells.columns;
        if (row < m_firstRow) {
            m_firstRow = row;
        } else if (row >= m_firstRow + m_cells.rows) {
            m_firstRow = row - m_cells.rows + 1;
        }
    }
    update();
}

void MapGrid::choose(int place) {
    if (m_channels.empty()) {
        return;
    }
    const int last = static_cast<int>(m_channels.size()) - 1;
    select(m_channels[static_cast<std::size_t>(std::clamp(place, 0, last))]);
    Q_EMIT channelChosen(m_selected);
}

// ---- Painting ----------------------------------------------------------------------------------

void MapGrid::paintEvent(QPaintEvent* /*event*/) {
    const Tokens& tokens = m_theme.tokens();
    QPainter painter(this);
    const int first = m_firstRow * m_cells.columns;
    for (int i = 0; m_maps && i < visibleMaps(); ++i) {
        const int channel =
            m_channels[static_cast<std::size_t>(first) + static_cast<std::size_t>(i)];
        const QImage& image = m_images[static_cast<std::size_t>(channel)];
        const QRect cell = cellAt(first + i);
        const bool shrinks = image.width() > cell.width() * devicePixelRatioF();
        painter.setRenderHint(QPainter::SmoothPixmapTransform, shrinks);
        QRect place({}, image.size().scaled(cell.size(), Qt::KeepAspectRatio));
        place.moveCenter(cell.center());
        painter.drawImage(place, image);
        if (channel == m_hovered && channel != m_selected) {
            painter.setPen(tokens.accent);
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(cell.adjusted(-1, -1, 0, 0));
        }
    }
    if (const QRect cell = cellOf(m_selected); !cell.isEmpty()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(tokens.dark ? tokens.accent : tokens.accentFill, kMapGridRing,
                            Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
        painter.drawRect(cell.intersected(rect().adjusted(1, 1, -1, -1)));
    }
    paintMark(painter);
}

// Where not all maps are in sight: how much, and where.
void MapGrid::paintMark(QPainter& painter) const {
    if (m_cells.allRows <= m_cells.rows) {
        return;
    }
    const Tokens& tokens = m_theme.tokens();
    const QRectF track(width() - kMapGridMark, 0, kMapGridMark,
                       m_cells.rows * (m_cells.side + kMapGridGap) - kMapGridGap);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens.track);
    painter.drawRect(track);
    const double share = static_cast<double>(m_cells.rows) / m_cells.allRows;
    const double from = static_cast<double>(m_firstRow) / m_cells.allRows;
    painter.setBrush(tokens.control);
    painter.drawRect(QRectF(track.x(), from * track.height(), kMapGridMark,
                            std::max(6.0, share * track.height())));
}

// ---- Input -------------------------------------------------------------------------------------

void MapGrid::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange();
}

void MapGrid::mousePressEvent(QMouseEvent* event) {
    if (const int channel = channelAt(event->pos()); channel >= 0) {
        choose(placeOf(channel));
    }
}

void MapGrid::mouseMoveEvent(QMouseEvent* event) {
    m_hovered = channelAt(event->pos());
    setCursor(m_hovered >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void MapGrid::leaveEvent(QEvent* /*event*/) {
    m_hovered = -1;
    update();
}

void MapGrid::wheelEvent(QWheelEvent* event) {
    if (m_cells.allRows > m_cells.rows) {
        scrollBy(-event->angleDelta().y() / kWheelStep);
        event->accept();
    } else {
        event->ignore();
    }
}

void MapGrid::keyPressEvent(QKeyEvent* event) {
    const int page = m_cells.rows * m_cells.columns;
    const std::pair<int, int> moves[] = {{Qt::Key_Left, -1},
                                         {Qt::Key_Right, 1},
                                         {Qt::Key_Up, -m_cells.columns},
                                         {Qt::Key_Down, m_cells.columns},
                                         {Qt::Key_PageUp, -page},
                                         {Qt::Key_PageDown, page}};
    for (const auto& [key, by] : moves) {
        if (event->key() == key) {
            choose(m_selected < 0 ? 0 : std::max(0, placeOf(m_selected)) + by);
            return;
        }
    }
    QWidget::keyPressEvent(event);
}

bool MapGrid::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        const int channel = channelAt(help->pos());
        if (channel < 0) {
            QToolTip::hideText();
            return true;
        }
        QString text = tr("Channel %1 of %2").arg(channel + 1).arg(m_maps->shape.channels);
        if (m_cells.allRows > m_cells.rows) {
            text += tr("\nThe wheel shows the others");
        }
        QToolTip::showText(help->globalPos(), text, this, cellOf(channel));
        return true;
    }
    return QWidget::event(event);
}

}  // namespace lab
