// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Torch.h"
#include "core/nn/NetworkPlan.h"

namespace lab {

/// Shortcut option A: x [N, C, H, W] becomes [N, channels, H/stride, W/stride]. Every stride-th
/// pixel is kept and zero channels are added behind; there is nothing to learn (paper, 3.3).
torch::Tensor zeroPadded(const torch::Tensor& x, int channels, int stride);

/// One building block of any kind: convolutions with batch norms and, in a residual network, the
/// addition of its input before the last ReLU (paper, equations 1 and 2). In pre-activation order
/// batch norm and ReLU stand before each convolution, and nothing behind the addition (He et al.
/// 2016, figure 4e). Lives in the thread that trains it.
class BlockImpl : public torch::nn::Module {
public:
    explicit BlockImpl(const BlockPlan& plan);

    /// x: [N, inputs, H, W]; gives [N, outputs, H/stride, W/stride], in x's layout.
    torch::Tensor forward(const torch::Tensor& x);

    const BlockPlan& plan() const { return m_plan; }
    torch::nn::BatchNorm2d lastNorm() const { return m_norms.back(); }
    /// Sets what NetworkSpec::zeroInitResidual names to zero.
    void startAtZero();

private:
    torch::Tensor preActivated(const torch::Tensor& x);
    /// What is added to F(x); undefined in a plain network.
    torch::Tensor shortcut(const torch::Tensor& x);

    BlockPlan m_plan;
    std::vector<torch::nn::Conv2d> m_convs;
    std::vector<torch::nn::BatchNorm2d> m_norms;
    torch::nn::Conv2d m_downsampleConv{nullptr};
    torch::nn::BatchNorm2d m_downsampleNorm{nullptr};
};
TORCH_MODULE(Block);

/// A convolution without bias, as all of them are: a batch norm follows.
torch::nn::Conv2d makeConv(const ConvPlan& plan);

}  // namespace lab
