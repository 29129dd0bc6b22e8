// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace lab {

enum class PictureFormat { Unknown, Png, Jpeg, Bmp, WebP, Tiff, Pnm };

/// Whether a file ends as its format says; unknown where only decoding it can tell.
enum class Wholeness { Unknown, Whole, CutShort };

/// What a picture file says of itself.
struct PictureHeader {
    PictureFormat format = PictureFormat::Unknown;
    std::int64_t width = 0;  ///< pixels; 0 when the header is damaged or ends after `head`
    std::int64_t height = 0;
    Wholeness wholeness = Wholeness::Unknown;
    bool isGrey = false;  ///< it can hold nothing but grey; false: it may yet
};

/// Reads the header without decoding. `head` are the first bytes of the file or all of them, `tail`
/// the last ones, fileBytes its size. Never throws and never reads outside of them. Any thread.
PictureHeader readPictureHeader(std::string_view head, std::string_view tail,
                                std::uintmax_t fileBytes);

/// The name of a format that is known but not read here ("GIF"); empty where it is none of these.
std::string_view foreignFormat(std::string_view head);

}  // namespace lab
