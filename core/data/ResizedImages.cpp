// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/ResizedImages.h"

#include "core/data/ParallelFor.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <utility>

namespace lab {

namespace {

std::size_t bytesOf(const Split& from, int side) {
    return static_cast<std::size_t>(from.channels) * side * side;
}

}  // namespace

ResizedImages::ResizedImages(Split from, int side) : m_from(std::move(from)), m_side(side) {}

void ResizedImages::fetch(std::span<const std::int64_t> indices, std::uint8_t* out) const {
    std::vector<std::uint8_t> image(m_from.imageBytes());
    const std::size_t plane = static_cast<std::size_t>(m_from.height) * m_from.width;
    const int method = m_side < m_from.height ? cv::INTER_AREA : cv::INTER_LINEAR;
    for (const std::int64_t index : indices) {
        m_from.images->fetch(std::span(&index, 1), image.data());
        for (int channel = 0; channel < m_from.channels; ++channel) {
            const cv::Mat in(m_from.height, m_from.width, CV_8UC1, image.data() + channel * plane);
            cv::Mat resizedPlane(m_side, m_side, CV_8UC1, out);
            cv::resize(in, resizedPlane, resizedPlane.size(), 0, 0, method);
            out += static_cast<std::size_t>(m_side) * m_side;
        }
    }
}

void ResizedImages::prefetch(std::span<const std::int64_t> indices) const {
    m_from.images->prefetch(indices);
}

Split resized(const Split& split, int side, std::uintmax_t budget, int threads) {
    Split made = split;
    made.height = side;
    made.width = side;
    const auto source = std::make_shared<ResizedImages>(split, side);
    const std::size_t imageBytes = bytesOf(split, side);
    if (split.labels.size() * imageBytes > budget) {
        made.images = source;
        return made;
    }
    std::vector<std::uint8_t> pixels(split.labels.size() * imageBytes);
    parallelFor(split.count(), threads, [&](std::int64_t i) {
        source->fetch(std::span(&i, 1), pixels.data() + static_cast<std::size_t>(i) * imageBytes);
    });
    made.images = std::make_shared<MemoryImages>(std::move(pixels), imageBytes);
    return made;
}

}  // namespace lab
