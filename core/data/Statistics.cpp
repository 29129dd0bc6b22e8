// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/Statistics.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace lab {

namespace {

/// Whole numbers: no order of adding can change them.
struct Sums {
    std::uint64_t value = 0;
    std::uint64_t square = 0;

    void add(const std::uint8_t* pixels, std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) {
            const std::uint32_t pixel = pixels[i];
            value += pixel;
            square += pixel * pixel;
        }
    }
};

}  // namespace

ColourStatistics measureColours(const Split& split, std::int64_t sample) {
    constexpr std::int64_t atOnce = 128;
    const std::int64_t used = sample > 0 ? std::min(sample, split.count()) : split.count();
    const std::size_t plane = static_cast<std::size_t>(split.height) * split.width;
    std::vector<Sums> sums(static_cast<std::size_t>(split.channels));
    std::vector<std::int64_t> indices;
    std::vector<std::uint8_t> images;
    for (std::int64_t first = 0; first < used; first += atOnce) {
        indices.clear();
        for (std::int64_t i = first; i < std::min(first + atOnce, used); ++i) {
            indices.push_back(i * split.count() / used);
        }
        images.resize(indices.size() * split.imageBytes());
        split.images->fetch(indices, images.data());
        for (std::size_t at = 0; at < images.size(); at += plane) {
            sums[at / plane % sums.size()].add(images.data() + at, plane);
        }
    }
    ColourStatistics colours;
    const double pixels = static_cast<double>(used) * static_cast<double>(plane);
    for (const Sums& channel : sums) {
        const double mean = static_cast<double>(channel.value) / pixels;
        const double variance = static_cast<double>(channel.square) / pixels - mean * mean;
        colours.mean.push_back(mean / 255);
        colours.deviation.push_back(std::sqrt(std::max(variance, 1.0)) / 255);
    }
    return colours;
}

}  // namespace lab
