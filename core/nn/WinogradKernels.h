// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Bf16.h"

#include <cstdint>

namespace lab {

/// A 3×3 convolution with stride 1 and padding 1 over channels-last memory.
struct WinogradShape {
    std::int64_t images;
    std::int64_t height;
    std::int64_t width;
    int inputs;   ///< channels of x; a multiple of kWinogradChannels
    int outputs;  ///< channels of y; likewise
};

constexpr int kWinogradChannels = 16;

/// Weights [outputs, inputs, 3, 3] in any layout: where the first one is, and how far it is to the
/// next along each dimension.
template <class Number>
struct KernelView {
    Number* first;
    std::int64_t output;
    std::int64_t input;
    std::int64_t row;
    std::int64_t column;

    /// The kernel that takes the gradient of y to that of x: turned by half, channels exchanged.
    KernelView reversed() const {
        return {first + 2 * row + 2 * column, input, output, -row, -column};
    }
};

/// Whether this processor has the instructions that the functions below are made for (AVX2 or
/// AVX-512). Without them LibTorch's own convolution is the faster one.
bool winogradRuns();

/// Which of a convolution's three parts are faster by Winograd's algorithm than by LibTorch's
/// direct sum.
struct WinogradUse {
    bool outputs;
    bool inputGradient;
    bool weightGradient;

    bool any() const { return outputs || inputGradient || weightGradient; }
};

/// As measured (docs/decisions/0011-winograd.md): in fp32 always; in bf16 all of it where the
/// processor has no instructions for bf16; where it has matrix units for it (AMX), the weights'
/// gradient of small maps (docs/decisions/0021-matrix-units.md); else what depends on the shape.
WinogradUse winogradUse(const WinogradShape& shape, bool bf16);

/// y = x * w by Winograd's minimal filtering F(4×4, 3×3) (Lavin and Gray 2016, section 4.3): 36
/// products for 16 outputs instead of 144; maps of 2×2 pixels as a whole by 9 products instead of
/// 16; in bf16, where the tiles fit, F(7×7, 3×3): 81 for 49 outputs instead of 441. Equals the
/// direct sum up to rounding, about 1e-6 of the largest output and with F(7×7, 3×3) 1e-5, where
/// bf16 itself rounds each by up to 4e-3. x: [N, H, W, inputs], y: [N, H, W, outputs], contiguous,
/// of T = float or Bf16; all is computed in float, and y rounded once. The result does not depend
/// on `threads`. Any thread; several at once.
template <class T>
void winogradConvolve(const WinogradShape& shape, const T* x, const KernelView<const float>& w,
                      T* y, int threads);

/// dw: the gradient of the weights where dy is that of y; the transposed algorithm.
template <class T>
void winogradWeightGradient(const WinogradShape& shape, const T* x, const T* dy,
                            const KernelView<float>& dw, int threads);

}  // namespace lab
