// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/AppIcon.h"

#include <QPainter>
#include <QSvgRenderer>

// In the global namespace, as Qt wants it: a static library's resources are not found otherwise.
static void initResources() {
    Q_INIT_RESOURCE(resources);
}

namespace lab {

void loadResources() {
    initResources();
}

QPixmap logo(int side, double pixelRatio) {
    loadResources();
    QSvgRenderer drawing(QStringLiteral(":/icons/resnet-lab.svg"));
    QPixmap pixmap(QSize(side, side) * pixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    drawing.render(&painter);
    painter.end();
    pixmap.setDevicePixelRatio(pixelRatio);
    return pixmap;
}

QIcon appIcon() {
    QIcon icon;
    for (const int side : {16, 24, 32, 48, 64, 128, 256}) {
        icon.addPixmap(logo(side, 1));
    }
    return icon;
}

}  // namespace lab
