// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Bf16.h"
#include "core/base/Vectorised.h"

#include <array>
#include <cstdint>

/// Minimal filtering along one dimension, for vectors of `Width` floats. All melts into its
/// callers, which alone may use such registers.
namespace lab::winograd {

template <int Width>
struct Vectors {
    typedef float Vec __attribute__((vector_size(Width * sizeof(float))));
    typedef float Loose __attribute__((vector_size(Width * sizeof(float)), aligned(4), may_alias));
    typedef std::uint32_t Bits __attribute__((vector_size(Width * sizeof(std::uint32_t))));
    typedef std::uint16_t Halves
        __attribute__((vector_size(Width * sizeof(std::uint16_t)), aligned(2), may_alias));
};
template <int Width>
using Vec = typename Vectors<Width>::Vec;

template <int Width>
LAB_ALWAYS_INLINE void load(Vec<Width>& to, const float* from) {
    to = *reinterpret_cast<const typename Vectors<Width>::Loose*>(from);
}

template <int Width>
LAB_ALWAYS_INLINE void store(float* to, const Vec<Width>& from) {
    *reinterpret_cast<typename Vectors<Width>::Loose*>(to) = from;
}

template <int Width>
LAB_ALWAYS_INLINE void load(Vec<Width>& to, const Bf16* from) {
    using Kinds = Vectors<Width>;
    const auto halves = *reinterpret_cast<const typename Kinds::Halves*>(from);
    const auto bits = __builtin_convertvector(halves, typename Kinds::Bits) << 16U;
    to = __builtin_bit_cast(Vec<Width>, bits);
}

// One vector after the other, `step` apart.
template <int Width, class T, class... Each>
LAB_ALWAYS_INLINE void loadEach(const T* from, std::int64_t step, Each&... to) {
    std::int64_t place = 0;
    (load<Width>(to, from + step * place++), ...);
}

// Rounds to nearest, ties to even, as NormKernels does.
template <int Width>
LAB_ALWAYS_INLINE void store(Bf16* to, const Vec<Width>& from) {
    using Kinds = Vectors<Width>;
    const auto bits = __builtin_bit_cast(typename Kinds::Bits, from);
    const typename Kinds::Bits rounded = (bits + 0x7fffU + ((bits >> 16U) & 1U)) >> 16U;
    *reinterpret_cast<typename Kinds::Halves*>(to) =
        __builtin_convertvector(rounded, typename Kinds::Halves);
}

// Each function of a form goes from vectors that lie `step` apart to vectors that lie `toStep`
// apart.

/// Winograd's F(4×4, 3×3) along one dimension (Lavin and Gray 2016, section 4.3): tiles of 4
/// outputs from 6 pixels, by 6 products instead of 12.
struct TilesOfFour {
    static constexpr int kTile = 4;
    static constexpr int kPixels = 6;
    static constexpr int kProducts = 6;
    static constexpr float kSixth = 1.0F / 6;

    // Bᵀd: 6 pixels.
    template <int Width, class T>
    LAB_ALWAYS_INLINE static void ofPixels(const T* d, std::int64_t step, float* to,
                                           std::int64_t toStep) {
        Vec<Width> d0;
        Vec<Width> d1;
        Vec<Width> d2;
        Vec<Width> d3;
        Vec<Width> d4;
        Vec<Width> d5;
        loadEach<Width>(d, step, d0, d1, d2, d3, d4, d5);
        const Vec<Width> even = d4 - 4 * d2;
        const Vec<Width> odd = d3 - 4 * d1;
        const Vec<Width> near = d4 - d2;
        const Vec<Width> far = 2 * (d3 - d1);
        store<Width>(to, 4 * d0 - 5 * d2 + d4);
        store<Width>(to + toStep, even + odd);
        store<Width>(to + 2 * toStep, even - odd);
        store<Width>(to + 3 * toStep, near + far);
        store<Width>(to + 4 * toStep, near - far);
        store<Width>(to + 5 * toStep, 4 * d1 - 5 * d3 + d5);
    }

    // Aᵀm: 6 products to 4 outputs, of which `count` are wanted.
    template <int Width, class T>
    LAB_ALWAYS_INLINE static void toOutputs(const float* m, std::int64_t step, T* to,
                                            std::int64_t toStep, std::int64_t count) {
        Vec<Width> m0;
        Vec<Width> m1;
        Vec<Width> m2;
        Vec<Width> m3;
        Vec<Width> m4;
        Vec<Width> m5;
        loadEach<Width>(m, step, m0, m1, m2, m3, m4, m5);
        const Vec<Width> sum = m1 + m2;
        const Vec<Width> difference = m1 - m2;
        const Vec<Width> farSum = m3 + m4;
        const Vec<Width> farDifference = m3 - m4;
        store<Width>(to, m0 + sum + farSum);
        if (count > 1) {
            store<Width>(to + toStep, difference + 2 * farDifference);
        }
        if (count > 2) {
            store<Width>(to + 2 * toStep, sum + 4 * farSum);
        }
        if (count > 3) {
            store<Width>(to + 3 * toStep, difference + 8 * farDifference + m5);
        }
    }

    // A·dy: gradients of 4 outputs to those of 6 products.
    template <int Width, class T>
    LAB_ALWAYS_INLINE static void ofOutputs(const T* y, std::int64_t step, float* to,
                                            std::int64_t toStep) {
        Vec<Width> y0;
        Vec<Width> y1;
        Vec<Width> y2;
        Vec<Width> y3;
        loadEach<Width>(y, step, y0, y1, y2, y3);
        const Vec<Width> even = y0 + y2;
        const Vec<Width> odd = y1 + y3;
        const Vec<Width> farEven = y0 + 4 * y2;
        const Vec<Width> farOdd = 2 * y1 + 8 * y3;
        store<Width>(to, y0);
        store<Width>(to + toStep, even + odd);
        store<Width>(to + 2 * toStep, even - odd);
        store<Width>(to + 3 * toStep, farEven + farOdd);
        store<Width>(to + 4 * toStep, farEven - farOdd);
        store<Width>(to + 5 * toStep, y3);
    }

    // G·w: 3 weights.
    template <int Width>
    LAB_ALWAYS_INLINE static void ofWeights(const float* w, std::int64_t step, float* to,
                                            std::int64_t toStep) {
        Vec<Width> w0;
        Vec<Width> w1;
        Vec<Width> w2;
        loadEach<Width>(w, step, w0, w1, w2);
        const Vec<Width> even = (w0 + w2) * kSixth;
        const Vec<Width> odd = w1 * kSixth;
        const Vec<Width> farEven = w0 * (kSixth / 4) + w2 * kSixth;
        const Vec<Width> farOdd = w1 * (kSixth / 2);
        store<Width>(to, w0 * 0.25F);
        store<Width>(to + toStep, -even - odd);
        store<Width>(to + 2 * toStep, odd - even);
        store<Width>(to + 3 * toStep, farEven + farOdd);
        store<Width>(to + 4 * toStep, farEven - farOdd);
        store<Width>(to + 5 * toStep, w2);
    }

    // Gᵀs: gradients of 6 to those of 3 weights.
    template <int Width>
    LAB_ALWAYS_INLINE static void toWeights(const float* s, std::int64_t step, float* to,
                                            std::int64_t toStep) {
        Vec<Width> s0;
        Vec<Width> s1;
        Vec<Width> s2;
        Vec<Width> s3;
        Vec<Width> s4;
        Vec<Width> s5;
        loadEach<Width>(s, step, s0, s1, s2, s3, s4, s5);
        const Vec<Width> sum = (s1 + s2) * kSixth;
        const Vec<Width> difference = (s2 - s1) * kSixth;
        const Vec<Width> farSum = (s3 + s4) * kSixth;
        const Vec<Width> farDifference = (s3 - s4) * (kSixth / 2);
        store<Width>(to, s0 * 0.25F - sum + farSum * 0.25F);
        store<Width>(to + toStep, difference + farDifference);
        store<Width>(to + 2 * toStep, farSum - sum + s5);
    }
};

/// The points ±p of TilesOfSeven, and what follows from them: few binary digits, and they round
/// nearly as little as any (tests/peers/winograd_points.py).
struct PairedPoints {
    static constexpr int kPairs = 4;
    static constexpr std::array<double, kPairs> kPoints = {0.25, 0.625, 1, 2};

    static constexpr double powerOf(int pair, int exponent) {
        double power = 1;
        for (int i = 0; i < exponent; ++i) {
            power *= kPoints[pair];
        }
        return power;
    }

    /// The factor of x²ᵏ in ∏ (x² − q²) over all points q but that of `without`.
    static constexpr double factorOf(int k, int without) {
        std::array<double, kPairs + 1> factors = {1};
        for (int i = 0; i < kPairs; ++i) {
            if (i == without) {
                continue;
            }
            for (int j = kPairs; j >= 0; --j) {
                factors[j] = (j > 0 ? factors[j - 1] : 0) - powerOf(i, 2) * factors[j];
            }
        }
        return factors[k];
    }

    /// 2 ∏ (p² − q²) over all other points q.
    static constexpr double productOf(int pair) {
        double product = 2;
        for (int i = 0; i < kPairs; ++i) {
            product *= i == pair ? 1 : powerOf(pair, 2) - powerOf(i, 2);
        }
        return product;
    }
};

/// The same for tiles of 7 outputs from 9 pixels, by 9 products instead of 21: F(7×7, 3×3), at the
/// points ±p of PairedPoints and infinity. The sides of ImageNet's maps are multiples of 7.
struct TilesOfSeven {
    static constexpr int kTile = 7;
    static constexpr int kPixels = 9;
    static constexpr int kProducts = 9;
    static constexpr int kPairs = PairedPoints::kPairs;

    template <int Pair, int Exponent>
    static constexpr float kPower = static_cast<float>(PairedPoints::powerOf(Pair, Exponent));
    template <int K, int Without>
    static constexpr float kFactor = static_cast<float>(PairedPoints::factorOf(K, Without));
    template <int Pair>
    static constexpr float kEven = static_cast<float>(1 / (PairedPoints::powerOf(Pair, 1) *
                                                           PairedPoints::productOf(Pair)));
    template <int Pair>
    static constexpr float kOdd = static_cast<float>(1 / PairedPoints::productOf(Pair));

    template <int Width, int Pair>
    LAB_ALWAYS_INLINE static void ofPixelsPair(const Vec<Width>* d, float* to,
                                               std::int64_t toStep) {
        const Vec<Width> even =
            kFactor<0, Pair> * d[0] + kFactor<1, Pair> * d[2] + kFactor<2, Pair> * d[4] + d[6];
        const Vec<Width> odd =
            kFactor<0, Pair> * d[1] + kFactor<1, Pair> * d[3] + kFactor<2, Pair> * d[5] + d[7];
        store<Width>(to + 2 * Pair * toStep, odd + kPower<Pair, 1> * even);
        store<Width>(to + (2 * Pair + 1) * toStep, odd - kPower<Pair, 1> * even);
    }

    // Bᵀd: 9 pixels.
    template <int Width, class T>
    LAB_ALWAYS_INLINE static void ofPixels(const T* from, std::int64_t step, float* to,
                                           std::int64_t toStep) {
        Vec<Width> d[kPixels];
        loadEach<Width>(from, step, d[0], d[1], d[2], d[3], d[4], d[5], d[6], d[7], d[8]);
        ofPixelsPair<Width, 0>(d, to, toStep);
        ofPixelsPair<Width, 1>(d, to, toStep);
        ofPixelsPair<Width, 2>(d, to, toStep);
        ofPixelsPair<Width, 3>(d, to, toStep);
        store<Width>(to + 8 * toStep, kFactor<0, kPairs> * d[0] + kFactor<1, kPairs> * d[2] +
                                          kFactor<2, kPairs> * d[4] + kFactor<3, kPairs> * d[6] +
                                          d[8]);
    }

    // A reference, as a vector that is returned would need registers the baseline has not.
    template <int Width, int Exponent>
    LAB_ALWAYS_INLINE static void weigh(const Vec<Width>* each, Vec<Width>& sum) {
        sum = kPower<0, Exponent> * each[0] + kPower<1, Exponent> * each[1] +
              kPower<2, Exponent> * each[2] + kPower<3, Exponent> * each[3];
    }

    // Aᵀm: 9 products to 7 outputs, of which `count` are wanted.
    template <int Width, class T>
    LAB_ALWAYS_INLINE static void toOutputs(const float* from, std::int64_t step, T* to,
                                            std::int64_t toStep, std::int64_t count) {
        Vec<Width> m[kProducts];
        loadEach<Width>(from, step, m[0], m[1], m[2], m[3], m[4], m[5], m[6], m[7], m[8]);
        const Vec<Width> sum[kPairs] = {m[0] + m[1], m[2] + m[3], m[4] + m[5], m[6] + m[7]};
        const Vec<Width> difference[kPairs] = {m[0] - m[1], m[2] - m[3], m[4] - m[5], m[6] - m[7]};
        Vec<Width> y;
        weigh<Width, 0>(sum, y);
        store<Width>(to, y);
        if (count > 1) {
            weigh<Width, 1>(difference, y);
            store<Width>(to + toStep, y);
        }
        if (count > 2) {
            weigh<Width, 2>(sum, y);
            store<Width>(to + 2 * toStep, y);
        }
        if (count > 3) {
            weigh<Width, 3>(difference, y);
            store<Width>(to + 3 * toStep, y);
        }
        if (count > 4) {
            weigh<Width, 4>(sum, y);
            store<Width>(to + 4 * toStep, y);
        }
        if (count > 5) {
            weigh<Width, 5>(difference, y);
            store<Width>(to + 5 * toStep, y);
        }
        if (count > 6) {
            weigh<Width, 6>(sum, y);
            store<Width>(to + 6 * toStep, y + m[8]);
        }
    }

    template <int Width, int Pair>
    LAB_ALWAYS_INLINE static void ofOutputsPair(const Vec<Width>* y, float* to,
                                                std::int64_t toStep) {
        const Vec<Width> even =
            y[0] + kPower<Pair, 2> * y[2] + kPower<Pair, 4> * y[4] + kPower<Pair, 6> * y[6];
        const Vec<Width> odd =
            kPower<Pair, 1> * y[1] + kPower<Pair, 3> * y[3] + kPower<Pair, 5> * y[5];
        store<Width>(to + 2 * Pair * toStep, even + odd);
        store<Width>(to + (2 * Pair + 1) * toStep, even - odd);
    }

    // A·dy: gradients of 7 outputs to those of 9 products.
    template <int Width, class T>
    LAB_ALWAYS_INLINE static void ofOutputs(const T* from, std::int64_t step, float* to,
                                            std::int64_t toStep) {
        Vec<Width> y[kTile];
        loadEach<Width>(from, step, y[0], y[1], y[2], y[3], y[4], y[5], y[6]);
        ofOutputsPair<Width, 0>(y, to, toStep);
        ofOutputsPair<Width, 1>(y, to, toStep);
        ofOutputsPair<Width, 2>(y, to, toStep);
        ofOutputsPair<Width, 3>(y, to, toStep);
        store<Width>(to + 8 * toStep, y[6]);
    }

    template <int Width, int Pair>
    LAB_ALWAYS_INLINE static void ofWeightsPair(const Vec<Width>* w, float* to,
                                                std::int64_t toStep) {
        const Vec<Width> even = (w[0] + kPower<Pair, 2> * w[2]) * kEven<Pair>;
        const Vec<Width> odd = w[1] * kOdd<Pair>;
        store<Width>(to + 2 * Pair * toStep, odd + even);
        store<Width>(to + (2 * Pair + 1) * toStep, odd - even);
    }

    // G·w: 3 weights.
    template <int Width>
    LAB_ALWAYS_INLINE static void ofWeights(const float* from, std::int64_t step, float* to,
                                            std::int64_t toStep) {
        Vec<Width> w[3];
        loadEach<Width>(from, step, w[0], w[1], w[2]);
        ofWeightsPair<Width, 0>(w, to, toStep);
        ofWeightsPair<Width, 1>(w, to, toStep);
        ofWeightsPair<Width, 2>(w, to, toStep);
        ofWeightsPair<Width, 3>(w, to, toStep);
        store<Width>(to + 8 * toStep, w[2]);
    }

    template <int Width, int Pair>
    LAB_ALWAYS_INLINE static void toWeightsPair(const float* s, std::int64_t step, Vec<Width>* w) {
        Vec<Width> plus;
        Vec<Width> minus;
        loadEach<Width>(s + 2 * Pair * step, step, plus, minus);
        const Vec<Width> even = (plus - minus) * kEven<Pair>;
        w[0] += even;
        w[1] += (plus + minus) * kOdd<Pair>;
        w[2] += kPower<Pair, 2> * even;
    }

    // Gᵀs: gradients of 9 to those of 3 weights.
    template <int Width>
    LAB_ALWAYS_INLINE static void toWeights(const float* s, std::int64_t step, float* to,
                                            std::int64_t toStep) {
        Vec<Width> w[3] = {};
        load<Width>(w[2], s + 8 * step);
        toWeightsPair<Width, 0>(s, step, w);
        toWeightsPair<Width, 1>(s, step, w);
        toWeightsPair<Width, 2>(s, step, w);
        toWeightsPair<Width, 3>(s, step, w);
        store<Width>(to, w[0]);
        store<Width>(to + toStep, w[1]);
        store<Width>(to + 2 * toStep, w[2]);
    }
};

/// A map of 2 pixels as a whole, whose padding is all that lies beyond: 3 products instead of 4 for
/// y₀ = w₁x₀ + w₂x₁ and y₁ = w₀x₀ + w₁x₁, as Karatsuba multiplied.
struct WholeOfTwo {
    static constexpr int kTile = 2;
    static constexpr int kPixels = 2;
    static constexpr int kProducts = 3;

    // 2 pixels.
    template <int Width, class T>
    LAB_ALWAYS_INLINE static void ofPixels(const T* d, std::int64_t step, float* to,
                                           std::int64_t toStep) {
        Vec<Width> d0;
        Vec<Width> d1;
        loadEach<Width>(d, step, d0, d1);
        store<Width>(to, d0 + d1);
        store<Width>(to + toStep, d1);
        store<Width>(to + 2 * toStep, d0);
    }

    // 3 products to 2 outputs, both of which are always wanted.
    template <int Width, class T>
    LAB_ALWAYS_INLINE static void toOutputs(const float* m, std::int64_t step, T* to,
                                            std::int64_t toStep, std::int64_t /*count*/) {
        Vec<Width> m0;
        Vec<Width> m1;
        Vec<Width> m2;
        loadEach<Width>(m, step, m0, m1, m2);
        store<Width>(to, m0 + m1);
        store<Width>(to + toStep, m0 + m2);
    }

    // Gradients of 2 outputs to those of 3 products.
    template <int Width, class T>
    LAB_ALWAYS_INLINE static void ofOutputs(const T* y, std::int64_t step, float* to,
                                            std::int64_t toStep) {
        Vec<Width> y0;
        Vec<Width> y1;
        loadEach<Width>(y, step, y0, y1);
        store<Width>(to, y0 + y1);
        store<Width>(to + toStep, y0);
        store<Width>(to + 2 * toStep, y1);
    }

    // 3 weights.
    template <int Width>
    LAB_ALWAYS_INLINE static void ofWeights(const float* w, std::int64_t step, float* to,
                                            std::int64_t toStep) {
        Vec<Width> w0;
        Vec<Width> w1;
        Vec<Width> w2;
        loadEach<Width>(w, step, w0, w1, w2);
        store<Width>(to, w1);
        store<Width>(to + toStep, w2 - w1);
        store<Width>(to + 2 * toStep, w0 - w1);
    }

    // Gradients of 3 products to those of 3 weights.
    template <int Width>
    LAB_ALWAYS_INLINE static void toWeights(const float* s, std::int64_t step, float* to,
                                            std::int64_t toStep) {
        Vec<Width> s0;
        Vec<Width> s1;
        Vec<Width> s2;
        loadEach<Width>(s, step, s0, s1, s2);
        store<Width>(to, s2);
        store<Width>(to + toStep, s0 - s1 - s2);
        store<Width>(to + 2 * toStep, s1);
    }
};

}  // namespace lab::winograd
