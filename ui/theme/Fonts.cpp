// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/Fonts.h"

#include <QApplication>
#include <QFontDatabase>

#include <cmath>

namespace lab {

QFont sized(QFont font, double pixels) {
    font.setPixelSize(static_cast<int>(std::lround(pixels)));
    return font;
}

QFont bold(QFont font, bool is) {
    font.setBold(is);
    return font;
}

QFont textFont(int pixels) {
    return bold(sized(QApplication::font(), pixels), false);
}

QFont codeFont(int pixels) {
    return sized(QFontDatabase::systemFont(QFontDatabase::FixedFont), pixels);
}

}  // namespace lab
