// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/parts/NetworkSign.h"

#include "ui/parts/NetworkLook.h"
#include "ui/parts/Swatch.h"
#include "ui/theme/Tokens.h"

#include <QPainter>

namespace lab {

NetworkSign::NetworkSign(int side, QWidget* parent) : QWidget(parent) {
    setFixedSize(side, side);
}

void NetworkSign::setNetwork(const NetworkSpec& network) {
    m_network = network;
    update();
}

void NetworkSign::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    paintSwatch(painter, QRectF(rect()), networkMarker(m_network), networkColour(m_network));
}

}  // namespace lab
