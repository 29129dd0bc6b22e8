// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bench/MeasuredSpeeds.h"
#include "core/run/RunExperiment.h"

#include <string>
#include <vector>

namespace lab {

/// bf16 where it trains at least 1.15 times as many images a second as fp32; a smaller gain is not
/// worth the rounding, and a measurement of a busy machine could miss it. Pure.
Precision fasterPrecision(double fp32, double bf16);

struct Calibrated {
    Experiment experiment;  ///< no precision is Auto
    std::string note;       ///< one sentence about what was measured; empty when nothing was
};

/// Whether what was measured on this machine before may be taken (core/bench/MeasuredSpeeds.h).
enum class Measuring { OnceForAll, Again };

/// Trains one network on made-up images in either precision, in turns, until neither gets faster
/// any more or six seconds are over. `image`: pixels a side. Blocks; throws Error as bench() does.
MeasuredSpeeds measuredSpeeds(const RunSpec& run, int image, const Execution& execution);

/// The speeds of several networks together: as many images of each.
MeasuredSpeeds together(const std::vector<MeasuredSpeeds>& all);

/// Settles Precision::Auto for the whole experiment, so that its curves can be compared: measures
/// each of its networks, and keeps what came of it: the same experiment gets the same precision on
/// the same machine. `experiment`: from
/// fitted(). Blocks. Throws Error when the device is not there.
Calibrated calibrated(Experiment experiment, DatasetCache& data, const Execution& wanted,
                      Measuring measuring = Measuring::OnceForAll);

}  // namespace lab
