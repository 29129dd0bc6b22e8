// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/inspect/Inspecting.h"
#include "ui/inspect/MapLegend.h"
#include "ui/inspect/RatioChart.h"

namespace lab {

// What the Inspect page shows of a pass next to the maps. Pure.

/// The ends of the colour scales over a lane's maps, but for what has a scale of its own.
MapLimits limitsOf(const ShownLane& lane);
MapLimits larger(const MapLimits& a, const MapLimits& b);

/// The bars of lane `n`, where something went through its network.
RatioSeries seriesOf(const InspectPass& pass, const InspectPlan& plan, std::size_t n,
                     const QString& name);

}  // namespace lab
