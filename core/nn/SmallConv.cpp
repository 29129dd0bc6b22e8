// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/nn/SmallConv.h"

#include "core/nn/DirectConv.h"
#include "core/nn/WinogradConv.h"

#include <algorithm>

namespace lab {

namespace {

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

constexpr int kSmallKernel = 3;
constexpr std::int64_t kMostSide = 2;

// Both matrices hold rows of `inputs` weights: the kernel [outputs, 3 × 3] of them, the product's
// matrix [pixels × outputs, pixels]. Padding keeps the size of the map.
struct Geometry {
    std::int64_t outputs;
    std::int64_t inputs;
    std::int64_t height;
    std::int64_t width;

    std::int64_t pixels() const { return height * width; }

    // Calls row(row of the matrix, row of the kernel) for every pair of pixels: on so small a map a
    // tap joins each.
    template <class Row>
    void eachTap(const Row& row) const {
        for (std::int64_t to = 0; to < pixels(); ++to) {
            for (std::int64_t from = 0; from < pixels(); ++from) {
                const std::int64_t y = from / width - to / width + kSmallKernel / 2;
                const std::int64_t x = from % width - to % width + kSmallKernel / 2;
                for (std::int64_t o = 0; o < outputs; ++o) {
                    row((to * outputs + o) * pixels() + from,
                        (o * kSmallKernel + y) * kSmallKernel + x);
                }
            }
        }
    }
};

// [outputs, inputs, 3, 3] in channels-last memory as the matrix [pixels·outputs, pixels·inputs].
torch::Tensor matrixOf(const torch::Tensor& weight, const Geometry& geometry) {
    const torch::Tensor kernel = weight.contiguous(torch::MemoryFormat::ChannelsLast);
    torch::Tensor matrix =
        torch::empty({geometry.pixels() * geometry.outputs, geometry.pixels() * geometry.inputs},
                     torch::kFloat32);
    const float* from = kernel.data_ptr<float>();
    float* to = matrix.data_ptr<float>();
    geometry.eachTap([&](std::int64_t row, std::int64_t tap) {
        std::copy_n(from + tap * geometry.inputs, geometry.inputs, to + row * geometry.inputs);
    });
    return matrix;
}

// The other way round: what several rows of the matrix say of one tap adds up.
torch::Tensor kernelOf(const torch::Tensor& matrix, const Geometry& geometry) {
    torch::Tensor kernel =
        torch::empty({geometry.outputs, geometry.inputs, kSmallKernel, kSmallKernel},
                     torch::kFloat32, torch::MemoryFormat::ChannelsLast);
    kernel.zero_();
    const float* from = matrix.data_ptr<float>();
    float* to = kernel.data_ptr<float>();
    geometry.eachTap([&](std::int64_t row, std::int64_t tap) {
        const float* const part = from + row * geometry.inputs;
        float* const sum = to + tap * geometry.inputs;
        for (std::int64_t i = 0; i < geometry.inputs; ++i) {
            sum[i] += part[i];
        }
    });
    return kernel;
}

// [N, C, H, W] in channels-last memory is [N, H·W·C]; and back.
torch::Tensor flat(const torch::Tensor& x) {
    return x.permute({0, 2, 3, 1}).reshape({x.size(0), -1});
}

torch::Tensor unflat(const torch::Tensor& x, std::int64_t channels, const Geometry& geometry) {
    return x.view({x.size(0), geometry.height, geometry.width, channels}).permute({0, 3, 1, 2});
}

struct SmallConv : torch::autograd::Function<SmallConv> {
    static torch::Tensor forward(AutogradContext* context, const torch::Tensor& x,
                                 const torch::Tensor& weight) {
        const Geometry geometry{weight.size(0), weight.size(1), x.size(2), x.size(3)};
        const torch::Tensor matrix = matrixOf(weight, geometry).to(x.scalar_type());
        context->save_for_backward({x, matrix});
        return unflat(flat(x).mm(matrix.t()), geometry.outputs, geometry);
    }

    static variable_list backward(AutogradContext* context, variable_list gradients) {
        const variable_list saved = context->get_saved_variables();
        const torch::Tensor& x = saved[0];
        const torch::Tensor& matrix = saved[1];
        const std::int64_t pixels = x.size(2) * x.size(3);
        const Geometry geometry{matrix.size(0) / pixels, x.size(1), x.size(2), x.size(3)};
        const torch::Tensor dy = flat(gradients[0]);
        torch::Tensor dx;
        if (context->needs_input_grad(0)) {
            dx = unflat(dy.mm(matrix), geometry.inputs, geometry);
        }
        return {dx, kernelOf(dy.t().mm(flat(x)).to(torch::kFloat32), geometry)};
    }
};

bool isSmall(const torch::nn::Conv2dImpl& conv, const torch::Tensor& x) {
    const auto& kernel = conv.weight.sizes();
    const auto& stride = *conv.options.stride();
    return x.device().is_cpu() && conv.weight.scalar_type() == torch::kFloat32 &&
           x.size(2) <= kMostSide && x.size(3) <= kMostSide && kernel[2] == kSmallKernel &&
           kernel[3] == kSmallKernel && stride[0] == 1 && stride[1] == 1 &&
           conv.options.groups() == 1 && x.is_contiguous(torch::MemoryFormat::ChannelsLast);
}

ConvPlan planOf(const torch::nn::Conv2dImpl& conv) {
    return {static_cast<int>(conv.options.in_channels()),
            static_cast<int>(conv.options.out_channels()), static_cast<int>(conv.weight.size(2)),
            static_cast<int>((*conv.options.stride())[0]), static_cast<int>(conv.options.groups())};
}

}  // namespace

torch::Tensor subsampled(const torch::Tensor& x, std::int64_t stride) {
    return x.slice(2, 0, c10::nullopt, stride).slice(3, 0, c10::nullopt, stride);
}

bool mustSubsample(const ConvPlan& plan) {
    constexpr int kVector = 16;  // floats, of the widest
    return plan.kernel == 1 && plan.stride > 1 && plan.inputs % kVector != 0;
}

torch::Tensor convolved(torch::nn::Conv2d& conv, const torch::Tensor& x) {
    const ConvPlan plan = planOf(*conv);
    if (mustSubsample(plan)) {
        const torch::Tensor picked =
            subsampled(x, plan.stride).contiguous(x.suggest_memory_format());
        return directConvolved(picked, conv->weight, {});
    }
    if (canWinograd(*conv, x)) {
        return winogradConvolved(*conv, x);
    }
    return isSmall(*conv, x)
               ? SmallConv::apply(x, conv->weight)
               : directConvolved(x, conv->weight, {plan.stride, plan.padding(), plan.groups});
}

}  // namespace lab
