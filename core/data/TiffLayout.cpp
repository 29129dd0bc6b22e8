// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/TiffLayout.h"

namespace lab {

namespace {

constexpr int kMostSamples = 16;

/// The first extra sample that is said to be alpha; one of no stated meaning is not. A fourth one
/// that is not even said to be extra is, as Pillow has it.
void findAlpha(TIFF* tiff, TiffLayout& layout) {
    std::uint16_t count = 0;
    std::uint16_t* kinds = nullptr;
    TIFFGetFieldDefaulted(tiff, TIFFTAG_EXTRASAMPLES, &count, &kinds);
    layout.alphaSample = layout.colours;
    if (count == 0 || layout.samples <= layout.colours) {
        const bool isFourth = layout.meaning == PHOTOMETRIC_RGB && layout.samples == 4;
        layout.alpha = isFourth ? TiffAlpha::Straight : TiffAlpha::None;
        return;
    }
    for (int i = 0; i < count && layout.alpha == TiffAlpha::None; ++i) {
        if (kinds[i] == EXTRASAMPLE_ASSOCALPHA || kinds[i] == EXTRASAMPLE_UNASSALPHA) {
            layout.alpha =
                kinds[i] == EXTRASAMPLE_ASSOCALPHA ? TiffAlpha::Multiplied : TiffAlpha::Straight;
            layout.alphaSample = layout.colours + i;
        }
    }
}

}  // namespace

std::optional<TiffLayout> tiffLayoutOf(TIFF* tiff, const PictureHeader& header) {
    TiffLayout layout;
    layout.width = static_cast<int>(header.width);
    layout.height = static_cast<int>(header.height);
    layout.samples = tiffTag<std::uint16_t>(tiff, TIFFTAG_SAMPLESPERPIXEL, 1);
    layout.bits = tiffTag<std::uint16_t>(tiff, TIFFTAG_BITSPERSAMPLE, 1);
    layout.isSeparate =
        tiffTag<std::uint16_t>(tiff, TIFFTAG_PLANARCONFIG, 1) == PLANARCONFIG_SEPARATE;
    const auto usual =
        static_cast<std::uint16_t>(layout.samples >= 3 ? PHOTOMETRIC_RGB : PHOTOMETRIC_MINISBLACK);
    layout.meaning = tiffTag<std::uint16_t>(tiff, TIFFTAG_PHOTOMETRIC, usual);
    const auto format = tiffTag<std::uint16_t>(tiff, TIFFTAG_SAMPLEFORMAT, SAMPLEFORMAT_UINT);
    layout.isFloat = format == SAMPLEFORMAT_IEEEFP;
    const bool isJpeg =
        tiffTag<std::uint16_t>(tiff, TIFFTAG_COMPRESSION, COMPRESSION_NONE) == COMPRESSION_JPEG;
    if (layout.meaning == PHOTOMETRIC_YCBCR && isJpeg && !layout.isSeparate) {
        TIFFSetField(tiff, TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);
        layout.meaning = PHOTOMETRIC_RGB;
    }
    switch (layout.meaning) {
        case PHOTOMETRIC_MINISWHITE:
        case PHOTOMETRIC_MINISBLACK:
        case PHOTOMETRIC_PALETTE:
            layout.colours = 1;
            break;
        case PHOTOMETRIC_RGB:
            layout.colours = 3;
            break;
        case PHOTOMETRIC_SEPARATED:
            layout.colours = 4;
            break;
        case PHOTOMETRIC_CIELAB:
        case PHOTOMETRIC_ICCLAB:
        case PHOTOMETRIC_ITULAB:
            refuseKind();
        default:
            return std::nullopt;
    }
    findAlpha(tiff, layout);
    const bool isWhole = format == SAMPLEFORMAT_UINT || format == SAMPLEFORMAT_VOID;
    const bool fits = layout.isFloat ? layout.bits == 16 || layout.bits == 32 || layout.bits == 64
                                     : layout.bits <= 16 || layout.bits == 32;
    if ((!layout.isFloat && !isWhole) || !fits || layout.bits < 1 ||
        layout.samples < layout.used() ||
        (layout.alpha != TiffAlpha::None && layout.alphaSample >= layout.samples) ||
        layout.samples > kMostSamples || (layout.isFloat && layout.colours == 4) ||
        layout.bytes() > kMostTiffBytes ||
        (layout.meaning == PHOTOMETRIC_PALETTE && layout.bits > 8)) {
        refuseKind();
    }
    return layout;
}

}  // namespace lab
