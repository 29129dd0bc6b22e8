// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/Tokens.h"

#include <algorithm>
#include <cmath>

namespace lab {

Tokens lightTokens() {
    Tokens t;
    t.dark = false;
    t.window = QColor(0xF1F2F5);
    t.rail = QColor(0xE6E8ED);
    t.panel = QColor(0xFFFFFF);
    t.sunken = QColor(0xF7F8FA);
    t.plot = QColor(0xFFFFFF);
    t.border = QColor(0xD3D8E0);
    t.grid = QColor(0xE5E8ED);
    t.control = QColor(0x7F889A);
    t.button = QColor(0xFBFBFC);
    t.hover = QColor(0xEEF0F4);
    t.track = QColor(0xE1E4EA);
    t.text = QColor(0x1A2130);
    t.muted = QColor(0x545E70);
    t.disabled = QColor(0x8A93A3);
    t.accent = QColor(0x5746AF);
    t.accentFill = QColor(0x5746AF);
    t.onAccent = QColor(0xFFFFFF);
    t.tint = QColor(0xECE9F8);
    t.success = QColor(0x17704A);
    t.onSuccess = QColor(0xE7F4EC);
    t.warning = QColor(0x8A5300);
    t.onWarning = QColor(0xFDF3DC);
    t.error = QColor(0xB3261E);
    t.onError = QColor(0xFBE9E7);
    return t;
}

Tokens darkTokens() {
    Tokens t;
    t.dark = true;
    t.window = QColor(0x17191E);
    t.rail = QColor(0x121418);
    t.panel = QColor(0x1F232A);
    t.sunken = QColor(0x1A1D23);
    t.plot = QColor(0x131519);
    t.border = QColor(0x3B414D);
    t.grid = QColor(0x2A2F38);
    t.control = QColor(0x77818F);
    t.button = QColor(0x2B303A);
    t.hover = QColor(0x2B303A);
    t.track = QColor(0x343A45);
    t.text = QColor(0xE7EAEF);
    t.muted = QColor(0xA9B2BF);
    t.disabled = QColor(0x7C8694);
    t.accent = QColor(0xB7ACF6);
    t.accentFill = QColor(0x7566D6);
    t.onAccent = QColor(0xFFFFFF);
    t.tint = QColor(0x332F4D);
    t.success = QColor(0x6FD3A0);
    t.onSuccess = QColor(0x1C332A);
    t.warning = QColor(0xF0BE62);
    t.onWarning = QColor(0x362C18);
    t.error = QColor(0xFF9A90);
    t.onError = QColor(0x3A2222);
    return t;
}

QColor mixed(const QColor& from, const QColor& to, double share) {
    const auto part = [share](int a, int b) {
        return static_cast<int>(std::lround(a + (b - a) * share));
    };
    return {part(from.red(), to.red()), part(from.green(), to.green()),
            part(from.blue(), to.blue())};
}

double contrast(const QColor& one, const QColor& other) {
    const auto luminance = [](const QColor& colour) {
        const auto linear = [](double v) {
            return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
               0.0722 * linear(colour.blueF());
    };
    const double a = luminance(one) + 0.05;
    const double b = luminance(other) + 0.05;
    return std::max(a, b) / std::min(a, b);
}

}  // namespace lab
