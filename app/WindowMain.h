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

}  // namespace lab
