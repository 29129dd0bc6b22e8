// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/train/RunSpec.h"

#include <cstdint>

namespace lab {

/// Bytes that one training step holds at the very least: of every convolution its output and the
/// normalised output, which the backward pass needs both. `side`: pixels of the square input;
/// `batch`: images. What a step really takes is more. A double, because a stranger's spec may ask
/// for more than 64 bits hold.
double leastStepBytes(const RunSpec& run, int side, std::int64_t batch);

/// Throws Error, naming the batch size, when a step cannot fit into `memory` bytes. The system
/// hands out more memory than it has and ends the whole program when that is used, so a run that
/// cannot succeed is refused before it begins.
void requireMemory(const RunSpec& run, int side, std::int64_t batch, std::uint64_t memory);

}  // namespace lab
