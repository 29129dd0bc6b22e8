// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/Network.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <numeric>

namespace lab::test {

/// The sine of an angle up to some 10^10, within 10^-9. libm takes ten times as long beyond 10^8.
inline double sineOfLarge(double angle) {
    constexpr double kTurn = 6.283185307179586;
    constexpr double kRest = 2.4492935982947064e-16;  // 2 pi - kTurn
    const double turns = std::nearbyint(angle / kTurn);
    return std::sin(std::fma(-turns, kRest, std::fma(-turns, kTurn, angle)));
}

inline torch::Tensor formulaWave(const std::vector<std::int64_t>& shape, int k, double scale,
                                 double offset) {
    std::int64_t count = 1;
    for (const std::int64_t size : shape) {
        count *= size;
    }
    std::vector<float> values(count);
    for (std::int64_t i = 0; i < count; ++i) {
        const auto x = static_cast<double>(i);
        values[i] = static_cast<float>(
            offset + scale * sineOfLarge(0.37 * x * std::sqrt(x + 1) + 1.3 * k + 0.5));
    }
    return torch::tensor(values).reshape(shape);
}

// The formula of tests/data/torchvision.json. It does not say what k is; the sum of the key's bytes
// modulo 101 gives torchvision's logits to five digits, and nothing else that was tried does.
inline void fillByFormula(Network& network) {
    const torch::NoGradGuard noGrad;
    for (auto [key, tensor] : stateOf(*network)) {
        const int k = std::accumulate(key.begin(), key.end(), 0) % 101;
        const auto shape = tensor.sizes().vec();
        if (tensor.dim() == 4) {
            const auto fanIn = static_cast<double>(shape[1] * shape[2] * shape[3]);
            tensor.copy_(formulaWave(shape, k, 2 / std::sqrt(fanIn), 0));
        } else if (key == "fc.weight") {
            tensor.copy_(formulaWave(shape, k, 1 / std::sqrt(static_cast<double>(shape[1])), 0));
        } else if (key == "fc.bias") {
            tensor.copy_(formulaWave(shape, k, 0.01, 0));
        } else if (key.ends_with(".weight")) {
            tensor.copy_(formulaWave(shape, k, 0.1, 1));
        } else if (key.ends_with(".bias")) {
            tensor.copy_(formulaWave(shape, k, 0.1, 0));
        }
    }
}

/// Two images.
inline torch::Tensor formulaImages(int channels, int side) {
    std::vector<float> values(std::size_t{2} * channels * side * side);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto x = static_cast<double>(i);
        values[i] = static_cast<float>(std::cos(0.011 * x + 0.3 * std::sin(0.0007 * x)));
    }
    return torch::tensor(values).reshape({2, channels, side, side});
}

inline double largestDifference(const torch::Tensor& logits, const nlohmann::json& expected) {
    double largest = 0;
    for (std::size_t row = 0; row < expected.size(); ++row) {
        for (std::size_t column = 0; column < expected[row].size(); ++column) {
            const double ours = logits[row][column].item<double>();
            largest = std::max(largest, std::abs(ours - expected[row][column].get<double>()));
        }
    }
    return largest;
}

}  // namespace lab::test
