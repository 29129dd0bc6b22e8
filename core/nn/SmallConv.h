#pragma once

#include "core/base/Torch.h"

namespace lab {

/// The convolution's own result, faster where the map is tiny: a 3×3 kernel over at most 2×2 pixels
/// (padding 1, as all of ours) meets mostly padding, and one matrix product [N, C·H·W] × [C·H·W,
/// C'·H·W] does the rest. That is the last stage at 28 pixels. A strided 1×1 kernel picks its
/// pixels first where oneDNN would write beyond its memory. Everything else, other devices and
/// layouts included, goes to LibTorch. x: [N, C, H, W], gives [N, C', H', W'] in x's layout; under
/// autocast in bf16.
torch::Tensor convolved(torch::nn::Conv2d& conv, const torch::Tensor& x);

}  // namespace lab
