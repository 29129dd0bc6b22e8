// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/Dataset.h"
#include "core/data/Picture.h"
#include "core/data/PictureList.h"

#include <cstdint>
#include <memory>
#include <span>

namespace lab {

struct StreamLimits {
    std::uintmax_t cacheBytes = 0;  ///< decoded pictures kept: those that were used last
    int threads = 1;                ///< that decode in the background; the fetching one helps
};

/// Pictures decoded when they are wanted. Its threads decode what prefetch() announced and what a
/// fetch() waits for, the latter first. Runs that train side by side fetch the same images at about
/// the same time, so pictures stay in a cache that drops the one unused for longest. All functions
/// are thread-safe; the destructor waits for the pictures in work.
class StreamedImages : public ImageSource {
public:
    StreamedImages(std::shared_ptr<const PictureList> pictures, const InputSpec& input,
                   StreamLimits limits);
    ~StreamedImages() override;
    StreamedImages(const StreamedImages&) = delete;
    StreamedImages& operator=(const StreamedImages&) = delete;

    void fetch(std::span<const std::int64_t> indices, std::uint8_t* out) const override;
    /// Queues at most as many as the cache can hold.
    void prefetch(std::span<const std::int64_t> indices) const override;

private:
    class Decoder;
    std::unique_ptr<Decoder> m_decoder;
};

}  // namespace lab
