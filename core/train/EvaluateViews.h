// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/InputSpec.h"
#include "core/data/TestViews.h"
#include "core/train/Evaluate.h"

namespace lab {

/// The whole test split, each picture by the mean of the probabilities that the network gives its
/// views. Loss: of those means. `input`: how views are normalised and sized. The network is in
/// evaluation mode. Blocks. Throws Error where scalesFor() does, or a picture has vanished.
Evaluation evaluateViews(Network& network, const Split& test, const InputSpec& input,
                         const TestViews& views, const Compute& compute);

}  // namespace lab
