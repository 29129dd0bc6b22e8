// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

namespace lab {

/// Weights of a run at one moment of its training.
struct RunWeights {
    int epoch = 0;               ///< how many epochs were done
    bool within = false;         ///< and some steps of the next one
    bool best = false;           ///< of all epochs so far, by the test error
    std::filesystem::path file;  ///< empty: the initial weights, which the seed makes again
};

/// What there is of a run's weights, by rising epoch and each moment once: the initial ones, and
/// every file of weights in its folder, judged by its header alone. Files that cannot be read or
/// say no epoch are passed over; a run that trains replaces its files as a whole. Any thread.
std::vector<RunWeights> weightsOfRun(const std::filesystem::path& run);

}  // namespace lab
