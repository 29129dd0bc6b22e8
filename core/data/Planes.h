// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Image.h"

#include <opencv2/core.hpp>

#include <vector>

namespace lab {

// A picture's channel planes as OpenCV takes them, for the files that prepare pictures. Any thread.

using Planes = std::vector<cv::Mat>;

/// Views of the picture's planes, only to be read: nothing is copied.
Planes planesOf(const Image& picture);

/// The average over the covered area when shrinking, linear when enlarging.
cv::Mat resized(const cv::Mat& plane, cv::Size size);

cv::Mat greyOf(const Planes& planes);

/// Grey from colour, or the grey one for each channel.
Planes withChannels(const Planes& planes, int channels);

/// The middle of `whole`; half to even, as Python rounds in torchvision's center_crop().
cv::Rect middleOf(cv::Size whole, cv::Size part);

/// Resized until the shorter side has so many pixels, the longer one rounded down as torchvision
/// does it; of a picture that is more than four times as long as wide, the middle of it: else a
/// line would become huge.
Planes scaledTo(const Planes& planes, int shorterSide);

/// A copy.
Image imageOf(const Planes& planes);

}  // namespace lab
