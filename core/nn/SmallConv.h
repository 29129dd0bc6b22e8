// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Torch.h"
#include "core/nn/NetworkPlan.h"

namespace lab {

/// Every stride-th pixel of x [N, C, H, W] in both directions.
torch::Tensor subsampled(const torch::Tensor& x, std::int64_t stride);

/// Whether oneDNN cannot be trusted with the convolution: in a strided 1×1 over channels-last
/// memory whose channels do not fill its vectors, 2.6.3 (Debian 12) writes past its scratchpad
/// (seen by valgrind). subsampled() and the same without a stride give its result.
bool mustSubsample(const ConvPlan& plan);

/// The convolution's own result by the way that is the fastest: 3×3 kernels with stride 1 through
/// Winograd's algorithm where it can and is worth it (WinogradConv.h). Else, over at most 2×2
/// pixels, a kernel (padding 1, as all of ours) meets mostly padding, and one matrix product
/// [N, C·H·W] × [C·H·W, C'·H·W] does the rest. A strided 1×1 kernel picks its pixels first where
/// oneDNN would write beyond its memory. Everything else, other devices and layouts included, goes
/// to LibTorch. x: [N, C, H, W], gives [N, C', H', W'] in x's layout; under autocast in bf16.
torch::Tensor convolved(torch::nn::Conv2d& conv, const torch::Tensor& x);

}  // namespace lab
