// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>

class QWidget;

namespace lab::test {

/// The widget as it would stand on a screen of this scale (1: 100 %, 2: 200 %).
QImage pictureOf(QWidget& widget, double scale = 1);

/// The same, written to screenshots/NAME.png in the build folder. Fails the test when it cannot.
QImage screenshot(QWidget& widget, const QString& name, double scale = 1);

}  // namespace lab::test
