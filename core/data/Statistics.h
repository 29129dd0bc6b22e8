// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/Dataset.h"

#include <vector>

namespace lab {

struct ColourStatistics {
    std::vector<double> mean;       ///< of each channel, scaled to [0, 1]
    std::vector<double> deviation;  ///< of the population; at least 1/255, so one can divide by it
    std::vector<ColourDirection> directions;  ///< as many as channels, the longest first
};

/// Over all pixels of `sample` images spread evenly over the split; 0 or more than there are: all.
/// Exact sums, so the same on every machine. Throws what the split's source throws.
ColourStatistics measureColours(const Split& split, std::int64_t sample = 0);

}  // namespace lab
