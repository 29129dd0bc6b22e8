// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/networks/FrameTimes.h"

#include "ui/diagram/NetworkDiagram.h"

#include <QElapsedTimer>
#include <QScrollBar>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace lab {

namespace {

constexpr double kFrame = 1000.0 / 60;
constexpr double kClosest = 2;  // 200 %

template <class Step>
FrameTimes timed(NetworkDiagram& diagram, int frames, const Step& step) {
    std::vector<double> times;
    for (int i = 0; i < frames; ++i) {
        QElapsedTimer timer;
        timer.start();
        step(static_cast<double>(i) / std::max(1, frames - 1));
        diagram.viewport()->repaint();
        times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    return frameTimesOf(std::move(times));
}

}  // namespace

FrameTimes frameTimesOf(std::vector<double> milliseconds) {
    FrameTimes result;
    if (milliseconds.empty()) {
        return result;
    }
    std::ranges::sort(milliseconds);
    result.frames = milliseconds.size();
    const auto count = static_cast<double>(milliseconds.size());
    result.mean = std::accumulate(milliseconds.begin(), milliseconds.end(), 0.0) / count;
    result.share99 = milliseconds[static_cast<std::size_t>(std::ceil(0.99 * count)) - 1];
    result.longest = milliseconds.back();
    result.below60Hz = static_cast<double>(std::ranges::count_if(
                           milliseconds, [](double ms) { return ms <= kFrame; })) /
                       count;
    return result;
}

FrameTimes timeScrolling(NetworkDiagram& diagram, int frames) {
    diagram.setZoom(1);
    QScrollBar* bar = diagram.arrangement() == Arrangement::Lanes ? diagram.horizontalScrollBar()
                                                                  : diagram.verticalScrollBar();
    return timed(diagram, frames, [bar](double share) {
        bar->setValue(static_cast<int>(std::lround(share * bar->maximum())));
    });
}

FrameTimes timeZooming(NetworkDiagram& diagram, int frames) {
    diagram.fit();
    const double farthest = diagram.zoom();
    return timed(diagram, frames, [&diagram, farthest](double share) {
        const double way = share < 0.5 ? 2 * share : 2 - 2 * share;
        diagram.setZoom(farthest * std::pow(kClosest / farthest, way));
    });
}

}  // namespace lab
