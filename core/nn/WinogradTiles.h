// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/WinogradKernels.h"
#include "core/nn/WinogradTransforms.h"

#include <algorithm>

/// Images as square tiles, and the transforms of whole tiles: those of a form (TilesOfFour,
/// TilesOfSeven, WholeOfTwo) down the columns and then along the rows. `T`, what images are made
/// of, is float or Bf16; in between all is float. They melt into their callers.
namespace lab::winograd {

/// Products a tile of this form.
template <class Form>
constexpr int kElements = Form::kProducts* Form::kProducts;

// Tiles are taken by strips: one row of them, from the left edge of an image to the right.
template <class Form>
struct Strips {
    static constexpr int kTile = Form::kTile;

    const WinogradShape& shape;
    std::int64_t across;  // tiles a strip
    std::int64_t down;    // strips an image
    std::int64_t all;

    explicit Strips(const WinogradShape& given)
        : shape(given),
          across((given.width + kTile - 1) / kTile),
          down((given.height + kTile - 1) / kTile),
          all(given.images * down) {}

    std::int64_t tiles() const { return all * across; }

    // Pixels a row of the copy, for tiles made from `side` pixels a side.
    std::int64_t lineOf(int side) const { return across * kTile + side - kTile; }

    // Numbers that copy() writes.
    std::int64_t copied(int side, int channels) const { return side * lineOf(side) * channels; }

    // `side` rows of pixels, of which (side − kTile) / 2 lie before the strip, with zeros beyond
    // the image: [side, across · kTile + side − kTile, channels]. Also where they lie like that in
    // x: transforms read across the rows, which is slow from memory that no cache holds yet.
    template <class T>
    LAB_ALWAYS_INLINE void copy(const T* x, int channels, int side, std::int64_t strip,
                                T* to) const {
        const std::int64_t before = (side - kTile) / 2 * channels;
        const std::int64_t line = lineOf(side) * channels;
        const std::int64_t length = shape.width * channels;
        const std::int64_t image = strip / down;
        const std::int64_t top = strip % down * kTile - (side - kTile) / 2;
        for (int i = 0; i < side; ++i, to += line) {
            if (top + i < 0 || top + i >= shape.height) {
                std::fill_n(to, line, T());
                continue;
            }
            const T* const from = x + (image * shape.height + top + i) * length;
            std::fill_n(to, before, T());
            std::copy_n(from, length, to + before);
            std::fill(to + before + length, to + line, T());
        }
    }
};

// What the products are made of, of the pixels from `d` on, whose rows and pixels lie `row` and
// `pixel` apart, to to[element · apart]. Without "unroll 1" GCC keeps a pointer for each element.
template <class Form, int Width, class T>
LAB_ALWAYS_INLINE void patchOf(const T* d, std::int64_t row, std::int64_t pixel, float* to,
                               std::int64_t apart) {
    constexpr int kProducts = Form::kProducts;
    constexpr int kPixels = Form::kPixels;
    alignas(64) float half[kProducts * kPixels * Width];
#pragma GCC unroll 1
    for (int j = 0; j < kPixels; ++j) {
        Form::template ofPixels<Width>(d + j * pixel, row, half + j * Width, kPixels * Width);
    }
#pragma GCC unroll 1
    for (int i = 0; i < kProducts; ++i) {
        Form::template ofPixels<Width>(half + i * kPixels * Width, Width,
                                       to + i * kProducts * apart, apart);
    }
}

// The same of the outputs' gradients.
template <class Form, int Width, class T>
LAB_ALWAYS_INLINE void gradientOf(const T* dy, std::int64_t row, std::int64_t pixel, float* to,
                                  std::int64_t apart) {
    constexpr int kProducts = Form::kProducts;
    constexpr int kTile = Form::kTile;
    alignas(64) float half[kProducts * kTile * Width];
#pragma GCC unroll 1
    for (int j = 0; j < kTile; ++j) {
        Form::template ofOutputs<Width>(dy + j * pixel, row, half + j * Width, kTile * Width);
    }
#pragma GCC unroll 1
    for (int i = 0; i < kProducts; ++i) {
        Form::template ofOutputs<Width>(half + i * kTile * Width, Width, to + i * kProducts * apart,
                                        apart);
    }
}

// Of the products m[element · apart], the rows × columns outputs that the image has.
template <class Form, int Width, class T>
LAB_ALWAYS_INLINE void outputsOf(const float* m, std::int64_t apart, T* to, std::int64_t row,
                                 std::int64_t pixel, std::int64_t rows, std::int64_t columns) {
    constexpr int kProducts = Form::kProducts;
    constexpr int kTile = Form::kTile;
    alignas(64) float half[kTile * kProducts * Width];
#pragma GCC unroll 1
    for (int j = 0; j < kProducts; ++j) {
        Form::template toOutputs<Width>(m + j * apart, kProducts * apart, half + j * Width,
                                        kProducts * Width, kTile);
    }
#pragma GCC unroll 1
    for (std::int64_t i = 0; i < rows; ++i) {
        Form::template toOutputs<Width>(half + i * kProducts * Width, Width, to + i * row, pixel,
                                        columns);
    }
}

// The strip's tiles, transformed, to to[element · apart + (tile · channels) + channel].
template <class Form, int Width, class T>
LAB_ALWAYS_INLINE void patchesOf(const Strips<Form>& strips, const T* copy, float* to,
                                 std::int64_t apart) {
    const int channels = strips.shape.inputs;
    const std::int64_t line = strips.lineOf(Form::kPixels) * channels;
    for (std::int64_t t = 0; t < strips.across; ++t) {
        for (int c = 0; c < channels; c += Width) {
            patchOf<Form, Width>(copy + t * Form::kTile * channels + c, line, channels,
                                 to + t * channels + c, apart);
        }
    }
}

// Of its outputs' gradients, the channels begin … end.
template <class Form, int Width, class T>
LAB_ALWAYS_INLINE void gradientsOf(const Strips<Form>& strips, const T* copy, int begin, int end,
                                   float* to, std::int64_t apart) {
    const int channels = strips.shape.outputs;
    const std::int64_t line = strips.lineOf(Form::kTile) * channels;
    for (std::int64_t t = 0; t < strips.across; ++t) {
        for (int c = begin; c < end; c += Width) {
            gradientOf<Form, Width>(copy + t * Form::kTile * channels + c, line, channels,
                                    to + t * (end - begin) + c - begin, apart);
        }
    }
}

// The strip of y.
template <class Form, int Width, class T>
LAB_ALWAYS_INLINE void stripOf(const Strips<Form>& strips, std::int64_t strip,
                               const float* products, std::int64_t apart, T* y) {
    constexpr std::int64_t kTile = Form::kTile;
    const WinogradShape& shape = strips.shape;
    const std::int64_t line = shape.width * shape.outputs;
    const std::int64_t top = strip % strips.down * kTile;
    const std::int64_t rows = std::min(kTile, shape.height - top);
    T* const first = y + (strip / strips.down * shape.height + top) * line;
    for (std::int64_t t = 0; t < strips.across; ++t) {
        const std::int64_t columns = std::min(kTile, shape.width - t * kTile);
        for (int c = 0; c < shape.outputs; c += Width) {
            const float* const m = products + t * shape.outputs + c;
            T* const to = first + t * kTile * shape.outputs + c;
            if (rows == kTile && columns == kTile) {
                outputsOf<Form, Width>(m, apart, to, line, shape.outputs, kTile, kTile);
            } else {
                outputsOf<Form, Width>(m, apart, to, line, shape.outputs, rows, columns);
            }
        }
    }
}

}  // namespace lab::winograd
