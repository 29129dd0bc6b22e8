// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/WinogradTransforms.h"

/// Products of matrices in float whose right factor is as narrow as a few vectors. They melt into
/// their callers.
namespace lab::winograd {

// A factor: where its first number is, and how far it is to the next row and column.
struct Matrix {
    const float* first;
    std::int64_t row;
    std::int64_t column;
};

// c[Rows, Vectors · Width] = (or +=) a[Rows, depth] · b[depth, Vectors · Width]; rows of c and b
// lie cRow and bRow apart.
template <int Width, int Vectors, int Rows, bool Adds>
LAB_ALWAYS_INLINE void productOf(std::int64_t depth, const Matrix& a, const float* b,
                                 std::int64_t bRow, float* c, std::int64_t cRow) {
    Vec<Width> sums[Rows][Vectors] = {};
    const float* left = a.first;
    for (std::int64_t k = 0; k < depth; ++k) {
        Vec<Width> right[Vectors];
#pragma GCC unroll 4
        for (int j = 0; j < Vectors; ++j) {
            load<Width>(right[j], b + j * Width);
        }
#pragma GCC unroll 16
        for (int i = 0; i < Rows; ++i) {
            const float value = left[i * a.row];
#pragma GCC unroll 4
            for (int j = 0; j < Vectors; ++j) {
                sums[i][j] += value * right[j];
            }
        }
        left += a.column;
        b += bRow;
    }
#pragma GCC unroll 16
    for (int i = 0; i < Rows; ++i) {
#pragma GCC unroll 4
        for (int j = 0; j < Vectors; ++j) {
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

// The same for 1 … Most rows.
template <int Width, int Vectors, bool Adds, int Most>
LAB_ALWAYS_INLINE void fewRows(std::int64_t rows, std::int64_t depth, const Matrix& a,
                               const float* b, std::int64_t bRow, float* c, std::int64_t cRow) {
    if constexpr (Most > 0) {
        if (rows == Most) {
            productOf<Width, Vectors, Most, Adds>(depth, a, b, bRow, c, cRow);
        } else {
            fewRows<Width, Vectors, Adds, Most - 1>(rows, depth, a, b, bRow, c, cRow);
        }
    }
}

// The same for any number of rows: in parts as large as there are registers for, all of about the
// same size, for few rows at once keep the multipliers waiting.
template <int Width, int Vectors, bool Adds>
LAB_ALWAYS_INLINE void panelProduct(std::int64_t rows, std::int64_t depth, const Matrix& a,
                                    const float* b, std::int64_t bRow, float* c,
                                    std::int64_t cRow) {
    constexpr int kMost = Width == 8 ? 6 : 12;
    const std::int64_t parts = (rows + kMost - 1) / kMost;
    for (std::int64_t part = 0; part < parts; ++part) {
        const std::int64_t begin = part * rows / parts;
        const std::int64_t end = (part + 1) * rows / parts;
        fewRows<Width, Vectors, Adds, kMost>(end - begin, depth,
                                             {a.first + begin * a.row, a.row, a.column}, b, bRow,
                                             c + begin * cRow, cRow);
    }
}

}  // namespace lab::winograd
