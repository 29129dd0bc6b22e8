// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Torch.h"

#include <ATen/CPUGeneratorImpl.h>

namespace lab::test {

/// What a convolution gives, and its gradients.
struct Convolved {
    torch::Tensor y;
    torch::Tensor dx;
    torch::Tensor dw;
};

/// Without a pattern, so that long sums do not come near zero, where rounding is most of them.
inline torch::Tensor noise(at::IntArrayRef sizes, int seed) {
    at::Generator generator = at::make_generator<at::CPUGeneratorImpl>(seed);
    return torch::randn(sizes, generator, torch::kFloat64);
}

/// The largest difference, as a part of the largest value.
inline double difference(const torch::Tensor& got, const torch::Tensor& want) {
    return ((got.to(torch::kFloat64) - want).abs().max() / want.abs().max()).item<double>();
}

}  // namespace lab::test
