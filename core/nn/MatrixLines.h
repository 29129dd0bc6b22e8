// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/AmxKernels.h"

#include <algorithm>
#include <cstdint>
#include <vector>

// Where the numbers lie that AmxKernels.cpp sums. Private to it.
namespace lab::matrix {

inline constexpr int kSide = kMatrixChannels;  // rows of a tile, and floats in a row of sums
inline constexpr int kDepth = 2 * kSide;  // bf16 in a row of a tile: pixels that one product sums
/// Of x and dy in a block: a second-level cache.
inline constexpr std::int64_t kBlockBytes = 640 * 1024;

/// One element of the kernel: which picked pixels of x it meets, and how far from dy's.
struct Tap {
    int plane;
    std::int64_t shift;
};

/// The pixels of a few images in one line: each row ends with a zero, each image with a row of
/// them, so that a tap is a shift of the whole line. For stride 2 there are four lines of x, of
/// its even and odd rows and columns.
class Lines {
public:
    explicit Lines(const MatrixShape& shape)
        : m_shape(shape),
          m_planes(shape.kernel == 3 && shape.stride == 2 ? 4 : 1),
          m_pitch(shape.outWidth() + 1),
          m_pixels((shape.outHeight() + 1) * m_pitch) {
        const std::int64_t perPixel = 2 * (std::int64_t{m_planes} * shape.inputs + shape.outputs);
        m_images = std::clamp<std::int64_t>(kBlockBytes / (perPixel * m_pixels), 1, shape.images);
        m_length = (m_images * m_pixels + kDepth - 1) / kDepth * kDepth;
        m_lead = (m_pitch + 2 + kDepth - 1) / kDepth * kDepth;
        m_stride = m_length + (m_length / kDepth % 2 == 0 ? kDepth : 0);  // no power of two apart
        for (int plane = 0; plane < m_planes; ++plane) {
            appendPlane(plane / 2, plane % 2);
        }
        appendTaps();
    }

    std::int64_t blocks() const { return (m_shape.images + m_images - 1) / m_images; }
    std::int64_t firstOf(std::int64_t block) const { return block * m_images; }
    std::int64_t imagesOf(std::int64_t block) const {
        return std::min(m_images, m_shape.images - firstOf(block));
    }
    int planes() const { return m_planes; }
    std::int64_t length() const { return m_length; }  ///< pixels summed, in whole products
    std::int64_t lead() const { return m_lead; }
    std::int64_t stride() const { return m_stride; }  ///< bf16 from one channel of dy to the next
    std::int64_t padded() const { return m_length + 2 * m_lead; }  ///< pixels of a line of x
    std::int64_t pixels() const { return m_pixels; }               ///< of an image
    const std::vector<Tap>& taps() const { return m_taps; }

    /// Where in a block of x the pixels of a plane's line are, or below zero: none.
    const std::int32_t* ofX(int plane) const {
        return m_ofX.data() + static_cast<std::ptrdiff_t>(plane * m_length);
    }
    const std::int32_t* ofY() const { return m_ofY.data(); }

    bool isOf(const MatrixShape& shape) const { return shape == m_shape; }

private:
    void appendPlane(int row, int column) {
        const auto imageOfX = static_cast<std::int32_t>(m_shape.height * m_shape.width);
        const auto imageOfY = static_cast<std::int32_t>(m_shape.outHeight() * m_shape.outWidth());
        for (std::int64_t i = 0; i < m_length; ++i) {
            const auto image = static_cast<std::int32_t>(i / m_pixels);
            const std::int64_t y = i % m_pixels / m_pitch;
            const std::int64_t x = i % m_pixels % m_pitch;
            const std::int64_t fromY = y * m_shape.stride + row;
            const std::int64_t fromX = x * m_shape.stride + column;
            const bool isThere = image < m_images && y < m_shape.outHeight() &&
                                 x < m_shape.outWidth() && fromY < m_shape.height &&
                                 fromX < m_shape.width;
            const auto place = static_cast<std::int32_t>(fromY * m_shape.width + fromX);
            m_ofX.push_back(isThere ? image * imageOfX + place : -1);
            if (row == 0 && column == 0) {
                const auto own = static_cast<std::int32_t>(y * m_shape.outWidth() + x);
                m_ofY.push_back(isThere ? image * imageOfY + own : -1);
            }
        }
    }

    // With stride 2 and a padding of 1 the taps meet the odd row before, the even and the odd one.
    void appendTaps() {
        for (int y = 0; y < m_shape.kernel; ++y) {
            for (int x = 0; x < m_shape.kernel; ++x) {
                if (m_planes == 1) {
                    const int middle = m_shape.kernel / 2;
                    m_taps.push_back({0, (y - middle) * m_pitch + (x - middle)});
                } else {
                    m_taps.push_back({(y == 1 ? 0 : 2) + (x == 1 ? 0 : 1),
                                      (y == 0 ? -m_pitch : 0) - (x == 0 ? 1 : 0)});
                }
            }
        }
    }

    MatrixShape m_shape;
    int m_planes;
    std::int64_t m_pitch;
    std::int64_t m_pixels;
    std::int64_t m_images = 0;
    std::int64_t m_length = 0;
    std::int64_t m_lead = 0;
    std::int64_t m_stride = 0;
    std::vector<std::int32_t> m_ofX;
    std::vector<std::int32_t> m_ofY;
    std::vector<Tap> m_taps;
};

}  // namespace lab::matrix
