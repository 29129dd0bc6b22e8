// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/ExifOrientation.h"

#include "core/data/PictureBytes.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace lab {

namespace {

constexpr int kOrientation = 0x0112;
constexpr std::string_view kExif("Exif\0\0", 6);

/// PNG: length, name, data, checksum.
std::string_view pngExif(std::string_view bytes) {
    const PictureBytes all(bytes);
    std::size_t at = 8;
    while (all.has(at, 8)) {
        const auto length = static_cast<std::size_t>(all.number(at, 4));
        if (all.matches(at + 4, "eXIf")) {
            return bytes.substr(at + 8, length);
        }
        at += 12 + length;
    }
    return {};
}

/// The first piece of EXIF data before the pixels.
std::string_view jpegExif(std::string_view bytes) {
    std::size_t at = 2;
    while (const auto piece = nextJpegPiece(bytes, at)) {
        if (piece->marker == 0xE1 && piece->data.starts_with(kExif)) {
            return piece->data;
        }
    }
    return {};
}

std::string_view webpExif(std::string_view bytes) {
    const std::string_view piece = riffPiece(bytes, 12, "EXIF");
    return piece.substr(std::min<std::size_t>(piece.size(), 8));
}

std::string_view exifIn(std::string_view bytes, PictureFormat format) {
    switch (format) {
        case PictureFormat::Jpeg:
            return jpegExif(bytes);
        case PictureFormat::Tiff:
            return bytes;
        case PictureFormat::Png:
            return pngExif(bytes);
        case PictureFormat::WebP:
            return webpExif(bytes);
        default:
            return {};
    }
}

}  // namespace

int exifOrientation(std::string_view bytes, PictureFormat format) {
    std::string_view exif = exifIn(bytes, format);
    exif.remove_prefix(exif.starts_with(kExif) ? kExif.size() : 0);
    const std::int64_t said = tiffNumber(exif, kOrientation).value_or(1);  // EXIF data is a TIFF
    return said >= 1 && said <= 8 ? static_cast<int>(said) : 1;
}

}  // namespace lab
