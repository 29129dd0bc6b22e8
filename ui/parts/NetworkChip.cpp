// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/parts/NetworkChip.h"

#include "ui/parts/Swatch.h"
#include "ui/theme/Icons.h"

#include <QContextMenuEvent>
#include <QEnterEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolButton>

namespace lab {

namespace {

constexpr int kCross = 20;
constexpr int kNetworkChipMark = 12;
constexpr int kNetworkChipLeft = 7;
constexpr int kTextLeft = 25;

}  // namespace

NetworkChip::NetworkChip(const Theme& theme, const NetworkSpec& network, const QString& title,
                         QWidget* parent)
    : QAbstractButton(parent),
      m_theme(theme),
      m_colour(networkColour(network)),
      m_marker(networkMarker(network)),
      m_cross(new QToolButton(this)) {
    setText(title);
    setAccessibleName(title);
    setFocusPolicy(Qt::StrongFocus);
    setFixedHeight(28);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_cross->setObjectName("chipCross");
    m_cross->setAutoRaise(true);
    m_cross->setFocusPolicy(Qt::NoFocus);  // Delete does it
    m_cross->setToolTip(tr("Take %1 away (Delete)").arg(title));
    m_cross->setAccessibleName(tr("Take %1 away").arg(title));
    m_cross->setIconSize({12, 12});
    connect(m_cross, &QToolButton::clicked, this, &NetworkChip::removeRequested);
    connect(this, &QAbstractButton::clicked, this, &NetworkChip::menuRequested);
    m_cross->setIcon(lab::icon(Icon::Close, theme.tokens()));
}

void NetworkChip::setSign(const QColor& colour, Marker marker) {
    m_colour = colour;
    m_marker = marker;
    update();
}

void NetworkChip::setLocked(bool locked) {
    m_locked = locked;
    m_cross->setVisible(!locked);
    update();
}

void NetworkChip::paintEvent(QPaintEvent* /*event*/) {
    const Tokens& tokens = m_theme.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(tokens.border);
    const bool hot = underMouse() && !m_locked;
    painter.setBrush(hot ? tokens.hover : tokens.sunken);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    paintSwatch(painter,
                QRectF(kNetworkChipLeft, (height() - kNetworkChipMark) / 2.0, kNetworkChipMark,
                       kNetworkChipMark),
                m_marker, m_colour);
    painter.setPen(tokens.text);
    const int right = m_locked ? 4 : kCross - 2;
    const QRect place(kTextLeft, 0, width() - kTextLeft - right, height());
    painter.drawText(place, Qt::AlignVCenter,
                     fontMetrics().elidedText(text(), Qt::ElideMiddle, place.width()));
}

void NetworkChip::enterEvent(QEnterEvent* event) {
    QAbstractButton::enterEvent(event);
    update();
    Q_EMIT hovered(true);
}

void NetworkChip::leaveEvent(QEvent* event) {
    QAbstractButton::leaveEvent(event);
    update();
    Q_EMIT hovered(false);
}

void NetworkChip::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Delete && !m_locked) {
        Q_EMIT removeRequested();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        Q_EMIT menuRequested();
    } else {
        QAbstractButton::keyPressEvent(event);
    }
}

void NetworkChip::contextMenuEvent(QContextMenuEvent* event) {
    event->accept();
    Q_EMIT menuRequested();
}

void NetworkChip::resizeEvent(QResizeEvent* event) {
    QAbstractButton::resizeEvent(event);
    m_cross->setGeometry(width() - kCross - 2, (height() - kCross) / 2, kCross, kCross);
}

}  // namespace lab
