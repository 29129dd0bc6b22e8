// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/WinogradKernels.h"
#include "core/nn/WinogradTransforms.h"

/// The transforms of whole sets of weights, by a form (TilesOfFour, TilesOfSeven, WholeOfTwo). They
/// melt into their callers.
namespace lab::winograd {

constexpr int kKernel = 3;
constexpr int kTaps = kKernel * kKernel;
constexpr int kPanel = kWinogradChannels;
// Between what belongs to one element and to the next, so that they do not share cache sets.
constexpr std::int64_t kApart = 16;

// How far it is from what belongs to an element of all weights to the next.
constexpr std::int64_t weightsApart(int inputs, int outputs) {
    return static_cast<std::int64_t>(inputs) * outputs + kApart;
}

// Weights are gathered and scattered by squares of kPanel inputs and Width outputs, so that each
// line of memory is touched once, whichever channels lie side by side in it. On the way they are
// once half transformed, down the columns: [row of elements][tap][…].

// All weights as [row of elements][tap][panel of outputs][input][panel].
template <class Form, int Width>
LAB_ALWAYS_INLINE void halvesOf(const WinogradShape& shape, const KernelView<const float>& w,
                                int panel, float* to) {
    const std::int64_t apart = weightsApart(shape.inputs, shape.outputs);
    alignas(64) float taps[kPanel * kTaps * Width];
    for (int o = 0; o < shape.outputs; o += Width) {
        for (int first = 0; first < shape.inputs; first += kPanel) {
            for (int k = 0; k < kTaps; ++k) {
                const float* const from = w.first + o * w.output + first * w.input +
                                          k / kKernel * w.row + k % kKernel * w.column;
                for (int lane = 0; lane < Width; ++lane) {
                    for (int i = 0; i < kPanel; ++i) {
                        taps[(i * kTaps + k) * Width + lane] = from[lane * w.output + i * w.input];
                    }
                }
            }
            float* const square =
                to + (static_cast<std::int64_t>(o / panel) * shape.inputs + first) * panel +
                o % panel;
            for (int i = 0; i < kPanel; ++i) {
                for (int k = 0; k < kKernel; ++k) {
                    Form::template ofWeights<Width>(taps + (i * kTaps + k) * Width, kKernel * Width,
                                                    square + i * panel + k * apart,
                                                    kKernel * apart);
                }
            }
        }
    }
}

// One row of elements, of `count` weights that lie `apart` from tap to tap and element to element.
template <class Form, int Width>
LAB_ALWAYS_INLINE void elementsOf(const float* halves, std::int64_t count, std::int64_t apart,
                                  float* to) {
    for (std::int64_t i = 0; i < count; i += Width) {
        Form::template ofWeights<Width>(halves + i, apart, to + i, apart);
    }
}

// The way back: of the sums of a row of elements.
template <class Form, int Width>
LAB_ALWAYS_INLINE void halvesOfSums(const float* sums, std::int64_t count, std::int64_t apart,
                                    float* to) {
    for (std::int64_t i = 0; i < count; i += Width) {
        Form::template toWeights<Width>(sums + i, apart, to + i, apart);
    }
}

// Of [row of elements][tap][input][outputs] the gradients of the weights of the outputs from
// `begin` on.
template <class Form, int Width>
LAB_ALWAYS_INLINE void weightsOf(const float* halves, int inputs, int outputs,
                                 const KernelView<float>& dw, int begin) {
    const std::int64_t apart = weightsApart(inputs, outputs);
    alignas(64) float taps[kPanel * kTaps * Width];
    for (int o = 0; o < outputs; o += Width) {
        for (int first = 0; first < inputs; first += kPanel) {
            const float* const square = halves + static_cast<std::int64_t>(first) * outputs + o;
            for (int i = 0; i < kPanel; ++i) {
                for (int k = 0; k < kKernel; ++k) {
                    Form::template toWeights<Width>(
                        square + static_cast<std::int64_t>(i) * outputs + k * apart,
                        kKernel * apart, taps + (i * kTaps + k) * Width, kKernel * Width);
                }
            }
            for (int k = 0; k < kTaps; ++k) {
                float* const to = dw.first + (begin + o) * dw.output + first * dw.input +
                                  k / kKernel * dw.row + k % kKernel * dw.column;
                for (int lane = 0; lane < Width; ++lane) {
                    for (int i = 0; i < kPanel; ++i) {
                        to[lane * dw.output + i * dw.input] = taps[(i * kTaps + k) * Width + lane];
                    }
                }
            }
        }
    }
}

}  // namespace lab::winograd
