// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"
#include "core/base/Phrase.h"
#include "core/base/Torch.h"
#include "core/data/ImageInput.h"
#include "core/model/Recognise.h"

#include <span>

namespace lab {

/// Prepared pictures as one normalised batch [N, C, size, size] on the CPU.
inline torch::Tensor batchOf(std::span<const PreparedImage> prepared, const InputSpec& spec) {
    torch::Tensor batch = torch::empty(
        {static_cast<std::int64_t>(prepared.size()), spec.channels, spec.size, spec.size});
    float* out = batch.data_ptr<float>();
    for (const PreparedImage& one : prepared) {
        normalise(one.image, spec, out);
        out += one.image.size();
    }
    return batch;
}

/// Throws Error, naming `what`, when keys or shapes are not the network's.
inline void requireFit(const NetworkSpec& spec, const NamedTensors& weights,
                       const std::string& what) {
    NamedShapes shapes;
    for (const auto& [key, tensor] : weights) {
        shapes.emplace_back(key, tensor.sizes().vec());
    }
    const std::vector<std::string> differences = differencesFrom(spec, shapes);
    if (!differences.empty()) {
        throw Error(filled(phrase("%1 does not hold the weights of a %2 (%3); choose another file "
                                  "or train it again."),
                           what, titleOf(spec), differences.front()));
    }
}

}  // namespace lab
