// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/MemoryNeed.h"

#include "core/base/Error.h"
#include "core/base/Numbers.h"
#include "core/base/Phrase.h"
#include "core/nn/NetworkPlan.h"

namespace lab {

namespace {

std::string gigabytes(double bytes) {
    return fixedText(bytes / 1e9, 1) + " GB";
}

int after(const ConvPlan& conv, int side) {
    return (side + 2 * conv.padding() - conv.kernel) / conv.stride + 1;
}

double values(const ConvPlan& conv, int side) {
    return static_cast<double>(side) * side * conv.outputs;
}

}  // namespace

double leastStepBytes(const RunSpec& run, int side, std::int64_t batch) {
    const NetworkPlan plan = planOf(run.network);
    side = after(plan.stem, side);
    double sum = values(plan.stem, side);  // of one image
    side = plan.maxPool ? (side - 1) / 2 + 1 : side;
    for (const BlockPlan& block : plan.blocks) {
        if (const auto projection = block.projection()) {
            sum += values(*projection, after(*projection, side));
        }
        for (const ConvPlan& conv : block.convs) {
            side = after(conv, side);
            sum += values(conv, side);
        }
    }
    const double bytes = run.recipe.precision == Precision::Bf16 ? 2 : 4;
    return 2 * sum * bytes * static_cast<double>(batch);
}

void requireMemory(const RunSpec& run, int side, std::int64_t batch, std::uint64_t memory) {
    const double least = leastStepBytes(run, side, batch);
    const auto most = static_cast<double>(memory);
    if (least > most) {
        throw Error(
            filled(phrase("There is not enough memory for batches of %1 images of %2 pixels "
                          "a side: %3 needs more than %4, and there are %5; choose a "
                          "smaller batch size."),
                   batch, side, titleOf(run.network), gigabytes(least), gigabytes(most)));
    }
}

}  // namespace lab
