// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/RunControl.h"
#include "core/base/Torch.h"
#include "core/data/Batches.h"
#include "core/nn/Network.h"
#include "core/train/Evaluation.h"

#include <optional>

namespace lab {

/// Where and how tensors are computed. The worker's thread count is set by the worker.
struct Compute {
    torch::Device device = torch::kCPU;
    Layout layout = Layout::Contiguous;
    bool bf16 = false;
    /// The data set where it lies on the device: batches are then made there, and losses are read
    /// from the device's queue every kReadEvery steps instead of after each.
    std::shared_ptr<const DeviceData> resident = {};
};

inline constexpr std::size_t kReadEvery = 32;

/// The whole test split in evaluation mode; the network is left in the mode it was in. Looks at
/// `control` before every batch and gives nothing when it asks to pause or stop.
std::optional<Evaluation> evaluate(Network& network, const Batches& batches, const Compute& compute,
                                   const RunControl& control);

/// Number of rows of logits [N, classes] whose label is not among the k largest: a scalar int64
/// tensor on their device.
torch::Tensor countWrong(const torch::Tensor& logits, const torch::Tensor& labels, std::int64_t k);

}  // namespace lab
