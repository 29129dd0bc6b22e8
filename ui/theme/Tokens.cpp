#include "ui/theme/Tokens.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

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

namespace {

struct Shade {
    double depth;
    QColor colour;
};

// 18 and 34 are the mock-ups'; the ends keep 3:1 on the white and on the dark plot where they can
// (the light shades stay below it on white and get a darker edge). Depth counts by its logarithm.
const std::array kPlain = {Shade{8, QColor(0xF2C14E)}, Shade{18, QColor(0xE69F00)},
                           Shade{34, QColor(0xD55E00)}, Shade{152, QColor(0xB43C20)}};
const std::array kResidual = {Shade{8, QColor(0x8CCBF0)}, Shade{18, QColor(0x56B4E9)},
                              Shade{34, QColor(0x0072B2)}, Shade{152, QColor(0x3A60C0)}};

// The residual networks whose bottlenecks differ, so that they stand apart from a ResNet as deep.
const std::array kResNeXt = {Shade{26, QColor(0x00B587)}, Shade{50, QColor(0x009E73)},
                             Shade{152, QColor(0x007A59)}};
const std::array kWide = {Shade{26, QColor(0xDA92B8)}, Shade{50, QColor(0xCC79A7)},
                          Shade{152, QColor(0xA8477F)}};

std::span<const Shade> shadesOf(const NetworkSpec& network) {
    if (network.family == Family::Plain) {
        return kPlain;
    }
    if (network.cardinality > 1) {
        return kResNeXt;
    }
    return network.groupWidth > 64 ? std::span<const Shade>(kWide) : kResidual;
}

}  // namespace

QColor networkColour(const NetworkSpec& network) {
    const std::span<const Shade> shades = shadesOf(network);
    const double depth =
        std::clamp<double>(depthOf(network), shades.front().depth, shades.back().depth);
    const auto next = std::find_if(shades.begin() + 1, shades.end() - 1,
                                   [depth](const Shade& shade) { return depth <= shade.depth; });
    const auto before = next - 1;
    return mixed(before->colour, next->colour,
                 std::log(depth / before->depth) / std::log(next->depth / before->depth));
}

namespace {

constexpr int kShapes = static_cast<int>(Marker::OpenCircle);  // filled ones, then open ones

}  // namespace

bool isOpen(Marker marker) {
    return static_cast<int>(marker) >= kShapes;
}

Marker filledMarker(Marker marker) {
    return static_cast<Marker>(static_cast<int>(marker) % kShapes);
}

Marker networkMarker(const NetworkSpec& network) {
    const int depth = depthOf(network);
    const Marker shape = depth <= 20    ? Marker::Circle
                         : depth <= 34  ? Marker::Square
                         : depth <= 56  ? Marker::Diamond
                         : depth <= 110 ? Marker::Triangle
                                        : Marker::TriangleDown;
    return network.order == Order::Pre ? static_cast<Marker>(static_cast<int>(shape) + kShapes)
                                       : shape;
}

}  // namespace lab
