// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspect/InspectPlan.h"

#include "ui/diagram/NetworkComparison.h"

#include <algorithm>
#include <cstdlib>

namespace lab {

namespace {

constexpr int kInspectPlanSide = 64;  // alignment does not hang on the image's size

std::vector<InspectStep> blockSteps(const NetworkComparison& comparison, InspectPlan& plan) {
    std::vector<InspectStep> steps;
    for (const ComparedUnit& unit : comparison.units) {
        if (unit.kind != UnitKind::Block) {
            continue;
        }
        InspectStep step;
        step.column = static_cast<int>(plan.columnStages.size());
        plan.columnStages.push_back(unit.stage);
        for (std::size_t n = 0; n < 2; ++n) {
            if (unit.block[n]) {
                step.block[n] = *unit.block[n];
                const auto at = static_cast<std::size_t>(step.block[n]);
                const BlockSummary& block = comparison.networks[n].blocks[at];
                plan.blocks[n].push_back(
                    {step.column, block.stage, block.shortcut, QString::fromStdString(block.key)});
            }
        }
        steps.push_back(step);
    }
    return steps;
}

// A row for each layer key: where a layer differs in shape, the comparison has two rows.
std::vector<InspectStep> layerSteps(const NetworkComparison& comparison,
                                    const std::vector<InspectStep>& blocks) {
    std::vector<InspectStep> steps;
    int firstBlock = 0;
    while (comparison.units[static_cast<std::size_t>(firstBlock)].kind != UnitKind::Block) {
        ++firstBlock;
    }
    const auto keyOf = [&](const ComparedLayer& row) -> const std::string& {
        return comparison.layerOf(row).key;
    };
    for (std::size_t i = 0; i < comparison.layers.size(); ++i) {
        const ComparedLayer& row = comparison.layers[i];
        const bool again = i > 0 && row.presence == Presence::SecondDiffers &&
                           keyOf(row) == keyOf(comparison.layers[i - 1]);
        if (!again) {
            InspectStep step;
            if (comparison.units[static_cast<std::size_t>(row.unit)].kind == UnitKind::Block) {
                step = blocks[static_cast<std::size_t>(row.unit - firstBlock)];
            }
            steps.push_back(step);
        }
        for (std::size_t n = 0; n < 2; ++n) {
            if (row.layer[n] >= 0) {
                steps.back().layer[n] = row.layer[n];
            }
        }
    }
    return steps;
}

}  // namespace

InspectPlan inspectPlanOf(const std::array<NetworkSpec, 2>& networks, StepBy by) {
    const NetworkComparison comparison = compareNetworks({networks, kInspectPlanSide});
    InspectPlan plan;
    const std::vector<InspectStep> blocks = blockSteps(comparison, plan);
    plan.steps = by == StepBy::Block ? blocks : layerSteps(comparison, blocks);
    return plan;
}

int stepAtColumn(const InspectPlan& plan, int column) {
    const auto distance = [column](const InspectStep& step) {
        return step.column < 0 ? 100000 : std::abs(step.column - column);
    };
    const auto nearest = std::ranges::min_element(plan.steps, {}, distance);
    return nearest == plan.steps.end() ? 0 : static_cast<int>(nearest - plan.steps.begin());
}

}  // namespace lab
