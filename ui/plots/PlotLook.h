// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/parts/NetworkLook.h"
#include "ui/plots/Plotting.h"
#include "ui/theme/Theme.h"

namespace lab {

/// QCustomPlot's shape for a network's sign.
QCPScatterStyle::ScatterShape scatterShape(Marker marker);

/// The quiet axes of the small charts: a line below, figures and grid, no ticks.
void quietAxes(QCustomPlot& plot, const Tokens& tokens);

}  // namespace lab
