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
// 2 (grey and alpha), 3 (RGB) or 4 (RGB and alpha, not multiplied) channels. They throw
// Undecodable, what OpenCV throws, and std::bad_alloc. They print nothing. Any thread.

cv::Mat decodePng(std::string_view bytes);
/// At 1/reduction of its size (1, 2, 4 or 8), by libjpeg's own averaging.
cv::Mat decodeJpeg(std::string_view bytes, int reduction);
cv::Mat decodeTiff(std::string_view bytes);
cv::Mat decodeBmp(std::string_view bytes);
cv::Mat decodePnm(std::string_view bytes);
/// Of an animated one the first picture.
cv::Mat decodeWebP(std::string_view bytes);

[[noreturn]] void refuseDamage();
[[noreturn]] void refuseKind();

}  // namespace lab
