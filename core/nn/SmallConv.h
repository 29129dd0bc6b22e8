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

/// The convolution's own result, faster where the map is tiny: a 3×3 kernel over at most 2×2 pixels
/// (padding 1, as all of ours) meets mostly padding, and one matrix product [N, C·H·W] × [C·H·W,
/// C'·H·W] does the rest. That is the last stage at 28 pixels. Larger maps in fp32 go through
/// Winograd's algorithm (WinogradConv.h). A strided 1×1 kernel picks its pixels first where oneDNN
/// would write beyond its memory. Everything else, other devices and
/// layouts included, goes to LibTorch. x: [N, C, H, W], gives [N, C', H', W'] in x's layout; under
/// autocast in bf16.
torch::Tensor convolved(torch::nn::Conv2d& conv, const torch::Tensor& x);

}  // namespace lab
