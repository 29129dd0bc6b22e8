// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/parts/NetworkLook.h"
#include "ui/theme/Theme.h"

class QPainter;
class QRectF;

namespace lab {

/// A network's sign: its marker's shape filled with its colour and an edge 30 % darker, since the
/// light shades stay below 3:1 on white; an open one is a ring of the colour within that edge.
/// Leaves the painter as it was.
void paintSwatch(QPainter& painter, const QRectF& place, Marker marker, const QColor& colour);

}  // namespace lab
