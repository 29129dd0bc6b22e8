// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"
#include "core/base/Phrase.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace lab {

/// What a reader of one of the known formats returns: one split, whole in memory.
struct RawSplit {
    int channels = 1;
    int height = 0;
    int width = 0;
    std::vector<std::uint8_t> pixels;  ///< [count, channels, height, width]
    std::vector<std::int64_t> labels;  ///< [count], each in [0, classes)

    std::size_t imageBytes() const { return static_cast<std::size_t>(channels) * height * width; }
};

/// How much of a split is wanted, and what its labels may be.
struct RawLimits {
    int classes = 10;
    std::int64_t images = 0;  ///< the first so many; 0: all
    int firstLabel = 0;       ///< in the file, of class 0
};

/// Throws the Error of every damaged data file: the file, what was found, the remedy.
/// `what` is a phrase that goes on from "FILE is damaged: ".
[[noreturn]] inline void refuseDamaged(const std::filesystem::path& file, const std::string& what) {
    throw Error(filled(phrase("%1 is damaged: %2; download it again."), file, what));
}

}  // namespace lab
