// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/NetworkSpec.h"

#include <cstdint>
#include <string>
#include <vector>

namespace lab {

/// How strong the gradient is at one convolution.
struct LayerGradient {
    std::string key;      ///< "layer2.0.conv1"
    int depth = 0;        ///< weighted layers from the image to it, from 1
    double gradient = 0;  ///< Euclidean norm of the loss's gradient by its weights
    double weights = 0;   ///< Euclidean norm of the weights
};

/// Whether batch norm normalises. Off: every batch norm is the identity, as if it were not there.
enum class BatchNormUse { On, Off };
/// He: normal with fan-out (He et al. 2015b). Narrow: normal with deviation 0.01, as networks were
/// started before (Krizhevsky et al. 2012, section 5).
enum class WeightStart { He, Narrow };

struct GradientQuestion {
    NetworkSpec network;
    BatchNormUse batchNorm = BatchNormUse::On;
    WeightStart start = WeightStart::He;
    std::uint64_t seed = 1;
    int images = 64;  ///< generated shapes in the batch, at least 2
};

/// The gradients of one batch's loss in a fresh network, along the main path from image to
/// classifier. He et al. 2015, section 4.1: with batch norm the backward signals do not vanish.
/// Throws Error where validate() does. Blocks; uses the calling thread's number of threads.
std::vector<LayerGradient> gradientNorms(const GradientQuestion& question);

}  // namespace lab
