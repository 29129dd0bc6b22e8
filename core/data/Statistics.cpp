// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/Statistics.h"

#include <opencv2/core.hpp>

#include <algorithm>
#include <array>
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

/// Sums of the products of channel pairs: 00, 01, 02, 11, 12, 22.
class Products {
public:
    /// pixels: [3, plane].
    void add(const std::uint8_t* pixels, std::size_t plane) {
        for (std::size_t i = 0; i < plane; ++i) {
            const std::array<std::uint32_t, 3> colour = {pixels[i], pixels[plane + i],
                                                         pixels[2 * plane + i]};
            std::size_t at = 0;
            for (std::size_t row = 0; row < 3; ++row) {
                for (std::size_t column = row; column < 3; ++column) {
                    m_sums[at++] += colour[row] * colour[column];
                }
            }
        }
    }

    /// [3, 3], symmetrical, of values in [0, 1].
    cv::Mat covariance(double pixels, const std::vector<double>& mean) const {
        cv::Mat made(3, 3, CV_64F);
        std::size_t at = 0;
        for (int row = 0; row < 3; ++row) {
            for (int column = row; column < 3; ++column) {
                const double product = static_cast<double>(m_sums[at++]) / pixels / (255.0 * 255);
                made.at<double>(row, column) = made.at<double>(column, row) =
                    product -
                    mean[static_cast<std::size_t>(row)] * mean[static_cast<std::size_t>(column)];
            }
        }
        return made;
    }

private:
    std::array<std::uint64_t, 6> m_sums{};
};

/// Its principal components; of each the largest entry is positive, which no solver has to agree
/// on.
std::vector<ColourDirection> directionsOf(const cv::Mat& covariance) {
    cv::Mat lengths;
    cv::Mat rows;
    cv::eigen(covariance, lengths, rows);
    std::vector<ColourDirection> directions;
    for (int row = 0; row < 3; ++row) {
        ColourDirection direction{rows.at<double>(row, 0), rows.at<double>(row, 1),
                                  rows.at<double>(row, 2)};
        const auto largest =
            std::ranges::max_element(direction, {}, [](double value) { return std::abs(value); });
        const double sign = *largest < 0 ? -1 : 1;
        for (double& value : direction) {
            value *= sign * std::sqrt(std::max(lengths.at<double>(row), 0.0));
        }
        directions.push_back(direction);
    }
    return directions;
}

}  // namespace

ColourStatistics measureColours(const Split& split, std::int64_t sample) {
    constexpr std::int64_t atOnce = 128;
    const std::int64_t used = sample > 0 ? std::min(sample, split.count()) : split.count();
    const std::size_t plane = static_cast<std::size_t>(split.height) * split.width;
    std::vector<Sums> sums(static_cast<std::size_t>(split.channels));
    Products products;
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
        for (std::size_t at = 0; split.channels == 3 && at < images.size(); at += 3 * plane) {
            products.add(images.data() + at, plane);
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
    colours.directions = split.channels == 3
                             ? directionsOf(products.covariance(pixels, colours.mean))
                             : std::vector<ColourDirection>{{colours.deviation.front()}};
    return colours;
}

}  // namespace lab
