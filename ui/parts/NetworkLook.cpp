// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/parts/NetworkLook.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace lab {

namespace {

struct Shade {
    double depth;
    QColor colour;
};

// The ends keep 3:1 on the white and on the dark plot where they can
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

constexpr int kShapes = static_cast<int>(Marker::OpenCircle);  // filled ones, then open ones

constexpr double kTintLight = 0.78;  // of the way to the panel
constexpr double kTintDark = 0.66;
constexpr double kLonely = 0.45;

Marker markerOfDepth(int depth) {
    if (depth <= 20) {
        return Marker::Circle;
    }
    if (depth <= 34) {
        return Marker::Square;
    }
    if (depth <= 56) {
        return Marker::Diamond;
    }
    return depth <= 110 ? Marker::Triangle : Marker::TriangleDown;
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

bool isOpen(Marker marker) {
    return static_cast<int>(marker) >= kShapes;
}

Marker filledMarker(Marker marker) {
    return static_cast<Marker>(static_cast<int>(marker) % kShapes);
}

Marker networkMarker(const NetworkSpec& network) {
    const Marker shape = markerOfDepth(depthOf(network));
    return network.order == Order::Pre ? static_cast<Marker>(static_cast<int>(shape) + kShapes)
                                       : shape;
}

NetworkInk inkOf(const NetworkSpec& spec, const Tokens& tokens) {
    const QColor colour = networkColour(spec);
    return {colour, mixed(colour, tokens.panel, tokens.dark ? kTintDark : kTintLight),
            mixed(colour, tokens.panel, kLonely), isOpen(networkMarker(spec))};
}

}  // namespace lab
