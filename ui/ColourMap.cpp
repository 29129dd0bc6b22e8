#include "ui/ColourMap.h"

#include <QColor>

#include <algorithm>
#include <array>
#include <cmath>

namespace lab {

namespace {

// Every eighth of the way; between them it is all but straight.
constexpr std::array<QRgb, 9> kMagma = {0xff000004, 0xff1d1147, 0xff51127c, 0xff822681, 0xffb63679,
                                        0xffe65164, 0xfffb8861, 0xfffec287, 0xfffcfdbf};

}  // namespace

QRgb magma(double value) {
    const double at = std::clamp(value, 0.0, 1.0) * (kMagma.size() - 1);
    const auto below = std::min(static_cast<std::size_t>(at), kMagma.size() - 2);
    const double share = at - static_cast<double>(below);
    const QRgb from = kMagma.at(below);
    const QRgb to = kMagma.at(below + 1);
    const auto between = [share](int a, int b) {
        return static_cast<int>(std::lround(a + share * (b - a)));
    };
    return qRgb(between(qRed(from), qRed(to)), between(qGreen(from), qGreen(to)),
                between(qBlue(from), qBlue(to)));
}

}  // namespace lab
