#include "core/data/PictureHeader.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>
#include <optional>

namespace lab {

namespace {

enum class Endian { Little, Big };

/// Bytes of a file; what lies outside reads as 0, which no header takes for a size.
class Bytes {
public:
    explicit Bytes(std::string_view bytes, Endian endian = Endian::Big)
        : m_bytes(bytes), m_endian(endian) {}

    bool has(std::size_t at, std::size_t size) const {
        return at <= m_bytes.size() && size <= m_bytes.size() - at;
    }
    std::int64_t number(std::size_t at, std::size_t size) const {
        if (!has(at, size)) {
            return 0;
        }
        std::int64_t value = 0;
        for (std::size_t i = 0; i < size; ++i) {
            const std::size_t from = m_endian == Endian::Big ? i : size - 1 - i;
            value = value << 8 | static_cast<unsigned char>(m_bytes[at + from]);
        }
        return value;
    }
    bool matches(std::size_t at, std::string_view text) const {
        return has(at, text.size()) && m_bytes.substr(at, text.size()) == text;
    }

private:
    std::string_view m_bytes;
    Endian m_endian;
};

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
    const Bytes bytes(head);
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
    const Bytes bytes(head);
    PictureHeader header{PictureFormat::Jpeg};
    std::size_t at = 2;
    while (bytes.has(at, 4) && bytes.number(at, 1) == 0xFF) {
        const std::int64_t marker = bytes.number(at + 1, 1);
        const bool isTable = marker == 0xC4 || marker == 0xC8 || marker == 0xCC;
        if (marker >= 0xC0 && marker <= 0xCF && !isTable) {  // start of frame
            header.height = bytes.number(at + 5, 2);
            header.width = bytes.number(at + 7, 2);
            header.isGrey = bytes.number(at + 9, 1) == 1;
        }
        if (marker == 0xDA) {  // start of scan: the pixels
            break;
        }
        if (marker == 0xFF) {  // a fill byte
            at += 1;
        } else if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8)) {  // no length follows
            at += 2;
        } else {
            at += 2 + static_cast<std::size_t>(bytes.number(at + 2, 2));
        }
    }
    // OpenCV fills up a picture that is cut short without a word. The end mark cannot stand among
    // the pixels, but a small preview before them has one, too.
    if (head.size() == fileBytes) {
        header.wholeness =
            wholeWhen(at < head.size() && head.find("\xFF\xD9", at) != std::string_view::npos);
    } else {
        header.wholeness = wholeWithMark(head, tail, fileBytes, "\xFF\xD9");
    }
    return header;
}

PictureHeader bmp(std::string_view head, std::uintmax_t fileBytes) {
    const Bytes bytes(head, Endian::Little);
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
    if (bytes.has(14, 40) && !isCompressed) {
        const std::int64_t rowBytes = (header.width * bytes.number(28, 2) + 31) / 32 * 4;
        header.wholeness =
            wholeWhen(holdsRows(bytes.number(10, 4), rowBytes, header.height, fileBytes));
    }
    return header;
}

PictureHeader webp(std::string_view head, std::uintmax_t fileBytes) {
    const Bytes bytes(head, Endian::Little);
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
        const bool isAnimated = (bytes.number(20, 1) & 0x02) != 0;  // not every OpenCV decodes it
        header.wholeness = isAnimated ? Wholeness::Unknown : header.wholeness;
    }
    return header;
}

PictureHeader tiff(std::string_view head) {
    const Bytes bytes(head, head.starts_with("II") ? Endian::Little : Endian::Big);
    PictureHeader header{PictureFormat::Tiff};
    const bool isBig = bytes.number(2, 2) == 43;  // BigTIFF: numbers of 8 bytes
    const auto directory =
        static_cast<std::size_t>(isBig ? bytes.number(8, 8) : bytes.number(4, 4));
    const std::int64_t entries =
        std::min<std::int64_t>(bytes.number(directory, isBig ? 8 : 2), 4096);
    for (std::int64_t i = 0; i < entries; ++i) {
        const std::size_t at =
            directory + (isBig ? 8 : 2) + static_cast<std::size_t>(i) * (isBig ? 20 : 12);
        const std::int64_t tag = bytes.number(at, 2);
        const std::int64_t value =
            bytes.number(at + (isBig ? 12 : 8), bytes.number(at + 2, 2) == 3 ? 2 : 4);
        header.width = tag == 256 ? value : header.width;
        header.height = tag == 257 ? value : header.height;
    }
    return header;
}

/// The next whole number of a PNM header, past spaces and comments.
std::optional<std::int64_t> nextNumber(std::string_view text, std::size_t& at) {
    const auto isSpace = [&] { return std::isspace(static_cast<unsigned char>(text[at])) != 0; };
    const auto isDigit = [&] { return text[at] >= '0' && text[at] <= '9'; };
    while (at < text.size() && (isSpace() || text[at] == '#')) {
        at = text[at] == '#' ? text.find('\n', at) : at + 1;
    }
    if (at >= text.size() || !isDigit()) {
        return std::nullopt;
    }
    std::int64_t value = 0;
    for (; at < text.size() && isDigit(); ++at) {
        value = value * 10 + (text[at] - '0');
        if (value > INT32_MAX) {
            return std::nullopt;
        }
    }
    return value;
}

PictureHeader pnm(std::string_view head, std::uintmax_t fileBytes) {
    PictureHeader header{PictureFormat::Pnm};
    const char kind = head[1];
    std::size_t at = 2;
    const auto width = nextNumber(head, at);
    const auto height = width ? nextNumber(head, at) : std::nullopt;
    const bool isBitmap = kind == '1' || kind == '4';
    const auto most = height && !isBitmap ? nextNumber(head, at) : std::optional<std::int64_t>(1);
    if (!height || !most) {
        return header;
    }
    header.width = *width;
    header.height = *height;
    header.isGrey = kind != '3' && kind != '6';
    const std::int64_t samples = *width * (kind == '6' ? 3 : 1);
    const std::int64_t rowBytes = kind == '4' ? (samples + 7) / 8 : samples * (*most > 255 ? 2 : 1);
    if (kind >= '4') {  // binary: the pixels follow after one space
        header.wholeness = wholeWhen(
            holdsRows(static_cast<std::int64_t>(at) + 1, rowBytes, header.height, fileBytes));
    }
    return header;
}

}  // namespace

PictureHeader readPictureHeader(std::string_view head, std::string_view tail,
                                std::uintmax_t fileBytes) {
    const Bytes bytes(head);
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
    if (head.size() > 2 && head[0] == 'P' && head[1] >= '1' && head[1] <= '6' &&
        (std::isspace(static_cast<unsigned char>(head[2])) != 0 || head[2] == '#')) {
        return pnm(head, fileBytes);
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
    const Bytes bytes(head);
    for (const Mark& mark : marks) {
        if (bytes.matches(mark.at, mark.bytes)) {
            return mark.name;
        }
    }
    return {};
}

}  // namespace lab
