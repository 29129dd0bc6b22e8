// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Torch.h"

namespace lab {

/// Images [N, C, size, size] normalised floats, labels [N] int64; both on one device.
struct Batch {
    torch::Tensor images;
    torch::Tensor labels;
};

}  // namespace lab
