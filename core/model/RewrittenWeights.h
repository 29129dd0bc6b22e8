// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Recognise.h"

namespace lab {

/// Throws Error, with what makes them plain, where layers of the network hold their weights as
/// several tensors: pruned, normalised, or with others beside them (LoRA). Heads may. Any thread.
void requirePlainWeights(const NamedShapes& shapes, const std::string& file);

}  // namespace lab
