#include "core/data/ExifOrientation.h"

#include <cstddef>
#include <cstdint>

namespace lab {

namespace {

std::uint32_t number(std::string_view bytes, std::size_t at, std::size_t size, bool isBig) {
    if (at > bytes.size() || size > bytes.size() - at) {
        return 0;
    }
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size; ++i) {
        const std::size_t from = isBig ? i : size - 1 - i;
        value = value << 8U | static_cast<unsigned char>(bytes[at + from]);
    }
    return value;
}

/// The first piece of this name. PNG: length, name, data, checksum. RIFF: name, length, data, and a
/// byte more where the length is odd.
std::string_view pieceOf(std::string_view bytes, std::string_view name, PictureFormat format) {
    const bool isPng = format == PictureFormat::Png;
    std::size_t at = isPng ? 8 : 12;
    while (at + 8 <= bytes.size()) {
        const std::size_t length = number(bytes, at + (isPng ? 0 : 4), 4, isPng);
        if (bytes.substr(at + (isPng ? 4 : 0), 4) == name) {
            return bytes.substr(at + 8, length);
        }
        at += 8 + length + (isPng ? 4 : length % 2);
    }
    return {};
}

/// JPEG: what follows the name of the first piece of EXIF data before the pixels.
std::string_view jpegExif(std::string_view bytes) {
    std::size_t at = 2;
    while (at + 4 <= bytes.size() && number(bytes, at, 1, true) == 0xFF) {
        const std::uint32_t marker = number(bytes, at + 1, 1, true);
        if (marker == 0xFF) {  // a fill byte
            ++at;
            continue;
        }
        const std::size_t length = number(bytes, at + 2, 2, true);
        if (marker == 0xDA || length < 2) {
            break;
        }
        const std::string_view piece = bytes.substr(at + 4, length - 2);
        if (marker == 0xE1 && piece.starts_with(std::string_view("Exif\0\0", 6))) {
            return piece;
        }
        at += 2 + length;
    }
    return {};
}

std::string_view exifIn(std::string_view bytes, PictureFormat format) {
    switch (format) {
        case PictureFormat::Jpeg:
            return jpegExif(bytes);
        case PictureFormat::Tiff:
            return bytes;
        case PictureFormat::Png:
            return pieceOf(bytes, "eXIf", format);
        case PictureFormat::WebP:
            return pieceOf(bytes, "EXIF", format);
        default:
            return {};
    }
}

/// EXIF data is a TIFF header with one directory.
int orientationOf(std::string_view exif) {
    constexpr std::uint32_t kOrientation = 0x0112;
    const bool isBig = exif.starts_with("MM");
    const std::size_t directory = number(exif, 4, 4, isBig);
    const std::uint32_t entries = number(exif, directory, 2, isBig);
    for (std::uint32_t i = 0; i < entries; ++i) {
        const std::size_t at = directory + 2 + std::size_t{12} * i;
        if (number(exif, at, 2, isBig) == kOrientation) {
            const std::uint32_t value = number(exif, at + 8, 2, isBig);
            return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
        }
    }
    return 1;
}

}  // namespace

int exifOrientation(std::string_view bytes, PictureFormat format) {
    std::string_view exif = exifIn(bytes, format);
    if (exif.starts_with(std::string_view("Exif\0\0", 6))) {
        exif.remove_prefix(6);
    }
    return orientationOf(exif);
}

}  // namespace lab
