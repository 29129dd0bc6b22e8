// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace lab {

/// One training step. Errors are percentages of the batch, in training mode.
struct StepRecord {
    std::int64_t step = 0;  ///< from 1, over the whole training
    double loss = 0;
    double error = 0;

    bool operator==(const StepRecord&) const = default;
};

/// One epoch. The training figures are means over the epoch's batches while the weights change, as
/// the paper's thin curves; the test figures are of the whole test set in evaluation mode after it.
struct EpochRecord {
    int epoch = 0;  ///< from 1
    double trainLoss = 0;
    double trainError = 0;  ///< per cent
    double testLoss = 0;
    double testError = 0;     ///< per cent
    double learningRate = 0;  ///< of the epoch's last step
    double seconds = 0;       ///< of work, training and test, on this machine

    bool operator==(const EpochRecord&) const = default;
};

/// What a run has written so far.
struct Metrics {
    std::vector<EpochRecord> epochs;
    std::vector<StepRecord> steps;
};

}  // namespace lab
