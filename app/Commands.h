// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ExperimentOptions.h"

#include <string>
#include <vector>

namespace lab {

/// What `evaluate` was asked for.
struct EvaluateOptions {
    std::string model;
    std::string dataset;          ///< empty: what the model was trained on
    std::int64_t testLimit = -1;  ///< below 0: as the model was tested
    std::string views = "centre";
    std::vector<int> scales;  ///< empty: the card's
    Execution execution;
    bool json = false;
};

/// What `compare` was asked for.
struct CompareOptions {
    std::vector<std::string> folders;  ///< experiments
    bool json = false;
    bool csv = false;
};

// Each command prints its result on standard output, as one JSON document where asked, and throws
// Error when it cannot. The value is the program's exit status.

/// `experiment`: from experimentOf(); ignored when a folder is resumed.
int train(const TrainOptions& options, Experiment experiment);
/// Several experiments are compared as one.
int compare(const CompareOptions& options);
int evaluate(const EvaluateOptions& options);

}  // namespace lab
