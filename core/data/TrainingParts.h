// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Random.h"
#include "core/data/Dataset.h"
#include "core/data/PicturePool.h"

namespace lab {

/// The sides, in pixels, that PictureScale::Jitter gives the shorter side of a picture of which the
/// network sees `size`: both ends included.
struct JitterSides {
    int least = 0;
    int most = 0;
};
JitterSides jitterSides(int size);

/// A random part of a picture, [channels, size, size]; a function of its arguments. Of a picture
/// that is more than four times as long as wide, Jitter sees the middle. `scale`: not Fixed.
Image trainingPart(const Image& picture, PictureScale scale, int size, Random random);

/// Random parts of a split's images: a folder's pictures are read whole, others are taken as they
/// are stored. Made ahead, and once for all runs that want the same. Thread-safe.
class TrainingParts {
public:
    /// `size`: pixels a side of the parts.
    TrainingParts(const Split& split, int size, StreamLimits limits);

    /// The parts of the images at `indices`, each [channels, size, size]: a function of (seed,
    /// epoch, index). Throws Error when a file has vanished or was changed.
    void fetch(std::span<const std::int64_t> indices, PictureScale scale, std::uint64_t seed,
               int epoch, std::uint8_t* out) const;
    /// Says that these will be fetched soon. Never blocks.
    void prefetch(std::span<const std::int64_t> indices, PictureScale scale, std::uint64_t seed,
                  int epoch) const;

private:
    mutable PicturePool m_pool;
};

}  // namespace lab
