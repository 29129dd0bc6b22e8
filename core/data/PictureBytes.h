// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the readers of picture files in core/data share. All of it is pure, never throws and never
// reads outside of the bytes.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace lab {

enum class Endian { Little, Big };

/// Numbers among bytes; what lies outside reads as 0, which no header takes for a size.
class PictureBytes {
public:
    explicit PictureBytes(std::string_view bytes, Endian endian = Endian::Big)
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
    std::string_view view() const { return m_bytes; }

private:
    std::string_view m_bytes;
    Endian m_endian;
};

/// A marker of a JPEG and what follows it.
struct JpegPiece {
    int marker = 0;
    std::string_view data;
};

/// The piece at `at` or behind it, which `at` then points behind; none where the pixels begin or
/// the file ends.
std::optional<JpegPiece> nextJpegPiece(std::string_view bytes, std::size_t& at);

/// The first piece of this name, with its name and length, from `at` on; empty when there is none.
std::string_view riffPiece(std::string_view bytes, std::size_t at, std::string_view name);

/// The first value of a tag in the first directory of a TIFF or BigTIFF file, where it is a whole
/// number; as libtiff, of a tag that stands there twice the first.
std::optional<std::int64_t> tiffNumber(std::string_view bytes, int tag);

/// The header of a PNM file.
struct PnmHeader {
    char kind = '1';  ///< P1 to P6
    std::int64_t width = 0;
    std::int64_t height = 0;
    std::int64_t most = 1;   ///< a pixel's largest value
    std::size_t pixels = 0;  ///< behind the header's last number

    bool isBitmap() const { return kind == '1' || kind == '4'; }
    bool isText() const { return kind <= '3'; }
    int channels() const { return kind == '3' || kind == '6' ? 3 : 1; }
};

std::optional<PnmHeader> readPnmHeader(std::string_view bytes);

/// The next whole number of a PNM file, past spaces and comments; none where there is no number up
/// to INT32_MAX.
std::optional<std::int64_t> nextPnmNumber(std::string_view bytes, std::size_t& at);

/// Leads `at` past spaces and comments.
void skipPnmSpace(std::string_view bytes, std::size_t& at);

/// A space of a PNM file, in every locale.
bool isPnmSpace(char c);

}  // namespace lab
