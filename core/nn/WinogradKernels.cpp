// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/nn/WinogradKernels.h"

#include "core/base/InParallel.h"
#include "core/base/Instructions.h"

#include <algorithm>
#include <type_traits>
#include <vector>

#if defined(__x86_64__) && defined(__GNUC__)
#define LAB_WINOGRAD 1
#include "core/nn/PanelProduct.h"
#include "core/nn/WinogradTiles.h"
#include "core/nn/WinogradWeights.h"
#endif

namespace lab {

namespace {

#ifdef LAB_WINOGRAD

using namespace winograd;

constexpr int kWidePanel = 2 * kPanel;  // where AVX-512 has the registers for it
// Numbers of a block of tiles, transformed (blockOf).
constexpr std::int64_t kOutputFloats = 110000;
constexpr std::int64_t kGradientFloats = 440000;

// ---- Whole convolutions ----------------------------------------------------------------------

// Whether the weights' elements are more than the last-level cache holds.
template <class Form>
bool isMany(const WinogradShape& shape) {
    constexpr std::int64_t kMost = 1 << 22;  // floats
    return std::int64_t{kElements<Form>} * shape.inputs * shape.outputs > kMost;
}

// Strips that are worked on together: as many tiles as give `floats` numbers, transformed, but at
// least `least`, so that what is read next to them is used enough: weights for outputs, sums for
// the gradient. Measured; a few hundred kilobytes stay in the second-level cache. With AVX2, whose
// products take 6 rows at once, a dozen tiles would leave parts of 3 or 4.
template <class Form>
std::int64_t blockOf(const Strips<Form>& strips, std::int64_t floats, std::int64_t least) {
    constexpr std::int64_t kMost = 128;
    const std::int64_t inputs = strips.shape.inputs;
    const std::int64_t outputs = strips.shape.outputs;
    const std::int64_t fit = floats / (kElements<Form> * (inputs + outputs));
    const std::int64_t tiles = isMany<Form>(strips.shape) ? kMost : std::clamp(fit, least, kMost);
    return std::min((tiles + strips.across - 1) / strips.across, strips.all);
}

// Memory that a thread keeps from call to call: what the system gives again must be zeroed first,
// which takes longer than to fill it (measured: a third of a convolution with 512 channels).
template <class T>
T* atLeast(std::vector<T>& kept, std::int64_t count) {
    if (std::ssize(kept) < count) {
        kept.resize(static_cast<std::size_t>(count));
    }
    return kept.data();
}

float* scratch(std::int64_t floats) {
    thread_local std::vector<float> kept;
    return atLeast(kept, floats);
}

template <class T>
T* scratchForCopy(std::int64_t count) {
    thread_local std::vector<T> kept;
    return atLeast(kept, count);
}

float* scratchForWeights(std::int64_t floats) {
    thread_local std::vector<float> kept;
    return atLeast(kept, floats);
}

// The strips begin … end of y. Of many weights only the halves are given, as to keep all elements
// would take more memory than the caches hold.
template <class Form, int Width, int Vectors, class T>
LAB_ALWAYS_INLINE void convolveStrips(const Strips<Form>& strips, const T* x, const float* weights,
                                      T* y, std::int64_t begin, std::int64_t end) {
    constexpr int kWide = Vectors * Width;
    constexpr int kRow = Form::kProducts;
    const int inputs = strips.shape.inputs;
    const int outputs = strips.shape.outputs;
    const std::int64_t tiles = (end - begin) * strips.across;
    const std::int64_t inputsApart = tiles * inputs + kApart;
    const std::int64_t outputsApart = tiles * outputs + kApart;
    const std::int64_t apart = weightsApart(inputs, outputs);
    const bool half = isMany<Form>(strips.shape);
    T* const copy = scratchForCopy<T>(strips.copied(Form::kPixels, inputs));
    float* const patches =
        scratch(kElements<Form> * (inputsApart + outputsApart) + (half ? kRow * apart : 0));
    float* const products = patches + kElements<Form> * inputsApart;
    float* const elements = products + kElements<Form> * outputsApart;
    for (std::int64_t s = begin; s < end; ++s) {
        strips.copy(x, inputs, Form::kPixels, s, copy);
        patchesOf<Form, Width>(strips, copy, patches + (s - begin) * strips.across * inputs,
                               inputsApart);
    }
    for (int row = 0; row < kRow; ++row) {
        const float* right = weights + row * kRow * apart;
        if (half) {
            elementsOf<Form, Width>(weights + row * kKernel * apart, apart - kApart, apart,
                                    elements);
            right = elements;
        }
        for (int e = row * kRow; e < (row + 1) * kRow; ++e, right += apart) {
            const Matrix a = {patches + e * inputsApart, inputs, 1};
            for (int o = 0; o < outputs; o += kWide) {
                panelProduct<Width, Vectors, false>(
                    tiles, inputs, a, right + static_cast<std::int64_t>(o) * inputs, kWide,
                    products + e * outputsApart + o, outputs);
            }
        }
    }
    for (std::int64_t s = begin; s < end; ++s) {
        stripOf<Form, Width>(strips, s, products + (s - begin) * strips.across * outputs,
                             outputsApart, y);
    }
}

// The gradient of the weights of the outputs begin … end.
template <class Form, int Width, int Vectors, class T>
LAB_ALWAYS_INLINE void gradientOfOutputs(const Strips<Form>& strips, const T* x, const T* dy,
                                         const KernelView<float>& dw, int begin, int end) {
    constexpr int kWide = Vectors * Width;
    constexpr int kRow = Form::kProducts;
    const int inputs = strips.shape.inputs;
    const int outputs = end - begin;
    const std::int64_t block = blockOf(strips, kGradientFloats, 24);
    const std::int64_t inputsApart = block * strips.across * inputs + kApart;
    const std::int64_t outputsApart = block * strips.across * outputs + kApart;
    const std::int64_t apart = weightsApart(inputs, outputs);
    // Of one block no sums need to be kept but those of the row at work.
    const std::int64_t kept = block == strips.all ? 1 : kRow;
    T* const copy = scratchForCopy<T>(std::max(strips.copied(Form::kPixels, inputs),
                                               strips.copied(Form::kTile, strips.shape.outputs)));
    float* const patches =
        scratch(kElements<Form> * (inputsApart + outputsApart) + (kept + kKernel) * kRow * apart);
    float* const gradients = patches + kElements<Form> * inputsApart;
    float* const halves = gradients + kElements<Form> * outputsApart;
    float* const sums = halves + kKernel * kRow * apart;
    for (std::int64_t first = 0; first < strips.all; first += block) {
        const std::int64_t last = std::min(first + block, strips.all);
        for (std::int64_t s = first; s < last; ++s) {
            const std::int64_t tile = (s - first) * strips.across;
            strips.copy(x, inputs, Form::kPixels, s, copy);
            patchesOf<Form, Width>(strips, copy, patches + tile * inputs, inputsApart);
            strips.copy(dy, strips.shape.outputs, Form::kTile, s, copy);
            gradientsOf<Form, Width>(strips, copy, begin, end, gradients + tile * outputs,
                                     outputsApart);
        }
        const std::int64_t tiles = (last - first) * strips.across;
        for (int row = 0; row < kRow; ++row) {
            float* const sumsOfRow = sums + (kept == 1 ? 0 : row * kRow * apart);
            for (int k = 0; k < kRow; ++k) {
                const int e = row * kRow + k;
                const Matrix a = {patches + e * inputsApart, 1, inputs};
                for (int o = 0; o < outputs; o += kWide) {
                    const float* const b = gradients + e * outputsApart + o;
                    float* const sum = sumsOfRow + k * apart + o;
                    if (first == 0) {
                        panelProduct<Width, Vectors, false>(inputs, tiles, a, b, outputs, sum,
                                                            outputs);
                    } else {
                        panelProduct<Width, Vectors, true>(inputs, tiles, a, b, outputs, sum,
                                                           outputs);
                    }
                }
            }
            if (last == strips.all) {
                halvesOfSums<Form, Width>(sumsOfRow, apart - kApart, apart,
                                          halves + row * kKernel * apart);
            }
        }
    }
    weightsOf<Form, Width>(halves, inputs, outputs, dw, begin);
}

#define LAB_FOR_AVX2 __attribute__((target("avx2,fma")))
#define LAB_FOR_AVX512 __attribute__((target("avx512f,avx512vl,avx2,fma")))

// All weights to their halves and, unless they are many, on to their elements.
template <class Form, int Width>
LAB_ALWAYS_INLINE void transformWeights(const WinogradShape& shape,
                                        const KernelView<const float>& w, int panel, float* halves,
                                        float* to) {
    const std::int64_t apart = weightsApart(shape.inputs, shape.outputs);
    halvesOf<Form, Width>(shape, w, panel, halves);
    if (isMany<Form>(shape)) {
        return;
    }
    for (int row = 0; row < Form::kProducts; ++row) {
        elementsOf<Form, Width>(halves + row * kKernel * apart, apart - kApart, apart,
                                to + row * Form::kProducts * apart);
    }
}

template <class Form>
LAB_FOR_AVX2 void transform8(const WinogradShape& shape, const KernelView<const float>& w,
                             int panel, float* halves, float* to) {
    transformWeights<Form, 8>(shape, w, panel, halves, to);
}

template <class Form>
LAB_FOR_AVX512 void transform16(const WinogradShape& shape, const KernelView<const float>& w,
                                int panel, float* halves, float* to) {
    transformWeights<Form, 16>(shape, w, panel, halves, to);
}

template <class Form, class T>
LAB_FOR_AVX2 void convolve8(const Strips<Form>& strips, const T* x, const float* weights, T* y,
                            std::int64_t begin, std::int64_t end) {
    convolveStrips<Form, 8, 2>(strips, x, weights, y, begin, end);
}

template <class Form, class T>
LAB_FOR_AVX512 void convolve16(const Strips<Form>& strips, const T* x, const float* weights, T* y,
                               std::int64_t begin, std::int64_t end) {
    if (strips.shape.outputs % kWidePanel == 0) {
        convolveStrips<Form, 16, 2>(strips, x, weights, y, begin, end);
    } else {
        convolveStrips<Form, 16, 1>(strips, x, weights, y, begin, end);
    }
}

template <class Form, class T>
LAB_FOR_AVX2 void gradient8(const Strips<Form>& strips, const T* x, const T* dy,
                            const KernelView<float>& dw, int begin, int end) {
    gradientOfOutputs<Form, 8, 2>(strips, x, dy, dw, begin, end);
}

template <class Form, class T>
LAB_FOR_AVX512 void gradient16(const Strips<Form>& strips, const T* x, const T* dy,
                               const KernelView<float>& dw, int begin, int end) {
    if (strips.shape.outputs % kWidePanel == 0) {
        gradientOfOutputs<Form, 16, 2>(strips, x, dy, dw, begin, end);
    } else {
        gradientOfOutputs<Form, 16, 1>(strips, x, dy, dw, begin, end);
    }
}

bool has512() {
    return instructions() >= Instructions::Avx512;
}

// Outputs that a matrix product takes at once.
int panelOf(const WinogradShape& shape) {
    return has512() && shape.outputs % kWidePanel == 0 ? kWidePanel : kPanel;
}

template <class Form, class T>
void convolve(const WinogradShape& shape, const T* x, const KernelView<const float>& w, T* y,
              int threads) {
    constexpr int kRow = Form::kProducts;
    const std::int64_t apart = weightsApart(shape.inputs, shape.outputs);
    const bool half = isMany<Form>(shape);
    float* const halves = scratchForWeights((kKernel + (half ? 0 : kRow)) * kRow * apart);
    float* const elements = halves + kKernel * kRow * apart;
    (has512() ? transform16<Form> : transform8<Form>)(shape, w, panelOf(shape), halves, elements);
    const float* const weights = half ? halves : elements;
    const Strips<Form> strips(shape);
    // Each tile's outputs are its own: the size of a block does not change them.
    const std::int64_t share = (strips.all - 1) / std::max(threads, 1) + 1;
    const std::int64_t block = std::min(share, blockOf(strips, kOutputFloats, has512() ? 12 : 24));
    inParallel((strips.all + block - 1) / block, threads, [&](std::int64_t i) {
        (has512() ? convolve16<Form, T>
                  : convolve8<Form, T>)(strips, x, weights, y, i * block,
                                        std::min((i + 1) * block, strips.all));
    });
}

template <class Form, class T>
void weightGradient(const WinogradShape& shape, const T* x, const T* dy,
                    const KernelView<float>& dw, int threads) {
    const Strips<Form> strips(shape);
    const int panel = panelOf(shape);
    const int panels = shape.outputs / panel;
    const int parts = std::min(panels, std::max(threads, 1));
    inParallel(parts, threads, [&](std::int64_t i) {
        const auto begin = static_cast<int>(i * panels / parts) * panel;
        const auto end = static_cast<int>((i + 1) * panels / parts) * panel;
        (has512() ? gradient16<Form, T> : gradient8<Form, T>)(strips, x, dy, dw, begin, end);
    });
}

bool isWholeOfTwo(const WinogradShape& shape) {
    return shape.height == 2 && shape.width == 2;
}

// Tiles' products for each pair of channels, and the transforms of the pair's weights, which take
// as long as those of this many tiles (measured).
template <class Form>
std::int64_t costOf(const WinogradShape& shape) {
    constexpr std::int64_t kTransforms = 15;
    return kElements<Form> * (Strips<Form>(shape).tiles() + kTransforms);
}

// For bf16 only: larger tiles round more, so that fp32's last digits would show it, but far less
// than bf16 rounds.
bool isOfSevens(const WinogradShape& shape) {
    return costOf<TilesOfSeven>(shape) < costOf<TilesOfFour>(shape) * 19 / 20;
}

template <class T, class Call>
void withForm(const WinogradShape& shape, const Call& call) {
    if (isWholeOfTwo(shape)) {
        call(WholeOfTwo());
        return;
    }
    if constexpr (std::is_same_v<T, Bf16>) {
        if (isOfSevens(shape)) {
            call(TilesOfSeven());
            return;
        }
    }
    call(TilesOfFour());
}

#endif

}  // namespace

#ifdef LAB_WINOGRAD

bool winogradRuns() {
    return instructions() >= Instructions::Avx2;
}

WinogradUse winogradUse(const WinogradShape& shape, bool bf16) {
    if (!winogradRuns()) {
        return {false, false, false};
    }
    if (!bf16 || instructions() < Instructions::Avx512Bf16) {
        return {true, true, true};
    }
    const int fewest = std::min(shape.inputs, shape.outputs);
    if (instructions() == Instructions::Amx) {
        // Direct sums have matrix units, but for the weights of small maps they hardly use them.
        constexpr std::int64_t kSmallMap = 8;
        const bool isSmall = std::max(shape.height, shape.width) <= kSmallMap;
        return {false, false, isSmall && fewest >= 32 && !isWholeOfTwo(shape)};
    }
    if (isWholeOfTwo(shape)) {
        return {false, false, false};
    }
    // Direct sums with bf16 take half of fp32's time: Winograd's must save much and cost little.
    const bool sevens = isOfSevens(shape);
    const int most = std::max(shape.inputs, shape.outputs);
    const std::int64_t pixels = shape.images * shape.height * shape.width;
    const bool worthTransforms = sevens ? pixels >= 3 * std::int64_t{most}
                                        : fewest >= 64 && pixels >= 24 * std::int64_t{most};
    return {worthTransforms, worthTransforms, sevens || fewest >= 32};
}

template <class T>
void winogradConvolve(const WinogradShape& shape, const T* x, const KernelView<const float>& w,
                      T* y, int threads) {
    withForm<T>(shape, [&]<class Form>(Form) { convolve<Form>(shape, x, w, y, threads); });
}

template <class T>
void winogradWeightGradient(const WinogradShape& shape, const T* x, const T* dy,
                            const KernelView<float>& dw, int threads) {
    withForm<T>(shape, [&]<class Form>(Form) { weightGradient<Form>(shape, x, dy, dw, threads); });
}

#else

bool winogradRuns() {
    return false;
}

WinogradUse winogradUse(const WinogradShape& /*shape*/, bool /*bf16*/) {
    return {false, false, false};
}

template <class T>
void winogradConvolve(const WinogradShape& /*shape*/, const T* /*x*/,
                      const KernelView<const float>& /*w*/, T* /*y*/, int /*threads*/) {}

template <class T>
void winogradWeightGradient(const WinogradShape& /*shape*/, const T* /*x*/, const T* /*dy*/,
                            const KernelView<float>& /*dw*/, int /*threads*/) {}

#endif

template void winogradConvolve(const WinogradShape&, const float*, const KernelView<const float>&,
                               float*, int);
template void winogradConvolve(const WinogradShape&, const Bf16*, const KernelView<const float>&,
                               Bf16*, int);
template void winogradWeightGradient(const WinogradShape&, const float*, const float*,
                                     const KernelView<float>&, int);
template void winogradWeightGradient(const WinogradShape&, const Bf16*, const Bf16*,
                                     const KernelView<float>&, int);

}  // namespace lab
