// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace lab {

struct WeightUpdate {
    float* weight;
    float* velocity;
    const float* gradient;
    std::int64_t count;
};

/// velocity = momentum × velocity + gradient + decay × weight; weight -= rate × velocity. One pass.
void updateWeights(const WeightUpdate& at, float rate, float momentum, float decay);

}  // namespace lab
