#pragma once

#include "core/base/Bf16.h"
#include "core/base/Vectorised.h"

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
LAB_MELTED void load(Vec<Width>& to, const float* from) {
    to = *reinterpret_cast<const typename Vectors<Width>::Loose*>(from);
}

template <int Width>
LAB_MELTED void store(float* to, const Vec<Width>& from) {
    *reinterpret_cast<typename Vectors<Width>::Loose*>(to) = from;
}

template <int Width>
LAB_MELTED void load(Vec<Width>& to, const Bf16* from) {
    using Kinds = Vectors<Width>;
    const auto halves = *reinterpret_cast<const typename Kinds::Halves*>(from);
    const auto bits = __builtin_convertvector(halves, typename Kinds::Bits) << 16U;
    to = __builtin_bit_cast(Vec<Width>, bits);
}

// One vector after the other, `step` apart.
template <int Width, class... Each>
LAB_MELTED void loadEach(const float* from, std::int64_t step, Each&... to) {
    std::int64_t place = 0;
    (load<Width>(to, from + step * place++), ...);
}

// Rounds to nearest, ties to even, as NormKernels does.
template <int Width>
LAB_MELTED void store(Bf16* to, const Vec<Width>& from) {
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
    template <int Width>
    LAB_MELTED static void ofPixels(const float* d, std::int64_t step, float* to,
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
    LAB_MELTED static void toOutputs(const float* m, std::int64_t step, T* to, std::int64_t toStep,
                                     std::int64_t count) {
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
    template <int Width>
    LAB_MELTED static void ofOutputs(const float* y, std::int64_t step, float* to,
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
    LAB_MELTED static void ofWeights(const float* w, std::int64_t step, float* to,
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
    LAB_MELTED static void toWeights(const float* s, std::int64_t step, float* to,
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

/// A map of 2 pixels as a whole, whose padding is all that lies beyond: 3 products instead of 4 for
/// y₀ = w₁x₀ + w₂x₁ and y₁ = w₀x₀ + w₁x₁, as Karatsuba multiplied.
struct WholeOfTwo {
    static constexpr int kTile = 2;
    static constexpr int kPixels = 2;
    static constexpr int kProducts = 3;

    // 2 pixels.
    template <int Width>
    LAB_MELTED static void ofPixels(const float* d, std::int64_t step, float* to,
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
    LAB_MELTED static void toOutputs(const float* m, std::int64_t step, T* to, std::int64_t toStep,
                                     std::int64_t /*count*/) {
        Vec<Width> m0;
        Vec<Width> m1;
        Vec<Width> m2;
        loadEach<Width>(m, step, m0, m1, m2);
        store<Width>(to, m0 + m1);
        store<Width>(to + toStep, m0 + m2);
    }

    // Gradients of 2 outputs to those of 3 products.
    template <int Width>
    LAB_MELTED static void ofOutputs(const float* y, std::int64_t step, float* to,
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
    LAB_MELTED static void ofWeights(const float* w, std::int64_t step, float* to,
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
    LAB_MELTED static void toWeights(const float* s, std::int64_t step, float* to,
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
