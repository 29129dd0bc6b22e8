// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/train/SgdKernel.h"

#include "core/base/Vectorised.h"

namespace lab {

namespace {

LAB_ALWAYS_INLINE void update(const WeightUpdate& at, float rate, float momentum, float decay) {
    float* const weight = at.weight;
    float* const velocity = at.velocity;
    const float* const gradient = at.gradient;
    for (std::int64_t i = 0; i < at.count; ++i) {
        velocity[i] = momentum * velocity[i] + gradient[i] + decay * weight[i];
        weight[i] -= rate * velocity[i];
    }
}

}  // namespace

void updateWeights(const WeightUpdate& at, float rate, float momentum, float decay) {
    vectorised([&]() LAB_MELT { update(at, rate, momentum, decay); });
}

}  // namespace lab
