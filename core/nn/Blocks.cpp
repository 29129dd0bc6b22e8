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

// [code: begin block]
torch::Tensor BlockImpl::forward(const torch::Tensor& x) {
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

torch::Tensor BlockImpl::shortcut(const torch::Tensor& x) {
    switch (m_plan.shortcut) {
        case ShortcutPath::None:
            return {};
        case ShortcutPath::Projection:                         // [code: shortcut]
            return normalised(m_downsampleNorm,                // [code: shortcut]
                              convolved(m_downsampleConv, x),  // [code: shortcut]
                              {}, Activation::None);           // [code: shortcut]
        case ShortcutPath::ZeroPadded:
            return zeroPadded(x, m_plan.outputs(), m_plan.stride);
        case ShortcutPath::Identity:  // [code: shortcut]
            break;
    }
    return x;  // [code: shortcut]
}
// [code: end]

}  // namespace lab
