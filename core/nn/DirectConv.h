// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Torch.h"

#include <array>

namespace lab {

/// A convolution without bias by LibTorch's direct sum.
struct DirectForm {
    std::int64_t stride = 1;
    std::int64_t padding = 0;
    std::int64_t groups = 1;
};

/// How many parts of its batch are convolved apart: a power of two that depends on the shapes
/// alone, so that each part is worth a thread's while. x: [N, C, H, W]; 1 on other devices than the
/// CPU.
std::int64_t directParts(const torch::Tensor& x, const torch::Tensor& weight,
                         const DirectForm& form);

/// The convolution and its gradients in those parts, each by one thread, several at a time
/// (core/base/Threads.h); the parts' gradients of the weights are added in order. So the bits do
/// not depend on the number of threads. x: [N, C, H, W], weight: [C', C / groups, k, k]; gives
/// [N, C', H', W'] in x's layout; under autocast in bf16.
torch::Tensor directConvolved(const torch::Tensor& x, const torch::Tensor& weight,
                              const DirectForm& form);

/// The same without a graph; the weights are taken in x's type.
torch::Tensor directOutputs(const torch::Tensor& x, const torch::Tensor& weight,
                            const DirectForm& form);

/// The gradients of x, in its type, and of the weights, in theirs, where wanted.
std::array<torch::Tensor, 2> directGradients(const torch::Tensor& x, const torch::Tensor& weight,
                                             const torch::Tensor& dy, const DirectForm& form,
                                             std::array<bool, 2> wanted);

}  // namespace lab
