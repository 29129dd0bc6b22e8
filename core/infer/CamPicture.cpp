// SPDX-License-Identifier: GPL-3.0-or-later

// The torch-free half of GradCam.h.

#include "core/base/platform/Files.h"
#include "core/infer/GradCam.h"

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

namespace lab {

namespace {

cv::Mat enlargedMat(const CamMap& map, cv::Size size) {
    const cv::Mat small(map.height, map.width, CV_32FC1, const_cast<float*>(map.values.data()));
    cv::Mat made;
    cv::resize(small, made, size, 0, 0, cv::INTER_LINEAR);
    return made;
}

cv::Mat bgrOf(const Image& image) {
    std::vector<cv::Mat> planes;  // only read
    auto* pixels = const_cast<std::uint8_t*>(image.pixels.data());
    const std::size_t plane = static_cast<std::size_t>(image.width) * image.height;
    for (int channel = 2; channel >= 0; --channel) {
        planes.emplace_back(image.height, image.width, CV_8UC1,
                            pixels + (image.channels == 3 ? channel * plane : 0));
    }
    cv::Mat made;
    cv::merge(planes, made);
    return made;
}

}  // namespace

std::vector<float> enlarged(const CamMap& map, int width, int height) {
    const cv::Mat made = enlargedMat(map, {width, height});
    return {made.ptr<float>(), made.ptr<float>() + made.total()};
}

Image overlay(const Image& picture, const CamMap& map, double opacity) {
    cv::Mat heat;
    enlargedMat(map, {picture.width, picture.height}).convertTo(heat, CV_8UC1, 255);
    cv::applyColorMap(heat, heat, cv::COLORMAP_JET);
    cv::Mat mixed;
    cv::addWeighted(heat, opacity, bgrOf(picture), 1 - opacity, 0, mixed);
    Image made{picture.width, picture.height, 3, {}};
    made.pixels.resize(made.size());
    const std::size_t plane = made.size() / 3;
    for (std::size_t i = 0; i < plane; ++i) {
        for (std::size_t channel = 0; channel < 3; ++channel) {
            made.pixels[channel * plane + i] = mixed.data[3 * i + 2 - channel];
        }
    }
    return made;
}

std::filesystem::path writePng(const std::filesystem::path& file, const Image& image,
                               IfTaken taken) {
    std::vector<std::uint8_t> bytes;
    cv::imencode(".png", bgrOf(image), bytes);
    return writeFileAtomically(
        file, std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()), taken);
}

}  // namespace lab
