// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/DataSpec.h"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>

namespace lab {

struct StreamLimits {
    std::uintmax_t cacheBytes = 0;  ///< made images kept: those that were used last
    int threads = 1;                ///< that work in the background; the fetching one helps
};

/// What an image is made of: its number in its split, and what its random choices hang on.
struct ImageKey {
    std::int64_t index = 0;
    PictureScale scale = PictureScale::Fixed;
    std::uint64_t seed = 0;
    int epoch = 0;

    auto operator<=>(const ImageKey&) const = default;
};

/// Images made when they are wanted, all of one size. Its threads, which start with the first wish,
/// make what prefetch() announced and what a fetch() waits for, the latter first. Runs that train
/// side by side fetch the same images at about the same time, so images stay in a cache that drops
/// the one unused for longest. All functions are thread-safe; the destructor waits for the images
/// in work.
class PicturePool {
public:
    /// Writes one image; called in any thread, also several times at once. May throw.
    using Make = std::function<void(const ImageKey&, std::uint8_t* out)>;

    PicturePool(Make make, std::size_t imageBytes, StreamLimits limits);
    ~PicturePool();
    PicturePool(const PicturePool&) = delete;
    PicturePool& operator=(const PicturePool&) = delete;

    /// One after another. Throws what making one of them threw.
    void fetch(std::span<const ImageKey> keys, std::uint8_t* out);
    /// Queues at most as many as the cache can hold.
    void prefetch(std::span<const ImageKey> keys);

private:
    struct Private;
    std::unique_ptr<Private> m_private;
};

}  // namespace lab
