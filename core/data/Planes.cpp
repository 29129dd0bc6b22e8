// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/Planes.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace lab {

Planes planesOf(const Image& picture) {
    Planes planes;
    auto* pixels = const_cast<std::uint8_t*>(picture.pixels.data());  // only read
    for (int channel = 0; channel < picture.channels; ++channel) {
        planes.emplace_back(
            picture.height, picture.width, CV_8UC1,
            pixels + static_cast<std::size_t>(channel) * picture.width * picture.height);
    }
    return planes;
}

cv::Mat resized(const cv::Mat& plane, cv::Size size) {
    if (plane.size() == size) {
        return plane;
    }
    const bool shrinks = size.width < plane.cols || size.height < plane.rows;
    cv::Mat made;
    cv::resize(plane, made, size, 0, 0, shrinks ? cv::INTER_AREA : cv::INTER_LINEAR);
    return made;
}

cv::Mat greyOf(const Planes& planes) {
    if (planes.size() == 1) {
        return planes[0];
    }
    cv::Mat rgb;
    cv::merge(planes, rgb);
    cv::Mat grey;
    cv::cvtColor(rgb, grey, cv::COLOR_RGB2GRAY);
    return grey;
}

Planes withChannels(const Planes& planes, int channels) {
    if (static_cast<int>(planes.size()) == channels) {
        return planes;
    }
    return Planes(static_cast<std::size_t>(channels), greyOf(planes));
}

cv::Rect middleOf(cv::Size whole, cv::Size part) {
    const auto begin = [](int room) { return static_cast<int>(std::nearbyint(room / 2.0)); };
    return {begin(whole.width - part.width), begin(whole.height - part.height), part.width,
            part.height};
}

Planes scaledTo(const Planes& planes, int shorterSide) {
    constexpr int kMostStretched = 4;  // longer over shorter side
    const cv::Size whole = planes.front().size();
    const int longest = kMostStretched * std::min(whole.width, whole.height);
    const cv::Rect seen =
        middleOf(whole, {std::min(whole.width, longest), std::min(whole.height, longest)});
    const double scale = static_cast<double>(shorterSide) / std::min(seen.width, seen.height);
    const auto sideOf = [&](int side) {
        return std::max(shorterSide, static_cast<int>(side * scale + 1e-9));
    };
    const cv::Size size(sideOf(seen.width), sideOf(seen.height));
    Planes made;
    for (const cv::Mat& plane : planes) {
        made.push_back(resized(plane(seen), size));
    }
    return made;
}

Image imageOf(const Planes& planes) {
    Image image{planes[0].cols, planes[0].rows, static_cast<int>(planes.size()), {}};
    image.pixels.reserve(image.size());
    for (const cv::Mat& plane : planes) {
        for (int row = 0; row < plane.rows; ++row) {
            const std::uint8_t* line = plane.ptr<std::uint8_t>(row);
            image.pixels.insert(image.pixels.end(), line, line + plane.cols);
        }
    }
    return image;
}

}  // namespace lab
