// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace lab {

/// Plain 8-bit pixels, channel planes one after another: [channels, height, width], RGB order.
struct Image {
    int width = 0;
    int height = 0;
    int channels = 1;  ///< 1 grey, 3 RGB
    std::vector<std::uint8_t> pixels;

    std::size_t size() const { return static_cast<std::size_t>(width) * height * channels; }
};

}  // namespace lab
