// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/Trace.h"

#include <QImage>

#include <span>
#include <vector>

namespace lab {

// Feature maps as pixels. Pure functions; any thread.

/// Activation: viridis from 0, for what a ReLU lets through. Signed: purple, white, green around 0.
enum class MapColours { Activation, Signed };

/// How the largest colour is chosen: one value for all maps, or each map's own.
enum class MapScale { Shared, PerMap };

/// The order in which maps are shown.
enum class MapOrder { ByChannel, StrongestFirst };

/// The value that gets the last colour: the largest absolute one. 0 where all are 0; values that
/// are not finite do not count.
double limitOf(std::span<const float> values);

/// A map [height, width], a pixel a value. `limit`: see limitOf(). What is not finite is grey.
QImage mapImage(std::span<const float> values, const QSize& size, MapColours colours, double limit);

/// The colour of one value.
QRgb mapColour(double value, MapColours colours, double limit);

/// The channels in order; the strongest by the mean of the absolute values.
std::vector<int> channelsIn(const FeatureMaps& maps, MapOrder order);

}  // namespace lab
