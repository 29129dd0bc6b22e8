// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace lab {

struct OnnxOptions {
    /// Batch norms behind a convolution become part of it: the same answers, a smaller graph.
    bool fold = false;
    /// The graph takes 8-bit pictures at the network's size and divides, subtracts and scales them
    /// itself. Resizing and cutting stay with whoever asks.
    bool withPreparation = false;
};

/// Writes a run's weights (or a file's, see weightsOf()) with their network as ONNX, operator set
/// 13: `input` [batch, channels, side, side], normalised, or with the preparation `pixels`, RGB of
/// 8 bits; `logits` [batch, classes], or `features` where there is no classifier. The card is in
/// the file's metadata as in SafeTensors. Throws Error with file and remedy. A worker's job.
void exportOnnx(const std::filesystem::path& model, const std::filesystem::path& output,
                const OnnxOptions& options = {});

}  // namespace lab
