// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Image.h"
#include "core/data/ImageInput.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lab {

// The one way from a file to pixels: training, evaluation, classification, inspection and previews
// all take it (docs/decisions/0016). Readers refuse a picture of more than 100 megapixels by its
// header, before decoding; they print nothing and throw only std::bad_alloc. Any thread.

/// Why a picture cannot be used ("it is empty"); nothing when it can.
using PictureProblem = std::optional<std::string>;

/// A whole picture, or why there is none.
struct WholePicture {
    Image image;        ///< grey or RGB
    int fullWidth = 0;  ///< before it was made smaller, and upright
    int fullHeight = 0;
    PictureProblem problem;
};

/// The picture as a person sees it: turned upright as its EXIF data says, brought to 8 bits, white
/// behind what is transparent. A JPEG may be decoded at a half, quarter or eighth while its shorter
/// side keeps twice `shorterSide` pixels; 0: never.
WholePicture readPicture(const std::filesystem::path& file, int shorterSide = 0);

/// The same for the bytes of a file, as a clipboard or a browser gives them.
WholePicture readPictureBytes(std::string_view bytes, int shorterSide = 0);

/// A picture as a network sees it, or why not.
struct PictureForNetwork {
    PreparedImage prepared;
    PictureProblem problem;
};

/// Reads and prepares: a function of the file and the input alone. Whoever shows pixels to a
/// network calls this.
PictureForNetwork readPictureFor(const std::filesystem::path& file, const InputSpec& input);

/// The same for several networks: the pixels of each are those that it would get alone.
struct PictureForNetworks {
    std::vector<PreparedImage> prepared;  ///< as many as inputs, unless there is a problem
    WholePicture shown;                   ///< for a person, where it was asked for
    PictureProblem problem;               ///< of any of it
};

/// The file is read once, and decoded once for all that want the same pixels. `shownSide`: also
/// gives the picture as readPicture(file, shownSide) does.
PictureForNetworks readPictureFor(const std::filesystem::path& file,
                                  const std::vector<InputSpec>& inputs,
                                  std::optional<int> shownSide = std::nullopt);

/// The same, written to `out` ([channels, size, size]).
PictureProblem decodePicture(const std::filesystem::path& file, const InputSpec& input,
                             std::uint8_t* out);

/// Whether the header says that the picture can hold nothing but grey; false where it may not.
bool holdsOnlyGrey(const std::filesystem::path& file);

/// Whether it can most likely be read, by the header and the end of the file; decodes where these
/// look wrong. Training decodes instead: a damaged middle shows nowhere else.
PictureProblem checkPicture(const std::filesystem::path& file, const InputSpec& input);

}  // namespace lab
