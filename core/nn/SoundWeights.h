// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Torch.h"

#include <string>

namespace lab {

/// Whether every number is finite; of a wider type, also as a float. One pass, on the tensor's own
/// device.
bool isFinite(const torch::Tensor& tensor);

/// The first tensor with which no network can compute, and why: "layer1.0.bn1.running_var" holds a
/// variance below zero, or numbers that are not finite. Empty where there is none. oneDNN's ReLU
/// and max pooling make numbers of NaN, so weights are looked at and not only answers.
std::string unsoundTensor(const NamedTensors& weights);

/// Throws Error, naming `what` and the tensor, where there is one.
void requireSound(const NamedTensors& weights, const std::string& what);

}  // namespace lab
