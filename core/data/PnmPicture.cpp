// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/PictureBytes.h"
#include "core/data/PictureDecoders.h"

#include <algorithm>
#include <optional>

namespace lab {

namespace {

/// 0 or 1; bits need no space between them.
std::optional<std::int64_t> nextBit(std::string_view bytes, std::size_t& at) {
    skipPnmSpace(bytes, at);
    if (at >= bytes.size() || (bytes[at] != '0' && bytes[at] != '1')) {
        return std::nullopt;
    }
    return bytes[at++] - '0';
}

std::int64_t orDamaged(std::optional<std::int64_t> value) {
    if (!value) {
        refuseDamage();
    }
    return *value;
}

/// Values are parts of the largest one.
std::uint8_t scaled(std::int64_t value, std::int64_t most) {
    return static_cast<std::uint8_t>((std::min(value, most) * 510 + most) / (2 * most));
}

std::uint8_t nextSample(std::string_view bytes, const PnmHeader& header, std::size_t& at) {
    if (header.isBitmap()) {
        return orDamaged(nextBit(bytes, at)) != 0 ? 0 : 255;
    }
    return scaled(orDamaged(nextPnmNumber(bytes, at)), header.most);
}

void readText(std::string_view bytes, const PnmHeader& header, cv::Mat& picture) {
    std::size_t at = header.pixels;
    for (int row = 0; row < picture.rows; ++row) {
        std::uint8_t* out = picture.ptr<std::uint8_t>(row);
        for (int i = 0; i < picture.cols * header.channels(); ++i) {
            *out++ = nextSample(bytes, header, at);
        }
    }
}

void readBits(std::string_view pixels, const PnmHeader& header, cv::Mat& picture) {
    const std::size_t rowBytes = (static_cast<std::size_t>(header.width) + 7) / 8;
    if (pixels.size() / rowBytes < static_cast<std::size_t>(header.height)) {
        refuseDamage();
    }
    for (int row = 0; row < picture.rows; ++row) {
        for (int i = 0; i < picture.cols; ++i) {
            const auto eight = static_cast<unsigned char>(
                pixels[static_cast<std::size_t>(row) * rowBytes + static_cast<std::size_t>(i) / 8]);
            picture.at<std::uint8_t>(row, i) = (eight >> (7 - i % 8) & 1) != 0 ? 0 : 255;
        }
    }
}

void readPixels(std::string_view pixels, const PnmHeader& header, cv::Mat& picture) {
    const std::size_t width = header.most > 255 ? 2 : 1;
    const std::size_t rowBytes = static_cast<std::size_t>(header.width) * header.channels() * width;
    if (pixels.size() / rowBytes < static_cast<std::size_t>(header.height)) {
        refuseDamage();
    }
    const auto* in = reinterpret_cast<const unsigned char*>(pixels.data());
    for (int row = 0; row < picture.rows; ++row) {
        std::uint8_t* out = picture.ptr<std::uint8_t>(row);
        for (int i = 0; i < picture.cols * header.channels(); ++i, in += width) {
            *out++ = scaled(width == 2 ? in[0] << 8 | in[1] : in[0], header.most);
        }
    }
}

}  // namespace

cv::Mat decodePnm(std::string_view bytes, const PictureHeader& header) {
    const PnmHeader read = readPnmHeader(bytes).value_or(PnmHeader());
    requireSize(header, read.width, read.height);
    if (read.most < 1 || read.most > 65535) {
        refuseDamage();
    }
    cv::Mat picture(static_cast<int>(read.height), static_cast<int>(read.width),
                    CV_8UC(read.channels()));
    if (read.isText()) {
        readText(bytes, read, picture);
        return picture;
    }
    const std::string_view pixels = bytes.substr(std::min(read.pixels + 1, bytes.size()));
    (read.isBitmap() ? readBits : readPixels)(pixels, read, picture);
    return picture;
}

}  // namespace lab
