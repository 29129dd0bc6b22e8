// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/Picture.h"

#include "core/base/Error.h"
#include "core/base/Phrase.h"
#include "core/base/platform/Files.h"
#include "core/data/ExifOrientation.h"
#include "core/data/PictureDecoders.h"
#include "core/data/PictureHeader.h"

#include <opencv2/core.hpp>
#include <opencv2/core/utils/logger.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <fstream>
#include <map>
#include <mutex>
#include <new>
#include <vector>

namespace lab {

namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kMaxFileBytes = std::uintmax_t{512} << 20;
constexpr std::int64_t kMaxPixels = 100'000'000;
constexpr std::size_t kHeadBytes = std::size_t{64} << 10;
constexpr std::size_t kTailBytes = std::size_t{4} << 10;

// What is wrong with a picture goes into the data set's note, not to standard error; and the work
// is shared out by picture, so a second layer of threads below would only be in the way.
void quietOpenCv() {
    static std::once_flag once;
    std::call_once(once, [] {
        cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT);
        cv::setNumThreads(1);
    });
}

PictureProblem problemOf(const PictureHeader& header, std::string_view head) {
    if (const std::string_view name = foreignFormat(head);
        header.format == PictureFormat::Unknown && !name.empty()) {
        return filled(phrase("it is of the format %1, which is not read here"), name);
    }
    if (header.format == PictureFormat::Unknown) {
        return phrase("it is not a PNG, JPEG, BMP, WebP, TIFF, PGM or PPM picture");
    }
    if (header.width <= 0 || header.height <= 0) {
        return phrase("its header is damaged");
    }
    if (header.width > kMaxPixels / header.height) {
        return filled(phrase("it claims %1 × %2 pixels, more than 100 megapixels"), header.width,
                      header.height);
    }
    return std::nullopt;
}

/// How much smaller the JPEG decoder may make the picture at once: it is faster than decoding all
/// and averages as well. Twice the wanted size stays, for the resize.
int reductionOf(const PictureHeader& header, int side) {
    int reduction = 1;
    while (header.format == PictureFormat::Jpeg && side > 0 && reduction < 8 &&
           std::min(header.width, header.height) >= std::int64_t{4} * reduction * side) {
        reduction *= 2;
    }
    return reduction;
}

cv::Mat decoded(std::string_view bytes, const PictureHeader& header, int reduction) {
    switch (header.format) {
        case PictureFormat::Png:
            return decodePng(bytes, header);
        case PictureFormat::Jpeg:
            return decodeJpeg(bytes, header, reduction);
        case PictureFormat::Bmp:
            return decodeBmp(bytes, header);
        case PictureFormat::WebP:
            return decodeWebP(bytes, header);
        case PictureFormat::Tiff:
            return decodeTiff(bytes, header);
        case PictureFormat::Pnm:
            return decodePnm(bytes, header);
        case PictureFormat::Unknown:
            break;
    }
    refuseKind();
}

/// With the alpha as its last channel, over white, as a page shows it.
cv::Mat overWhite(const cv::Mat& picture) {
    const int colours = picture.channels() - 1;
    cv::Mat made(picture.size(), CV_8UC(colours));
    for (int row = 0; row < picture.rows; ++row) {
        const std::uint8_t* in = picture.ptr<std::uint8_t>(row);
        std::uint8_t* out = made.ptr<std::uint8_t>(row);
        for (int column = 0; column < picture.cols; ++column, in += colours + 1) {
            const int alpha = in[colours];
            for (int channel = 0; channel < colours; ++channel) {
                *out++ = static_cast<std::uint8_t>(
                    (in[channel] * alpha + 255 * (255 - alpha) + 127) / 255);
            }
        }
    }
    return made;
}

/// Interleaved rows to planes.
Image planesOf(const cv::Mat& picture) {
    Image image{picture.cols, picture.rows, picture.channels(), {}};
    image.pixels.resize(image.size());
    const std::size_t plane = picture.total();
    std::uint8_t* out = image.pixels.data();
    for (int row = 0; row < picture.rows; ++row) {
        const std::uint8_t* in = picture.ptr<std::uint8_t>(row);
        for (int column = 0; column < picture.cols; ++column, ++out) {
            for (int channel = 0; channel < image.channels; ++channel) {
                out[static_cast<std::size_t>(channel) * plane] = *in++;
            }
        }
    }
    return image;
}

/// EXIF's eight orientations: mirrored or not, and turned.
cv::Mat upright(cv::Mat picture, int orientation) {
    if (orientation >= 5) {
        cv::transpose(picture, picture);
    }
    const bool flipsX =
        orientation == 2 || orientation == 3 || orientation == 6 || orientation == 7;
    const bool flipsY =
        orientation == 3 || orientation == 4 || orientation == 7 || orientation == 8;
    if (flipsX && flipsY) {
        cv::flip(picture, picture, -1);
    } else if (flipsX || flipsY) {
        cv::flip(picture, picture, flipsX ? 1 : 0);
    }
    return picture;
}

void decodeWhole(std::string_view bytes, const PictureHeader& header, int reduction,
                 WholePicture& out) {
    cv::Mat picture = decoded(bytes, header, reduction);
    if (picture.channels() == 2 || picture.channels() == 4) {
        picture = overWhite(picture);
    }
    const int orientation = exifOrientation(bytes, header.format);
    out.image = planesOf(upright(picture, orientation));
    out.fullWidth = static_cast<int>(orientation >= 5 ? header.height : header.width);
    out.fullHeight = static_cast<int>(orientation >= 5 ? header.width : header.height);
}

/// Looks at the header of a whole file: why not to decode it.
PictureProblem problemOfBytes(std::string_view bytes, const PictureHeader& header) {
    if (bytes.empty()) {
        return phrase("it is empty");
    }
    if (auto problem = problemOf(header, bytes)) {
        return problem;
    }
    if (header.wholeness == Wholeness::CutShort) {
        return phrase("it is cut short");
    }
    return std::nullopt;
}

std::string whyUnread(const fs::path& file) {
    std::error_code error;
    const fs::file_type type = fs::status(file, error).type();
    if (type == fs::file_type::not_found) {
        return phrase("it is not there");
    }
    if (!error && type != fs::file_type::regular) {
        return phrase("it is no file");
    }
    const std::uintmax_t bytes = fs::file_size(file, error);
    return !error && bytes > kMaxFileBytes ? phrase("it is larger than 512 MiB")
                                           : phrase("it cannot be opened; check its permissions");
}

PictureProblem readBytes(const fs::path& file, std::string& bytes) {
    try {
        bytes = readFile(file, kMaxFileBytes);
        return std::nullopt;
    } catch (const Error&) {
        return whyUnread(file);
    }
}

WholePicture readWhole(std::string_view bytes, const PictureHeader& header, int reduction) {
    quietOpenCv();
    WholePicture whole;
    whole.problem = problemOfBytes(bytes, header);
    if (whole.problem) {
        return whole;
    }
    try {
        decodeWhole(bytes, header, reduction, whole);
    } catch (const Undecodable& problem) {
        whole.problem = problem.why;
    } catch (const cv::Exception& problem) {
        if (problem.code == cv::Error::StsNoMem) {  // our lack, not the picture's fault
            throw std::bad_alloc();
        }
        whole.problem = phrase("it cannot be decoded");
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const std::exception&) {
        whole.problem = phrase("it cannot be decoded");
    }
    return whole;
}

struct FileEnds {
    std::uintmax_t bytes = 0;
    std::string head;
    std::string tail;
};

std::optional<FileEnds> readEnds(const fs::path& file) {
    FileEnds ends;
    std::error_code error;
    if (!fs::is_regular_file(file, error)) {  // opening a pipe would wait for its writer
        return std::nullopt;
    }
    ends.bytes = fs::file_size(file, error);
    std::ifstream stream(file, std::ios::binary);
    if (error || !stream) {
        return std::nullopt;
    }
    ends.head.resize(std::min<std::uintmax_t>(ends.bytes, kHeadBytes));
    ends.tail.resize(std::min<std::uintmax_t>(ends.bytes, kTailBytes));
    stream.read(ends.head.data(), static_cast<std::streamsize>(ends.head.size()));
    stream.seekg(static_cast<std::streamoff>(ends.bytes - ends.tail.size()));
    stream.read(ends.tail.data(), static_cast<std::streamsize>(ends.tail.size()));
    return stream ? std::optional(ends) : std::nullopt;
}

}  // namespace

void refuseDamage() {
    throw Undecodable{phrase("it is damaged")};
}

void requireSize(const PictureHeader& header, std::int64_t width, std::int64_t height) {
    if (header.width != width || header.height != height) {
        refuseDamage();
    }
}

void refuseKind() {
    throw Undecodable{phrase("its pixels are of a kind that is not read")};
}

WholePicture readPicture(const fs::path& file, int shorterSide) {
    std::string bytes;
    if (auto problem = readBytes(file, bytes)) {
        return {{}, 0, 0, problem};
    }
    return readPictureBytes(bytes, shorterSide);
}

WholePicture readPictureBytes(std::string_view bytes, int shorterSide) {
    const PictureHeader header = readPictureHeader(bytes, bytes, bytes.size());
    return readWhole(bytes, header, reductionOf(header, shorterSide));
}

PictureForNetwork readPictureFor(const fs::path& file, const InputSpec& input) {
    const WholePicture whole = readPicture(file, decodedSideFor(input));
    if (whole.problem) {
        return {{}, whole.problem};
    }
    return {prepare(whole.image, input), std::nullopt};
}

PictureForNetworks readPictureFor(const fs::path& file, const std::vector<InputSpec>& inputs,
                                  std::optional<int> shownSide) {
    PictureForNetworks read;
    std::string bytes;
    read.problem = readBytes(file, bytes);
    const PictureHeader header = readPictureHeader(bytes, bytes, bytes.size());
    // By reduction: a JPEG has other pixels where it is decoded at a part of its size.
    std::map<int, WholePicture> wholes;
    const auto wholeFor = [&](int side) -> WholePicture& {
        const auto [at, isNew] = wholes.try_emplace(reductionOf(header, side));
        if (isNew) {
            at->second = readWhole(bytes, header, at->first);
            read.problem = at->second.problem;
        }
        return at->second;
    };
    for (std::size_t i = 0; i < inputs.size() && !read.problem; ++i) {
        const WholePicture& whole = wholeFor(decodedSideFor(inputs[i]));
        if (!read.problem) {
            read.prepared.push_back(prepare(whole.image, inputs[i]));
        }
    }
    if (shownSide && !read.problem) {
        read.shown = std::move(wholeFor(*shownSide));
    }
    return read;
}

PictureProblem decodePicture(const fs::path& file, const InputSpec& input, std::uint8_t* out) {
    const PictureForNetwork read = readPictureFor(file, input);
    std::ranges::copy(read.prepared.image.pixels, out);
    return read.problem;
}

bool holdsOnlyGrey(const fs::path& file) {
    const std::optional<FileEnds> ends = readEnds(file);
    if (!ends) {
        return false;
    }
    const PictureHeader header = readPictureHeader(ends->head, ends->tail, ends->bytes);
    return header.isGrey && header.wholeness == Wholeness::Whole && !problemOf(header, ends->head);
}

PictureProblem checkPicture(const fs::path& file, const InputSpec& input) {
    const std::optional<FileEnds> ends = readEnds(file);
    if (ends && ends->bytes <= kMaxFileBytes) {
        const PictureHeader header = readPictureHeader(ends->head, ends->tail, ends->bytes);
        if (header.wholeness == Wholeness::Whole && !problemOf(header, ends->head)) {
            return std::nullopt;
        }
    }
    return readPictureFor(file, input).problem;
}

}  // namespace lab
