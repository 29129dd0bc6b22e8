#include "core/nn/WinogradKernels.h"

#include "core/base/InParallel.h"

#include <algorithm>
#include <vector>

#if defined(__x86_64__) && defined(__GNUC__)
#define LAB_WINOGRAD 1
#include "core/nn/WinogradTransforms.h"
#endif

namespace lab {

namespace {

#ifdef LAB_WINOGRAD

using namespace winograd;

constexpr int kTile = 4;           // pixels a side that a tile gives
constexpr int kPatch = kTile + 2;  // pixels a side that it is made from
constexpr int kKernel = 3;
constexpr int kTaps = kKernel * kKernel;
constexpr int kElements = kPatch * kPatch;
constexpr int kPanel = kWinogradChannels;
// Floats of transformed tiles that are worth having at once: they stay in the second-level cache.
constexpr std::int64_t kBlockFloats = 1 << 15;
// Tiles at least: what is made of the weights must be used often enough.
constexpr std::int64_t kLeastBlock = 48;
// Between what belongs to one element and to the next, so that the 36 do not share cache sets.
constexpr std::int64_t kApart = 16;

// ---- Tiles -----------------------------------------------------------------------------------

// Tiles are taken by strips: one row of them, from the left edge of an image to the right.
struct Strips {
    const WinogradShape& shape;
    std::int64_t across;  // tiles a strip
    std::int64_t down;    // strips an image
    std::int64_t all;

    explicit Strips(const WinogradShape& given)
        : shape(given),
          across((given.width + kTile - 1) / kTile),
          down((given.height + kTile - 1) / kTile),
          all(given.images * down) {}

    // Floats that copy() writes.
    std::int64_t copyFloats(int side, int channels) const {
        return side * (across * kTile + side - kTile) * channels;
    }

    // `side` rows of pixels, of which (side − kTile) / 2 lie before the strip, with zeros beyond
    // the image: [side, across · kTile + side − kTile, channels].
    void copy(const float* x, int channels, int side, std::int64_t strip, float* to) const {
        const std::int64_t before = (side - kTile) / 2;
        const std::int64_t line = (across * kTile + side - kTile) * channels;
        const std::int64_t image = strip / down;
        const std::int64_t top = strip % down * kTile - before;
        for (int i = 0; i < side; ++i, to += line) {
            if (top + i < 0 || top + i >= shape.height) {
                std::fill_n(to, line, 0.0F);
                continue;
            }
            const std::int64_t length = shape.width * channels;
            float* const end = std::copy_n(x + (image * shape.height + top + i) * length, length,
                                           std::fill_n(to, before * channels, 0.0F));
            std::fill(end, to + line, 0.0F);
        }
    }
};

// Bᵀ·d·B of the 6×6 pixels from `d` on, whose rows and pixels lie `row` and `pixel` apart, to
// to[element · apart].
template <int Width>
LAB_MELTED void patchOf(const float* d, std::int64_t row, std::int64_t pixel, float* to,
                        std::int64_t apart) {
    alignas(64) float half[kElements * Width];
    for (int j = 0; j < kPatch; ++j) {
        ofPixels<Width>(d + j * pixel, row, half + j * Width, kPatch * Width);
    }
    for (int i = 0; i < kPatch; ++i) {
        ofPixels<Width>(half + i * kPatch * Width, Width, to + i * kPatch * apart, apart);
    }
}

// A·dy·Aᵀ of 4×4 gradients, likewise.
template <int Width>
LAB_MELTED void gradientOf(const float* dy, std::int64_t row, std::int64_t pixel, float* to,
                           std::int64_t apart) {
    alignas(64) float half[kPatch * kTile * Width];
    for (int j = 0; j < kTile; ++j) {
        ofOutputs<Width>(dy + j * pixel, row, half + j * Width, kTile * Width);
    }
    for (int i = 0; i < kPatch; ++i) {
        ofOutputs<Width>(half + i * kTile * Width, Width, to + i * kPatch * apart, apart);
    }
}

// Aᵀ·m·A of the products m[element · apart], to the rows × columns of 4×4 outputs that the image
// has.
template <int Width>
LAB_MELTED void outputsOf(const float* m, std::int64_t apart, float* to, std::int64_t row,
                          std::int64_t pixel, std::int64_t rows, std::int64_t columns) {
    alignas(64) float half[kTile * kPatch * Width];
    for (int j = 0; j < kPatch; ++j) {
        toOutputs<Width>(m + j * apart, kPatch * apart, half + j * Width, kPatch * Width, kTile);
    }
    for (std::int64_t i = 0; i < rows; ++i) {
        toOutputs<Width>(half + i * kPatch * Width, Width, to + i * row, pixel, columns);
    }
}

// The strip's tiles, transformed, to to[element · apart + (tile · channels) + channel].
template <int Width>
LAB_MELTED void patchesOf(const Strips& strips, const float* copy, float* to, std::int64_t apart) {
    const int channels = strips.shape.inputs;
    const std::int64_t line = (strips.across * kTile + 2) * channels;
    for (std::int64_t t = 0; t < strips.across; ++t) {
        for (int c = 0; c < channels; c += Width) {
            patchOf<Width>(copy + t * kTile * channels + c, line, channels, to + t * channels + c,
                           apart);
        }
    }
}

// Of its outputs' gradients, the channels begin … end.
template <int Width>
LAB_MELTED void gradientsOf(const Strips& strips, const float* copy, int begin, int end, float* to,
                            std::int64_t apart) {
    const int channels = strips.shape.outputs;
    const std::int64_t line = strips.across * kTile * channels;
    for (std::int64_t t = 0; t < strips.across; ++t) {
        for (int c = begin; c < end; c += Width) {
            gradientOf<Width>(copy + t * kTile * channels + c, line, channels,
                              to + t * (end - begin) + c - begin, apart);
        }
    }
}

// The strip of y.
template <int Width>
LAB_MELTED void stripOf(const Strips& strips, std::int64_t strip, const float* products,
                        std::int64_t apart, float* y) {
    const WinogradShape& shape = strips.shape;
    const std::int64_t line = shape.width * shape.outputs;
    const std::int64_t top = strip % strips.down * kTile;
    const std::int64_t rows = std::min<std::int64_t>(kTile, shape.height - top);
    float* const first = y + (strip / strips.down * shape.height + top) * line;
    for (std::int64_t t = 0; t < strips.across; ++t) {
        const std::int64_t columns = std::min<std::int64_t>(kTile, shape.width - t * kTile);
        for (int c = 0; c < shape.outputs; c += Width) {
            const float* const m = products + t * shape.outputs + c;
            float* const to = first + t * kTile * shape.outputs + c;
            if (rows == kTile && columns == kTile) {
                outputsOf<Width>(m, apart, to, line, shape.outputs, kTile, kTile);
            } else {
                outputsOf<Width>(m, apart, to, line, shape.outputs, rows, columns);
            }
        }
    }
}

// ---- Matrix products -------------------------------------------------------------------------

// A factor: where its first number is, and how far it is to the next row and column.
struct Matrix {
    const float* first;
    std::int64_t row;
    std::int64_t column;
};

// c[Rows, kPanel] = (or +=) a[Rows, depth] · b[depth, kPanel]; rows of c and b lie `row` apart.
template <int Width, int Rows, bool Adds>
LAB_MELTED void productOf(std::int64_t depth, const Matrix& a, const float* b, std::int64_t bRow,
                          float* c, std::int64_t cRow) {
    constexpr int kVectors = kPanel / Width;
    Vec<Width> sums[Rows][kVectors] = {};
    const float* left = a.first;
    for (std::int64_t k = 0; k < depth; ++k) {
        Vec<Width> right[kVectors];
#pragma GCC unroll 4
        for (int j = 0; j < kVectors; ++j) {
            load<Width>(right[j], b + j * Width);
        }
#pragma GCC unroll 16
        for (int i = 0; i < Rows; ++i) {
            const float value = left[i * a.row];
#pragma GCC unroll 4
            for (int j = 0; j < kVectors; ++j) {
                sums[i][j] += value * right[j];
            }
        }
        left += a.column;
        b += bRow;
    }
#pragma GCC unroll 16
    for (int i = 0; i < Rows; ++i) {
#pragma GCC unroll 4
        for (int j = 0; j < kVectors; ++j) {
            float* const to = c + i * cRow + j * Width;
            if constexpr (Adds) {
                Vec<Width> before;
                load<Width>(before, to);
                sums[i][j] += before;
            }
            store<Width>(to, sums[i][j]);
        }
    }
}

// The same for any number of rows. As many at once as there are registers for.
template <int Width, bool Adds>
LAB_MELTED void panelProduct(std::int64_t rows, std::int64_t depth, const Matrix& a, const float* b,
                             std::int64_t bRow, float* c, std::int64_t cRow) {
    constexpr int kRows = Width == 8 ? 6 : 12;
    std::int64_t done = 0;
    const auto part = [&] { return Matrix{a.first + done * a.row, a.row, a.column}; };
    for (; done + kRows <= rows; done += kRows) {
        productOf<Width, kRows, Adds>(depth, part(), b, bRow, c + done * cRow, cRow);
    }
    for (; done + 4 <= rows; done += 4) {
        productOf<Width, 4, Adds>(depth, part(), b, bRow, c + done * cRow, cRow);
    }
    for (; done < rows; ++done) {
        productOf<Width, 1, Adds>(depth, part(), b, bRow, c + done * cRow, cRow);
    }
}

// ---- Whole convolutions ----------------------------------------------------------------------

// Strips that are worked on together.
std::int64_t blockOf(const Strips& strips, std::int64_t channels) {
    const std::int64_t fit = kBlockFloats / (kElements * channels);
    const std::int64_t least = std::max(kLeastBlock, channels / 4);
    return std::max<std::int64_t>(std::max(least, fit) / strips.across, 1);
}

// Memory that a thread keeps from call to call.
float* scratch(std::int64_t floats) {
    thread_local std::vector<float> kept;
    if (std::ssize(kept) < floats) {
        kept.resize(static_cast<std::size_t>(floats));
    }
    return kept.data();
}

// Weights are gathered and scattered by squares of kPanel inputs and Width outputs, so that each
// line of memory is touched once, whichever channels lie side by side in it.

// G·w·Gᵀ of all weights as [element][panel of outputs][input][kPanel].
template <int Width>
LAB_MELTED void transformWeights(const WinogradShape& shape, const KernelView<const float>& w,
                                 float* to) {
    const std::int64_t apart = static_cast<std::int64_t>(shape.inputs) * shape.outputs;
    alignas(64) float taps[kPanel * kTaps * Width];
    alignas(64) float half[kPatch * kKernel * Width];
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
            for (int i = 0; i < kPanel; ++i) {
                for (int k = 0; k < kKernel; ++k) {
                    ofWeights<Width>(taps + (i * kTaps + k) * Width, kKernel * Width,
                                     half + k * Width, kKernel * Width);
                }
                const std::int64_t row =
                    static_cast<std::int64_t>(o / kPanel) * shape.inputs + first + i;
                for (int k = 0; k < kPatch; ++k) {
                    ofWeights<Width>(half + k * kKernel * Width, Width,
                                     to + row * kPanel + o % kPanel + k * kPatch * apart, apart);
                }
            }
        }
    }
}

// Gᵀ·s·G of the sums [element][input][outputs] to the weights of the outputs from `begin` on.
template <int Width>
LAB_MELTED void weightsOf(const float* sums, int inputs, int outputs, const KernelView<float>& dw,
                          int begin) {
    const std::int64_t apart = static_cast<std::int64_t>(inputs) * outputs;
    alignas(64) float taps[kPanel * kTaps * Width];
    alignas(64) float half[kKernel * kPatch * Width];
    for (int o = 0; o < outputs; o += Width) {
        for (int first = 0; first < inputs; first += kPanel) {
            for (int i = 0; i < kPanel; ++i) {
                const float* const from = sums + static_cast<std::int64_t>(first + i) * outputs + o;
                for (int k = 0; k < kPatch; ++k) {
                    toWeights<Width>(from + k * apart, kPatch * apart, half + k * Width,
                                     kPatch * Width);
                }
                for (int k = 0; k < kKernel; ++k) {
                    toWeights<Width>(half + k * kPatch * Width, Width,
                                     taps + (i * kTaps + k * kKernel) * Width, Width);
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

// The strips begin … end of y.
template <int Width>
LAB_MELTED void convolveStrips(const Strips& strips, const float* x, const float* weights, float* y,
                               std::int64_t begin, std::int64_t end) {
    const int inputs = strips.shape.inputs;
    const int outputs = strips.shape.outputs;
    const std::int64_t tiles = (end - begin) * strips.across;
    const std::int64_t inputsApart = tiles * inputs + kApart;
    const std::int64_t outputsApart = tiles * outputs + kApart;
    const std::int64_t copyFloats = strips.copyFloats(kPatch, inputs);
    float* const copy = scratch(copyFloats + kElements * (inputsApart + outputsApart));
    float* const patches = copy + copyFloats;
    float* const products = patches + kElements * inputsApart;
    for (std::int64_t s = begin; s < end; ++s) {
        strips.copy(x, inputs, kPatch, s, copy);
        patchesOf<Width>(strips, copy, patches + (s - begin) * strips.across * inputs, inputsApart);
    }
    for (int e = 0; e < kElements; ++e) {
        const Matrix a = {patches + e * inputsApart, inputs, 1};
        for (int o = 0; o < outputs; o += kPanel) {
            const float* const b = weights + (static_cast<std::int64_t>(e) * outputs + o) * inputs;
            panelProduct<Width, false>(tiles, inputs, a, b, kPanel, products + e * outputsApart + o,
                                       outputs);
        }
    }
    for (std::int64_t s = begin; s < end; ++s) {
        stripOf<Width>(strips, s, products + (s - begin) * strips.across * outputs, outputsApart,
                       y);
    }
}

// The gradient of the weights of the outputs begin … end.
template <int Width>
LAB_MELTED void gradientOfOutputs(const Strips& strips, const float* x, const float* dy,
                                  const KernelView<float>& dw, int begin, int end) {
    const int inputs = strips.shape.inputs;
    const int outputs = end - begin;
    const std::int64_t block = std::min(strips.all, blockOf(strips, inputs + outputs));
    const std::int64_t inputsApart = block * strips.across * inputs + kApart;
    const std::int64_t outputsApart = block * strips.across * outputs + kApart;
    const std::int64_t sumsApart = static_cast<std::int64_t>(inputs) * outputs;
    const std::int64_t copyFloats =
        std::max(strips.copyFloats(kPatch, inputs), strips.copyFloats(kTile, strips.shape.outputs));
    float* const copy = scratch(copyFloats + kElements * (inputsApart + outputsApart + sumsApart));
    float* const patches = copy + copyFloats;
    float* const gradients = patches + kElements * inputsApart;
    float* const sums = gradients + kElements * outputsApart;
    std::fill_n(sums, kElements * sumsApart, 0.0F);
    for (std::int64_t first = 0; first < strips.all; first += block) {
        const std::int64_t last = std::min(first + block, strips.all);
        for (std::int64_t s = first; s < last; ++s) {
            const std::int64_t tile = (s - first) * strips.across;
            strips.copy(x, inputs, kPatch, s, copy);
            patchesOf<Width>(strips, copy, patches + tile * inputs, inputsApart);
            strips.copy(dy, strips.shape.outputs, kTile, s, copy);
            gradientsOf<Width>(strips, copy, begin, end, gradients + tile * outputs, outputsApart);
        }
        const std::int64_t tiles = (last - first) * strips.across;
        for (int e = 0; e < kElements; ++e) {
            const Matrix a = {patches + e * inputsApart, 1, inputs};
            for (int o = 0; o < outputs; o += kPanel) {
                panelProduct<Width, true>(inputs, tiles, a, gradients + e * outputsApart + o,
                                          outputs, sums + e * sumsApart + o, outputs);
            }
        }
    }
    weightsOf<Width>(sums, inputs, outputs, dw, begin);
}

#define LAB_FOR_AVX2 __attribute__((target("avx2,fma")))
#define LAB_FOR_AVX512 __attribute__((target("avx512f,avx512vl,avx2,fma")))

LAB_FOR_AVX2 void transform8(const WinogradShape& shape, const KernelView<const float>& w,
                             float* to) {
    transformWeights<8>(shape, w, to);
}

LAB_FOR_AVX512 void transform16(const WinogradShape& shape, const KernelView<const float>& w,
                                float* to) {
    transformWeights<16>(shape, w, to);
}

LAB_FOR_AVX2 void convolve8(const Strips& strips, const float* x, const float* weights, float* y,
                            std::int64_t begin, std::int64_t end) {
    convolveStrips<8>(strips, x, weights, y, begin, end);
}

LAB_FOR_AVX512 void convolve16(const Strips& strips, const float* x, const float* weights, float* y,
                               std::int64_t begin, std::int64_t end) {
    convolveStrips<16>(strips, x, weights, y, begin, end);
}

LAB_FOR_AVX2 void gradient8(const Strips& strips, const float* x, const float* dy,
                            const KernelView<float>& dw, int begin, int end) {
    gradientOfOutputs<8>(strips, x, dy, dw, begin, end);
}

LAB_FOR_AVX512 void gradient16(const Strips& strips, const float* x, const float* dy,
                               const KernelView<float>& dw, int begin, int end) {
    gradientOfOutputs<16>(strips, x, dy, dw, begin, end);
}

bool has512() {
    static const bool has =
        __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512vl") != 0;
    return has;
}

#endif

}  // namespace

#ifdef LAB_WINOGRAD

bool winogradRuns() {
    static const bool runs =
        __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("fma") != 0;
    return runs;
}

void winogradConvolve(const WinogradShape& shape, const float* x, const KernelView<const float>& w,
                      float* y, int threads) {
    std::vector<float> weights(static_cast<std::size_t>(kElements) * shape.inputs * shape.outputs);
    (has512() ? transform16 : transform8)(shape, w, weights.data());
    const Strips strips(shape);
    const std::int64_t block = blockOf(strips, shape.inputs + shape.outputs);
    inParallel((strips.all + block - 1) / block, threads, [&](std::int64_t i) {
        (has512() ? convolve16 : convolve8)(strips, x, weights.data(), y, i * block,
                                            std::min((i + 1) * block, strips.all));
    });
}

void winogradWeightGradient(const WinogradShape& shape, const float* x, const float* dy,
                            const KernelView<float>& dw, int threads) {
    const Strips strips(shape);
    const int panels = shape.outputs / kPanel;
    const int parts = std::min(panels, std::max(threads, 1));
    inParallel(parts, threads, [&](std::int64_t i) {
        const auto begin = static_cast<int>(i * panels / parts) * kPanel;
        const auto end = static_cast<int>((i + 1) * panels / parts) * kPanel;
        (has512() ? gradient16 : gradient8)(strips, x, dy, dw, begin, end);
    });
}

#else

bool winogradRuns() {
    return false;
}

void winogradConvolve(const WinogradShape& /*shape*/, const float* /*x*/,
                      const KernelView<const float>& /*w*/, float* /*y*/, int /*threads*/) {}

void winogradWeightGradient(const WinogradShape& /*shape*/, const float* /*x*/, const float* /*dy*/,
                            const KernelView<float>& /*dw*/, int /*threads*/) {}

#endif

}  // namespace lab
