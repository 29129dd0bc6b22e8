#include "core/data/PictureDecoders.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace lab {

namespace {

std::size_t number(std::string_view bytes, std::size_t at, std::size_t size) {
    std::size_t value = 0;
    for (std::size_t i = size; at + size <= bytes.size() && i > 0; --i) {
        value = value << 8U | static_cast<unsigned char>(bytes[at + i - 1]);
    }
    return value;
}

std::string littleEndian(std::size_t value, std::size_t size) {
    std::string text;
    for (std::size_t i = 0; i < size; ++i) {
        text += static_cast<char>(value >> 8 * i & 0xFF);
    }
    return text;
}

/// The first piece of this name with its name and length, from `at` on; empty when there is none.
std::string_view pieceFrom(std::string_view bytes, std::size_t at, std::string_view name) {
    while (at + 8 <= bytes.size()) {
        const std::size_t length = number(bytes, at + 4, 4);
        if (bytes.substr(at, 4) == name) {
            return bytes.substr(at, 8 + length + length % 2);
        }
        at += 8 + length + length % 2;
    }
    return {};
}

cv::Mat decodeStill(std::string_view bytes) {
    // imdecode() reads only.
    cv::Mat picture = cv::imdecode(
        cv::Mat(1, static_cast<int>(bytes.size()), CV_8UC1, const_cast<char*>(bytes.data())),
        cv::IMREAD_UNCHANGED);
    if (picture.empty() || picture.depth() != CV_8U) {
        refuseDamage();
    }
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
    const std::string_view alpha = pieceFrom(frame, begin, "ALPH");
    std::string_view pixels = pieceFrom(frame, begin, "VP8 ");
    pixels = pixels.empty() ? pieceFrom(frame, begin, "VP8L") : pixels;
    std::string pieces = "WEBP";
    if (!alpha.empty()) {
        pieces += "VP8X" + littleEndian(10, 4) + littleEndian(0x10, 4) +
                  littleEndian(width - 1, 3) + littleEndian(height - 1, 3);
        pieces += alpha;
    }
    pieces += pixels;
    return "RIFF" + littleEndian(pieces.size(), 4) + pieces;
}

cv::Mat firstOf(std::string_view bytes) {
    const std::string_view frame = pieceFrom(bytes, 12, "ANMF");
    const cv::Size canvas(static_cast<int>(number(bytes, 24, 3)) + 1,
                          static_cast<int>(number(bytes, 27, 3)) + 1);
    const cv::Rect place(
        static_cast<int>(2 * number(frame, 8, 3)), static_cast<int>(2 * number(frame, 11, 3)),
        static_cast<int>(number(frame, 14, 3)) + 1, static_cast<int>(number(frame, 17, 3)) + 1);
    if (frame.size() < 24 || (place & cv::Rect({}, canvas)) != place) {
        refuseDamage();
    }
    cv::Mat still = decodeStill(stillOf(frame, static_cast<std::size_t>(place.width),
                                        static_cast<std::size_t>(place.height)));
    if (still.size() != place.size()) {
        refuseDamage();
    }
    if (place.size() == canvas) {
        return still;
    }
    const bool hasAlpha = (number(bytes, 20, 1) & 0x10) != 0;
    cv::Mat whole(canvas, CV_8UC4, cv::Scalar(0, 0, 0, hasAlpha ? 0 : 255));
    if (still.channels() == 3) {
        cv::cvtColor(still, still, cv::COLOR_RGB2RGBA);
    }
    still.copyTo(whole(place));
    return whole;
}

}  // namespace

cv::Mat decodeWebP(std::string_view bytes) {
    const bool isAnimated = bytes.substr(12, 4) == "VP8X" && (number(bytes, 20, 1) & 0x02) != 0;
    return isAnimated ? firstOf(bytes) : decodeStill(bytes);
}

}  // namespace lab
