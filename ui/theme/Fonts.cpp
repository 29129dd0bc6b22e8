// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/Fonts.h"

#include <QApplication>

namespace lab {

QFont diagramFont(int pixels, bool bold) {
    QFont font = QApplication::font();
    font.setPixelSize(pixels);
    font.setBold(bold);
    return font;
}

QFont figureFont(int pixels, Weight weight) {
    QFont font = QApplication::font();
    font.setPixelSize(pixels);
    font.setBold(weight == Weight::Bold);
    return font;
}

QFont bold(QFont font) {
    font.setBold(true);
    return font;
}

}  // namespace lab
