// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/nn/LayerSources.h"

#include <algorithm>

namespace lab {

std::vector<int> sourcesOf(const NetworkSummary& network, int layer) {
    const auto& layers = network.layers;
    const LayerSummary& own = layers.at(static_cast<std::size_t>(layer));
    if (own.block < 0) {
        return {layer - 1};
    }
    const auto block = std::ranges::find_if(network.blocks, [&](const BlockSummary& one) {
        return one.stage == own.stage && one.index == own.block;
    });
    const int input = static_cast<int>(block->firstLayer) - 1;
    // The last layer of a part before this one; the block's input where there is none.
    const auto lastOf = [&](LayerPart part) {
        for (int i = layer - 1; i > input; --i) {
            if (layers[static_cast<std::size_t>(i)].part == part) {
                return i;
            }
        }
        return part == LayerPart::Shortcut ? input + static_cast<int>(block->beforeShortcut)
                                           : input;
    };
    if (own.kind == LayerKind::Add) {
        return {lastOf(LayerPart::Residual), lastOf(LayerPart::Shortcut)};
    }
    if (own.part == LayerPart::Join) {
        return {layer - 1};
    }
    return {lastOf(own.part)};
}

}  // namespace lab
