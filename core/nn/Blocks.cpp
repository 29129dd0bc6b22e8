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

torch::Tensor subsampled(const torch::Tensor& x, int stride) {
    return x.slice(2, 0, c10::nullopt, stride).slice(3, 0, c10::nullopt, stride);
}

bool mustSubsample(const ConvPlan& plan) {
    return plan.kernel == 1 && plan.stride > 1 && plan.inputs < 8;
}

torch::Tensor zeroPadded(const torch::Tensor& x, int channels, int stride) {
    const torch::Tensor kept = subsampled(x, stride);
    return torch::constant_pad_nd(kept, {0, 0, 0, 0, 0, channels - x.size(1)});
}

BlockImpl::BlockImpl(const BlockPlan& plan) : m_plan(plan) {
    for (const ConvPlan& conv : plan.convs) {
        const std::string number = std::to_string(m_convs.size() + 1);
        m_convs.push_back(register_module("conv" + number, makeConv(conv)));
        m_norms.push_back(register_module("bn" + number, torch::nn::BatchNorm2d(conv.outputs)));
    }
    if (const auto projection = plan.projection()) {
        m_downsampleConv = makeConv(*projection);
        m_downsampleNorm = torch::nn::BatchNorm2d(projection->outputs);
        register_module("downsample", torch::nn::Sequential(m_downsampleConv, m_downsampleNorm));
    }
}

torch::Tensor BlockImpl::forward(const torch::Tensor& x) {
    torch::Tensor y = x;
    for (std::size_t i = 0; i + 1 < m_convs.size(); ++i) {
        y = normalised(m_norms[i], convolved(m_convs[i], y), {}, Activation::Relu);
    }
    return normalised(m_norms.back(), convolved(m_convs.back(), y), shortcut(x), Activation::Relu);
}

torch::Tensor BlockImpl::project(const torch::Tensor& x) {
    return mustSubsample(*m_plan.projection())
               ? torch::conv2d(subsampled(x, m_plan.stride), m_downsampleConv->weight)
               : m_downsampleConv(x);
}

torch::Tensor BlockImpl::shortcut(const torch::Tensor& x) {
    switch (m_plan.shortcut) {
        case ShortcutPath::None:
            return {};
        case ShortcutPath::Projection:
            return normalised(m_downsampleNorm, project(x), {}, Activation::None);
        case ShortcutPath::ZeroPadded:
            return zeroPadded(x, m_plan.outputs(), m_plan.stride);
        case ShortcutPath::Identity:
            break;
    }
    return x;
}

}  // namespace lab
