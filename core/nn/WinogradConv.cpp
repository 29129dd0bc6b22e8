#include "core/nn/WinogradConv.h"

#include "core/nn/WinogradKernels.h"

#include <ATen/record_function.h>

namespace lab {

namespace {

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

constexpr int kKernel = 3;
constexpr std::int64_t kLeastSide = 3;  // below, SmallConv's one product is the better way

WinogradShape shapeOf(const torch::Tensor& x, const torch::Tensor& y) {
    return {x.size(0), x.size(2), x.size(3), static_cast<int>(x.size(1)),
            static_cast<int>(y.size(1))};
}

template <class Number>
KernelView<Number> viewOf(const torch::Tensor& weight) {
    return {weight.data_ptr<float>(), weight.stride(0), weight.stride(1), weight.stride(2),
            weight.stride(3)};
}

torch::Tensor channelsLastLike(const torch::Tensor& x, std::int64_t channels) {
    return torch::empty({x.size(0), channels, x.size(2), x.size(3)}, x.options(),
                        torch::MemoryFormat::ChannelsLast);
}

struct WinogradConv : torch::autograd::Function<WinogradConv> {
    static torch::Tensor forward(AutogradContext* context, const torch::Tensor& x,
                                 const torch::Tensor& weight) {
        RECORD_FUNCTION("lab::winograd", std::vector<c10::IValue>());
        context->save_for_backward({x, weight});
        torch::Tensor y = channelsLastLike(x, weight.size(0));
        winogradConvolve(shapeOf(x, y), x.data_ptr<float>(), viewOf<const float>(weight),
                         y.data_ptr<float>(), at::get_num_threads());
        return y;
    }

    static variable_list backward(AutogradContext* context, variable_list gradients) {
        RECORD_FUNCTION("lab::winograd_backward", std::vector<c10::IValue>());
        const variable_list saved = context->get_saved_variables();
        const torch::Tensor& x = saved[0];
        const torch::Tensor& weight = saved[1];
        const torch::Tensor dy = gradients[0].contiguous(torch::MemoryFormat::ChannelsLast);
        const int threads = at::get_num_threads();
        torch::Tensor dx;
        if (context->needs_input_grad(0)) {
            dx = channelsLastLike(x, x.size(1));
            winogradConvolve(shapeOf(dy, dx), dy.data_ptr<float>(),
                             viewOf<const float>(weight).reversed(), dx.data_ptr<float>(), threads);
        }
        torch::Tensor dw;
        if (context->needs_input_grad(1)) {
            dw = torch::empty_like(weight);
            winogradWeightGradient(shapeOf(x, dy), x.data_ptr<float>(), dy.data_ptr<float>(),
                                   viewOf<float>(dw), threads);
        }
        return {dx, dw};
    }
};

}  // namespace

bool canWinograd(const torch::nn::Conv2dImpl& conv, const torch::Tensor& x) {
    const torch::Tensor& weight = conv.weight;
    const auto& stride = *conv.options.stride();
    return winogradRuns() && x.device().is_cpu() && x.scalar_type() == torch::kFloat32 &&
           weight.scalar_type() == torch::kFloat32 && x.size(0) > 0 && x.size(2) >= kLeastSide &&
           x.size(3) >= kLeastSide && weight.size(2) == kKernel && weight.size(3) == kKernel &&
           stride[0] == 1 && stride[1] == 1 && conv.options.groups() == 1 && !conv.bias.defined() &&
           weight.size(0) % kWinogradChannels == 0 && weight.size(1) % kWinogradChannels == 0 &&
           x.is_contiguous(torch::MemoryFormat::ChannelsLast);
}

torch::Tensor winogradConvolved(const torch::nn::Conv2dImpl& conv, const torch::Tensor& x) {
    return WinogradConv::apply(x, conv.weight);
}

}  // namespace lab
