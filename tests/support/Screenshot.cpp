// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/Screenshot.h"

#include <QDir>
#include <QPixmap>
#include <QWidget>
#include <QtTest>

namespace lab::test {

QImage pictureOf(QWidget& widget, double scale) {
    QPixmap pixmap(widget.size() * scale);
    pixmap.setDevicePixelRatio(scale);
    pixmap.fill(Qt::transparent);
    widget.render(&pixmap);
    return pixmap.toImage();
}

QImage screenshot(QWidget& widget, const QString& name, double scale) {
    const QImage picture = pictureOf(widget, scale);
    QDir().mkpath(LAB_SCREENSHOTS);
    const QString file = QStringLiteral(LAB_SCREENSHOTS "/%1.png").arg(name);
    constexpr int kQuick = 90;  // PNG, losslessly, with the least compression: there are hundreds
    if (!picture.save(file, "PNG", kQuick)) {
        QTest::qFail(qPrintable("could not write " + file), __FILE__, __LINE__);
    }
    return picture;
}

}  // namespace lab::test
