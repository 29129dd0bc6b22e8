#pragma once

#include "core/base/Image.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace lab {

/// What every picture of a folder becomes: [channels, side, side].
struct PictureShape {
    int channels = 3;  ///< 1 grey, 3 RGB
    int side = 64;

    std::size_t bytes() const { return static_cast<std::size_t>(channels) * side * side; }
};

/// Why a picture cannot be used ("it is empty"); nothing when it can.
using PictureProblem = std::optional<std::string>;

/// Reads the picture, takes its middle square and resizes that (averaged when shrinking, linear
/// when enlarging) into `out`, channel planes one after another. A picture of more than 100
/// megapixels is refused by its header, before decoding. Throws only std::bad_alloc. Any thread.
PictureProblem decodePicture(const std::filesystem::path& file, PictureShape shape,
                             std::uint8_t* out);

/// Whether decodePicture would most likely succeed, by the header and the end of the file; decodes
/// where these look wrong. Throws only std::bad_alloc. Any thread.
PictureProblem checkPicture(const std::filesystem::path& file, PictureShape shape);

/// A whole picture, or why there is none.
struct WholePicture {
    Image image;  ///< grey or RGB
    PictureProblem problem;
};

/// The picture as a person sees it: turned upright as its EXIF data says, 16 bits and floats
/// brought to 8, white behind what is transparent. A JPEG may be decoded at a half, quarter or
/// eighth while its shorter side keeps twice `shorterSide` pixels; 0: never. Refuses what
/// decodePicture() does. Throws only std::bad_alloc. Any thread.
WholePicture readPicture(const std::filesystem::path& file, int shorterSide = 0);

/// The same for the bytes of a file, as a clipboard or a browser gives them.
WholePicture readPictureBytes(std::string_view bytes, int shorterSide = 0);

}  // namespace lab
