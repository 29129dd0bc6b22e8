// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/ImageInput.h"

#include "core/data/Planes.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace lab {

namespace {

// Both sets of single things on black have 28 pixels a side; another size is resized from there.
constexpr int kNativeSide = 28;
constexpr int kDigitBox = 20;       // LeCun et al. 1998, section III.A
constexpr int kTrimTolerance = 13;  // 5 per cent of white (Xiao et al. 2017, section 2)
constexpr int kDarkest = 127;       // a background above this is bright
constexpr int kEnoughPixels = 256;  // shrinks noise away before edges are trimmed

// ---- Centre ----------------------------------------------------------------------------------

/// The middle square first, then resized and cut: what a batch of training images is made of.
PreparedImage middleSquare(const Image& picture, const InputSpec& spec) {
    const int edge = std::min(picture.width, picture.height);
    const cv::Rect square((picture.width - edge) / 2, (picture.height - edge) / 2, edge, edge);
    const int begin = (spec.shorterSide - spec.size) / 2;
    const cv::Rect cut(begin, begin, spec.size, spec.size);
    Planes planes = planesOf(picture);
    for (cv::Mat& plane : planes) {
        plane = resized(plane(square), {spec.shorterSide, spec.shorterSide})(cut);
    }
    return {imageOf(withChannels(planes, spec.channels))};
}

PreparedImage centre(const Image& picture, const InputSpec& spec) {
    if (spec.cut == Cut::BeforeResize) {
        return middleSquare(picture, spec);
    }
    Planes planes = scaledTo(planesOf(picture), spec.shorterSide);
    const cv::Rect cut = middleOf(planes.front().size(), {spec.size, spec.size});
    for (cv::Mat& plane : planes) {
        plane = plane(cut);
    }
    return {imageOf(withChannels(planes, spec.channels))};
}

// ---- Garment and Digit -----------------------------------------------------------------------

/// The grey that this part of the picture's outermost pixels does not exceed: 0.5 gives their
/// median.
int edgeOf(const cv::Mat& grey, double part) {
    std::vector<std::uint8_t> edge;
    for (int x = 0; x < grey.cols; ++x) {
        edge.push_back(grey.at<std::uint8_t>(0, x));
        edge.push_back(grey.at<std::uint8_t>(grey.rows - 1, x));
    }
    for (int y = 0; y < grey.rows; ++y) {
        edge.push_back(grey.at<std::uint8_t>(y, 0));
        edge.push_back(grey.at<std::uint8_t>(y, grey.cols - 1));
    }
    const auto at =
        edge.begin() + static_cast<std::ptrdiff_t>(part * static_cast<double>(edge.size()));
    std::nth_element(edge.begin(), at, edge.end());
    return *at;
}

/// As MNIST's and Fashion-MNIST's images are: of their size, with a dark edge. Clothes may fill
/// half of it and noise may lie on it: of Fashion-MNIST's 70 000 images all are so, of their median
/// edges 23 are not black.
bool isThingOnBlack(const cv::Mat& grey) {
    constexpr double kFree = 0.25;  // of the edge
    constexpr int kDark = 64;
    return grey.cols == kNativeSide && grey.rows == kNativeSide && edgeOf(grey, kFree) < kDark;
}

/// The rectangle of all that stands out from black; everything where nothing does.
cv::Rect thingIn(const cv::Mat& onBlack) {
    const cv::Rect found = cv::boundingRect(onBlack > kTrimTolerance);
    return found.empty() ? cv::Rect(0, 0, onBlack.cols, onBlack.rows) : found;
}

/// The longer side becomes `box`, the shorter one keeps the proportions.
cv::Mat fitted(const cv::Mat& thing, int box) {
    const double scale = static_cast<double>(box) / std::max(thing.cols, thing.rows);
    const auto sideOf = [&](int side) {
        return std::clamp(static_cast<int>(std::lround(side * scale)), 1, box);
    };
    return resized(thing, {sideOf(thing.cols), sideOf(thing.rows)});
}

cv::Mat onSquare(const cv::Mat& thing, cv::Point corner) {
    cv::Mat square = cv::Mat::zeros(kNativeSide, kNativeSide, CV_8UC1);
    const cv::Point kept(std::clamp(corner.x, 0, kNativeSide - thing.cols),
                         std::clamp(corner.y, 0, kNativeSide - thing.rows));
    thing.copyTo(square(cv::Rect(kept, thing.size())));
    return square;
}

cv::Mat garment(const cv::Mat& onBlack) {
    const cv::Mat thing = fitted(onBlack(thingIn(onBlack)), kNativeSide);
    return onSquare(thing, {(kNativeSide - thing.cols) / 2, (kNativeSide - thing.rows) / 2});
}

cv::Mat digit(const cv::Mat& onBlack) {
    const cv::Mat thing = fitted(onBlack(thingIn(onBlack)), kDigitBox);
    const cv::Moments moments = cv::moments(thing);
    const double mass = std::max(moments.m00, 1.0);
    const double middle = (kNativeSide - 1) / 2.0;
    return onSquare(thing, {static_cast<int>(std::lround(middle - moments.m10 / mass)),
                            static_cast<int>(std::lround(middle - moments.m01 / mass))});
}

PreparedImage single(const Image& picture, const InputSpec& spec) {
    cv::Mat grey = greyOf(planesOf(picture));
    PreparedImage made;
    if (!isThingOnBlack(grey)) {
        const int background = edgeOf(grey, 0.5);
        made.inverted = background > kDarkest;
        if (std::max(grey.cols, grey.rows) > kEnoughPixels) {
            grey = fitted(grey, kEnoughPixels);
        }
        const int from = made.inverted ? 255 - background : background;
        const cv::Mat lit = made.inverted ? cv::Mat(255 - grey) : grey;
        cv::Mat onBlack;  // the background becomes black, white stays white
        lit.convertTo(onBlack, CV_8UC1, 255.0 / (255 - from), -from * 255.0 / (255 - from));
        grey = spec.style == InputStyle::Digit ? digit(onBlack) : garment(onBlack);
    }
    made.image = imageOf(
        Planes(static_cast<std::size_t>(spec.channels), resized(grey, {spec.size, spec.size})));
    return made;
}

}  // namespace

bool isThingOnBlack(std::span<const std::uint8_t> pixels) {
    constexpr std::size_t kNativePixels = std::size_t{kNativeSide} * kNativeSide;
    if (pixels.size() != kNativePixels) {
        return false;
    }
    auto* const only = const_cast<std::uint8_t*>(pixels.data());  // read
    return isThingOnBlack(cv::Mat(kNativeSide, kNativeSide, CV_8UC1, only));
}

PreparedImage prepare(const Image& picture, const InputSpec& spec) {
    return spec.style == InputStyle::Centre ? centre(picture, spec) : single(picture, spec);
}

int decodedSideFor(const InputSpec& spec) {
    return spec.shorterSide;
}

void normalise(const Image& prepared, const InputSpec& spec, float* out) {
    const std::size_t plane = static_cast<std::size_t>(prepared.width) * prepared.height;
    for (int channel = 0; channel < prepared.channels; ++channel) {
        std::array<float, 256> table{};
        for (std::size_t i = 0; i < table.size(); ++i) {
            table[i] = static_cast<float>((static_cast<double>(i) / 255 - spec.mean[channel]) /
                                          spec.deviation[channel]);
        }
        const std::uint8_t* in = prepared.pixels.data() + channel * plane;
        std::transform(in, in + plane, out + channel * plane,
                       [&table](std::uint8_t value) { return table[value]; });
    }
}

}  // namespace lab
