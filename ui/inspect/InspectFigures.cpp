// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspect/InspectFigures.h"

#include <algorithm>

namespace lab {

MapLimits limitsOf(const ShownLane& lane) {
    MapLimits limits;
    for (const ShownActivation& column : lane.columns) {
        if (column.maps && !column.ownScale) {
            double& limit =
                column.colours == MapColours::Activation ? limits.activation : limits.signedValues;
            limit = std::max(limit, limitOf(column.maps->values));
        }
    }
    return limits;
}

MapLimits larger(const MapLimits& a, const MapLimits& b) {
    return {std::max(a.activation, b.activation), std::max(a.signedValues, b.signedValues)};
}

RatioSeries seriesOf(const InspectPass& pass, const InspectPlan& plan, std::size_t n,
                     const QString& name) {
    const Trace& trace = *pass.traces[n];
    RatioSeries series{trace.network().spec(), name, {}};
    for (std::size_t i = 0; i < trace.blocks().size(); ++i) {
        const BlockSummary& block = trace.summary().blocks[i];
        series.bars.push_back(
            {plan.blocks[n][i].column, trace.blocks()[i].ratio(), block.input != block.output});
    }
    return series;
}

}  // namespace lab
