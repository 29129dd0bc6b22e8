// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/nn/NormKernels.h"

#include "core/base/Vectorised.h"

#include <algorithm>
#include <bit>
#include <vector>

namespace lab {

namespace {

// Per-channel figures are repeated over a tile of at least this many values, so that one long loop
// without channel arithmetic runs over the activations, whatever the number of channels.
constexpr int kTile = 512;
// Tiles summed in float before the sums go to double.
constexpr int kFloatTiles = 16;

LAB_ALWAYS_INLINE float load(float value) {
    return value;
}

LAB_ALWAYS_INLINE float load(Bf16 value) {
    return std::bit_cast<float>(static_cast<std::uint32_t>(value.bits) << 16U);
}

LAB_ALWAYS_INLINE void store(float value, float& to) {
    to = value;
}

// Rounds to nearest, ties to even. A NaN stays one unless its mantissa is all ones, which no
// arithmetic makes.
LAB_ALWAYS_INLINE void store(float value, Bf16& to) {
    const auto bits = std::bit_cast<std::uint32_t>(value);
    to.bits = static_cast<std::uint16_t>((bits + 0x7fffU + ((bits >> 16U) & 1U)) >> 16U);
}

int tileOf(int channels) {
    return channels * ((kTile + channels - 1) / channels);
}

std::vector<float> tiled(const float* figures, int channels) {
    std::vector<float> tile(tileOf(channels));
    for (std::size_t i = 0; i < tile.size(); ++i) {
        tile[i] = figures[i % channels];
    }
    return tile;
}

// Calls tile(begin, length) over all values, and fold() now and then and at the end.
template <class Tile, class Fold>
LAB_ALWAYS_INLINE void overTiles(std::int64_t values, int tile, const Tile& each,
                                 const Fold& fold) {
    int since = 0;
    for (std::int64_t begin = 0; begin < values; begin += tile) {
        each(begin, static_cast<int>(std::min<std::int64_t>(tile, values - begin)));
        if (++since == kFloatTiles) {
            fold();
            since = 0;
        }
    }
    fold();
}

// Two running sums a place of the tile, in float, folded into sums a channel, in double.
struct NormSums {
    NormSums(int channels, double* a, double* b)
        : count(channels), first(a), second(b), x(tileOf(channels)), y(tileOf(channels)) {
        std::fill_n(first, count, 0.0);
        std::fill_n(second, count, 0.0);
    }

    LAB_ALWAYS_INLINE void fold() {
        for (std::size_t begin = 0; begin < x.size(); begin += count) {
            for (int c = 0; c < count; ++c) {
                first[c] += x[begin + c];
                second[c] += y[begin + c];
            }
        }
        std::ranges::fill(x, 0.0F);
        std::ranges::fill(y, 0.0F);
    }

    int count;
    double* first;
    double* second;
    std::vector<float> x;
    std::vector<float> y;
};

template <class T>
LAB_ALWAYS_INLINE void channelSumsOf(const T* x, std::int64_t rows, int channels, double* sum,
                                     double* squares) {
    NormSums sums(channels, sum, squares);
    float* const a = sums.x.data();
    float* const b = sums.y.data();
    overTiles(
        rows * channels, tileOf(channels),
        [&](std::int64_t begin, int length) LAB_MELT {
            const T* const from = x + begin;
            for (int i = 0; i < length; ++i) {
                const float value = load(from[i]);
                a[i] += value;
                b[i] += value * value;
            }
        },
        [&]() LAB_MELT { sums.fold(); });
}

template <class T>
LAB_ALWAYS_INLINE void gradientSumsOf(const NormBackward<T>& at, std::int64_t rows, int channels,
                                      double* sum, double* products) {
    NormSums sums(channels, sum, products);
    float* const a = sums.x.data();
    float* const b = sums.y.data();
    overTiles(
        rows * channels, tileOf(channels),
        [&](std::int64_t begin, int length) LAB_MELT {
            const T* const dy = at.dy + begin;
            const T* const x = at.x + begin;
            if (at.y == nullptr) {
                for (int i = 0; i < length; ++i) {
                    const float g = load(dy[i]);
                    a[i] += g;
                    b[i] += g * load(x[i]);
                }
                return;
            }
            const T* const y = at.y + begin;
            for (int i = 0; i < length; ++i) {
                const float g = load(y[i]) <= 0 ? 0.0F : load(dy[i]);
                a[i] += g;
                b[i] += g * load(x[i]);
            }
        },
        [&]() LAB_MELT { sums.fold(); });
}

template <class T, bool Relu, bool Residual>
LAB_ALWAYS_INLINE void forwardTile(const NormForward<T>& at, std::int64_t begin, int length,
                                   const float* scale, const float* shift) {
    const T* const x = at.x + begin;
    const T* const residual = Residual ? at.residual + begin : nullptr;
    T* const y = at.y + begin;
    for (int i = 0; i < length; ++i) {
        float value = load(x[i]) * scale[i] + shift[i];
        if constexpr (Residual) {
            value += load(residual[i]);
        }
        if constexpr (Relu) {
            value = value <= 0 ? 0.0F : value;  // no comparison holds for NaN, so it stays
        }
        store(value, y[i]);
    }
}

template <class T>
LAB_ALWAYS_INLINE void normForwardOf(const NormForward<T>& at, std::int64_t rows, int channels) {
    const std::vector<float> scale = tiled(at.scale, channels);
    const std::vector<float> shift = tiled(at.shift, channels);
    overTiles(
        rows * channels, tileOf(channels),
        [&](std::int64_t begin, int length) LAB_MELT {
            if (at.residual != nullptr && at.relu) {
                forwardTile<T, true, true>(at, begin, length, scale.data(), shift.data());
            } else if (at.residual != nullptr) {
                forwardTile<T, false, true>(at, begin, length, scale.data(), shift.data());
            } else if (at.relu) {
                forwardTile<T, true, false>(at, begin, length, scale.data(), shift.data());
            } else {
                forwardTile<T, false, false>(at, begin, length, scale.data(), shift.data());
            }
        },
        []() LAB_MELT {});
}

template <class T, bool Relu, bool Residual>
LAB_ALWAYS_INLINE void backwardTile(const NormBackward<T>& at, std::int64_t begin, int length,
                                    const float* scale, const float* slope, const float* offset) {
    const T* const dy = at.dy + begin;
    const T* const y = Relu ? at.y + begin : nullptr;
    const T* const x = at.x + begin;
    T* const residual = Residual ? at.residual + begin : nullptr;
    T* const dx = at.dx + begin;
    for (int i = 0; i < length; ++i) {
        float g = load(dy[i]);
        if constexpr (Relu) {
            g = load(y[i]) <= 0 ? 0.0F : g;
        }
        if constexpr (Residual) {
            store(g, residual[i]);
        }
        store(g * scale[i] + load(x[i]) * slope[i] + offset[i], dx[i]);
    }
}

template <class T>
LAB_ALWAYS_INLINE void normBackwardOf(const NormBackward<T>& at, std::int64_t rows, int channels) {
    const std::vector<float> scale = tiled(at.scale, channels);
    const std::vector<float> slope = tiled(at.slope, channels);
    const std::vector<float> offset = tiled(at.offset, channels);
    overTiles(
        rows * channels, tileOf(channels),
        [&](std::int64_t begin, int length) LAB_MELT {
            const float* const a = scale.data();
            const float* const b = slope.data();
            const float* const c = offset.data();
            if (at.y != nullptr && at.residual != nullptr) {
                backwardTile<T, true, true>(at, begin, length, a, b, c);
            } else if (at.y != nullptr) {
                backwardTile<T, true, false>(at, begin, length, a, b, c);
            } else if (at.residual != nullptr) {
                backwardTile<T, false, true>(at, begin, length, a, b, c);
            } else {
                backwardTile<T, false, false>(at, begin, length, a, b, c);
            }
        },
        []() LAB_MELT {});
}

}  // namespace

void channelSums(const float* x, std::int64_t rows, int channels, double* sum, double* squares) {
    vectorised([&]() LAB_MELT { channelSumsOf(x, rows, channels, sum, squares); });
}

void channelSums(const Bf16* x, std::int64_t rows, int channels, double* sum, double* squares) {
    vectorised([&]() LAB_MELT { channelSumsOf(x, rows, channels, sum, squares); });
}

void gradientSums(const NormBackward<float>& at, std::int64_t rows, int channels, double* sum,
                  double* products) {
    vectorised([&]() LAB_MELT { gradientSumsOf(at, rows, channels, sum, products); });
}

void gradientSums(const NormBackward<Bf16>& at, std::int64_t rows, int channels, double* sum,
                  double* products) {
    vectorised([&]() LAB_MELT { gradientSumsOf(at, rows, channels, sum, products); });
}

void normForward(const NormForward<float>& at, std::int64_t rows, int channels) {
    vectorised([&]() LAB_MELT { normForwardOf(at, rows, channels); });
}

void normForward(const NormForward<Bf16>& at, std::int64_t rows, int channels) {
    vectorised([&]() LAB_MELT { normForwardOf(at, rows, channels); });
}

void normBackward(const NormBackward<float>& at, std::int64_t rows, int channels) {
    vectorised([&]() LAB_MELT { normBackwardOf(at, rows, channels); });
}

void normBackward(const NormBackward<Bf16>& at, std::int64_t rows, int channels) {
    vectorised([&]() LAB_MELT { normBackwardOf(at, rows, channels); });
}

}  // namespace lab
