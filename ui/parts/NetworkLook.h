// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/NetworkSpec.h"
#include "ui/theme/Tokens.h"

namespace lab {

/// Colour says family, shade says depth: plain-18 #E69F00, plain-34 #D55E00, ResNet-18 #56B4E9,
/// ResNet-34 #0072B2 in both themes; other depths interpolate. ResNeXt is green and Wide ResNet
/// reddish purple, each from light to dark as well.
QColor networkColour(const NetworkSpec& network);

/// Depth is also a shape, since nothing rests on colour alone. Networks in pre-activation order
/// have the same shapes, open.
enum class Marker {
    Circle,
    Square,
    Diamond,
    Triangle,
    TriangleDown,
    OpenCircle,
    OpenSquare,
    OpenDiamond,
    OpenTriangle,
    OpenTriangleDown
};
bool isOpen(Marker marker);
/// The same shape, filled.
Marker filledMarker(Marker marker);
/// Up to 20 layers: circle, to 34: square, to 56: diamond, to 110: triangle, deeper: the triangle
/// on its tip.
Marker networkMarker(const NetworkSpec& network);

/// The colours of one network in the diagram.
struct NetworkInk {
    QColor line;    ///< edges and shortcuts
    QColor fill;    ///< a layer that both networks have
    QColor lonely;  ///< a layer that the other has not, or not so
    bool open;      ///< boxes with a hole: pre-activation, as the markers tell it
};
NetworkInk inkOf(const NetworkSpec& spec, const Tokens& tokens);

}  // namespace lab
