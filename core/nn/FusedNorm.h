// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Torch.h"

namespace lab {

enum class Activation { None, Relu };

/// act(norm(x) + residual) in one pass over memory each way, for CPU tensors in channels-last
/// memory, fp32 or bf16; anything else goes through LibTorch's own operators, to the same result up
/// to rounding. In training mode the batch's own mean and variance are used and the running ones
/// updated as torch::nn::BatchNorm2d does; otherwise the running ones.
/// x: [N, C, H, W]; residual: undefined, or of x's shape. Gives x's shape, type and layout.
/// Ioffe and Szegedy 2015; its gradient is theirs, section 3.
torch::Tensor normalised(torch::nn::BatchNorm2d& norm, const torch::Tensor& x,
                         const torch::Tensor& residual, Activation activation);

}  // namespace lab
