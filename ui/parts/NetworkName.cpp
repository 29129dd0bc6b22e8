// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/parts/NetworkName.h"

#include "ui/parts/NetworkLook.h"
#include "ui/parts/Swatch.h"
#include "ui/theme/Fonts.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace lab {

namespace {

constexpr int kMark = 12;
constexpr int kBetween = 4;

}  // namespace

NetworkName::NetworkName(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setFont(diagramFont(11));
}

void NetworkName::setNetwork(const NetworkSpec& network, const QString& title) {
    m_network = network;
    m_title = title;
    setToolTip(title);
    setAccessibleName(title);
    updateGeometry();
    update();
}

QSize NetworkName::sizeHint() const {
    return {kMark + kBetween + fontMetrics().horizontalAdvance(m_title) + 1, 18};
}

void NetworkName::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const int room = width() - kMark - kBetween;
    const QString text = fontMetrics().elidedText(m_title, Qt::ElideRight, room);
    const int left = m_right ? std::max(0, room - fontMetrics().horizontalAdvance(text)) : 0;
    paintSwatch(painter, QRectF(left, (height() - kMark) / 2.0, kMark, kMark),
                networkMarker(m_network), networkColour(m_network));
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(QRect(left + kMark + kBetween, 0, room, height()), Qt::AlignVCenter, text);
}

}  // namespace lab
