// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Phrase.h"
#include "core/data/PictureDecoders.h"
#include "core/data/TiffLayout.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <limits>
#include <memory>
#include <mutex>
#include <optional>
#include <tiffio.h>
#include <type_traits>
#include <vector>

namespace lab {

namespace {

// ---- A file in memory ------------------------------------------------------------------------

struct TiffSource {
    std::string_view bytes;
    toff_t at = 0;
};

tsize_t readBytes(thandle_t handle, tdata_t out, tsize_t size) {
    auto* source = static_cast<TiffSource*>(handle);
    const toff_t room = source->bytes.size() - std::min<toff_t>(source->at, source->bytes.size());
    const toff_t given = std::min<toff_t>(room, static_cast<toff_t>(size));
    std::memcpy(out, source->bytes.data() + source->bytes.size() - room, given);
    source->at += given;
    return static_cast<tsize_t>(given);
}

tsize_t writeNothing(thandle_t /*handle*/, tdata_t /*bytes*/, tsize_t /*size*/) {
    return 0;
}

toff_t seek(thandle_t handle, toff_t to, int from) {
    auto* source = static_cast<TiffSource*>(handle);
    if (from == SEEK_CUR) {
        to += source->at;
    } else if (from == SEEK_END) {
        to += source->bytes.size();
    }
    return source->at = to;
}

int closeNothing(thandle_t /*handle*/) {
    return 0;
}

toff_t sizeOf(thandle_t handle) {
    return static_cast<TiffSource*>(handle)->bytes.size();
}

int mapAll(thandle_t handle, tdata_t* bytes, toff_t* size) {
    const auto* source = static_cast<TiffSource*>(handle);
    *bytes = const_cast<char*>(source->bytes.data());  // only read
    *size = source->bytes.size();
    return 1;
}

void unmapNothing(thandle_t /*handle*/, tdata_t /*bytes*/, toff_t /*size*/) {}

struct Close {
    void operator()(TIFF* tiff) const { TIFFClose(tiff); }
};
using Tiff = std::unique_ptr<TIFF, Close>;

Tiff opened(TiffSource& source) {
    static std::once_flag once;
    std::call_once(once, [] {
        TIFFSetErrorHandler(nullptr);
        TIFFSetWarningHandler(nullptr);
    });
    Tiff tiff(TIFFClientOpen("", "r", &source, readBytes, writeNothing, seek, closeNothing, sizeOf,
                             mapAll, unmapNothing));
    if (!tiff) {
        refuseDamage();
    }
    return tiff;
}

// ---- Samples ---------------------------------------------------------------------------------

template <class Value>
Value valueAt(const std::uint8_t* bytes, std::size_t index) {
    Value value{};
    std::memcpy(&value, bytes + index * sizeof(Value), sizeof(Value));
    return value;
}

float halfAt(const std::uint8_t* bytes, std::size_t index) {
    const auto half = valueAt<std::uint16_t>(bytes, index);
    const int exponent = half >> 10U & 31U;
    const auto fraction = static_cast<float>(half & 1023U);
    float size = std::ldexp(1024 + fraction, exponent - 25);
    if (exponent == 0) {
        size = std::ldexp(fraction, -24);
    } else if (exponent == 31) {
        size = fraction > 0 ? std::numeric_limits<float>::quiet_NaN()
                            : std::numeric_limits<float>::infinity();
    }
    return (half & 0x8000U) != 0 ? -size : size;
}

/// Sample number `index` of a row of whole numbers, brought to 0..255 (but for palettes). libtiff
/// has given numbers of 16 and more bits the machine's order of bytes.
std::uint8_t wholeAt(const TiffLayout& layout, const std::uint8_t* row, std::size_t index) {
    if (layout.bits == 8) {
        return row[index];
    }
    if (layout.bits == 16) {
        return static_cast<std::uint8_t>(valueAt<std::uint16_t>(row, index) >> 8U);
    }
    if (layout.bits == 32) {
        return static_cast<std::uint8_t>(valueAt<std::uint32_t>(row, index) >> 24U);
    }
    unsigned value = 0;
    for (std::size_t bit = index * layout.bits; bit < (index + 1) * layout.bits; ++bit) {
        value = value << 1U | (row[bit / 8] >> (7 - bit % 8) & 1U);
    }
    if (layout.meaning == PHOTOMETRIC_PALETTE) {
        return static_cast<std::uint8_t>(value);
    }
    return static_cast<std::uint8_t>(layout.bits > 8 ? value >> (layout.bits - 8)
                                                     : value * 255 / ((1U << layout.bits) - 1));
}

float floatAt(const TiffLayout& layout, const std::uint8_t* row, std::size_t index) {
    if (layout.bits == 16) {
        return halfAt(row, index);
    }
    return layout.bits == 32 ? valueAt<float>(row, index)
                             : static_cast<float>(valueAt<double>(row, index));
}

template <class Value>
Value sampleAt(const TiffLayout& layout, const std::uint8_t* row, std::size_t index) {
    if constexpr (std::is_same_v<Value, float>) {
        return floatAt(layout, row, index);
    } else {
        return wholeAt(layout, row, index);
    }
}

/// The colours and the alpha of all pixels: [height, width, used]. Value: float, or std::uint8_t
/// for whole numbers.
template <class Value>
class Samples {
public:
    Samples(TIFF* tiff, const TiffLayout& layout)
        : m_tiff(tiff),
          m_layout(layout),
          m_values(static_cast<std::size_t>(layout.width) * layout.height * layout.used()) {
        const int planes = layout.isSeparate ? layout.used() : 1;
        for (int plane = 0; plane < planes; ++plane) {
            TIFFIsTiled(tiff) != 0 ? readTiles(plane) : readStrips(plane);
        }
    }

    std::vector<Value> take() { return std::move(m_values); }

private:
    int samplesTogether() const { return m_layout.isSeparate ? 1 : m_layout.samples; }

    /// Rows of pixels of a strip or a tile to their places.
    void put(const std::vector<std::uint8_t>& bytes, std::size_t rowBytes, cv::Rect place,
             int plane) {
        const int rows = std::min(place.height, m_layout.height - place.y);
        const int columns = std::min(place.width, m_layout.width - place.x);
        const int used = m_layout.used();
        for (int row = 0; row < rows; ++row) {
            const std::uint8_t* in = bytes.data() + static_cast<std::size_t>(row) * rowBytes;
            Value* out =
                m_values.data() +
                (static_cast<std::size_t>(place.y + row) * m_layout.width + place.x) * used;
            for (int column = 0; column < columns; ++column, out += used) {
                const std::size_t first = static_cast<std::size_t>(column) * samplesTogether();
                if (m_layout.isSeparate) {
                    out[plane] = sampleAt<Value>(m_layout, in, first);
                    continue;
                }
                for (int sample = 0; sample < used; ++sample) {
                    const int from = m_layout.sampleOf(sample);
                    out[sample] =
                        sampleAt<Value>(m_layout, in, first + static_cast<std::size_t>(from));
                }
            }
        }
    }

    static std::vector<std::uint8_t> room(std::uint64_t size, std::uint64_t atLeast) {
        if (size > kMostTiffBytes || size < atLeast) {
            refuseDamage();
        }
        return std::vector<std::uint8_t>(size);
    }

    std::size_t rowBytesOf(int pixels) const {
        return (static_cast<std::size_t>(pixels) * samplesTogether() * m_layout.bits + 7) / 8;
    }

    void readStrips(int plane) {
        const auto wanted = tiffTag<std::uint32_t>(m_tiff, TIFFTAG_ROWSPERSTRIP, UINT32_MAX);
        const int rows = static_cast<int>(
            std::clamp<std::uint32_t>(wanted, 1, static_cast<std::uint32_t>(m_layout.height)));
        const std::size_t rowBytes = rowBytesOf(m_layout.width);
        std::vector<std::uint8_t> bytes =
            room(TIFFStripSize64(m_tiff), std::uint64_t{rowBytes} * static_cast<unsigned>(rows));
        for (int row = 0; row < m_layout.height; row += rows) {
            const int here = std::min(rows, m_layout.height - row);
            const auto needed = static_cast<tmsize_t>(rowBytes * static_cast<std::size_t>(here));
            const std::uint32_t strip =
                TIFFComputeStrip(m_tiff, static_cast<std::uint32_t>(row),
                                 static_cast<std::uint16_t>(m_layout.sampleOf(plane)));
            if (TIFFReadEncodedStrip(m_tiff, strip, bytes.data(), needed) < needed) {
                refuseDamage();
            }
            put(bytes, rowBytes, {0, row, m_layout.width, here}, plane);
        }
    }

    /// A tile reaches little beyond the picture, but it has a usual size in a small one, too.
    static std::uint32_t mostOfTile(int side) {
        constexpr int kUsual = 4096;
        return static_cast<std::uint32_t>(std::max(side + 15, kUsual));  // multiples of 16
    }

    void readTiles(int plane) {
        const auto width = tiffTag<std::uint32_t>(m_tiff, TIFFTAG_TILEWIDTH, 0);
        const auto height = tiffTag<std::uint32_t>(m_tiff, TIFFTAG_TILELENGTH, 0);
        if (width < 1 || height < 1 || width > mostOfTile(m_layout.width) ||
            height > mostOfTile(m_layout.height)) {
            refuseDamage();
        }
        const cv::Size tile(static_cast<int>(width), static_cast<int>(height));
        const std::size_t rowBytes = rowBytesOf(tile.width);
        std::vector<std::uint8_t> bytes =
            room(TIFFTileSize64(m_tiff), std::uint64_t{rowBytes} * height);
        for (int y = 0; y < m_layout.height; y += tile.height) {
            for (int x = 0; x < m_layout.width; x += tile.width) {
                const auto at = TIFFComputeTile(
                    m_tiff, static_cast<std::uint32_t>(x), static_cast<std::uint32_t>(y), 0,
                    static_cast<std::uint16_t>(m_layout.sampleOf(plane)));
                const auto all = static_cast<tmsize_t>(bytes.size());
                if (TIFFReadEncodedTile(m_tiff, at, bytes.data(), all) < all) {
                    refuseDamage();
                }
                put(bytes, rowBytes, {cv::Point(x, y), tile}, plane);
            }
        }
    }

    TIFF* m_tiff;
    const TiffLayout& m_layout;
    std::vector<Value> m_values;
};

/// Floats say nothing of what white is. All values of the picture between 0 and 1: 1 is white; all
/// between 0 and 255: 255 is; anything else would be a guess.
float whiteOf(const TiffLayout& layout, const std::vector<float>& values) {
    float most = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const bool isAlpha =
            layout.alpha != TiffAlpha::None &&
            i % static_cast<std::size_t>(layout.used()) == static_cast<std::size_t>(layout.colours);
        if (!(values[i] >= 0 && values[i] <= 255)) {  // nor NaN
            throw Undecodable{
                phrase("its floating-point pixels are not all between 0 and 1, nor between 0 and "
                       "255")};
        }
        most = isAlpha ? most : std::max(most, values[i]);
    }
    return most <= 1 ? 1 : 255;
}

template <class Value>
float factorOf(const TiffLayout& layout, const std::vector<Value>& values) {
    if constexpr (std::is_same_v<Value, float>) {
        return 255 / whiteOf(layout, values);
    } else {
        return 1;
    }
}

std::uint8_t byteOf(float value) {
    return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0F, 255.0F)));
}

/// Values to 0..255, the lightest to white, and colours that were multiplied with their alpha as
/// they were before.
template <class Value>
cv::Mat bytesOf(const TiffLayout& layout, const std::vector<Value>& values) {
    const float factor = factorOf(layout, values);
    const auto used = static_cast<std::size_t>(layout.used());
    const auto colours = static_cast<std::size_t>(layout.colours);
    const bool isInverted = layout.meaning == PHOTOMETRIC_MINISWHITE;
    cv::Mat picture(layout.height, layout.width, CV_8UC(layout.used()));
    std::uint8_t* out = picture.ptr<std::uint8_t>(0);
    if (!layout.isFloat && layout.alpha != TiffAlpha::Multiplied &&
        !isInverted) {  // as it should be
        std::copy(values.begin(), values.end(), out);
        return picture;
    }
    for (std::size_t at = 0; at < values.size(); at += used) {
        const float alpha =
            layout.alpha == TiffAlpha::Multiplied ? values[at + colours] * factor : 255.0F;
        for (std::size_t i = 0; i < used; ++i) {
            float value = values[at + i] * factor;
            if (i < colours) {
                value = alpha > 0 ? std::min(value * 255 / alpha, 255.0F) : 0;
                value = isInverted ? 255 - value : value;
            }
            *out++ = byteOf(value);
        }
    }
    return picture;
}

/// As Pillow: each colour is what its ink and black leave of white.
cv::Mat rgbOfCmyk(const cv::Mat& inks) {
    cv::Mat picture(inks.size(), CV_8UC3);
    const std::uint8_t* in = inks.ptr<std::uint8_t>(0);
    std::uint8_t* out = picture.ptr<std::uint8_t>(0);
    for (std::size_t i = 0; i < inks.total(); ++i, in += inks.channels()) {
        for (int ink = 0; ink < 3; ++ink) {
            *out++ = static_cast<std::uint8_t>(((255 - in[ink]) * (255 - in[3]) + 127) / 255);
        }
    }
    return picture;
}

cv::Mat rgbOfPalette(TIFF* tiff, const TiffLayout& layout,
                     const std::vector<std::uint8_t>& values) {
    std::array<std::uint16_t*, 3> map{};
    if (TIFFGetField(tiff, TIFFTAG_COLORMAP, &map[0], &map[1], &map[2]) != 1) {
        refuseDamage();
    }
    const std::size_t count = std::size_t{1} << static_cast<unsigned>(layout.bits);
    bool isOld = true;  // some programs write 8 bits where 16 belong
    for (const std::uint16_t* colour : map) {
        isOld = isOld && std::all_of(colour, colour + count, [](auto v) { return v < 256; });
    }
    const auto used = static_cast<std::size_t>(layout.used());
    cv::Mat picture(layout.height, layout.width, CV_8UC(used == 1 ? 3 : 4));
    std::uint8_t* out = picture.ptr<std::uint8_t>(0);
    for (std::size_t at = 0; at < values.size(); at += used) {
        for (const std::uint16_t* colour : map) {
            *out++ =
                static_cast<std::uint8_t>(isOld ? colour[values[at]] : colour[values[at]] >> 8U);
        }
        if (used > 1) {
            *out++ = values[at + 1];
        }
    }
    return picture;
}

/// What libtiff makes of it, in the file's own order.
cv::Mat converted(TIFF* tiff, const PictureHeader& header) {
    const auto width = static_cast<std::uint32_t>(header.width);
    const auto height = static_cast<std::uint32_t>(header.height);
    const auto orientation = tiffTag<std::uint16_t>(tiff, TIFFTAG_ORIENTATION, ORIENTATION_TOPLEFT);
    std::vector<std::uint32_t> raster(std::size_t{width} * height);
    if (TIFFReadRGBAImageOriented(tiff, width, height, raster.data(), orientation, 1) != 1) {
        refuseDamage();
    }
    cv::Mat picture(static_cast<int>(height), static_cast<int>(width), CV_8UC3);
    std::uint8_t* out = picture.ptr<std::uint8_t>(0);
    for (const std::uint32_t pixel : raster) {
        *out++ = static_cast<std::uint8_t>(TIFFGetR(pixel));
        *out++ = static_cast<std::uint8_t>(TIFFGetG(pixel));
        *out++ = static_cast<std::uint8_t>(TIFFGetB(pixel));
    }
    return picture;
}

}  // namespace

cv::Mat decodeTiff(std::string_view bytes, const PictureHeader& header) {
    TiffSource source{bytes};
    const Tiff tiff = opened(source);
    requireSize(header, tiffTag<std::uint32_t>(tiff.get(), TIFFTAG_IMAGEWIDTH, 0),
                tiffTag<std::uint32_t>(tiff.get(), TIFFTAG_IMAGELENGTH, 0));
    const std::optional<TiffLayout> layout = tiffLayoutOf(tiff.get(), header);
    if (!layout) {
        return converted(tiff.get(), header);
    }
    if (layout->isFloat) {
        return bytesOf(*layout, Samples<float>(tiff.get(), *layout).take());
    }
    const std::vector<std::uint8_t> values = Samples<std::uint8_t>(tiff.get(), *layout).take();
    if (layout->meaning == PHOTOMETRIC_PALETTE) {
        return rgbOfPalette(tiff.get(), *layout, values);
    }
    const cv::Mat picture = bytesOf(*layout, values);
    return layout->colours == 4 ? rgbOfCmyk(picture) : picture;
}

}  // namespace lab
