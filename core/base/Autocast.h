// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to core's .cpp files.

#include "core/base/Torch.h"

namespace lab {

/// x in the type that autocast would give it for a convolution in this thread.
torch::Tensor asComputed(const torch::Tensor& x);

}  // namespace lab
