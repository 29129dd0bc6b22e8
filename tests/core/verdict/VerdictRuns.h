// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/RunFolder.h"
#include "tests/core/data/DataFiles.h"
#include "tests/support/Tiny.h"

#include <string>

namespace lab::test {

inline constexpr std::int64_t kStepsAnEpoch = 200;

/// A run that has done `epochs` of 10 and stands at these errors.
inline RunResult runAt(const std::string& network, double trainError, double testError,
                       int epochs = 10, std::uint64_t seed = 1) {
    RunResult run;
    run.key = network;
    run.info.spec = tinyRun(network, seed);
    run.info.spec.recipe.epochs = 10;
    run.info.trainImages = 16 * kStepsAnEpoch;
    for (int epoch = 1; epoch <= epochs; ++epoch) {
        const double early = epoch < epochs ? 30 : 0;
        run.epochs.push_back({epoch, 0.5, trainError + early, 0.5, testError + early, 0.1, 1});
    }
    return run;
}

}  // namespace lab::test
