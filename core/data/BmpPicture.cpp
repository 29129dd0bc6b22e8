// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Phrase.h"
#include "core/data/PictureBytes.h"
#include "core/data/PictureDecoders.h"

#include <algorithm>
#include <array>
#include <bit>
#include <vector>

namespace lab {

namespace {

enum Compression { None = 0, Rle8 = 1, Rle4 = 2, BitFields = 3, AlphaBitFields = 6 };

using Colour = std::array<std::uint8_t, 3>;  // red, green, blue

/// What the headers say. Numbers outside of the file read as 0.
struct Bmp {
    PictureBytes bytes;
    std::uint32_t headerBytes = 0;
    int width = 0;
    int height = 0;
    bool topDown = false;
    unsigned bits = 0;
    std::uint32_t compression = None;
    std::size_t pixels = 0;                // where they begin
    std::array<std::uint32_t, 4> masks{};  // red, green, blue, alpha
    std::vector<Colour> palette{};

    std::uint32_t number(std::size_t at, std::size_t size) const {
        return static_cast<std::uint32_t>(bytes.number(at, size));
    }
    /// Of the header; what a short one lacks is 0.
    std::uint32_t field(std::size_t at, std::size_t size) const {
        return at + size <= std::size_t{14} + headerBytes ? number(at, size) : 0;
    }
    std::size_t rowBytes() const { return (std::size_t{bits} * width + 31) / 32 * 4; }
};

/// The first mask stands at 54: behind a header of 40 bytes, within the longer ones. Without an
/// alpha mask the fourth byte of a pixel means nothing.
void readMasks(Bmp& bmp) {
    if (bmp.compression == BitFields || bmp.compression == AlphaBitFields) {
        const bool hasAlpha = bmp.headerBytes >= 56 || bmp.compression == AlphaBitFields;
        for (std::size_t i = 0; i < (hasAlpha ? 4 : 3); ++i) {
            bmp.masks[i] = bmp.number(54 + 4 * i, 4);
        }
    } else if (bmp.bits == 16) {
        bmp.masks = {0x7C00, 0x03E0, 0x001F, 0};
    } else {
        bmp.masks = {0xFF0000, 0x00FF00, 0x0000FF, 0};
    }
}

void readPalette(Bmp& bmp) {
    const bool isOld = bmp.headerBytes == 12;
    const std::size_t entry = isOld ? 3 : 4;
    const std::uint32_t used = isOld ? 0 : bmp.field(46, 4);
    const std::size_t begin = std::size_t{14} + bmp.headerBytes;
    const std::size_t room = bmp.pixels > begin ? (bmp.pixels - begin) / entry : 0;
    const std::size_t count =
        std::min<std::size_t>({used > 0 ? used : 1U << bmp.bits, 1U << bmp.bits, room});
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t at = begin + i * entry;
        bmp.palette.push_back({static_cast<std::uint8_t>(bmp.number(at + 2, 1)),
                               static_cast<std::uint8_t>(bmp.number(at + 1, 1)),
                               static_cast<std::uint8_t>(bmp.number(at, 1))});
    }
    bmp.palette.resize(256);  // what lies outside is black
}

Bmp readHeaders(std::string_view bytes, const PictureHeader& header) {
    Bmp bmp{PictureBytes(bytes, Endian::Little)};
    bmp.width = static_cast<int>(header.width);
    bmp.height = static_cast<int>(header.height);
    bmp.pixels = bmp.number(10, 4);
    bmp.headerBytes = bmp.number(14, 4);
    if (bmp.headerBytes == 12) {
        bmp.bits = bmp.number(24, 2);
    } else {
        bmp.topDown = static_cast<std::int32_t>(bmp.number(22, 4)) < 0;
        bmp.bits = bmp.number(28, 2);
        bmp.compression = bmp.field(30, 4);
    }
    constexpr std::array sizes{12U, 16U, 40U, 52U, 56U, 64U, 108U, 124U};
    if (std::ranges::find(sizes, bmp.headerBytes) == sizes.end()) {
        refuseDamage();
    }
    return bmp;
}

/// The bits under a mask, brought to 8.
std::uint8_t under(std::uint32_t value, std::uint32_t mask) {
    if (mask == 0) {
        return 0;
    }
    const int shift = std::countr_zero(mask);
    const std::uint64_t most = mask >> shift;
    return static_cast<std::uint8_t>(std::uint64_t{(value & mask) >> shift} * 255 / most);
}

cv::Mat readColours(const Bmp& bmp) {
    const int channels = bmp.masks[3] != 0 && bmp.bits != 24 ? 4 : 3;
    cv::Mat picture(bmp.height, bmp.width, CV_8UC(channels));
    const std::size_t pixelBytes = bmp.bits / 8;
    for (int row = 0; row < bmp.height; ++row) {
        std::uint8_t* out = picture.ptr<std::uint8_t>(row);
        std::size_t at = bmp.pixels + static_cast<std::size_t>(row) * bmp.rowBytes();
        for (int column = 0; column < bmp.width; ++column, at += pixelBytes) {
            const std::uint32_t value = bmp.number(at, pixelBytes);
            for (int channel = 0; channel < channels; ++channel) {
                *out++ = under(value, bmp.masks[static_cast<std::size_t>(channel)]);
            }
        }
    }
    return picture;
}

cv::Mat readIndices(const Bmp& bmp) {
    cv::Mat indices(bmp.height, bmp.width, CV_8UC1);
    const unsigned perByte = 8 / bmp.bits;
    for (int row = 0; row < bmp.height; ++row) {
        const std::size_t begin = bmp.pixels + static_cast<std::size_t>(row) * bmp.rowBytes();
        for (int column = 0; column < bmp.width; ++column) {
            const auto place = static_cast<unsigned>(column);
            const std::uint32_t byte = bmp.number(begin + place / perByte, 1);
            const unsigned shift = 8 - bmp.bits * (place % perByte + 1);
            indices.at<std::uint8_t>(row, column) =
                static_cast<std::uint8_t>(byte >> shift & ((1U << bmp.bits) - 1));
        }
    }
    return indices;
}

/// Runs of one or two indices, stretches as they are, and jumps. What is not told is index 0.
class RunLengths {
public:
    explicit RunLengths(const Bmp& bmp)
        : m_bmp(bmp), m_at(bmp.pixels), m_indices(cv::Mat::zeros(bmp.height, bmp.width, CV_8UC1)) {}

    cv::Mat read() {
        while (m_row < m_bmp.height) {
            const unsigned count = next();
            const unsigned value = next();
            if (count > 0) {
                for (unsigned i = 0; i < count; ++i) {
                    put(indexIn(value, i));
                }
            } else if (value == 0) {
                m_column = 0;
                ++m_row;
            } else if (value == 1) {
                break;
            } else if (value == 2) {
                m_column = std::min(m_column + static_cast<int>(next()), m_bmp.width);
                m_row += static_cast<int>(next());
            } else {
                readStretch(value);
            }
        }
        return m_indices;
    }

private:
    unsigned next() {
        if (!m_bmp.bytes.has(m_at, 1)) {
            refuseDamage();
        }
        return m_bmp.number(m_at++, 1);
    }
    unsigned indexIn(unsigned byte, unsigned i) const {
        if (m_bmp.bits == 8) {
            return byte;
        }
        return i % 2 == 0 ? byte >> 4U : byte & 15U;
    }
    void put(unsigned index) {
        if (m_column < m_bmp.width && m_row < m_bmp.height) {
            m_indices.at<std::uint8_t>(m_row, m_column++) = static_cast<std::uint8_t>(index);
        }
    }
    void readStretch(unsigned count) {
        const std::size_t begin = m_at;
        unsigned byte = 0;
        for (unsigned i = 0; i < count; ++i) {
            byte = m_bmp.bits == 8 || i % 2 == 0 ? next() : byte;
            put(indexIn(byte, i));
        }
        m_at += (m_at - begin) % 2;  // filled up to words
    }

    const Bmp& m_bmp;
    std::size_t m_at;
    cv::Mat m_indices;
    int m_row = 0;
    int m_column = 0;
};

cv::Mat coloured(const cv::Mat& indices, const std::vector<Colour>& palette) {
    const bool isGrey = std::ranges::all_of(palette, [](const Colour& colour) {
        return colour[0] == colour[1] && colour[1] == colour[2];
    });
    cv::Mat picture(indices.size(), isGrey ? CV_8UC1 : CV_8UC3);
    for (int row = 0; row < indices.rows; ++row) {
        const std::uint8_t* in = indices.ptr<std::uint8_t>(row);
        std::uint8_t* out = picture.ptr<std::uint8_t>(row);
        for (int column = 0; column < indices.cols; ++column) {
            const Colour& colour = palette[in[column]];
            out = std::copy_n(colour.begin(), picture.channels(), out);
        }
    }
    return picture;
}

}  // namespace

cv::Mat decodeBmp(std::string_view bytes, const PictureHeader& header) {
    Bmp bmp = readHeaders(bytes, header);
    // In OS/2's long header these numbers mean others.
    const bool hasFields = bmp.headerBytes != 64 &&
                           (bmp.compression == BitFields || bmp.compression == AlphaBitFields);
    const bool isIndexed = bmp.bits == 1 || bmp.bits == 2 || bmp.bits == 4 || bmp.bits == 8;
    const bool isPacked =
        (bmp.compression == Rle8 && bmp.bits == 8) || (bmp.compression == Rle4 && bmp.bits == 4);
    const bool isDirect = bmp.bits == 16 || bmp.bits == 24 || bmp.bits == 32;
    if (!isPacked && !(isIndexed && bmp.compression == None) &&
        !(isDirect && (bmp.compression == None || hasFields))) {
        refuseKind();
    }
    if (!isPacked && (bmp.pixels > bytes.size() || (bytes.size() - bmp.pixels) / bmp.rowBytes() <
                                                       static_cast<std::size_t>(bmp.height))) {
        throw Undecodable{phrase("it is cut short")};
    }
    cv::Mat picture;
    if (isIndexed) {
        readPalette(bmp);
        picture = coloured(isPacked ? RunLengths(bmp).read() : readIndices(bmp), bmp.palette);
    } else {
        readMasks(bmp);
        picture = readColours(bmp);
    }
    if (!bmp.topDown) {
        cv::flip(picture, picture, 0);
    }
    return picture;
}

}  // namespace lab
