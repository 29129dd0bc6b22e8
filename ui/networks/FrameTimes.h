// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

namespace lab {

class NetworkDiagram;

/// How long frames took, in milliseconds: from the new position to the painted view.
struct FrameTimes {
    std::size_t frames = 0;
    double mean = 0;
    double share99 = 0;  ///< 99 % were not longer
    double longest = 0;
    double below60Hz = 0;  ///< share of frames within 1/60 s
};

FrameTimes frameTimesOf(std::vector<double> milliseconds);

/// Scrolls the diagram from end to end in small steps at 100 %, painting the whole view each time.
FrameTimes timeScrolling(NetworkDiagram& diagram, int frames);
/// Zooms from everything to 200 % and back in small steps: each lays out and paints again.
FrameTimes timeZooming(NetworkDiagram& diagram, int frames);

}  // namespace lab
