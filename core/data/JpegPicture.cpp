// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/PictureDecoders.h"

#include <csetjmp>
#include <cstdio>
#include <jpeglib.h>

namespace lab {

namespace {

struct Errors {
    jpeg_error_mgr shared;  // first: libjpeg knows this part alone
    std::jmp_buf back;
};

[[noreturn]] void onError(j_common_ptr info) {
    std::longjmp(reinterpret_cast<Errors*>(info->err)->back, 1);
}

void onMessage(j_common_ptr /*info*/) {}

// Pixels that are damaged are filled up, as Pillow does.
void onWarning(j_common_ptr /*info*/, int /*level*/) {}

// Each scan goes over the whole picture: a small file of very many could cost hours.
void onProgress(j_common_ptr info) {
    constexpr int kMostScans = 500;  // programs write some ten
    if (reinterpret_cast<j_decompress_ptr>(info)->input_scan_number > kMostScans) {
        info->err->error_exit(info);
    }
}

/// libjpeg's state, which it gives back itself. Errors jump over C's frames alone: `work` holds
/// nothing that must be destroyed.
class JpegReader {
public:
    explicit JpegReader(std::string_view bytes) {
        m_info.err = jpeg_std_error(&m_errors.shared);
        m_errors.shared.error_exit = onError;
        m_errors.shared.output_message = onMessage;
        m_errors.shared.emit_message = onWarning;
        attempt([&] {
            jpeg_create_decompress(&m_info);
            m_progress.progress_monitor = onProgress;
            m_info.progress = &m_progress;
            // Reads only.
            jpeg_mem_src(&m_info, reinterpret_cast<unsigned char*>(const_cast<char*>(bytes.data())),
                         static_cast<unsigned long>(bytes.size()));
        });
    }
    JpegReader(const JpegReader&) = delete;
    JpegReader& operator=(const JpegReader&) = delete;
    ~JpegReader() { jpeg_destroy_decompress(&m_info); }

    jpeg_decompress_struct& info() { return m_info; }

    template <class Work>
    void attempt(const Work& work) {
        if (setjmp(m_errors.back) != 0) {
            refuseDamage();
        }
        work();
    }

private:
    jpeg_decompress_struct m_info{};
    jpeg_progress_mgr m_progress{};
    Errors m_errors{};
};

/// As Pillow: Adobe's programs store CMYK inverted, and no others write it.
cv::Mat rgbOfInvertedCmyk(const cv::Mat& cmyk) {
    cv::Mat rgb(cmyk.size(), CV_8UC3);
    for (int row = 0; row < cmyk.rows; ++row) {
        const std::uint8_t* in = cmyk.ptr<std::uint8_t>(row);
        std::uint8_t* out = rgb.ptr<std::uint8_t>(row);
        for (int column = 0; column < cmyk.cols; ++column, in += 4) {
            for (int channel = 0; channel < 3; ++channel) {
                *out++ = static_cast<std::uint8_t>((in[channel] * in[3] + 127) / 255);
            }
        }
    }
    return rgb;
}

}  // namespace

cv::Mat decodeJpeg(std::string_view bytes, const PictureHeader& header, int reduction) {
    JpegReader reader(bytes);
    jpeg_decompress_struct& info = reader.info();
    reader.attempt([&] {
        jpeg_read_header(&info, TRUE);
        info.scale_num = 1;
        info.scale_denom = static_cast<unsigned>(reduction);
    });
    requireSize(header, info.image_width, info.image_height);
    if (info.num_components != 1 && info.num_components != 3 && info.num_components != 4) {
        refuseKind();
    }
    info.out_color_space = JCS_CMYK;
    if (info.num_components != 4) {
        info.out_color_space = info.num_components == 1 ? JCS_GRAYSCALE : JCS_RGB;
    }
    reader.attempt([&] { jpeg_start_decompress(&info); });
    cv::Mat picture(static_cast<int>(info.output_height), static_cast<int>(info.output_width),
                    CV_8UC(info.num_components));
    reader.attempt([&] {
        while (info.output_scanline < info.output_height) {
            JSAMPROW row = picture.ptr<std::uint8_t>(static_cast<int>(info.output_scanline));
            jpeg_read_scanlines(&info, &row, 1);
        }
    });
    return info.num_components == 4 ? rgbOfInvertedCmyk(picture) : picture;
}

}  // namespace lab
