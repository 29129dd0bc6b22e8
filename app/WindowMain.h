// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace lab {

/// What `bench ui` was asked for.
struct BenchUiOptions {
    double seconds = 60;
    int workers = 0;
    bool json = false;
};

/// Opens the window and returns when it is closed, with the program's exit status. Without a
/// display: one sentence on standard error, and 1.
int runWindow();

/// Opens the window, trains the lesson's experiment in it on all cores, and prints how evenly the
/// GUI thread ran meanwhile. 1 when a gap passed 100 ms or more than 0.1 % passed 50 ms.
int benchUi(const BenchUiOptions& options);

/// What `bench networks` was asked for.
struct BenchNetworksOptions {
    int frames = 600;
    bool json = false;
};

/// Opens the window on ResNet-152 next to ResNeXt-101, scrolls and zooms the diagram, and prints
/// how long the frames took. 1 when less than 99 % kept to 60 a second.
int benchNetworks(const BenchNetworksOptions& options);

}  // namespace lab
