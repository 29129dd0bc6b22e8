// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/diagram/DiagramPlan.h"
#include "ui/parts/NetworkLook.h"
#include "ui/theme/Theme.h"

#include <QPainter>

namespace lab {

enum class UnitState {
    Rest,
    Hovered,
    Selected,
    Led
};  ///< Led: selected, and what the detail shows

// The parts of the diagram, drawn alike in the window and in an export. They leave the painter's
// pen and brush as they fall.
void paintBand(QPainter& painter, const PlacedStage& stage, const Tokens& tokens);
void paintStageTitle(QPainter& painter, const PlacedStage& stage, const Tokens& tokens);
void paintUnit(QPainter& painter, const PlacedUnit& unit, const NetworkInk& ink,
               const Tokens& tokens, UnitState state, bool labels);
void paintAxes(QPainter& painter, const DiagramPlan& plan, const Tokens& tokens);

/// What a legend explains: shortcuts, and where asked for also layers that are not in both.
enum class LegendEntries { Shortcuts, All };
/// "identity" and "shape changes" with their lines, "not in both" with its box; returns the width,
/// also without a painter.
double paintLegend(QPainter* painter, const QPointF& left, const NetworkInk& ink,
                   const Tokens& tokens, LegendEntries entries);

}  // namespace lab
