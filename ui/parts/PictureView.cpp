// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/parts/PictureView.h"

#include <QPainter>

namespace lab {

PictureView::PictureView(const Theme& theme, const QString& objectName, QWidget* parent)
    : QWidget(parent), m_theme(theme) {
    setObjectName(objectName);
    setFixedSize(kSide, kSide);
}

void PictureView::setImage(const QImage& image) {
    m_image = image;
    update();
}

void PictureView::paintEvent(QPaintEvent* /*event*/) {
    const Tokens& tokens = m_theme.tokens();
    QPainter painter(this);
    painter.setPen(tokens.border);
    painter.setBrush(tokens.sunken);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
    if (m_image.isNull()) {
        return;
    }
    const QSize room = size() - QSize(2, 2);
    QRect place(QPoint(), m_image.size().scaled(room, Qt::KeepAspectRatio));
    place.moveCenter(rect().center());
    painter.setRenderHint(QPainter::SmoothPixmapTransform, m_image.width() > place.width());
    painter.drawImage(place, m_image);
}

}  // namespace lab
