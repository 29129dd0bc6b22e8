// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/Blocks.h"

#include <cstdint>

namespace lab {

/// A network built from its spec, with torchvision's keys (conv1, bn1, layer1.0.conv1, …, fc); in
/// pre-activation order conv1, layer1.0.bn1, layer1.0.conv1, …, bn, fc (docs/decisions/0014).
/// Weights are LibTorch's until initialise() or loadState(). Lives in one thread at a time.
class NetworkImpl : public torch::nn::Module {
public:
    /// Throws Error where validate() does.
    explicit NetworkImpl(const NetworkSpec& spec);

    /// x: [N, inputChannels, H, W], normalised, in any Layout. Gives dense logits [N, classes].
    torch::Tensor forward(torch::Tensor x);

    const NetworkSpec& spec() const { return m_spec; }
    const std::vector<Block>& blocks() const { return m_blocks; }

private:
    NetworkSpec m_spec;
    bool m_maxPool;
    torch::nn::Conv2d m_conv1;
    torch::nn::BatchNorm2d
        m_norm;  ///< bn1, the stem's; in pre-activation order bn, the last or none
    std::vector<Block> m_blocks;
    torch::nn::Linear m_fc;
};
TORCH_MODULE(Network);

/// Initial weights as a function of (seed, key) alone: He normal with fan-out for convolutions (He
/// et al. 2015b), batch norms one and zero, the classifier uniform within 1/sqrt(features) as
/// torch.nn.Linear has it. Layers that two networks share by key and shape start equal, so a plain
/// network starts from its residual twin's weights.
void initialise(Network& network, std::uint64_t seed);

/// Weights in the memory format that suits `layout` best; the values stay.
void setWeightLayout(Network& network, Layout layout);

/// Copies tensors into the network by key. Throws Error that names the first key that is missing,
/// unknown or of another shape; the network is then unchanged. `what` names the source in messages.
void loadState(Network& network, const NamedTensors& state, const std::string& what);

}  // namespace lab
