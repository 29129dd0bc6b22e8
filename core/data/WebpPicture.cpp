// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/PictureBytes.h"
#include "core/data/PictureDecoders.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <string>

namespace lab {

namespace {

std::string littleEndian(std::size_t value, std::size_t size) {
    std::string text;
    for (std::size_t i = 0; i < size; ++i) {
        text += static_cast<char>(value >> 8 * i & 0xFF);
    }
    return text;
}

cv::Mat decodeStill(std::string_view bytes, const PictureHeader& header) {
    // imdecode() reads only.
    cv::Mat picture = cv::imdecode(
        cv::Mat(1, static_cast<int>(bytes.size()), CV_8UC1, const_cast<char*>(bytes.data())),
        cv::IMREAD_UNCHANGED);
    if (picture.empty() || picture.depth() != CV_8U) {
        refuseDamage();
    }
    requireSize(header, picture.cols, picture.rows);
    if (picture.channels() == 3) {
        cv::cvtColor(picture, picture, cv::COLOR_BGR2RGB);
    } else if (picture.channels() == 4) {
        cv::cvtColor(picture, picture, cv::COLOR_BGRA2RGBA);
    }
    return picture;
}

/// The pieces of an animation's frame as a file of their own.
std::string stillOf(std::string_view frame, std::size_t width, std::size_t height) {
    constexpr std::size_t begin = 24;  // of the pieces: name, length, place, size, duration
    const std::string_view alpha = riffPiece(frame, begin, "ALPH");
    std::string_view pixels = riffPiece(frame, begin, "VP8 ");
    pixels = pixels.empty() ? riffPiece(frame, begin, "VP8L") : pixels;
    std::string pieces = "WEBP";
    if (!alpha.empty()) {
        pieces += "VP8X" + littleEndian(10, 4) + littleEndian(0x10, 4) +
                  littleEndian(width - 1, 3) + littleEndian(height - 1, 3);
        pieces += alpha;
    }
    pieces += pixels;
    return "RIFF" + littleEndian(pieces.size(), 4) + pieces;
}

cv::Mat firstOf(std::string_view bytes, const PictureHeader& header) {
    const PictureBytes frame(riffPiece(bytes, 12, "ANMF"), Endian::Little);
    const auto number = [&frame](std::size_t at) { return static_cast<int>(frame.number(at, 3)); };
    const cv::Size canvas(static_cast<int>(header.width), static_cast<int>(header.height));
    const cv::Rect place(2 * number(8), 2 * number(11), number(14) + 1, number(17) + 1);
    if (!frame.has(0, 24) || (place & cv::Rect({}, canvas)) != place) {
        refuseDamage();
    }
    const std::string file = stillOf(frame.view(), static_cast<std::size_t>(place.width),
                                     static_cast<std::size_t>(place.height));
    const PictureHeader own = readPictureHeader(file, file, file.size());
    requireSize(own, place.width, place.height);
    cv::Mat still = decodeStill(file, own);
    if (place.size() == canvas) {
        return still;
    }
    const bool hasAlpha = (PictureBytes(bytes).number(20, 1) & 0x10) != 0;
    cv::Mat whole(canvas, CV_8UC4, cv::Scalar(0, 0, 0, hasAlpha ? 0 : 255));
    if (still.channels() == 3) {
        cv::cvtColor(still, still, cv::COLOR_RGB2RGBA);
    }
    still.copyTo(whole(place));
    return whole;
}

}  // namespace

cv::Mat decodeWebP(std::string_view bytes, const PictureHeader& header) {
    const PictureBytes all(bytes);
    const bool isAnimated = all.matches(12, "VP8X") && (all.number(20, 1) & 0x02) != 0;
    return isAnimated ? firstOf(bytes, header) : decodeStill(bytes, header);
}

}  // namespace lab
