// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/diagram/DiagramShapes.h"

#include <QLineF>
#include <QRectF>

#include <vector>

namespace lab {

/// The ground of a stage through both lanes and its title between them. Stem and head have one too,
/// with stage -1 and the number of stages.
struct PlacedStage {
    int stage = 0;
    std::array<QRectF, 2> bands;
    QRectF title;
    QStringList names;    ///< from long to short; the first that fits is shown
    QStringList details;  ///< likewise, below the name
};

/// Where everything is, at one zoom. A value: the window's scene and the exported figure are drawn
/// from it.
struct DiagramPlan {
    DiagramOptions options;
    std::vector<PlacedUnit> units;
    std::vector<PlacedStage> stages;
    std::array<QLineF, 2> axes;
    QRectF ribbon;
    QSizeF size;
    bool showsLabels = true;  ///< from 60 % on
};

/// Below this zoom the labels hide.
inline constexpr double kLabelZoom = 0.6;

/// Some 10 µs a block. Pure; any thread.
DiagramPlan planDiagram(const NetworkComparison& comparison, const DiagramOptions& options);

/// The zoom at which the whole depth just fills the room, whatever options.zoom says.
double fittingZoom(const NetworkComparison& comparison, const DiagramOptions& options);

}  // namespace lab
