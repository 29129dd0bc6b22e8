// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/nn/SoundWeights.h"

#include "core/base/Error.h"
#include "core/base/Phrase.h"
#include "core/base/Vectorised.h"

#include <bit>
#include <span>

namespace lab {

namespace {

constexpr std::uint32_t kExponent = 0x7f800000;  // all ones in infinities and NaN alone

LAB_ALWAYS_INLINE bool allFinite(std::span<const float> values) {
    std::uint32_t notFinite = 0;
    for (const float value : values) {
        const auto bits = std::bit_cast<std::uint32_t>(value);
        notFinite |= (bits & kExponent) == kExponent ? 1U : 0U;
    }
    return notFinite == 0;
}

bool isVariance(const std::string& key) {
    return key.ends_with("running_var");
}

}  // namespace

bool isFinite(const torch::Tensor& tensor) {
    if (!tensor.is_floating_point()) {
        return true;
    }
    const torch::NoGradGuard noGrad;
    const torch::Tensor floats = tensor.detach().to(torch::kFloat32);
    if (!floats.is_cpu()) {
        return floats.isfinite().all().item<bool>();
    }
    const torch::Tensor dense =
        floats.is_non_overlapping_and_dense() ? floats : floats.contiguous();
    const std::span values(dense.data_ptr<float>(), static_cast<std::size_t>(dense.numel()));
    bool finite = true;
    vectorised([&]() LAB_MELT { finite = allFinite(values); });
    return finite;
}

std::string unsoundTensor(const NamedTensors& weights) {
    for (const auto& [key, tensor] : weights) {
        if (!isFinite(tensor)) {
            if (tensor.isfinite().all().item<bool>()) {  // of doubles
                return filled(phrase("\"%1\" holds numbers beyond 3.4e38, which single precision "
                                     "cannot"),
                              key);
            }
            return filled(phrase("\"%1\" holds numbers that are not finite"), key);
        }
        if (isVariance(key) && tensor.lt(0).any().item<bool>()) {
            return filled(phrase("\"%1\" holds a variance below zero"), key);
        }
    }
    return {};
}

void requireSound(const NamedTensors& weights, const std::string& what) {
    if (const std::string problem = unsoundTensor(weights); !problem.empty()) {
        throw Error(filled(phrase("%1 gives no answers: its %2. Its training went wrong or the "
                                  "file is damaged; choose another file or train it again."),
                           what, problem));
    }
}

}  // namespace lab
