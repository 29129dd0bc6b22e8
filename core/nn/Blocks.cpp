// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/nn/Blocks.h"

#include "core/nn/FusedNorm.h"
#include "core/nn/SmallConv.h"

namespace lab {

torch::nn::Conv2d makeConv(const ConvPlan& plan) {
    return torch::nn::Conv2d(torch::nn::Conv2dOptions(plan.inputs, plan.outputs, plan.kernel)
                                 .stride(plan.stride)
                                 .padding(plan.padding())
                                 .groups(plan.groups)
                                 .bias(false));
}

torch::Tensor zeroPadded(const torch::Tensor& x, int channels, int stride) {
    const torch::Tensor kept = subsampled(x, stride);
    return torch::constant_pad_nd(kept, {0, 0, 0, 0, 0, channels - x.size(1)});
}

BlockImpl::BlockImpl(const BlockPlan& plan) : m_plan(plan) {
    const bool pre = plan.order == Order::Pre;
    for (const ConvPlan& conv : plan.convs) {
        const std::string number = std::to_string(m_convs.size() + 1);
        m_convs.push_back(makeConv(conv));
        m_norms.emplace_back(plan.normChannels(conv));
        if (pre) {  // keys are in the order of the layers
            register_module("bn" + number, m_norms.back());
        }
        register_module("conv" + number, m_convs.back());
        if (!pre) {
            register_module("bn" + number, m_norms.back());
        }
    }
    if (const auto projection = plan.projection()) {
        m_downsampleConv = makeConv(*projection);
        torch::nn::Sequential downsample(m_downsampleConv);
        if (!pre) {
            m_downsampleNorm = torch::nn::BatchNorm2d(projection->outputs);
            downsample->push_back(m_downsampleNorm);
        }
        register_module("downsample", downsample);
    }
}

// [code: begin block]
torch::Tensor BlockImpl::forward(const torch::Tensor& x) {
    if (m_plan.order == Order::Pre) {
        return preActivated(x);
    }
    torch::Tensor y = x;
    for (std::size_t i = 0; i + 1 < m_convs.size(); ++i) {
        y = normalised(m_norms[i],                // [code: norm]
                       convolved(m_convs[i], y),  // [code: conv]
                       {}, Activation::Relu);     // [code: relu]
    }
    return normalised(m_norms.back(),                // [code: last-norm]
                      convolved(m_convs.back(), y),  // [code: last-conv]
                      shortcut(x),                   // [code: add]
                      Activation::Relu);             // [code: last-relu]
}
// [code: end]

torch::Tensor BlockImpl::preActivated(const torch::Tensor& x) {
    const torch::Tensor activated = normalised(m_norms.front(), x, {}, Activation::Relu);
    torch::Tensor y = convolved(m_convs.front(), activated);
    for (std::size_t i = 1; i < m_convs.size(); ++i) {
        y = convolved(m_convs[i], normalised(m_norms[i], y, {}, Activation::Relu));
    }
    const torch::Tensor carried = shortcut(m_plan.shortcutTakesActivated() ? activated : x);
    return carried.defined() ? y + carried : y;
}

void BlockImpl::startAtZero() {
    const torch::NoGradGuard noGrad;
    if (m_plan.order == Order::Pre) {
        m_convs.back()->weight.zero_();
    } else {
        m_norms.back()->weight.zero_();
    }
}

// [code: begin shortcut]
torch::Tensor BlockImpl::shortcut(const torch::Tensor& x) {
    switch (m_plan.shortcut) {
        case ShortcutPath::None:
            return {};
        case ShortcutPath::Projection: {                                     // [code: shortcut]
            const torch::Tensor projected = convolved(m_downsampleConv, x);  // [code: shortcut]
            return m_downsampleNorm.is_empty()
                       ? projected
                       : normalised(m_downsampleNorm, projected,  // [code: shortcut]
                                    {}, Activation::None);        // [code: shortcut]
        }
        case ShortcutPath::ZeroPadded:
            return zeroPadded(x, m_plan.outputs(), m_plan.stride);
        case ShortcutPath::Identity:  // [code: shortcut]
            break;
    }
    return x;  // [code: shortcut]
}
// [code: end]

}  // namespace lab
