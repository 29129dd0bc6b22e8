// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/maps/FeatureMapImage.h"

#include "ui/theme/ColourMap.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace lab {

namespace {

constexpr QRgb kNotFinite = 0xff808080;

double strengthOf(std::span<const float> map) {
    return std::accumulate(map.begin(), map.end(), 0.0,
                           [](double sum, float value) { return sum + std::abs(value); });
}

}  // namespace

double limitOf(std::span<const float> values) {
    float limit = 0;
    for (const float value : values) {
        if (std::isfinite(value)) {
            limit = std::max(limit, std::abs(value));
        }
    }
    return limit;
}

QRgb mapColour(double value, MapColours colours, double limit) {
    if (!std::isfinite(value)) {
        return kNotFinite;
    }
    const double share = limit > 0 ? value / limit : 0;
    return colours == MapColours::Activation ? viridis(share) : purpleGreen(share);
}

QImage mapImage(std::span<const float> values, const QSize& size, MapColours colours,
                double limit) {
    QImage image(size, QImage::Format_RGB32);
    for (int y = 0; y < size.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < size.width(); ++x) {
            const auto at = static_cast<std::size_t>(y) * size.width() + x;
            line[x] = mapColour(values[at], colours, limit);
        }
    }
    return image;
}

std::vector<int> channelsIn(const FeatureMaps& maps, MapOrder order) {
    std::vector<int> channels(static_cast<std::size_t>(maps.shape.channels));
    std::iota(channels.begin(), channels.end(), 0);
    if (order == MapOrder::StrongestFirst) {
        std::vector<double> strengths;
        for (const int channel : channels) {
            strengths.push_back(strengthOf(maps.map(channel)));
        }
        std::ranges::stable_sort(channels, [&](int a, int b) {
            return strengths[static_cast<std::size_t>(a)] > strengths[static_cast<std::size_t>(b)];
        });
    }
    return channels;
}

}  // namespace lab
