#pragma once

#include "core/base/Torch.h"
#include "core/infer/ImageInput.h"

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

}  // namespace lab
