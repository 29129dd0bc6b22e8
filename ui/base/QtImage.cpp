// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/base/QtImage.h"

namespace lab {

QImage imageOf(const Image& image) {
    const int plane = image.width * image.height;
    if (image.channels == 1) {
        return QImage(image.pixels.data(), image.width, image.height, image.width,
                      QImage::Format_Grayscale8)
            .copy();
    }
    QImage made(image.width, image.height, QImage::Format_RGB888);
    for (int y = 0; y < image.height; ++y) {
        uchar* line = made.scanLine(y);
        const std::uint8_t* from =
            image.pixels.data() + static_cast<std::ptrdiff_t>(y) * image.width;
        for (int x = 0; x < image.width; ++x) {
            for (int c = 0; c < 3; ++c) {
                line[3 * x + c] = from[static_cast<std::ptrdiff_t>(c) * plane + x];
            }
        }
    }
    return made;
}

}  // namespace lab
