#pragma once

#include "core/base/Torch.h"

namespace lab {

/// Whether winogradConvolved() can take the convolution: 3×3, stride 1, padding 1, one group, no
/// bias, channels in sixteens; x fp32 on the CPU in channels-last memory, more than 2 pixels a
/// side; a processor with AVX2.
bool canWinograd(const torch::nn::Conv2dImpl& conv, const torch::Tensor& x);

/// The convolution and its gradients by Winograd's minimal filtering (WinogradKernels.h), with as
/// many threads as the calling one has for LibTorch. x: [N, C, H, W], gives [N, C', H, W].
torch::Tensor winogradConvolved(const torch::nn::Conv2dImpl& conv, const torch::Tensor& x);

}  // namespace lab
