// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Torch.h"
#include "core/nn/NetworkPlan.h"

namespace lab {

/// A convolution with its batch norm folded into weight and bias (Jacob et al. 2018, section 3.2):
/// w' = w·γ/√(σ²+ε), b' = β − μ·γ/√(σ²+ε).
struct FoldedConv {
    ConvPlan plan;
    torch::Tensor weight;        ///< [out, in/groups, k, k], channels-last
    torch::Tensor bias;          ///< [out]
    torch::Tensor packedWeight;  ///< the same in oneDNN's blocked layout; undefined on a GPU
    torch::Tensor packedBias;
    double gain = 0;    ///< the largest Σ|w| of an output
    double offset = 0;  ///< the largest |b|

    /// No number made on the way is larger than this, for inputs up to `largest`.
    double bound(double largest) const { return gain * largest + offset; }
    /// x in oneDNN's blocked layout gives the same, anything else gives a strided tensor.
    torch::Tensor operator()(const torch::Tensor& x) const;
};

/// A batch norm that no convolution stands before, with the ReLU behind it.
struct NormRelu {
    torch::Tensor weight;  ///< [C], as the next three
    torch::Tensor bias;
    torch::Tensor mean;
    torch::Tensor variance;
    double gain = 0;    ///< the largest |γ/√(σ²+ε)|
    double offset = 0;  ///< the largest |β − μ·γ/√(σ²+ε)|

    /// No output is larger than this, for inputs up to `largest`.
    double bound(double largest) const { return gain * largest + offset; }
    /// In x's layout. Differentiable by x where x is strided.
    torch::Tensor operator()(const torch::Tensor& x) const;
};

/// A trained network as it answers: batch norms folded, fp32, nothing to train. In pre-activation
/// order the first batch norm of each block and the last one of the network stand behind an
/// addition, which nothing can be folded into: they stay. On the CPU the blocks run in oneDNN's
/// blocked layout, with weights brought there once (docs/decisions/0007), as long as the weights'
/// sums prove that no activation overflows: there a ReLU makes 0 of NaN.
/// Immutable, so any number of threads may ask it at once.
class FoldedNetwork {
public:
    /// `weights`: torchvision's keys, any type of number. Throws Error, naming `what`, when keys or
    /// shapes are not the network's, or folded weights are not finite.
    FoldedNetwork(const NetworkSpec& spec, const NamedTensors& weights, torch::Device device,
                  const std::string& what);

    int stages() const { return m_stages; }
    torch::Device device() const { return m_stem.weight.device(); }

    /// images: [N, inputChannels, H, W], normalised, on the device. Gives logits [N, classes];
    /// without a classifier, the features [N, channels].
    torch::Tensor logits(const torch::Tensor& images) const;
    /// What stage `stage` (from 0; -1: the stem) gives: [N, channels, h, w].
    torch::Tensor upTo(const torch::Tensor& images, int stage) const;
    /// The logits from there. Differentiable by its argument.
    torch::Tensor after(torch::Tensor activation, int stage) const;

private:
    struct Block {
        BlockPlan plan;
        std::vector<FoldedConv> convs;
        std::vector<FoldedConv> projection;  // one or none
        std::vector<NormRelu> first;         // one in pre-activation order, else none

        double bound(double largest) const;
        torch::Tensor operator()(const torch::Tensor& x) const;
    };

    /// How many of the pictures go through the network together.
    std::int64_t atOnce(const torch::Tensor& images) const;

    int m_stages;
    bool m_packed = false;
    bool m_pre = false;
    bool m_maxPool = false;
    FoldedConv m_stem;
    std::vector<Block> m_blocks;
    std::vector<NormRelu> m_last;  // one where the plan has an end norm, else none
    torch::Tensor m_fcWeight;      // undefined, as the next, without a classifier
    torch::Tensor m_fcBias;
};

}  // namespace lab
