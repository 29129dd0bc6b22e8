#include "ui/widgets/NetworkSign.h"

#include "ui/Tokens.h"
#include "ui/networks/DiagramPaint.h"
#include "ui/widgets/Swatch.h"

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
