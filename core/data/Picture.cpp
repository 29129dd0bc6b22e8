#include "core/data/Picture.h"

#include "core/base/Error.h"
#include "core/base/Files.h"
#include "core/base/Phrase.h"
#include "core/data/ExifOrientation.h"
#include "core/data/PictureHeader.h"

#include <opencv2/core.hpp>
#include <opencv2/core/utils/logger.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <fstream>
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

PictureProblem problemOf(const PictureHeader& header) {
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

int decodeFlags(int channels, int reduction) {
    const bool isGrey = channels == 1;
    switch (reduction) {
        case 2:
            return isGrey ? cv::IMREAD_REDUCED_GRAYSCALE_2 : cv::IMREAD_REDUCED_COLOR_2;
        case 4:
            return isGrey ? cv::IMREAD_REDUCED_GRAYSCALE_4 : cv::IMREAD_REDUCED_COLOR_4;
        case 8:
            return isGrey ? cv::IMREAD_REDUCED_GRAYSCALE_8 : cv::IMREAD_REDUCED_COLOR_8;
        default:
            return isGrey ? cv::IMREAD_GRAYSCALE : cv::IMREAD_COLOR;
    }
}

cv::Mat middleSquare(const cv::Mat& picture, int side) {
    const int edge = std::min(picture.cols, picture.rows);
    const cv::Mat middle =
        picture(cv::Rect((picture.cols - edge) / 2, (picture.rows - edge) / 2, edge, edge));
    cv::Mat made;
    cv::resize(middle, made, cv::Size(side, side), 0, 0,
               edge > side ? cv::INTER_AREA : cv::INTER_LINEAR);
    return made;
}

/// OpenCV's interleaved BGR to planes of RGB.
void writePlanes(const cv::Mat& picture, std::uint8_t* out) {
    const std::size_t plane = picture.total();
    const int channels = picture.channels();
    for (int row = 0; row < picture.rows; ++row) {
        const std::uint8_t* in = picture.ptr<std::uint8_t>(row);
        for (int column = 0; column < picture.cols; ++column, ++out) {
            for (int channel = 0; channel < channels; ++channel) {
                out[channel * plane] = in[column * channels + channels - 1 - channel];
            }
        }
    }
}

/// Looks at the header of a whole file: why not to decode it.
PictureProblem problemOfBytes(std::string_view bytes, const PictureHeader& header) {
    if (bytes.empty()) {
        return phrase("it is empty");
    }
    if (auto problem = problemOf(header)) {
        return problem;
    }
    // Told here, because the libraries below print their complaints to standard error.
    if (header.wholeness == Wholeness::CutShort) {
        return phrase("it is cut short");
    }
    return std::nullopt;
}

cv::Mat decoded(std::string_view bytes, int flags) {
    // imdecode() reads only.
    return cv::imdecode(
        cv::Mat(1, static_cast<int>(bytes.size()), CV_8UC1, const_cast<char*>(bytes.data())),
        flags);
}

PictureProblem decodeSquare(std::string_view bytes, const PictureHeader& header, PictureShape shape,
                            std::uint8_t* out) {
    const cv::Mat picture =
        decoded(bytes, decodeFlags(shape.channels, reductionOf(header, shape.side)));
    if (picture.empty() || picture.depth() != CV_8U || picture.channels() != shape.channels) {
        return phrase("it is damaged");
    }
    writePlanes(middleSquare(picture, shape.side), out);
    return std::nullopt;
}

cv::Mat withEightBits(const cv::Mat& picture) {
    cv::Mat made = picture;
    if (picture.depth() == CV_16U) {
        picture.convertTo(made, CV_8U, 1 / 257.0);
    } else if (picture.depth() == CV_32F || picture.depth() == CV_64F) {
        picture.convertTo(made, CV_8U, 255);
    }
    return made;
}

/// BGRA over white, as a page shows it.
cv::Mat overWhite(const cv::Mat& picture) {
    cv::Mat made(picture.size(), CV_8UC3);
    for (int row = 0; row < picture.rows; ++row) {
        const std::uint8_t* in = picture.ptr<std::uint8_t>(row);
        std::uint8_t* out = made.ptr<std::uint8_t>(row);
        for (int column = 0; column < picture.cols; ++column, in += 4, out += 3) {
            for (int channel = 0; channel < 3; ++channel) {
                out[channel] = static_cast<std::uint8_t>(
                    (in[channel] * in[3] + 255 * (255 - in[3]) + 127) / 255);
            }
        }
    }
    return made;
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
    if (flipsX || flipsY) {
        cv::flip(picture, picture, flipsX && flipsY ? -1 : flipsX ? 1 : 0);
    }
    return picture;
}

// OpenCV turns a JPEG and a TIFF upright itself. It does so for no other picture whose alpha it
// keeps.
cv::Mat decodeUpright(std::string_view bytes, const PictureHeader& header, int shorterSide) {
    if (header.format == PictureFormat::Jpeg) {
        const int reduction = reductionOf(header, shorterSide);
        return decoded(bytes, reduction > 1 ? decodeFlags(3, reduction) : cv::IMREAD_ANYCOLOR);
    }
    const bool isTurnedHere =
        header.format == PictureFormat::Png || header.format == PictureFormat::WebP;
    return upright(decoded(bytes, cv::IMREAD_UNCHANGED),
                   isTurnedHere ? exifOrientation(bytes, header.format) : 1);
}

PictureProblem decodeWhole(std::string_view bytes, const PictureHeader& header, int shorterSide,
                           Image& out) {
    cv::Mat picture = decodeUpright(bytes, header, shorterSide);
    if (picture.empty()) {
        return phrase("it is damaged");
    }
    picture = withEightBits(picture);
    if (picture.depth() == CV_8U && picture.channels() == 4) {
        picture = overWhite(picture);
    }
    if (picture.depth() != CV_8U || (picture.channels() != 1 && picture.channels() != 3)) {
        return phrase("its pixels are of a kind that is not read");
    }
    out = {picture.cols, picture.rows, picture.channels(), {}};
    out.pixels.resize(out.size());
    writePlanes(picture, out.pixels.data());
    return std::nullopt;
}

/// Calls decode(header), which may throw what OpenCV throws.
template <class Decode>
PictureProblem guarded(std::string_view bytes, const Decode& decode) {
    quietOpenCv();
    const PictureHeader header = readPictureHeader(bytes, bytes, bytes.size());
    if (auto problem = problemOfBytes(bytes, header)) {
        return problem;
    }
    try {
        return decode(header);
    } catch (const cv::Exception& problem) {
        if (problem.code == cv::Error::StsNoMem) {  // our lack, not the picture's fault
            throw std::bad_alloc();
        }
        return phrase("it cannot be decoded");
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const std::exception&) {
        return phrase("it cannot be decoded");
    }
}

PictureProblem readBytes(const fs::path& file, std::string& bytes) {
    try {
        bytes = readFile(file, kMaxFileBytes);
        return std::nullopt;
    } catch (const Error&) {
        return phrase("it cannot be opened or is larger than 512 MiB");
    }
}

struct FileEnds {
    std::uintmax_t bytes = 0;
    std::string head;
    std::string tail;
};

std::optional<FileEnds> readEnds(const fs::path& file) {
    FileEnds ends;
    std::error_code error;
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

PictureProblem decodePicture(const fs::path& file, PictureShape shape, std::uint8_t* out) {
    std::string bytes;
    if (auto problem = readBytes(file, bytes)) {
        return problem;
    }
    return guarded(bytes, [&](const PictureHeader& header) {
        return decodeSquare(bytes, header, shape, out);
    });
}

WholePicture readPicture(const fs::path& file, int shorterSide) {
    std::string bytes;
    if (auto problem = readBytes(file, bytes)) {
        return {{}, problem};
    }
    return readPictureBytes(bytes, shorterSide);
}

WholePicture readPictureBytes(std::string_view bytes, int shorterSide) {
    WholePicture whole;
    whole.problem = guarded(bytes, [&](const PictureHeader& header) {
        return decodeWhole(bytes, header, shorterSide, whole.image);
    });
    return whole;
}

PictureProblem checkPicture(const fs::path& file, PictureShape shape) {
    const std::optional<FileEnds> ends = readEnds(file);
    if (ends && ends->bytes <= kMaxFileBytes) {
        const PictureHeader header = readPictureHeader(ends->head, ends->tail, ends->bytes);
        if (header.wholeness == Wholeness::Whole && !problemOf(header)) {
            return std::nullopt;
        }
    }
    std::vector<std::uint8_t> pixels(shape.bytes());
    return decodePicture(file, shape, pixels.data());
}

}  // namespace lab
