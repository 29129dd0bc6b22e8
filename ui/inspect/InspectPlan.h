// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/Summary.h"
#include "ui/inspect/DepthStrip.h"

#include <array>
#include <vector>

namespace lab {

enum class StepBy { Block, Layer };

/// One place of the walk through two networks; -1 where a network has nothing there.
struct InspectStep {
    int column = -1;                      ///< of the blocks, -1 in stem and head
    std::array<int, 2> block = {-1, -1};  ///< into NetworkSummary::blocks
    std::array<int, 2> layer = {-1, -1};  ///< into NetworkSummary::layers, when stepping by layer
};

/// The walk: blocks of one stage are aligned by their index, layers by their keys, so that what one
/// network lacks leaves a gap. A value; any thread.
struct InspectPlan {
    std::vector<int> columnStages;  ///< the stage of each column
    std::array<std::vector<StripBlock>, 2> blocks;
    std::vector<InspectStep> steps;
};

/// A network alone is walked by itself: give it twice and use the first.
InspectPlan inspectPlanOf(const std::array<NetworkSpec, 2>& networks, StepBy by);

/// The step nearest to a column, for a walk that is planned again.
int stepAtColumn(const InspectPlan& plan, int column);

}  // namespace lab
