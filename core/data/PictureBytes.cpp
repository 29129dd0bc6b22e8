// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/PictureBytes.h"

#include <algorithm>

namespace lab {

namespace {

constexpr std::int64_t kMostEntries = 65536;

/// Bytes of a value of this type; 0 where it is no whole number.
std::size_t bytesOfTiffType(std::int64_t type) {
    switch (type) {
        case 1:
            return 1;
        case 3:
            return 2;
        case 4:
            return 4;
        case 16:
            return 8;
        default:
            return 0;
    }
}

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

}  // namespace

std::optional<JpegPiece> nextJpegPiece(std::string_view bytes, std::size_t& at) {
    const PictureBytes all(bytes);
    while (all.has(at, 4) && all.number(at, 1) == 0xFF) {
        const auto marker = static_cast<int>(all.number(at + 1, 1));
        if (marker == 0xFF) {  // a fill byte
            at += 1;
        } else if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8)) {  // no length follows
            at += 2;
        } else if (marker == 0xDA) {  // start of scan: the pixels
            return std::nullopt;
        } else {
            const auto length = static_cast<std::size_t>(all.number(at + 2, 2));  // with itself
            const std::size_t begin = at + 4;
            at += 2 + std::max<std::size_t>(length, 2);
            return JpegPiece{marker, bytes.substr(begin, at - begin)};
        }
    }
    return std::nullopt;
}

std::string_view riffPiece(std::string_view bytes, std::size_t at, std::string_view name) {
    const PictureBytes all(bytes, Endian::Little);
    while (all.has(at, 8)) {
        const auto length = static_cast<std::size_t>(all.number(at + 4, 4));
        const std::size_t whole = 8 + length + length % 2;
        if (all.matches(at, name)) {
            return bytes.substr(at, whole);
        }
        at += whole;
    }
    return {};
}

std::optional<std::int64_t> tiffNumber(std::string_view bytes, int tag) {
    const PictureBytes all(bytes, bytes.starts_with("MM") ? Endian::Big : Endian::Little);
    const bool isBig = all.number(2, 2) == 43;  // BigTIFF: numbers of 8 bytes
    const std::size_t width = isBig ? 8 : 4;
    const auto directory = static_cast<std::size_t>(all.number(isBig ? 8 : 4, width));
    const std::size_t countBytes = isBig ? 8 : 2;
    const std::size_t entryBytes = 4 + 2 * width;
    const std::int64_t entries = std::min(all.number(directory, countBytes), kMostEntries);
    for (std::int64_t i = 0; i < entries; ++i) {
        const std::size_t at = directory + countBytes + static_cast<std::size_t>(i) * entryBytes;
        if (!all.has(at, entryBytes)) {
            break;
        }
        const std::size_t size = bytesOfTiffType(all.number(at + 2, 2));
        if (all.number(at, 2) == tag && size > 0 && size <= width) {
            return all.number(at + 4 + width, size);
        }
    }
    return std::nullopt;
}

bool isPnmSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

void skipPnmSpace(std::string_view bytes, std::size_t& at) {
    while (at < bytes.size() && (isPnmSpace(bytes[at]) || bytes[at] == '#')) {
        at = bytes[at] == '#' ? std::min(bytes.find('\n', at), bytes.size()) : at + 1;
    }
}

std::optional<std::int64_t> nextPnmNumber(std::string_view bytes, std::size_t& at) {
    skipPnmSpace(bytes, at);
    const std::size_t begin = at;
    std::int64_t value = 0;
    for (; at < bytes.size() && isDigit(bytes[at]) && value <= INT32_MAX; ++at) {
        value = value * 10 + (bytes[at] - '0');
    }
    return at > begin && value <= INT32_MAX ? std::optional(value) : std::nullopt;
}

std::optional<PnmHeader> readPnmHeader(std::string_view bytes) {
    const bool isPnm = bytes.size() > 2 && bytes[0] == 'P' && bytes[1] >= '1' && bytes[1] <= '6' &&
                       (isPnmSpace(bytes[2]) || bytes[2] == '#');
    if (!isPnm) {
        return std::nullopt;
    }
    PnmHeader header;
    header.kind = bytes[1];
    header.pixels = 2;
    const auto width = nextPnmNumber(bytes, header.pixels);
    const auto height = width ? nextPnmNumber(bytes, header.pixels) : std::nullopt;
    const auto most = height && !header.isBitmap() ? nextPnmNumber(bytes, header.pixels)
                                                   : std::optional<std::int64_t>(1);
    if (!height || !most) {
        return header;  // of no size
    }
    header.width = *width;
    header.height = *height;
    header.most = *most;
    return header;
}

}  // namespace lab
