// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace lab {

/// What `inspect` was asked for.
struct InspectOptions {
    std::vector<std::string> models;
    std::string picture;   ///< empty: a test image
    int testImage = 0;     ///< of the data set that a model was trained on
    bool initial = false;  ///< a run's weights before its first step
    int top = 5;
    int threads = 0;
    bool json = false;
    bool csv = false;
};

void addInspect(CLI::App& app, InspectOptions& options);

/// Prints what happens in each block on standard output. Throws Error when it cannot. The value is
/// the program's exit status.
int inspect(const InspectOptions& options);

}  // namespace lab
