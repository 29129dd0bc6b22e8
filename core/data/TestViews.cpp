// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/TestViews.h"

#include "core/base/Phrase.h"
#include "core/base/Require.h"
#include "core/data/Picture.h"
#include "core/data/Planes.h"
#include "core/data/StreamedImages.h"

#include <algorithm>
#include <utility>

namespace lab {

namespace {

constexpr int kMostScale = 1024;

Planes mirrored(const Planes& planes) {
    Planes made;
    for (const cv::Mat& plane : planes) {
        cv::Mat other;
        cv::flip(plane, other, 1);
        made.push_back(other);
    }
    return made;
}

Planes cutTo(const Planes& planes, const cv::Rect& part) {
    Planes made;
    for (const cv::Mat& plane : planes) {
        made.push_back(plane(part));
    }
    return made;
}

std::vector<cv::Rect> partsOf(cv::Size whole, int size, View view) {
    const cv::Rect middle = middleOf(whole, {size, size});
    switch (view) {
        case View::Whole:
            return {{0, 0, whole.width, whole.height}};
        case View::Ten: {
            const int right = whole.width - size;
            const int bottom = whole.height - size;
            return {{0, 0, size, size},
                    {right, 0, size, size},
                    {0, bottom, size, size},
                    {right, bottom, size, size},
                    middle};
        }
        default:
            return {middle};
    }
}

}  // namespace

std::vector<int> scalesFor(const TestViews& views, const InputSpec& input) {
    require(input.style == InputStyle::Centre,
            asPhrase("This network sees single things on black, which are fitted into its square: "
                     "it has no other views of them."));
    const std::vector<int> scales =
        views.scales.empty() ? std::vector<int>{input.shorterSide} : views.scales;
    for (const int scale : scales) {
        require(std::ranges::count(scales, scale) == 1,
                asPhrase("The scale %1 is named twice; it would count twice."), scale);
        require(scale >= input.size && scale <= kMostScale,
                asPhrase("A scale is %1, but must be between the %2 pixels that the network sees "
                         "and 1024."),
                scale, input.size);
        require(views.view != View::Ten || scale > input.size,
                asPhrase("At %1 pixels the ten crops are one: name larger scales, as --scales %2."),
                scale, input.size * 8 / 7);
    }
    return scales;
}

std::vector<Image> viewsOf(const Image& picture, const InputSpec& input, View view, int scale) {
    const Planes planes = scaledTo(planesOf(picture), scale);
    std::vector<Image> views;
    for (const cv::Rect& part : partsOf(planes.front().size(), input.size, view)) {
        const Planes seen = cutTo(planes, part);
        views.push_back(imageOf(seen));
        if (view != View::Centre) {
            views.push_back(imageOf(mirrored(seen)));
        }
    }
    return views;
}

SplitPictures::SplitPictures(const Split& split, int shorterSide)
    : m_split(split), m_shorterSide(shorterSide) {}

Image SplitPictures::picture(std::int64_t index) const {
    if (!m_split.files) {
        return m_split.image(index);
    }
    const PictureEntry& entry = m_split.files->entries[static_cast<std::size_t>(index)];
    const std::filesystem::path file = m_split.files->pathOf(entry);
    WholePicture whole = readPicture(file, m_shorterSide);
    if (whole.problem) {
        refuseUnreadable(file, *whole.problem);
    }
    requireUnchanged(file, entry);
    return whole.image.channels == m_split.channels
               ? std::move(whole.image)
               : imageOf(withChannels(planesOf(whole.image), m_split.channels));
}

}  // namespace lab
