// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/EnumNames.h"
#include "core/data/Dataset.h"

#include <array>
#include <string_view>
#include <utility>
#include <vector>

namespace lab {

/// What a network sees of a test picture. Centre: its middle. Ten: the four corners and the middle,
/// each also mirrored (Krizhevsky et al. 2012, section 4.1; the tables 2 and 3 of He et al. 2015).
/// Whole: all of it, and its mirror image, by a network whose last pooling takes any size ("fully
/// convolutional": tables 4 and 5).
enum class View { Centre, Ten, Whole };

template <>
struct EnumNames<View> {
    static constexpr const char* what = asPhrase("view of a picture");
    static constexpr std::array names = {std::pair{View::Centre, std::string_view("centre")},
                                         std::pair{View::Ten, std::string_view("ten")},
                                         std::pair{View::Whole, std::string_view("whole")}};
};

/// A value; any thread.
struct TestViews {
    View view = View::Centre;
    std::vector<int> scales;  ///< pixels of the picture's shorter side; empty: as the card says
};

/// The scales of these views for that input, with its own where none are named. Throws Error where
/// they do not fit it: smaller than what the network sees, ten equal crops, or not
/// InputStyle::Centre.
std::vector<int> scalesFor(const TestViews& views, const InputSpec& input);

/// The views of one picture at one scale, of equal size: [channels, height, width]. Of a picture
/// that is more than four times as long as wide its middle is seen.
std::vector<Image> viewsOf(const Image& picture, const InputSpec& input, View view, int scale);

/// A split's images as pictures: a folder's are read whole, others are taken as they are stored.
/// Thread-safe.
class SplitPictures {
public:
    /// `shorterSide`: how small a JPEG may be decoded, see readPicture().
    SplitPictures(const Split& split, int shorterSide);

    /// Of the split's channels. Throws Error when a file has vanished or was changed.
    Image picture(std::int64_t index) const;

private:
    Split m_split;
    int m_shorterSide;
};

}  // namespace lab
