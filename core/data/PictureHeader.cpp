// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/PictureHeader.h"

#include "core/data/PictureBytes.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace lab {

namespace {

/// Whether so many rows of pixels have room after `start`. Divides, because the product of two
/// hostile sizes would overflow.
bool holdsRows(std::int64_t start, std::int64_t rowBytes, std::int64_t rows,
               std::uintmax_t fileBytes) {
    const auto end = static_cast<std::int64_t>(fileBytes);
    return rowBytes > 0 && start <= end && (end - start) / rowBytes >= rows;
}

Wholeness wholeWhen(bool isWhole) {
    return isWhole ? Wholeness::Whole : Wholeness::CutShort;
}

/// By a mark near the end. When `head` is not the whole file, its absence may only mean that much
/// else follows.
Wholeness wholeWithMark(std::string_view all, std::string_view tail, std::uintmax_t fileBytes,
                        std::string_view mark) {
    if (all.size() == fileBytes) {
        return wholeWhen(all.find(mark) != std::string_view::npos);
    }
    return tail.find(mark) != std::string_view::npos ? Wholeness::Whole : Wholeness::Unknown;
}

PictureHeader png(std::string_view head, std::string_view tail, std::uintmax_t fileBytes) {
    const PictureBytes bytes(head);
    PictureHeader header{PictureFormat::Png};
    if (bytes.matches(12, "IHDR")) {
        header.width = bytes.number(16, 4);
        header.height = bytes.number(20, 4);
        header.isGrey = (bytes.number(25, 1) & 2) == 0;  // no colour, no palette
    }
    header.wholeness = wholeWithMark(head, tail, fileBytes, "IEND");
    return header;
}

PictureHeader jpeg(std::string_view head, std::string_view tail, std::uintmax_t fileBytes) {
    PictureHeader header{PictureFormat::Jpeg};
    std::size_t at = 2;
    while (const auto piece = nextJpegPiece(head, at)) {
        const bool isTable =
            piece->marker == 0xC4 || piece->marker == 0xC8 || piece->marker == 0xCC;
        if (piece->marker >= 0xC0 && piece->marker <= 0xCF && !isTable) {  // start of frame
            const PictureBytes frame(piece->data);
            header.height = frame.number(1, 2);
            header.width = frame.number(3, 2);
            header.isGrey = frame.number(5, 1) == 1;
        }
    }
    // libjpeg fills up a picture that is cut short. The end mark cannot stand among the pixels, but
    // a small preview before them has one, too.
    if (head.size() == fileBytes) {
        header.wholeness =
            wholeWhen(at < head.size() && head.find("\xFF\xD9", at) != std::string_view::npos);
    } else {
        header.wholeness = wholeWithMark(head, tail, fileBytes, "\xFF\xD9");
    }
    return header;
}

PictureHeader bmp(std::string_view head, std::uintmax_t fileBytes) {
    const PictureBytes bytes(head, Endian::Little);
    PictureHeader header{PictureFormat::Bmp};
    if (bytes.number(14, 4) == 12) {  // the header of OS/2
        header.width = bytes.number(18, 2);
        header.height = bytes.number(20, 2);
        return header;
    }
    header.width = bytes.number(18, 4);
    const auto height = static_cast<std::int32_t>(bytes.number(22, 4));
    header.height = height < 0 ? -std::int64_t{height} : height;  // negative: top row first
    const bool isCompressed = bytes.number(30, 4) != 0;
    if (bytes.number(14, 4) >= 40 && bytes.has(14, 40) && !isCompressed) {
        const std::int64_t rowBytes = (header.width * bytes.number(28, 2) + 31) / 32 * 4;
        header.wholeness =
            wholeWhen(holdsRows(bytes.number(10, 4), rowBytes, header.height, fileBytes));
    }
    return header;
}

PictureHeader webp(std::string_view head, std::uintmax_t fileBytes) {
    const PictureBytes bytes(head, Endian::Little);
    PictureHeader header{PictureFormat::WebP};
    header.wholeness = wholeWhen(static_cast<std::uintmax_t>(bytes.number(4, 4)) + 8 <= fileBytes);
    if (bytes.matches(12, "VP8 ")) {
        header.width = bytes.number(26, 2) & 0x3FFF;
        header.height = bytes.number(28, 2) & 0x3FFF;
    } else if (bytes.matches(12, "VP8L") && bytes.has(21, 4)) {
        const std::int64_t packed = bytes.number(21, 4);
        header.width = (packed & 0x3FFF) + 1;
        header.height = (packed >> 14 & 0x3FFF) + 1;
    } else if (bytes.matches(12, "VP8X") && bytes.has(24, 6)) {
        header.width = bytes.number(24, 3) + 1;
        header.height = bytes.number(27, 3) + 1;
        // Its first picture may be there where later ones are cut off.
        const bool isAnimated = (bytes.number(20, 1) & 0x02) != 0;
        header.wholeness = isAnimated ? Wholeness::Unknown : header.wholeness;
    }
    return header;
}

PictureHeader tiff(std::string_view head) {
    PictureHeader header{PictureFormat::Tiff};
    header.width = tiffNumber(head, 256).value_or(0);
    header.height = tiffNumber(head, 257).value_or(0);
    return header;
}

std::int64_t pnmRowBytes(const PnmHeader& read) {
    const std::int64_t samples = read.width * read.channels();
    if (read.isBitmap()) {
        return (samples + 7) / 8;
    }
    return read.most > 255 ? 2 * samples : samples;
}

PictureHeader pnm(const PnmHeader& read, std::uintmax_t fileBytes) {
    PictureHeader header{PictureFormat::Pnm, read.width, read.height};
    header.isGrey = read.channels() == 1;
    if (!read.isText() && header.width > 0) {  // the pixels follow after one space
        header.wholeness = wholeWhen(holdsRows(static_cast<std::int64_t>(read.pixels) + 1,
                                               pnmRowBytes(read), header.height, fileBytes));
    }
    return header;
}

}  // namespace

PictureHeader readPictureHeader(std::string_view head, std::string_view tail,
                                std::uintmax_t fileBytes) {
    const PictureBytes bytes(head);
    if (head.starts_with("\x89PNG\r\n\x1A\n")) {
        return png(head, tail, fileBytes);
    }
    if (head.starts_with("\xFF\xD8\xFF")) {
        return jpeg(head, tail, fileBytes);
    }
    if (head.starts_with("BM")) {
        return bmp(head, fileBytes);
    }
    if (head.starts_with("RIFF") && bytes.matches(8, "WEBP")) {
        return webp(head, fileBytes);
    }
    if (head.starts_with(std::string_view("II*\0", 4)) ||
        head.starts_with(std::string_view("MM\0*", 4)) ||
        head.starts_with(std::string_view("II+\0", 4)) ||
        head.starts_with(std::string_view("MM\0+", 4))) {
        return tiff(head);
    }
    if (const auto header = readPnmHeader(head)) {
        return pnm(*header, fileBytes);
    }
    return {};
}

std::string_view foreignFormat(std::string_view head) {
    struct Mark {
        std::size_t at;
        std::string_view bytes;
        std::string_view name;
    };
    static constexpr std::array marks{
        Mark{0, "GIF8", "GIF"},
        Mark{4, "ftypavif", "AVIF"},
        Mark{4, "ftypheic", "HEIC"},
        Mark{4, "ftypheix", "HEIC"},
        Mark{4, "ftypmif1", "HEIF"},
        Mark{4, "jP  ", "JPEG 2000"},
        Mark{0, "\xFF\x4F\xFF\x51", "JPEG 2000"},
        Mark{0, "\xFF\x0A", "JPEG XL"},
        Mark{4, "JXL ", "JPEG XL"},
        Mark{0, "8BPS", "Photoshop"},
        Mark{0, "%PDF", "PDF"},
        Mark{0, "P7", "PAM"},
        Mark{0, "PF", "PFM"},
        Mark{0, "\x76\x2F\x31\x01", "OpenEXR"},
        Mark{0, "#?RADIANCE", "Radiance HDR"},
        Mark{0, "<svg", "SVG"},
    };
    const PictureBytes bytes(head);
    for (const Mark& mark : marks) {
        if (bytes.matches(mark.at, mark.bytes)) {
            return mark.name;
        }
    }
    return {};
}

}  // namespace lab
