// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/train/RunSpec.h"
#include "ui/parts/NetworkLook.h"

#include <QColor>

#include <span>
#include <vector>

namespace lab {

/// How a run looks among others.
struct RunSign {
    QColor colour;
    Marker marker = Marker::Circle;
    int repeat = 0;  ///< so many runs before it look the same: it is drawn lighter
};

/// One for each run, in their order: colour and shape of its network. Where all are of one family
/// and depth and differ in something else than their seeds, each level has a hue of its own, in the
/// order of the factor (A, B, C): four that people with any colour vision tell apart, and from the
/// fifth level on the same with an open shape. Pure.
std::vector<RunSign> signsOf(std::span<const RunSpec> runs);

}  // namespace lab
