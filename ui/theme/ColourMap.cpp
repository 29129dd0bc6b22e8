// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/ColourMap.h"

#include <QColor>

#include <algorithm>
#include <array>
#include <cmath>

namespace lab {

namespace {

// Every eighth of the way; between them it is all but straight.
constexpr std::array<QRgb, 9> kMagma = {0xff000004, 0xff1d1147, 0xff51127c, 0xff822681, 0xffb63679,
                                        0xffe65164, 0xfffb8861, 0xfffec287, 0xfffcfdbf};
constexpr std::array<QRgb, 9> kViridis = {0xff440154, 0xff472d7b, 0xff3b528b,
                                          0xff2c728e, 0xff21918c, 0xff28ae80,
                                          0xff5ec962, 0xffaddc30, 0xfffde725};
constexpr std::array<QRgb, 11> kPurpleGreen = {0xff40004b, 0xff762a83, 0xff9970ab, 0xffc2a5cf,
                                               0xffe7d4e8, 0xfff7f7f7, 0xffd9f0d3, 0xffa6dba0,
                                               0xff5aae61, 0xff1b7837, 0xff00441b};

// value: 0 to 1
template <std::size_t count>
QRgb between(const std::array<QRgb, count>& colours, double value) {
    const double at = std::clamp(value, 0.0, 1.0) * (count - 1);
    const auto below = std::min(static_cast<std::size_t>(at), count - 2);
    const double share = at - static_cast<double>(below);
    const QRgb from = colours.at(below);
    const QRgb to = colours.at(below + 1);
    const auto mix = [share](int a, int b) {
        return static_cast<int>(std::lround(a + share * (b - a)));
    };
    return qRgb(mix(qRed(from), qRed(to)), mix(qGreen(from), qGreen(to)),
                mix(qBlue(from), qBlue(to)));
}

}  // namespace

QRgb magma(double value) {
    return between(kMagma, value);
}

QRgb viridis(double value) {
    return between(kViridis, value);
}

QRgb purpleGreen(double value) {
    return between(kPurpleGreen, (value + 1) / 2);
}

}  // namespace lab
