// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/TrainingParts.h"

#include "core/data/Planes.h"
#include "core/data/TestViews.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace lab {

namespace {

cv::Rect anywhere(cv::Size whole, cv::Size part, Random& random) {
    const auto begin = [&random](int room) {
        return static_cast<int>(random.below(static_cast<std::uint64_t>(room) + 1));
    };
    const int top = begin(whole.height - part.height);
    const int left = begin(whole.width - part.width);
    return {left, top, part.width, part.height};
}

// He et al. 2015, section 3.4.
Planes jittered(const Planes& planes, int size, Random& random) {
    const auto [least, most] = jitterSides(size);
    const int shorter =
        least + static_cast<int>(random.below(static_cast<std::uint64_t>(most - least) + 1));
    Planes parts = scaledTo(planes, shorter);
    const cv::Rect cut = anywhere(parts.front().size(), {size, size}, random);
    for (cv::Mat& plane : parts) {
        plane = plane(cut);
    }
    return parts;
}

// As torchvision's RandomResizedCrop.get_params().
cv::Rect areaOf(cv::Size whole, Random& random) {
    constexpr int kTries = 10;
    constexpr double kLeastArea = 0.08;
    constexpr double kLeastRatio = 3.0 / 4;
    constexpr double kMostRatio = 4.0 / 3;
    for (int i = 0; i < kTries; ++i) {
        const double area =
            (kLeastArea + (1 - kLeastArea) * random.uniform()) * whole.width * whole.height;
        const double ratio =
            std::exp(std::log(kLeastRatio) + std::log(kMostRatio / kLeastRatio) * random.uniform());
        const cv::Size part(static_cast<int>(std::nearbyint(std::sqrt(area * ratio))),
                            static_cast<int>(std::nearbyint(std::sqrt(area / ratio))));
        if (part.width > 0 && part.width <= whole.width && part.height > 0 &&
            part.height <= whole.height) {
            return anywhere(whole, part, random);
        }
    }
    const double ratio = static_cast<double>(whole.width) / whole.height;
    cv::Size part = whole;
    if (ratio < kLeastRatio) {
        part.height = static_cast<int>(std::nearbyint(whole.width / kLeastRatio));
    } else if (ratio > kMostRatio) {
        part.width = static_cast<int>(std::nearbyint(whole.height * kMostRatio));
    }
    return middleOf(whole, part);
}

Planes cutOut(const Planes& planes, const cv::Rect& part, int size) {
    Planes parts;
    for (const cv::Mat& plane : planes) {
        parts.push_back(resized(plane(part), {size, size}));
    }
    return parts;
}

std::vector<ImageKey> keysOf(std::span<const std::int64_t> indices, PictureScale scale,
                             std::uint64_t seed, int epoch) {
    std::vector<ImageKey> keys;
    keys.reserve(indices.size());
    for (const std::int64_t index : indices) {
        keys.push_back({index, scale, seed, epoch});
    }
    return keys;
}

}  // namespace

JitterSides jitterSides(int size) {
    constexpr double kSize = 224;
    return {static_cast<int>(std::lround(size * (256 / kSize))),
            static_cast<int>(std::lround(size * (480 / kSize)))};
}

Image trainingPart(const Image& picture, PictureScale scale, int size, Random random) {
    const Planes planes = planesOf(picture);
    return imageOf(scale == PictureScale::Jitter
                       ? jittered(planes, size, random)
                       : cutOut(planes, areaOf(planes.front().size(), random), size));
}

TrainingParts::TrainingParts(const Split& split, int size, StreamLimits limits)
    : m_pool(
          [pictures = SplitPictures(split, jitterSides(size).most), size](const ImageKey& key,
                                                                          std::uint8_t* out) {
              const Random random(key.seed, Purpose::PartOfPicture,
                                  static_cast<std::uint64_t>(key.epoch),
                                  static_cast<std::uint64_t>(key.index));
              const Image part = trainingPart(pictures.picture(key.index), key.scale, size, random);
              std::ranges::copy(part.pixels, out);
          },
          static_cast<std::size_t>(split.channels) * size * size, limits) {}

void TrainingParts::fetch(std::span<const std::int64_t> indices, PictureScale scale,
                          std::uint64_t seed, int epoch, std::uint8_t* out) const {
    m_pool.fetch(keysOf(indices, scale, seed, epoch), out);
}

void TrainingParts::prefetch(std::span<const std::int64_t> indices, PictureScale scale,
                             std::uint64_t seed, int epoch) const {
    m_pool.prefetch(keysOf(indices, scale, seed, epoch));
}

}  // namespace lab
