// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/PictureDecoders.h"

#include <cstdint>
#include <optional>
#include <tiffio.h>

namespace lab {

inline constexpr std::uint64_t kMostTiffBytes = std::uint64_t{1} << 30;

/// Multiplied: the colours are multiplied with it.
enum class TiffAlpha { None, Straight, Multiplied };

/// How a TIFF's samples lie in the file.
struct TiffLayout {
    int width = 0;
    int height = 0;
    int samples = 1;      ///< of a pixel in the file
    int colours = 1;      ///< of these, the first so many
    int alphaSample = 0;  ///< where the alpha is, behind the colours
    int bits = 8;         ///< of a sample
    bool isFloat = false;
    bool isSeparate = false;  ///< each sample lies in a plane of its own
    std::uint16_t meaning = PHOTOMETRIC_MINISBLACK;
    TiffAlpha alpha = TiffAlpha::None;

    int used() const { return colours + (alpha == TiffAlpha::None ? 0 : 1); }
    /// Where a value that is used, colours and then alpha, lies among the file's samples.
    int sampleOf(int value) const { return value < colours ? value : alphaSample; }
    std::uint64_t bytes() const {
        return std::uint64_t{static_cast<unsigned>(width)} * height * samples * (bits + 7) / 8;
    }
};

/// A tag's value, or the standard's default, or `otherwise`.
template <class Value>
Value tiffTag(TIFF* tiff, ttag_t tag, Value otherwise) {
    Value value = otherwise;
    return TIFFGetFieldDefaulted(tiff, tag, &value) == 1 ? value : otherwise;
}

/// Nothing where libtiff's own converter has to read it (YCbCr without JPEG and the like). What it
/// makes of Lab is not sRGB: white comes out yellow, so Lab is refused.
std::optional<TiffLayout> tiffLayoutOf(TIFF* tiff, const PictureHeader& header);

}  // namespace lab
