// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Torch.h"
#include "core/train/Recipe.h"

namespace lab {

/// Stochastic gradient descent with momentum and weight decay, as torch.optim.SGD computes it:
/// v ← μ v + (g + λ w), w ← w − η v. The momentum is named by parameter, so it can be saved and
/// restored, which LibTorch's own optimizer cannot. Lives in the worker that trains.
class Sgd {
public:
    Sgd(NamedTensors parameters, const Recipe& recipe);

    /// Forgets the gradients of the last step.
    void zeroGrad();
    /// η of the updates to come.
    void setRate(double rate);
    /// One update. Parameters without a gradient stay.
    void step();

    /// v by parameter name, in the parameters' order. Shares memory with the optimizer.
    const NamedTensors& momentum() const { return m_momentum; }
    /// Copies v in. `momentum` has the names and shapes of momentum().
    void setMomentum(const NamedTensors& momentum);

private:
    NamedTensors m_parameters;
    NamedTensors m_momentum;
    double m_factor;
    double m_weightDecay;
    double m_rate = 0;
    torch::Tensor m_rateOnDevice;  // a scalar next to the parameters, for those not on the CPU
};

}  // namespace lab
