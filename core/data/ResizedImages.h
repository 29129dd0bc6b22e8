// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/Dataset.h"

#include <memory>

namespace lab {

/// Another source's images at another size, resized at every fetch: for when the resized ones
/// would not fit the memory. Stateless, so as thread-safe as the other source.
class ResizedImages : public ImageSource {
public:
    /// `from` says what `source` gives; `side` is the pixels a side of what this source gives.
    ResizedImages(Split from, int side);
    void fetch(std::span<const std::int64_t> indices, std::uint8_t* out) const override;
    void prefetch(std::span<const std::int64_t> indices) const override;

private:
    Split m_from;
    int m_side;
};

/// The split with square images of `side` pixels (averaged when shrinking, linear when enlarging):
/// in memory when they fit `budget` bytes, else resized at every fetch. The pixels are the same.
Split resized(const Split& split, int side, std::uintmax_t budget, int threads);

}  // namespace lab
