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

constexpr int kNetworkNameMark = 12;
constexpr int kNetworkNameBetween = 4;

}  // namespace

NetworkName::NetworkName(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setFont(textFont(kCaptionSize));
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
    return {kNetworkNameMark + kNetworkNameBetween + fontMetrics().horizontalAdvance(m_title) + 1,
            18};
}

void NetworkName::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const int room = width() - kNetworkNameMark - kNetworkNameBetween;
    const QString text = fontMetrics().elidedText(m_title, Qt::ElideRight, room);
    const int left = m_right ? std::max(0, room - fontMetrics().horizontalAdvance(text)) : 0;
    paintSwatch(
        painter,
        QRectF(left, (height() - kNetworkNameMark) / 2.0, kNetworkNameMark, kNetworkNameMark),
        networkMarker(m_network), networkColour(m_network));
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(QRect(left + kNetworkNameMark + kNetworkNameBetween, 0, room, height()),
                     Qt::AlignVCenter, text);
}

}  // namespace lab
