// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to core's .cpp files.

#include "core/base/Torch.h"
#include "core/nn/Summary.h"
#include "core/trace/TracedNetwork.h"

#include <map>

namespace lab {

struct TracedNetwork::Private {
    ModelCard card;
    std::map<std::string, torch::Tensor> weights;  ///< torchvision's keys, fp32, contiguous

    /// What one layer of the summary makes of x [1, C, H, W]; the classifier of [1, C, 1, 1] gives
    /// [1, classes, 1, 1]. Not for Add, which has two inputs.
    torch::Tensor output(const LayerSummary& layer, const torch::Tensor& x) const;
};

}  // namespace lab
