// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/nn/DirectConv.h"

#include "core/base/Autocast.h"
#include "core/base/InParallel.h"
#include "core/base/PlacedMemory.h"
#include "core/base/Threads.h"
#include "core/nn/AmxKernels.h"
#include "core/nn/TensorValues.h"

#include <ATen/record_function.h>

#include <algorithm>

namespace lab {

namespace {

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

// Measured (docs/decisions/0015-threads.md): a part pays for its thread, and for the weights that
// are put in order and added again for each of them.
constexpr std::int64_t kProducts = std::int64_t{1} << 27U;
constexpr std::int64_t kPixels = 512;
constexpr std::int64_t kMostParts = 16;

std::int64_t sideOf(std::int64_t side, std::int64_t kernel, const DirectForm& form) {
    return (side + 2 * form.padding - kernel) / form.stride + 1;
}

torch::MemoryFormat formatOf(const torch::Tensor& x) {
    return x.suggest_memory_format();
}

// Calls task(part, first image, images) for all parts of a batch, each in a thread of which
// LibTorch uses no more.
template <class Task>
void eachPart(std::int64_t images, std::int64_t parts, const Task& task) {
    const OneThread here;
    inParallel(parts, threadsInUse(), [&](std::int64_t part) {
        keepToThisThread();               // a new one begins with all cores
        const torch::NoGradGuard noGrad;  // and with a graph
        const std::int64_t begin = part * images / parts;
        task(part, begin, (part + 1) * images / parts - begin);
    });
}

// Puts what `make` gives into its place of a batch, where it is computed at once if that can be.
template <class Make>
void makeInto(const torch::Tensor& place, const Make& make) {
    const PlacedMemory placed(place.data_ptr(), place.nbytes());
    const torch::Tensor made = make();
    const bool isThere = made.data_ptr() == place.data_ptr();
    if (!isThere || made.strides() != place.strides()) {
        torch::Tensor to = place;
        to.copy_(isThere ? made.clone() : made);
    }
}

std::array<torch::Tensor, 2> gradientsOf(const torch::Tensor& x, const torch::Tensor& weight,
                                         const torch::Tensor& dy, const DirectForm& form,
                                         std::array<bool, 2> wanted) {
    const auto [dx, dw, bias] = torch::convolution_backward(
        dy, x, weight, c10::nullopt, {form.stride, form.stride}, {form.padding, form.padding},
        {1, 1}, /*transposed=*/false, {0, 0}, form.groups, {wanted[0], wanted[1], false});
    return {dx, dw};
}

MatrixShape matrixShapeOf(const torch::Tensor& x, const torch::Tensor& weight,
                          const DirectForm& form) {
    return {x.size(0),
            x.size(2),
            x.size(3),
            static_cast<int>(x.size(1)),
            static_cast<int>(weight.size(0)),
            static_cast<int>(weight.size(2)),
            static_cast<int>(form.stride)};
}

// Whether the gradient of the weights goes by our own sums (AmxKernels.h).
bool isForMatrixUnits(const torch::Tensor& x, const torch::Tensor& weight, const DirectForm& form) {
    const bool isKnown = matrixUnitsRun() && x.is_cpu() && x.dim() == 4 && x.numel() > 0 &&
                         x.scalar_type() == torch::kBFloat16 &&
                         weight.scalar_type() == torch::kFloat32 && form.groups == 1 &&
                         form.stride <= 2;
    if (!isKnown || weight.size(2) != weight.size(3)) {
        return false;
    }
    const bool isOne = weight.size(2) == 1 && form.padding == 0;
    const bool isThree = weight.size(2) == 3 && form.padding == 1;
    return (isOne || isThree) && x.is_contiguous(torch::MemoryFormat::ChannelsLast) &&
           matrixUse(matrixShapeOf(x, weight, form));
}

torch::Tensor matrixGradientOf(const torch::Tensor& x, const torch::Tensor& weight,
                               const torch::Tensor& dy, const DirectForm& form) {
    RECORD_FUNCTION("lab::matrix_weights", std::vector<c10::IValue>());
    const torch::Tensor g = dy.to(x.scalar_type()).contiguous(torch::MemoryFormat::ChannelsLast);
    torch::Tensor dw = torch::empty_like(weight);
    matrixWeightGradient(
        matrixShapeOf(x, weight, form), valuesOf<const Bf16>(x), valuesOf<const Bf16>(g),
        {dw.data_ptr<float>(), dw.stride(0), dw.stride(1), dw.stride(2), dw.stride(3)},
        threadsInUse());
    return dw;
}

struct DirectConv : torch::autograd::Function<DirectConv> {
    static torch::Tensor forward(AutogradContext* context, const torch::Tensor& x,
                                 const torch::Tensor& weight, std::int64_t stride,
                                 std::int64_t padding, std::int64_t groups) {
        context->save_for_backward({x, weight});
        context->saved_data["form"] = std::vector<std::int64_t>{stride, padding, groups};
        return directOutputs(x, weight, {stride, padding, groups});
    }

    static variable_list backward(AutogradContext* context, variable_list gradients) {
        const variable_list saved = context->get_saved_variables();
        const std::vector<std::int64_t> form = context->saved_data["form"].toIntVector();
        auto [dx, dw] =
            directGradients(saved[0], saved[1], gradients[0], {form[0], form[1], form[2]},
                            {context->needs_input_grad(0), context->needs_input_grad(1)});
        const torch::Tensor none;
        return {dx, dw, none, none, none};
    }
};

}  // namespace

std::int64_t directParts(const torch::Tensor& x, const torch::Tensor& weight,
                         const DirectForm& form) {
    if (!x.is_cpu() || x.dim() != 4 || x.numel() == 0) {
        return 1;
    }
    const std::int64_t pixels = x.size(0) * sideOf(x.size(2), weight.size(2), form) *
                                sideOf(x.size(3), weight.size(3), form);
    const std::int64_t most =
        std::min({x.size(0), kMostParts, pixels / kPixels, pixels * weight.numel() / kProducts});
    std::int64_t parts = 1;
    while (2 * parts <= most) {
        parts *= 2;
    }
    return parts;
}

torch::Tensor directOutputs(const torch::Tensor& x, const torch::Tensor& weight,
                            const DirectForm& form) {
    const torch::Tensor w = weight.to(x.scalar_type());
    const auto convolve = [&](const torch::Tensor& part) {
        return torch::conv2d(part, w, {}, form.stride, form.padding, 1, form.groups);
    };
    const std::int64_t parts = directParts(x, weight, form);
    if (parts == 1) {
        return convolve(x);
    }
    RECORD_FUNCTION("lab::direct", std::vector<c10::IValue>());
    torch::Tensor y =
        torch::empty({x.size(0), weight.size(0), sideOf(x.size(2), weight.size(2), form),
                      sideOf(x.size(3), weight.size(3), form)},
                     x.options().requires_grad(false), formatOf(x));
    eachPart(x.size(0), parts, [&](std::int64_t /*part*/, std::int64_t begin, std::int64_t count) {
        makeInto(y.narrow(0, begin, count), [&] { return convolve(x.narrow(0, begin, count)); });
    });
    return y;
}

std::array<torch::Tensor, 2> directGradients(const torch::Tensor& x, const torch::Tensor& weight,
                                             const torch::Tensor& dy, const DirectForm& form,
                                             std::array<bool, 2> wanted) {
    if (wanted[1] && isForMatrixUnits(x, weight, form)) {
        return {directGradients(x, weight, dy, form, {wanted[0], false})[0],
                matrixGradientOf(x, weight, dy, form)};
    }
    if (!wanted[0] && !wanted[1]) {
        return {};
    }
    const torch::Tensor w = weight.to(x.scalar_type());
    const torch::Tensor g = dy.contiguous(formatOf(x));
    const std::int64_t parts = directParts(x, weight, form);
    if (parts == 1) {
        auto [dx, dw] = gradientsOf(x, w, g, form, wanted);
        return {dx, wanted[1] ? dw.to(weight.scalar_type()) : dw};
    }
    RECORD_FUNCTION("lab::direct_backward", std::vector<c10::IValue>());
    const torch::Tensor dx = wanted[0] ? torch::empty_like(x) : torch::Tensor();
    std::vector<torch::Tensor> sums(parts);
    eachPart(x.size(0), parts, [&](std::int64_t part, std::int64_t begin, std::int64_t count) {
        const torch::Tensor xs = x.narrow(0, begin, count);
        const torch::Tensor gs = g.narrow(0, begin, count);
        if (wanted[1]) {
            sums[part] = gradientsOf(xs, w, gs, form, {false, true})[1].to(weight.scalar_type());
        }
        if (wanted[0]) {
            makeInto(dx.narrow(0, begin, count), [&] {
                return gradientsOf(xs, w, gs, form, {true, false})[0];
            });
        }
    });
    for (std::int64_t part = 1; wanted[1] && part < parts; ++part) {
        sums[0].add_(sums[part]);
    }
    return {dx, sums[0]};
}

torch::Tensor directConvolved(const torch::Tensor& x, const torch::Tensor& weight,
                              const DirectForm& form) {
    const bool isWhole = directParts(x, weight, form) == 1;
    const bool mayUseUnits = matrixUnitsRun() && x.dim() == 4 && x.size(1) % kMatrixChannels == 0;
    if (isWhole && !mayUseUnits) {
        return torch::conv2d(x, weight, {}, form.stride, form.padding, 1, form.groups);
    }
    const torch::Tensor computed = asComputed(x);
    return isWhole && !isForMatrixUnits(computed, weight, form)
               ? torch::conv2d(computed, weight, {}, form.stride, form.padding, 1, form.groups)
               : DirectConv::apply(computed, weight, form.stride, form.padding, form.groups);
}

}  // namespace lab
