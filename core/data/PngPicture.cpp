// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/PictureDecoders.h"

#include <csetjmp>
#include <cstring>
#include <new>
#include <png.h>
#include <vector>

namespace lab {

namespace {

struct PngSource {
    std::string_view bytes;
    std::size_t at = 0;
    std::jmp_buf back{};
};

[[noreturn]] void onError(png_structp png, png_const_charp /*message*/) {
    std::longjmp(static_cast<PngSource*>(png_get_error_ptr(png))->back, 1);
}

void onWarning(png_structp /*png*/, png_const_charp /*message*/) {}

void give(png_structp png, png_bytep out, std::size_t size) {
    auto* source = static_cast<PngSource*>(png_get_io_ptr(png));
    if (size > source->bytes.size() - source->at) {
        png_error(png, "the file ends");
    }
    std::memcpy(out, source->bytes.data() + source->at, size);
    source->at += size;
}

/// libpng's state. Errors jump over C's frames alone: `work` holds nothing that must be destroyed.
class PngReader {
public:
    explicit PngReader(std::string_view bytes) : m_source{bytes} {
        m_png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &m_source, onError, onWarning);
        m_info = m_png != nullptr ? png_create_info_struct(m_png) : nullptr;
        if (m_info == nullptr) {
            png_destroy_read_struct(&m_png, nullptr, nullptr);
            throw std::bad_alloc();
        }
        png_set_read_fn(m_png, &m_source, give);
        // Passes over profiles, texts, EXIF and the like: of the last, libpng takes as much memory
        // as a length claims.
        constexpr int kAllOfThem = -1;
        png_set_keep_unknown_chunks(m_png, PNG_HANDLE_CHUNK_NEVER, nullptr, kAllOfThem);
    }
    PngReader(const PngReader&) = delete;
    PngReader& operator=(const PngReader&) = delete;
    ~PngReader() { png_destroy_read_struct(&m_png, &m_info, nullptr); }

    png_structp png() { return m_png; }
    png_infop info() { return m_info; }

    template <class Work>
    void attempt(const Work& work) {
        if (setjmp(m_source.back) != 0) {
            refuseDamage();
        }
        work();
    }

private:
    PngSource m_source;
    png_structp m_png = nullptr;
    png_infop m_info = nullptr;
};

}  // namespace

cv::Mat decodePng(std::string_view bytes, const PictureHeader& header) {
    PngReader reader(bytes);
    png_structp png = reader.png();
    png_infop info = reader.info();
    reader.attempt([&] {
        png_read_info(png, info);
        png_set_expand(png);    // palettes, fewer than 8 bits, and a transparent colour to alpha
        png_set_strip_16(png);  // the upper byte, as Pillow
        png_set_interlace_handling(png);
        png_read_update_info(png, info);
    });
    requireSize(header, png_get_image_width(png, info), png_get_image_height(png, info));
    cv::Mat picture(static_cast<int>(header.height), static_cast<int>(header.width),
                    CV_8UC(png_get_channels(png, info)));
    std::vector<png_bytep> rows;
    for (int row = 0; row < picture.rows; ++row) {
        rows.push_back(picture.ptr<std::uint8_t>(row));
    }
    reader.attempt([&] { png_read_image(png, rows.data()); });
    return picture;
}

}  // namespace lab
