// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/nn/AmxKernels.h"

#include "core/base/InParallel.h"
#include "core/base/Instructions.h"
#include "core/base/platform/Cores.h"

// Sanitizers stay with LibTorch's sums: they do not see what tiles read and write.
#if defined(__x86_64__) && defined(__linux__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define LAB_MATRIX_UNITS 1
#include "core/nn/MatrixLines.h"

#include <immintrin.h>
#endif

#include <algorithm>
#include <deque>
#include <utility>
#include <vector>

namespace lab {

#ifdef LAB_MATRIX_UNITS

#define LAB_AMX __attribute__((target("amx-tile,amx-bf16,avx512f,avx512bw,avx512vl,avx512dq")))

namespace {

using namespace matrix;

/// A block put in order, and the sums of all blocks. A thread keeps its memory from call to call.
struct Workspace {
    /// By pairs of pixels: [plane][16 inputs][even or odd first pixel][pair][input][2].
    std::vector<std::uint16_t> x;
    std::vector<std::uint16_t> dy;  ///< by channels: [output][pixel]
    std::vector<float> sums;        ///< [tap][16 inputs][16 outputs][output][input]
};

void makeRoom(std::vector<std::uint16_t>& kept, std::int64_t count) {
    if (std::ssize(kept) < count) {
        kept.resize(static_cast<std::size_t>(count));
    }
}

// ---- Put in order ----------------------------------------------------------------------------

constexpr __mmask16 kAll = 0xFFFF;
constexpr __mmask8 kAll8 = 0xFF;

/// 16 channels of the pixels of a line: those of a block of images, with zeros between.
struct Pixels {
    const std::int32_t* places;
    const std::uint16_t* first;
    std::int64_t channels;
    std::int64_t count;  ///< of the images that are there
};

alignas(32) constexpr std::uint16_t kNoPixel[kSide] = {};

LAB_AMX inline __m256i pixelOf(const Pixels& pixels, std::int64_t i) {
    const std::int64_t place = i >= 0 && i < pixels.count ? pixels.places[i] : -1;
    const std::uint16_t* const there = pixels.first + place * pixels.channels;
    return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(place < 0 ? kNoPixel : there));
}

// Two pixels side by side, channel by channel, as products read them.
LAB_AMX inline __m512i pairOf(const Pixels& pixels, std::int64_t i) {
    return _mm512_or_si512(
        _mm512_maskz_cvtepu16_epi32(kAll, pixelOf(pixels, i)),
        _mm512_maskz_slli_epi32(kAll, _mm512_maskz_cvtepu16_epi32(kAll, pixelOf(pixels, i + 1)),
                                16));
}

// Rows of 16 numbers of 32 bits to columns.
LAB_AMX inline void transpose(__m512i (&r)[kSide]) {
    __m512i t[kSide];
    for (int i = 0; i < kSide; i += 2) {
        t[i] = _mm512_maskz_unpacklo_epi32(kAll, r[i], r[i + 1]);
        t[i + 1] = _mm512_maskz_unpackhi_epi32(kAll, r[i], r[i + 1]);
    }
    for (int i = 0; i < kSide; i += 4) {
        r[i] = _mm512_maskz_unpacklo_epi64(kAll8, t[i], t[i + 2]);
        r[i + 1] = _mm512_maskz_unpackhi_epi64(kAll8, t[i], t[i + 2]);
        r[i + 2] = _mm512_maskz_unpacklo_epi64(kAll8, t[i + 1], t[i + 3]);
        r[i + 3] = _mm512_maskz_unpackhi_epi64(kAll8, t[i + 1], t[i + 3]);
    }
    for (int i = 0; i < 4; ++i) {
        t[i] = _mm512_maskz_shuffle_i32x4(kAll, r[i], r[i + 4], 0x88);
        t[i + 4] = _mm512_maskz_shuffle_i32x4(kAll, r[i], r[i + 4], 0xDD);
        t[i + 8] = _mm512_maskz_shuffle_i32x4(kAll, r[i + 8], r[i + 12], 0x88);
        t[i + 12] = _mm512_maskz_shuffle_i32x4(kAll, r[i + 8], r[i + 12], 0xDD);
    }
    for (int i = 0; i < 4; ++i) {
        r[i] = _mm512_maskz_shuffle_i32x4(kAll, t[i], t[i + 8], 0x88);
        r[i + 8] = _mm512_maskz_shuffle_i32x4(kAll, t[i], t[i + 8], 0xDD);
        r[i + 4] = _mm512_maskz_shuffle_i32x4(kAll, t[i + 4], t[i + 12], 0x88);
        r[i + 12] = _mm512_maskz_shuffle_i32x4(kAll, t[i + 4], t[i + 12], 0xDD);
    }
}

// From the pixel `first` of the line on, with zeros where the line is not.
LAB_AMX void orderByPairs(const Pixels& pixels, const Lines& lines, std::int64_t first,
                          std::uint16_t* to) {
    std::uint16_t* const end = to + lines.padded() * kSide;
    std::uint16_t* const begin = to + lines.lead() * kSide;
    std::fill(to, begin, std::uint16_t{0});
    if (first > 0) {  // the pair before has the first pixel
        _mm512_storeu_si512(begin - kDepth, pairOf(pixels, -1));
    }
    for (std::int64_t i = 0; i < lines.length(); i += 2) {
        _mm512_storeu_si512(begin + i * kSide, pairOf(pixels, i + first));
    }
    std::fill(begin + lines.length() * kSide, end, std::uint16_t{0});
}

LAB_AMX void orderByChannels(const Pixels& pixels, const Lines& lines, std::uint16_t* to) {
    for (std::int64_t at = 0; at < lines.length(); at += kDepth) {
        __m512i rows[kSide];
        for (int i = 0; i < kSide; ++i) {
            rows[i] = pairOf(pixels, at + 2 * i);
        }
        transpose(rows);
        for (int channel = 0; channel < kSide; ++channel) {
            _mm512_storeu_si512(to + channel * lines.stride() + at, rows[channel]);
        }
    }
}

// ---- Sums ------------------------------------------------------------------------------------

/// All eight tiles: 16 rows of 64 bytes.
struct alignas(64) TileSizes {
    std::uint8_t palette = 1;
    std::uint8_t startRow = 0;
    std::uint8_t reserved[14] = {};
    std::uint16_t bytes[16] = {64, 64, 64, 64, 64, 64, 64, 64};
    std::uint8_t rows[16] = {16, 16, 16, 16, 16, 16, 16, 16};
};

constexpr std::int64_t kSums = kSide * kSide;  // floats of a tile
constexpr std::int64_t kRowBytes = 64;
constexpr std::int64_t kTile = kSide * kDepth;  // bf16 of a tile

/// What is summed at once: one or two times 16 outputs with one, two or four times 16 inputs, of
/// any tap.
struct Part {
    const std::uint16_t* dy[2];
    const std::uint16_t* x[4];
    float* sums[4];         // of the first outputs with each x, or of both outputs with each
    std::int64_t dyStride;  // bytes
    std::int64_t products;
};

// Tiles 0 to 3 are sums, 4 and 5 dy, 6 and 7 x: two loads are under way while two products run.
LAB_AMX void sumTwoByTwo(const Part& part) {
    _tile_loadd(0, part.sums[0], kRowBytes);
    _tile_loadd(1, part.sums[1], kRowBytes);
    _tile_loadd(2, part.sums[2], kRowBytes);
    _tile_loadd(3, part.sums[3], kRowBytes);
    for (std::int64_t i = 0; i < part.products; ++i) {
        _tile_loadd(4, part.dy[0] + i * kDepth, part.dyStride);
        _tile_loadd(6, part.x[0] + i * kTile, kRowBytes);
        _tile_loadd(7, part.x[1] + i * kTile, kRowBytes);
        _tile_dpbf16ps(0, 4, 6);
        _tile_loadd(5, part.dy[1] + i * kDepth, part.dyStride);
        _tile_dpbf16ps(1, 4, 7);
        _tile_dpbf16ps(2, 5, 6);
        _tile_dpbf16ps(3, 5, 7);
    }
    _tile_stored(0, part.sums[0], kRowBytes);
    _tile_stored(1, part.sums[1], kRowBytes);
    _tile_stored(2, part.sums[2], kRowBytes);
    _tile_stored(3, part.sums[3], kRowBytes);
}

LAB_AMX void sumOneByFour(const Part& part) {
    _tile_loadd(0, part.sums[0], kRowBytes);
    _tile_loadd(1, part.sums[1], kRowBytes);
    _tile_loadd(2, part.sums[2], kRowBytes);
    _tile_loadd(3, part.sums[3], kRowBytes);
    for (std::int64_t i = 0; i < part.products; ++i) {
        _tile_loadd(4, part.dy[0] + i * kDepth, part.dyStride);
        _tile_loadd(5, part.x[0] + i * kTile, kRowBytes);
        _tile_loadd(6, part.x[1] + i * kTile, kRowBytes);
        _tile_dpbf16ps(0, 4, 5);
        _tile_loadd(7, part.x[2] + i * kTile, kRowBytes);
        _tile_dpbf16ps(1, 4, 6);
        _tile_loadd(5, part.x[3] + i * kTile, kRowBytes);
        _tile_dpbf16ps(2, 4, 7);
        _tile_dpbf16ps(3, 4, 5);
    }
    _tile_stored(0, part.sums[0], kRowBytes);
    _tile_stored(1, part.sums[1], kRowBytes);
    _tile_stored(2, part.sums[2], kRowBytes);
    _tile_stored(3, part.sums[3], kRowBytes);
}

LAB_AMX void sumOneByOne(const Part& part) {
    _tile_loadd(0, part.sums[0], kRowBytes);
    for (std::int64_t i = 0; i < part.products; ++i) {
        _tile_loadd(4, part.dy[0] + i * kDepth, part.dyStride);
        _tile_loadd(5, part.x[0] + i * kTile, kRowBytes);
        _tile_dpbf16ps(0, 4, 5);
    }
    _tile_stored(0, part.sums[0], kRowBytes);
}

constexpr TileSizes kTileSizes;

LAB_AMX void useTiles() {
    _tile_loadconfig(&kTileSizes);
}

LAB_AMX void endTiles() {
    _tile_release();
}

// So many products read what stays in the first-level cache for the next row of taps.
constexpr std::int64_t kSegment = 8;

/// The whole gradient, block after block.
class WeightGradient {
public:
    WeightGradient(const MatrixShape& shape, const Lines& lines, Workspace& work)
        : m_shape(shape),
          m_lines(lines),
          m_work(work),
          m_inputs(shape.inputs / kSide),
          m_outputs(shape.outputs / kSide),
          m_taps(static_cast<int>(lines.taps().size())) {
        makeRoom(work.x, std::int64_t{2} * lines.planes() * shape.inputs * lines.padded());
        makeRoom(work.dy, shape.outputs * lines.stride());
        work.sums.assign(static_cast<std::size_t>(m_taps) * shape.inputs * shape.outputs, 0.0F);
    }

    void add(std::int64_t block, const std::uint16_t* x, const std::uint16_t* dy, int threads) {
        const int ordersOfX = 2 * m_lines.planes() * m_inputs;
        inParallel(ordersOfX + m_outputs, threads, [&](std::int64_t task) {
            task < ordersOfX ? orderX(block, x, static_cast<int>(task))
                             : orderDy(block, dy, static_cast<int>(task - ordersOfX));
        });
        const int pairs = (m_outputs + 1) / 2;
        inParallel(std::int64_t{m_inputs} * pairs, threads, [&](std::int64_t task) {
            sum(static_cast<int>(task / pairs), static_cast<int>(task % pairs) * 2);
        });
    }

    void write(const KernelView<float>& dw) const {
        for (int tap = 0; tap < m_taps; ++tap) {
            float* const to =
                dw.first + tap / m_shape.kernel * dw.row + tap % m_shape.kernel * dw.column;
            for (int o = 0; o < m_shape.outputs; ++o) {
                for (int i = 0; i < m_shape.inputs; ++i) {
                    to[o * dw.output + i * dw.input] =
                        sumsOf(tap, i / kSide, o / kSide)[o % kSide * kSide + i % kSide];
                }
            }
        }
    }

    std::int64_t blocks() const { return m_lines.blocks(); }

private:
    std::uint16_t* orderedX(int plane, int tile, int first) const {
        const std::int64_t line = (std::int64_t{plane} * m_inputs + tile) * 2 + first;
        return m_work.x.data() + line * m_lines.padded() * kSide;
    }
    std::uint16_t* orderedDy(int tile) const {
        return m_work.dy.data() + tile * kSide * m_lines.stride();
    }
    float* sumsOf(int tap, int input, int output) const {
        return m_work.sums.data() +
               ((std::int64_t{tap} * m_inputs + input) * m_outputs + output) * kSums;
    }

    void orderX(std::int64_t block, const std::uint16_t* x, int task) const {
        const int first = task % 2;
        const int tile = task / 2 % m_inputs;
        const int plane = task / 2 / m_inputs;
        const std::int64_t image = m_shape.height * m_shape.width * m_shape.inputs;
        orderByPairs({m_lines.ofX(plane), x + m_lines.firstOf(block) * image + tile * kSide,
                      m_shape.inputs, m_lines.imagesOf(block) * m_lines.pixels()},
                     m_lines, first, orderedX(plane, tile, first));
    }

    void orderDy(std::int64_t block, const std::uint16_t* dy, int tile) const {
        const std::int64_t image = m_shape.outHeight() * m_shape.outWidth() * m_shape.outputs;
        orderByChannels({m_lines.ofY(), dy + m_lines.firstOf(block) * image + tile * kSide,
                         m_shape.outputs, m_lines.imagesOf(block) * m_lines.pixels()},
                        m_lines, orderedDy(tile));
    }

    // All taps of 16 inputs with 16 or 32 outputs.
    void sum(int input, int output) const {
        const bool isTwo = output + 1 < m_outputs;
        const int most = isTwo ? 2 : 4;
        const std::int64_t products = m_lines.length() / kDepth;
        useTiles();
        for (std::int64_t at = 0; at < products; at += kSegment) {
            const std::int64_t count = std::min(kSegment, products - at);
            for (int tap = 0; tap < m_taps;) {
                if (tap + most <= m_taps) {
                    const Part part = partOf(tap, most, input, output, isTwo, at, count);
                    isTwo ? sumTwoByTwo(part) : sumOneByFour(part);
                    tap += most;
                    continue;
                }
                for (int o = output; o < output + (isTwo ? 2 : 1); ++o) {
                    sumOneByOne(partOf(tap, 1, input, o, false, at, count));
                }
                ++tap;
            }
        }
        endTiles();
    }

    Part partOf(int tap, int taps, int input, int output, bool isTwo, std::int64_t at,
                std::int64_t products) const {
        Part part{.dy = {},
                  .x = {},
                  .sums = {},
                  .dyStride = m_lines.stride() * static_cast<std::int64_t>(sizeof(std::uint16_t)),
                  .products = products};
        part.dy[0] = orderedDy(output) + at * kDepth;
        part.dy[1] = isTwo ? orderedDy(output + 1) + at * kDepth : nullptr;
        for (int i = 0; i < taps; ++i) {
            const Tap& to = m_lines.taps()[static_cast<std::size_t>(tap + i)];
            const auto first = static_cast<int>(to.shift & 1);  // of below zero, too
            part.x[i] = orderedX(to.plane, input, first) +
                        (m_lines.lead() + to.shift - first) * kSide + at * kTile;
            part.sums[i] = sumsOf(tap + i, input, output);
            if (isTwo) {
                part.sums[taps + i] = sumsOf(tap + i, input, output + 1);
            }
        }
        return part;
    }

    const MatrixShape m_shape;
    const Lines& m_lines;
    Workspace& m_work;
    int m_inputs;   // tiles
    int m_outputs;  // tiles
    int m_taps;
};

// A network has few shapes, and a thread meets them again and again.
const Lines& linesOf(const MatrixShape& shape) {
    static thread_local std::deque<Lines> known;
    const auto found =
        std::ranges::find_if(known, [&](const Lines& lines) { return lines.isOf(shape); });
    return found != known.end() ? *found : known.emplace_back(shape);
}

}  // namespace

bool matrixUnitsRun() {
    static const bool may = instructions() == Instructions::Amx && askForMatrixTiles();
    return may;
}

// LibTorch's own sums are at their best where a map and its channels are large and each pixel is
// taken, and at a tenth of that where there are few channels or every other pixel is passed over.
bool matrixUse(const MatrixShape& shape) {
    constexpr int kFewChannels = 32;
    constexpr std::int64_t kSmallMap = 14;
    if (!matrixUnitsRun() || shape.inputs % kMatrixChannels != 0 ||
        shape.outputs % kMatrixChannels != 0) {
        return false;
    }
    if (shape.stride == 2) {
        return true;
    }
    return shape.kernel == 1 ? std::max(shape.height, shape.width) <= kSmallMap
                             : std::min(shape.inputs, shape.outputs) <= kFewChannels;
}

void matrixWeightGradient(const MatrixShape& shape, const Bf16* x, const Bf16* dy,
                          const KernelView<float>& dw, int threads) {
    static thread_local Workspace work;
    WeightGradient gradient(shape, linesOf(shape), work);
    for (std::int64_t block = 0; block < gradient.blocks(); ++block) {
        gradient.add(block, reinterpret_cast<const std::uint16_t*>(x),
                     reinterpret_cast<const std::uint16_t*>(dy), threads);
    }
    gradient.write(dw);
}

#else

bool matrixUnitsRun() {
    return false;
}

bool matrixUse(const MatrixShape& /*shape*/) {
    return false;
}

void matrixWeightGradient(const MatrixShape& /*shape*/, const Bf16* /*x*/, const Bf16* /*dy*/,
                          const KernelView<float>& /*dw*/, int /*threads*/) {}

#endif

}  // namespace lab
