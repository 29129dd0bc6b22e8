// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Bf16.h"
#include "core/nn/WinogradKernels.h"

#include <cstdint>

namespace lab {

/// A convolution by 1×1 without padding or by 3×3 with a padding of 1, in channels-last memory.
struct MatrixShape {
    std::int64_t images;
    std::int64_t height;  ///< of x
    std::int64_t width;
    int inputs;   ///< channels of x; a multiple of kMatrixChannels
    int outputs;  ///< channels of y; likewise
    int kernel;   ///< 1 or 3
    int stride;   ///< 1 or 2

    std::int64_t outHeight() const { return (height - 1) / stride + 1; }
    std::int64_t outWidth() const { return (width - 1) / stride + 1; }

    bool operator==(const MatrixShape&) const = default;
};

constexpr int kMatrixChannels = 16;

/// Whether this processor has matrix units (AMX), the system lets us use them, and our kernels may.
bool matrixUnitsRun();

/// Whether the sums below are faster than LibTorch's, as measured (docs/decisions/0021).
bool matrixUse(const MatrixShape& shape);

/// The gradient of the weights where dy is that of y, in matrices of 16 by 32 bf16 products that
/// the processor sums in float: for each tap of the kernel, inputs × pixels times pixels × outputs
/// (docs/decisions/0021-matrix-units.md). x: [N, H, W, inputs], dy: [N, H', W', outputs],
/// contiguous; dw: [outputs, inputs, kernel, kernel] in float. The sums' order, and so the result,
/// does not depend on `threads`. Only where matrixUnitsRun(). Any thread; several at once.
void matrixWeightGradient(const MatrixShape& shape, const Bf16* x, const Bf16* dy,
                          const KernelView<float>& dw, int threads);

}  // namespace lab
