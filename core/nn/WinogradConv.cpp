// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/nn/WinogradConv.h"

#include "core/base/Threads.h"
#include "core/nn/DirectConv.h"
#include "core/nn/TensorValues.h"
#include "core/nn/WinogradKernels.h"

#include <ATen/record_function.h>

#include <algorithm>

namespace lab {

namespace {

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

constexpr int kWinogradKernel = 3;
constexpr DirectForm kForm = {1, 1, 1};

WinogradShape shapeOf(const torch::Tensor& x, const torch::Tensor& y) {
    return {x.size(0), x.size(2), x.size(3), static_cast<int>(x.size(1)),
            static_cast<int>(y.size(1))};
}

template <class Number>
KernelView<Number> viewOf(const torch::Tensor& weight) {
    return {weight.data_ptr<float>(), weight.stride(0), weight.stride(1), weight.stride(2),
            weight.stride(3)};
}

// What of a convolution of x goes by Winograd's algorithm.
WinogradUse useOf(const torch::Tensor& x, std::int64_t outputs) {
    return winogradUse(
        {x.size(0), x.size(2), x.size(3), static_cast<int>(x.size(1)), static_cast<int>(outputs)},
        x.scalar_type() == torch::kBFloat16);
}

torch::Tensor channelsLastLike(const torch::Tensor& x, std::int64_t channels) {
    return torch::empty({x.size(0), channels, x.size(2), x.size(3)}, x.options(),
                        torch::MemoryFormat::ChannelsLast);
}

torch::Tensor outputsOf(const torch::Tensor& x, const KernelView<const float>& w,
                        std::int64_t channels) {
    RECORD_FUNCTION("lab::winograd", std::vector<c10::IValue>());
    torch::Tensor y = channelsLastLike(x, channels);
    withType(x, [&]<class T>(T) {
        winogradConvolve(shapeOf(x, y), valuesOf<const T>(x), w, valuesOf<T>(y), threadsInUse());
    });
    return y;
}

torch::Tensor weightGradientOf(const torch::Tensor& x, const torch::Tensor& dy,
                               const torch::Tensor& weight) {
    RECORD_FUNCTION("lab::winograd_weights", std::vector<c10::IValue>());
    torch::Tensor dw = torch::empty_like(weight);
    withType(x, [&]<class T>(T) {
        winogradWeightGradient(shapeOf(x, dy), valuesOf<const T>(x), valuesOf<const T>(dy),
                               viewOf<float>(dw), threadsInUse());
    });
    return dw;
}

struct WinogradConv : torch::autograd::Function<WinogradConv> {
    static torch::Tensor forward(AutogradContext* context, const torch::Tensor& x,
                                 const torch::Tensor& weight) {
        context->save_for_backward({x, weight});
        const WinogradUse use = useOf(x, weight.size(0));
        return use.outputs ? outputsOf(x, viewOf<const float>(weight), weight.size(0))
                           : directOutputs(x, weight, kForm);
    }

    static variable_list backward(AutogradContext* context, variable_list gradients) {
        const variable_list saved = context->get_saved_variables();
        const torch::Tensor& x = saved[0];
        const torch::Tensor& weight = saved[1];
        const torch::Tensor dy = gradients[0].contiguous(torch::MemoryFormat::ChannelsLast);
        const WinogradUse use = useOf(x, weight.size(0));
        const bool ofX = context->needs_input_grad(0);
        const bool ofWeights = context->needs_input_grad(1);
        auto [dx, dw] = directGradients(
            x, weight, dy, kForm, {ofX && !use.inputGradient, ofWeights && !use.weightGradient});
        if (ofX && use.inputGradient) {
            dx = outputsOf(dy, viewOf<const float>(weight).reversed(), x.size(1));
        }
        if (ofWeights && use.weightGradient) {
            dw = weightGradientOf(x, dy, weight);
        }
        return {dx, dw};
    }
};

// Lines and single pixels are left to SmallConv.
bool isMap(const torch::Tensor& x) {
    return std::min(x.size(2), x.size(3)) > 2 || (x.size(2) == 2 && x.size(3) == 2);
}

}  // namespace

bool canWinograd(const torch::nn::Conv2dImpl& conv, const torch::Tensor& x) {
    const torch::Tensor& weight = conv.weight;
    const auto& stride = *conv.options.stride();
    const bool known = x.scalar_type() == torch::kFloat32 || x.scalar_type() == torch::kBFloat16;
    return winogradRuns() && x.device().is_cpu() && known &&
           weight.scalar_type() == torch::kFloat32 && x.size(0) > 0 && isMap(x) &&
           weight.size(2) == kWinogradKernel && weight.size(3) == kWinogradKernel &&
           stride[0] == 1 && stride[1] == 1 && conv.options.groups() == 1 && !conv.bias.defined() &&
           weight.size(0) % kWinogradChannels == 0 && weight.size(1) % kWinogradChannels == 0 &&
           x.is_contiguous(torch::MemoryFormat::ChannelsLast) && useOf(x, weight.size(0)).any();
}

torch::Tensor winogradConvolved(const torch::nn::Conv2dImpl& conv, const torch::Tensor& x) {
    return WinogradConv::apply(x, conv.weight);
}

}  // namespace lab
