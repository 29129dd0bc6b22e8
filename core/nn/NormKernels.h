// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Bf16.h"

#include <cstdint>

namespace lab {

// One pass each over activations that lie as rows of channels: [rows, channels] with rows =
// N × H × W, PyTorch's channels-last memory. `T` is float or Bf16; sums and coefficients are float
// or wider. Compiled for several vector widths; the processor picks. The result does not depend on
// anything but the arguments and the processor.

/// y = act(x × scale + shift + residual). `residual` may be null; relu: act(v) = max(v, 0), and NaN
/// stays NaN, as it does everywhere here.
template <class T>
struct NormForward {
    const T* x;
    const float* scale;  ///< [channels]
    const float* shift;  ///< [channels]
    const T* residual;
    bool relu;
    T* y;
};

/// With g = 0 where y <= 0 (relu) and dy elsewhere: dx = g × scale + x × slope + offset. Where
/// `residual` is not null it gets g.
template <class T>
struct NormBackward {
    const T* dy;
    const T* y;  ///< null: no relu
    const T* x;
    const float* scale;   ///< [channels]
    const float* slope;   ///< [channels]
    const float* offset;  ///< [channels]
    T* residual;
    T* dx;
};

/// Sums over rows of x and x², in double.
void channelSums(const float* x, std::int64_t rows, int channels, double* sum, double* squares);
void channelSums(const Bf16* x, std::int64_t rows, int channels, double* sum, double* squares);

/// Sums over rows of g and g × x, with g as in NormBackward.
void gradientSums(const NormBackward<float>& at, std::int64_t rows, int channels, double* sum,
                  double* products);
void gradientSums(const NormBackward<Bf16>& at, std::int64_t rows, int channels, double* sum,
                  double* products);

void normForward(const NormForward<float>& at, std::int64_t rows, int channels);
void normForward(const NormForward<Bf16>& at, std::int64_t rows, int channels);

void normBackward(const NormBackward<float>& at, std::int64_t rows, int channels);
void normBackward(const NormBackward<Bf16>& at, std::int64_t rows, int channels);

}  // namespace lab
