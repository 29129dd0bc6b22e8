// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspect/DepthStrip.h"

#include "ui/parts/NetworkLook.h"

#include <QHelpEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <algorithm>

namespace lab {

namespace {

constexpr double kDepthStripBetweenStages = 0.6;  // of a column
constexpr double kBoxShare = 0.72;  // of a column; the rest is the way to the next box
constexpr double kMostPitch = 24;
constexpr double kDepthStripTall = 20;  // of the first stage's boxes
constexpr double kShort = 7;
constexpr double kShrink = 4;  // by stage, as the maps do
constexpr double kMiddle = 23;

}  // namespace

DepthStrip::DepthStrip(const Theme& theme, const QString& objectName, QWidget* parent)
    : QWidget(parent), m_theme(theme) {
    setObjectName(objectName);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void DepthStrip::setBlocks(const NetworkSpec& network, std::vector<StripBlock> blocks,
                           std::vector<int> columnStages) {
    m_network = network;
    m_blocks = std::move(blocks);
    m_columnStages = std::move(columnStages);
    m_current = -1;
    setAccessibleName(tr("Place in %1").arg(QString::fromStdString(titleOf(network))));
    update();
}

void DepthStrip::setCurrent(int block, int column) {
    m_current = block;
    m_column = column;
    setAccessibleDescription(block >= 0 ? tr("Block %1 of %2").arg(block + 1).arg(m_blocks.size())
                                        : QString());
    update();
}

double DepthStrip::pitch() const {
    if (m_columnStages.empty()) {
        return 0;
    }
    const double room = width() - 2;
    const double units = static_cast<double>(m_columnStages.size()) +
                         kDepthStripBetweenStages * m_columnStages.back();
    return std::min(kMostPitch, room / units);
}

double DepthStrip::leftOf(int column) const {
    const double units = static_cast<double>(m_columnStages.size()) +
                         kDepthStripBetweenStages * m_columnStages.back();
    const double start = width() - 1 - units * pitch();  // at the right
    const int stage = m_columnStages.at(static_cast<std::size_t>(column));
    return start + (column + kDepthStripBetweenStages * stage) * pitch();
}

QRectF DepthStrip::boxOf(int block) const {
    const StripBlock& one = m_blocks.at(static_cast<std::size_t>(block));
    const double wide = pitch() * kBoxShare;
    const double tall = std::max(kShort, kDepthStripTall - kShrink * one.stage);
    return {leftOf(one.column) + (pitch() - wide) / 2, kMiddle - tall / 2, wide, tall};
}

int DepthStrip::blockAt(const QPointF& at) const {
    for (int i = 0; i < static_cast<int>(m_blocks.size()); ++i) {
        const double left = leftOf(m_blocks[static_cast<std::size_t>(i)].column);
        if (at.x() >= left && at.x() < left + pitch()) {
            return i;
        }
    }
    return -1;
}

// Over the box; dotted where the shape changes on the way.
void DepthStrip::paintShortcut(QPainter& painter, const QRectF& box, ShortcutPath path) const {
    const double way = (pitch() - box.width()) / 2;
    const double top = std::max(2.0, box.top() - 4);
    const QRectF arc(box.left() - way * 0.8, top, box.width() + way * 1.6, kMiddle - top);
    QPainterPath line;
    line.moveTo(arc.bottomLeft());
    line.lineTo(arc.left(), arc.top() + 2);
    line.quadTo(arc.topLeft(), QPointF(arc.left() + 2, arc.top()));
    line.lineTo(arc.right() - 2, arc.top());
    line.quadTo(arc.topRight(), QPointF(arc.right(), arc.top() + 2));
    line.lineTo(arc.bottomRight());
    QPen pen = painter.pen();
    pen.setWidthF(1.25);
    pen.setStyle(path == ShortcutPath::Identity ? Qt::SolidLine : Qt::DotLine);
    painter.strokePath(line, pen);
}

void DepthStrip::paintEvent(QPaintEvent* /*event*/) {
    if (m_blocks.empty()) {
        return;
    }
    const Tokens& tokens = m_theme.tokens();
    const NetworkInk ink = inkOf(m_network, tokens);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(ink.line, 1));
    painter.drawLine(QPointF(leftOf(m_blocks.front().column), kMiddle),
                     QPointF(leftOf(m_blocks.back().column) + pitch(), kMiddle));
    for (int i = 0; i < static_cast<int>(m_blocks.size()); ++i) {
        const StripBlock& block = m_blocks[static_cast<std::size_t>(i)];
        const QRectF box = boxOf(i);
        painter.setPen(QPen(ink.line, 1));
        if (block.shortcut != ShortcutPath::None) {
            paintShortcut(painter, box, block.shortcut);
        }
        const bool passed = block.column <= m_column;
        const QColor& elsewhere = passed ? ink.fill : tokens.panel;
        painter.setBrush(i == m_current ? ink.line : elsewhere);
        painter.drawRoundedRect(box, 1.5, 1.5);
        if (i == m_current) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(tokens.accent, 2));
            painter.drawRoundedRect(box.adjusted(-2.5, -2.5, 2.5, 2.5), 3, 3);
        }
    }
}

void DepthStrip::mousePressEvent(QMouseEvent* event) {
    if (const int block = blockAt(event->position()); block >= 0) {
        Q_EMIT columnChosen(m_blocks[static_cast<std::size_t>(block)].column);
    }
}

void DepthStrip::mouseMoveEvent(QMouseEvent* event) {
    setCursor(blockAt(event->position()) >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

bool DepthStrip::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        const int block = blockAt(help->pos());
        if (block >= 0) {
            const StripBlock& one = m_blocks[static_cast<std::size_t>(block)];
            QToolTip::showText(help->globalPos(),
                               tr("Block %1 of %2, stage %3, %4")
                                   .arg(block + 1)
                                   .arg(m_blocks.size())
                                   .arg(one.stage + 1)
                                   .arg(one.name),
                               this);
        } else {
            QToolTip::hideText();
        }
        return true;
    }
    return QWidget::event(event);
}

}  // namespace lab
