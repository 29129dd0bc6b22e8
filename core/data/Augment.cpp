// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/Augment.h"

#include <algorithm>

namespace lab {

namespace {

struct Plane {
    const std::uint8_t* pixels;
    int height;
    int width;
};

void copyRow(const Plane& plane, int row, int left, bool mirrored, int size,
             const std::array<float, 256>& table, float shift, float* out) {
    if (row < 0 || row >= plane.height) {
        std::fill_n(out, size, table[0] + shift);
        return;
    }
    const std::uint8_t* line = plane.pixels + static_cast<std::size_t>(row) * plane.width;
    for (int x = 0; x < size; ++x) {
        const int column = left + x;
        const bool inside = column >= 0 && column < plane.width;
        out[mirrored ? size - 1 - x : x] = table[inside ? line[column] : 0] + shift;
    }
}

}  // namespace

std::array<float, 256> normalisedBytes(double mean, double deviation) {
    std::array<float, 256> table{};
    for (std::size_t i = 0; i < table.size(); ++i) {
        table[i] = static_cast<float>((static_cast<double>(i) / 255 - mean) / deviation);
    }
    return table;
}

std::vector<Variation> variationsOf(const DataSpec& spec, const Split& split, int imageSize,
                                    std::int64_t count, Random random) {
    std::vector<Variation> variations = centred(split, imageSize, count);
    const int roomY = split.height + 2 * spec.pad - imageSize;
    const int roomX = split.width + 2 * spec.pad - imageSize;
    for (Variation& variation : variations) {
        if (spec.crop && spec.scale == PictureScale::Fixed) {
            variation.top = static_cast<int>(random.below(roomY + 1)) - spec.pad;
            variation.left = static_cast<int>(random.below(roomX + 1)) - spec.pad;
        }
        if (spec.flip) {
            variation.mirrored = random.below(2) == 1;
        }
    }
    return variations;
}

void shiftColours(std::span<const ColourDirection> directions,
                  std::span<const std::int64_t> indices, std::uint64_t seed, int epoch,
                  std::vector<Variation>& variations) {
    constexpr double kDeviation = 0.1;
    for (std::size_t i = 0; i < indices.size(); ++i) {
        Random random(seed, Purpose::ColourShift, static_cast<std::uint64_t>(epoch),
                      static_cast<std::uint64_t>(indices[i]));
        std::array<double, 3> sum{};
        for (const ColourDirection& direction : directions) {
            const double along = kDeviation * random.normal();
            for (std::size_t channel = 0; channel < sum.size(); ++channel) {
                sum[channel] += along * direction[channel];
            }
        }
        std::ranges::transform(sum, variations[i].shift.begin(),
                               [](double value) { return static_cast<float>(value); });
    }
}

std::vector<Variation> centred(const Split& split, int imageSize, std::int64_t count) {
    const Variation middle{
        (split.height - imageSize) / 2, (split.width - imageSize) / 2, false, {}};
    return {static_cast<std::size_t>(count), middle};
}

void prepareBatch(const Dataset& dataset, const Split& split, std::span<const std::uint8_t> pixels,
                  std::span<const Variation> variations, float* out) {
    const int size = dataset.imageSize;
    const std::size_t planeBytes = static_cast<std::size_t>(split.height) * split.width;
    for (int channel = 0; channel < split.channels; ++channel) {
        const auto table = normalisedBytes(dataset.mean[channel], dataset.deviation[channel]);
        for (std::size_t i = 0; i < variations.size(); ++i) {
            const Plane plane{pixels.data() + i * split.imageBytes() + channel * planeBytes,
                              split.height, split.width};
            float* target = out + (i * split.channels + channel) * size * size;
            const auto& [top, left, mirrored, shifts] = variations[i];
            const auto shift = static_cast<float>(shifts[static_cast<std::size_t>(channel)] /
                                                  dataset.deviation[channel]);
            for (int y = 0; y < size; ++y) {
                copyRow(plane, top + y, left, mirrored, size, table, shift, target + y * size);
            }
        }
    }
}

}  // namespace lab
