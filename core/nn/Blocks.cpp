#include "core/nn/Blocks.h"

namespace lab {

torch::nn::Conv2d makeConv(const ConvPlan& plan) {
    return torch::nn::Conv2d(torch::nn::Conv2dOptions(plan.inputs, plan.outputs, plan.kernel)
                                 .stride(plan.stride)
                                 .padding(plan.padding())
                                 .groups(plan.groups)
                                 .bias(false));
}

torch::Tensor zeroPadded(const torch::Tensor& x, int channels, int stride) {
    // oneDNN's blocked layout knows no slices; there the three small copies go through dense.
    const torch::Tensor dense = x.is_mkldnn() ? x.to_dense() : x;
    const torch::Tensor kept =
        dense.slice(2, 0, c10::nullopt, stride).slice(3, 0, c10::nullopt, stride);
    const torch::Tensor padded =
        torch::constant_pad_nd(kept, {0, 0, 0, 0, 0, channels - x.size(1)});
    return x.is_mkldnn() ? padded.to_mkldnn() : padded;
}

BlockImpl::BlockImpl(const BlockPlan& plan) : m_plan(plan) {
    for (const ConvPlan& conv : plan.convs) {
        const std::string number = std::to_string(m_convs.size() + 1);
        m_convs.push_back(register_module("conv" + number, makeConv(conv)));
        m_norms.push_back(register_module("bn" + number, torch::nn::BatchNorm2d(conv.outputs)));
    }
    if (const auto projection = plan.projection()) {
        m_downsample = register_module(
            "downsample", torch::nn::Sequential(makeConv(*projection),
                                                torch::nn::BatchNorm2d(projection->outputs)));
    }
}

torch::Tensor BlockImpl::forward(const torch::Tensor& x) {
    torch::Tensor y = x;
    for (std::size_t i = 0; i < m_convs.size(); ++i) {
        y = m_norms[i](m_convs[i](y));
        if (i + 1 < m_convs.size()) {
            y = y.relu_();
        }
    }
    if (m_plan.shortcut != ShortcutPath::None) {
        y = y + shortcut(x);  // F(x) + x
    }
    return y.relu_();
}

torch::Tensor BlockImpl::shortcut(const torch::Tensor& x) {
    switch (m_plan.shortcut) {
        case ShortcutPath::Projection:
            return m_downsample->forward(x);
        case ShortcutPath::ZeroPadded:
            return zeroPadded(x, m_plan.outputs(), m_plan.stride);
        default:
            return x;
    }
}

}  // namespace lab
