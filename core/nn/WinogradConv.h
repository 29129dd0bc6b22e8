// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Torch.h"

namespace lab {

/// Whether winogradConvolved() can take the convolution and is worth it: 3×3, stride 1, padding 1,
/// one group, no bias, channels in sixteens, weights fp32; x fp32 or bf16 on the CPU in
/// channels-last memory, 2×2 pixels or more than 2 a side; winogradUse().
bool canWinograd(const torch::nn::Conv2dImpl& conv, const torch::Tensor& x);

/// The convolution and its gradients, each by Winograd's minimal filtering (WinogradKernels.h) or
/// by LibTorch's direct sum, whichever is the faster one, with as many threads as the calling one
/// has for LibTorch. x: [N, C, H, W], gives [N, C', H, W] of the same type.
torch::Tensor winogradConvolved(const torch::nn::Conv2dImpl& conv, const torch::Tensor& x);

}  // namespace lab
