#pragma once

#include "core/nn/WinogradKernels.h"
#include "core/nn/WinogradTransforms.h"

#include <algorithm>

/// Images as tiles of 4×4 pixels, and the transforms of whole tiles: those of WinogradTransforms.h
/// down the columns and then along the rows. `T`, what images are made of, is float or Bf16; in
/// between all is float. They melt into their callers.
namespace lab::winograd {

constexpr int kTile = 4;           // pixels a side that a tile gives
constexpr int kPatch = kTile + 2;  // pixels a side that it is made from
constexpr int kElements = kPatch * kPatch;

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
    template <int Width, class T>
    LAB_MELTED void copy(const T* x, int channels, int side, std::int64_t strip, float* to) const {
        const std::int64_t before = (side - kTile) / 2 * channels;
        const std::int64_t line = (across * kTile + side - kTile) * channels;
        const std::int64_t length = shape.width * channels;
        const std::int64_t image = strip / down;
        const std::int64_t top = strip % down * kTile - (side - kTile) / 2;
        for (int i = 0; i < side; ++i, to += line) {
            if (top + i < 0 || top + i >= shape.height) {
                std::fill_n(to, line, 0.0F);
                continue;
            }
            const T* const from = x + (image * shape.height + top + i) * length;
            std::fill_n(to, before, 0.0F);
            for (std::int64_t k = 0; k < length; k += Width) {
                Vec<Width> pixels;
                load<Width>(pixels, from + k);
                store<Width>(to + before + k, pixels);
            }
            std::fill(to + before + length, to + line, 0.0F);
        }
    }
};

// Bᵀ·d·B of the 6×6 pixels from `d` on, whose rows and pixels lie `row` and `pixel` apart, to
// to[element · apart].
template <int Width>
LAB_MELTED void patchOf(const float* d, std::int64_t row, std::int64_t pixel, float* to,
                        std::int64_t apart) {
    alignas(64) float half[kElements * Width];
#pragma GCC unroll 1
    for (int j = 0; j < kPatch; ++j) {
        ofPixels<Width>(d + j * pixel, row, half + j * Width, kPatch * Width);
    }
#pragma GCC unroll 1
    for (int i = 0; i < kPatch; ++i) {
        ofPixels<Width>(half + i * kPatch * Width, Width, to + i * kPatch * apart, apart);
    }
}

// A·dy·Aᵀ of 4×4 gradients, likewise.
template <int Width>
LAB_MELTED void gradientOf(const float* dy, std::int64_t row, std::int64_t pixel, float* to,
                           std::int64_t apart) {
    alignas(64) float half[kPatch * kTile * Width];
#pragma GCC unroll 1
    for (int j = 0; j < kTile; ++j) {
        ofOutputs<Width>(dy + j * pixel, row, half + j * Width, kTile * Width);
    }
#pragma GCC unroll 1
    for (int i = 0; i < kPatch; ++i) {
        ofOutputs<Width>(half + i * kTile * Width, Width, to + i * kPatch * apart, apart);
    }
}

// Aᵀ·m·A of the products m[element · apart], to the rows × columns of 4×4 outputs that the image
// has.
template <int Width, class T>
LAB_MELTED void outputsOf(const float* m, std::int64_t apart, T* to, std::int64_t row,
                          std::int64_t pixel, std::int64_t rows, std::int64_t columns) {
    alignas(64) float half[kTile * kPatch * Width];
#pragma GCC unroll 1
    for (int j = 0; j < kPatch; ++j) {
        toOutputs<Width>(m + j * apart, kPatch * apart, half + j * Width, kPatch * Width, kTile);
    }
#pragma GCC unroll 1
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
template <int Width, class T>
LAB_MELTED void stripOf(const Strips& strips, std::int64_t strip, const float* products,
                        std::int64_t apart, T* y) {
    const WinogradShape& shape = strips.shape;
    const std::int64_t line = shape.width * shape.outputs;
    const std::int64_t top = strip % strips.down * kTile;
    const std::int64_t rows = std::min<std::int64_t>(kTile, shape.height - top);
    T* const first = y + (strip / strips.down * shape.height + top) * line;
    for (std::int64_t t = 0; t < strips.across; ++t) {
        const std::int64_t columns = std::min<std::int64_t>(kTile, shape.width - t * kTile);
        for (int c = 0; c < shape.outputs; c += Width) {
            const float* const m = products + t * shape.outputs + c;
            T* const to = first + t * kTile * shape.outputs + c;
            if (rows == kTile && columns == kTile) {
                outputsOf<Width>(m, apart, to, line, shape.outputs, kTile, kTile);
            } else {
                outputsOf<Width>(m, apart, to, line, shape.outputs, rows, columns);
            }
        }
    }
}

}  // namespace lab::winograd
