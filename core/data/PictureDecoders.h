// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/PictureHeader.h"

#include <opencv2/core.hpp>

#include <string>
#include <string_view>

namespace lab {

/// Why a picture cannot be decoded: a phrase that goes on from "FILE (".
struct Undecodable {
    std::string why;
};

// Each gives the picture as its file has it: not turned, interleaved rows of bytes with 1 (grey),
// 2 (grey and alpha), 3 (RGB) or 4 (RGB and alpha, not multiplied) channels. `header` is that of
// the bytes, of a size that may be decoded; a library that finds another size there is not
// believed. They throw Undecodable, what OpenCV throws, and std::bad_alloc. They print nothing. Any
// thread.

cv::Mat decodePng(std::string_view bytes, const PictureHeader& header);
/// At 1/reduction of its size (1, 2, 4 or 8), by libjpeg's own averaging.
cv::Mat decodeJpeg(std::string_view bytes, const PictureHeader& header, int reduction);
cv::Mat decodeTiff(std::string_view bytes, const PictureHeader& header);
cv::Mat decodeBmp(std::string_view bytes, const PictureHeader& header);
cv::Mat decodePnm(std::string_view bytes, const PictureHeader& header);
/// Of an animated one the first picture.
cv::Mat decodeWebP(std::string_view bytes, const PictureHeader& header);

[[noreturn]] void refuseDamage();
[[noreturn]] void refuseKind();
/// Refuses as damaged what is not of the header's size.
void requireSize(const PictureHeader& header, std::int64_t width, std::int64_t height);

}  // namespace lab
