// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/nn/FusedNorm.h"

#include "core/nn/NormKernels.h"
#include "core/nn/TensorValues.h"

#include <ATen/record_function.h>

#include <cmath>

namespace lab {

namespace {

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

struct NormShape {
    explicit NormShape(const torch::Tensor& x)
        : rows(x.size(0) * x.size(2) * x.size(3)), channels(static_cast<int>(x.size(1))) {}

    std::int64_t rows;
    int channels;
};

torch::Tensor channelsLast(const torch::Tensor& x) {
    return x.contiguous(torch::MemoryFormat::ChannelsLast);
}

torch::Tensor emptyLike(const torch::Tensor& x) {
    return torch::empty(x.sizes(), x.options().requires_grad(false),
                        torch::MemoryFormat::ChannelsLast);
}

// What one batch norm works with: y = x × scale + shift.
struct NormFigures {
    explicit NormFigures(int channels)
        : mean(channels), inverse(channels), scale(channels), shift(channels) {}

    void settle(const float* weight, const float* bias) {
        for (std::size_t c = 0; c < mean.size(); ++c) {
            scale[c] = static_cast<float>(weight[c] * inverse[c]);
            shift[c] = static_cast<float>(bias[c] - mean[c] * weight[c] * inverse[c]);
        }
    }

    std::vector<double> mean;
    std::vector<double> inverse;  ///< 1 / sqrt(variance + eps)
    std::vector<float> scale;
    std::vector<float> shift;
};

// The batch's own figures; the running ones move towards them.
NormFigures figuresOf(const torch::Tensor& x, torch::nn::BatchNorm2dImpl& norm) {
    const NormShape shape(x);
    NormFigures figures(shape.channels);
    std::vector<double>& sum = figures.mean;
    std::vector<double>& squares = figures.inverse;
    withType(x, [&]<class T>(T) {
        channelSums(valuesOf<const T>(x), shape.rows, shape.channels, sum.data(), squares.data());
    });
    auto* mean = valuesOf<float>(norm.running_mean);
    auto* variance = valuesOf<float>(norm.running_var);
    const double momentum = *norm.options.momentum();
    const auto rows = static_cast<double>(shape.rows);
    for (int c = 0; c < shape.channels; ++c) {
        const double own = sum[c] / rows;
        // In this order max() gives NaN where the variance is NaN.
        const double spread = std::max(squares[c] / rows - own * own, 0.0);
        const double unbiased = spread * rows / std::max(1.0, rows - 1);
        mean[c] = static_cast<float>(mean[c] + momentum * (own - mean[c]));
        variance[c] = static_cast<float>(variance[c] + momentum * (unbiased - variance[c]));
        figures.mean[c] = own;
        figures.inverse[c] = 1 / std::sqrt(spread + norm.options.eps());
    }
    norm.num_batches_tracked.add_(1);
    return figures;
}

NormFigures runningFigures(const torch::nn::BatchNorm2dImpl& norm) {
    NormFigures figures(static_cast<int>(norm.running_mean.size(0)));
    const auto* mean = valuesOf<const float>(norm.running_mean);
    const auto* variance = valuesOf<const float>(norm.running_var);
    for (std::size_t c = 0; c < figures.mean.size(); ++c) {
        figures.mean[c] = mean[c];
        figures.inverse[c] = 1 / std::sqrt(variance[c] + norm.options.eps());
    }
    return figures;
}

torch::Tensor applied(const torch::Tensor& x, const torch::Tensor& residual,
                      const NormFigures& figures, Activation activation) {
    const NormShape shape(x);
    torch::Tensor y = emptyLike(x);
    withType(x, [&]<class T>(T) {
        normForward(NormForward<T>{valuesOf<const T>(x), figures.scale.data(), figures.shift.data(),
                                   valuesOf<const T>(residual), activation == Activation::Relu,
                                   valuesOf<T>(y)},
                    shape.rows, shape.channels);
    });
    return y;
}

torch::Tensor tensorOf(const std::vector<double>& figures) {
    return torch::tensor(figures, torch::kFloat64);
}

// Gradient of act(weight × (x - mean) × inverse + bias + residual), with the batch's own figures.
struct FusedNorm : torch::autograd::Function<FusedNorm> {
    static torch::Tensor forward(AutogradContext* context, const torch::Tensor& x,
                                 const torch::Tensor& weight, const torch::Tensor& bias,
                                 const c10::optional<torch::Tensor>& residual,
                                 torch::nn::BatchNorm2dImpl* norm, Activation activation) {
        RECORD_FUNCTION("lab::normalised", std::vector<c10::IValue>());
        NormFigures figures = figuresOf(x, *norm);
        figures.settle(valuesOf<const float>(weight), valuesOf<const float>(bias));
        const torch::Tensor added = residual ? channelsLast(*residual) : torch::Tensor();
        const torch::Tensor y = applied(x, added, figures, activation);
        const bool relu = activation == Activation::Relu;
        context->save_for_backward({x, relu ? y : torch::Tensor(), weight, tensorOf(figures.mean),
                                    tensorOf(figures.inverse)});
        context->saved_data["residual"] = residual.has_value();
        return y;
    }

    static variable_list backward(AutogradContext* context, variable_list gradients) {
        RECORD_FUNCTION("lab::normalised_backward", std::vector<c10::IValue>());
        const variable_list saved = context->get_saved_variables();
        const torch::Tensor& x = saved[0];
        const torch::Tensor& y = saved[1];
        const NormShape shape(x);
        const torch::Tensor dy = channelsLast(gradients[0]);
        torch::Tensor dx = emptyLike(x);
        const bool residual = context->saved_data["residual"].toBool();
        torch::Tensor dResidual = residual && y.defined() ? emptyLike(x) : torch::Tensor();
        torch::Tensor dWeight = torch::empty({shape.channels});
        torch::Tensor dBias = torch::empty({shape.channels});
        withType(x, [&]<class T>(T) { backwardOf<T>(saved, dy, dx, dResidual, dWeight, dBias); });
        if (residual && !dResidual.defined()) {
            dResidual = dy;
        }
        const torch::Tensor none;
        return {dx, dWeight, dBias, dResidual, none, none};
    }

    template <class T>
    static void backwardOf(const variable_list& saved, const torch::Tensor& dy, torch::Tensor& dx,
                           torch::Tensor& dResidual, torch::Tensor& dWeight, torch::Tensor& dBias) {
        const NormShape shape(dx);
        const auto* weight = valuesOf<const float>(saved[2]);
        const auto* mean = valuesOf<const double>(saved[3]);
        const auto* inverse = valuesOf<const double>(saved[4]);
        std::vector<float> scale(shape.channels);
        std::vector<float> slope(shape.channels);
        std::vector<float> offset(shape.channels);
        const NormBackward<T> at{valuesOf<const T>(dy),
                                 valuesOf<const T>(saved[1]),
                                 valuesOf<const T>(saved[0]),
                                 scale.data(),
                                 slope.data(),
                                 offset.data(),
                                 valuesOf<T>(dResidual),
                                 valuesOf<T>(dx)};
        std::vector<double> sum(shape.channels);
        std::vector<double> products(shape.channels);
        gradientSums(at, shape.rows, shape.channels, sum.data(), products.data());
        for (int c = 0; c < shape.channels; ++c) {
            // Σ g × normalised x, and dx = weight × inverse × (g - Σg/n - normalised x × that / n)
            const double projected = (products[c] - mean[c] * sum[c]) * inverse[c];
            valuesOf<float>(dWeight)[c] = static_cast<float>(projected);
            valuesOf<float>(dBias)[c] = static_cast<float>(sum[c]);
            const auto rows = static_cast<double>(shape.rows);
            const double factor = weight[c] * inverse[c];
            const double perX = -factor * projected * inverse[c] / rows;
            scale[c] = static_cast<float>(factor);
            slope[c] = static_cast<float>(perX);
            offset[c] = static_cast<float>(-factor * sum[c] / rows - perX * mean[c]);
        }
        normBackward(at, shape.rows, shape.channels);
    }
};

bool fits(const torch::Tensor& x) {
    return x.device().is_cpu() && x.dim() == 4 &&
           (x.scalar_type() == torch::kFloat32 || x.scalar_type() == torch::kBFloat16) &&
           x.is_contiguous(torch::MemoryFormat::ChannelsLast);
}

}  // namespace

torch::Tensor normalised(torch::nn::BatchNorm2d& norm, const torch::Tensor& x,
                         const torch::Tensor& residual, Activation activation) {
    const bool same = !residual.defined() || residual.scalar_type() == x.scalar_type();
    if (fits(x) && same && norm->is_training()) {
        const auto added =
            residual.defined() ? c10::optional<torch::Tensor>(residual) : c10::nullopt;
        return FusedNorm::apply(x, norm->weight, norm->bias, added, norm.get(), activation);
    }
    if (fits(x) && same && !torch::GradMode::is_enabled()) {
        NormFigures figures = runningFigures(*norm);
        figures.settle(valuesOf<const float>(norm->weight), valuesOf<const float>(norm->bias));
        return applied(x, residual.defined() ? channelsLast(residual) : residual, figures,
                       activation);
    }
    torch::Tensor y = norm(x);
    if (residual.defined()) {
        y = y + residual;
    }
    return activation == Activation::Relu ? y.relu_() : y;
}

}  // namespace lab
