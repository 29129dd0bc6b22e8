// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/OtherLayers.h"

#include "core/model/NamedTensors.h"

#include <set>

namespace lab {

namespace {

bool ends(const NamedShapes& shapes, std::string_view end) {
    return std::ranges::any_of(shapes,
                               [end](const auto& tensor) { return tensor.first.ends_with(end); });
}

/// "conv1.0.bias" of a network in which convolutions have biases and nothing normalises.
std::string foldedBias(const NamedShapes& shapes) {
    std::set<std::string> convolutions;
    for (const auto& [key, shape] : shapes) {
        const bool isWeight = key.ends_with(".weight");
        if (isWeight && shape.size() == 1) {
            return {};
        }
        if (isWeight && shape.size() == 4) {
            convolutions.insert(key.substr(0, key.rfind('.')));
        }
    }
    if (convolutions.size() < 2 || ends(shapes, ".running_mean")) {
        return {};
    }
    for (const std::string& convolution : convolutions) {
        const auto isBias = [&](const auto& tensor) {
            return tensor.first == convolution + ".bias";
        };
        if (std::ranges::none_of(shapes, isBias)) {
            return {};
        }
    }
    return *convolutions.begin() + ".bias";
}

}  // namespace

std::string otherLayersIn(const NamedShapes& shapes) {
    if (const std::string key = foldedBias(shapes); !key.empty()) {
        return filled(phrase("its batch norms are folded into its convolutions (\"%1\"), as "
                             "fuse_model() does it"),
                      key);
    }
    return {};
}

}  // namespace lab
