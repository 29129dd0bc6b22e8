// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Random.h"
#include "core/data/Dataset.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace lab {

/// What happens to one image of a batch: the corner of its crop in the padded image, in pixels,
/// whether it is mirrored, and what is added to its channels (in [0, 1]).
struct Variation {
    int top = 0;
    int left = 0;
    bool mirrored = false;
    std::array<float, 3> shift{};

    bool operator==(const Variation&) const = default;
};

/// The random choices for a training batch of `count` images; a function of `random` alone. Split
/// and imageSize give the room for the crop.
std::vector<Variation> variationsOf(const DataSpec& spec, const Split& split, int imageSize,
                                    std::int64_t count, Random random);

/// Adds to the variations of the images at `indices` what moves their colours: along each of the
/// directions a normal number of deviation 0.1 times its length (Krizhevsky et al. 2012, section
/// 4.1). A function of (seed, epoch, index).
void shiftColours(std::span<const ColourDirection> directions,
                  std::span<const std::int64_t> indices, std::uint64_t seed, int epoch,
                  std::vector<Variation>& variations);

/// The centre of each image, not mirrored: what testing sees.
std::vector<Variation> centred(const Split& split, int imageSize, std::int64_t count);

/// What each byte becomes once it is scaled to [0, 1] and normalised: the arithmetic is done 256
/// times, not for every pixel.
std::array<float, 256> normalisedBytes(double mean, double deviation);

/// From bytes to what the network reads, the whole batch at once: crop, mirror, scale to [0, 1],
/// subtract the mean and divide by the deviation of each channel. Beyond the stored image all is
/// black, so it is normalised too.
/// pixels: [N, C, height, width] uint8; out: [N, C, size, size] with size = dataset.imageSize.
void prepareBatch(const Dataset& dataset, const Split& split, std::span<const std::uint8_t> pixels,
                  std::span<const Variation> variations, float* out);

}  // namespace lab
