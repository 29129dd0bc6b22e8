// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/DataSpec.h"

#include <cstdint>
#include <string>

namespace lab {

/// How fast training images come: read, decoded, varied and put into batches, with no network.
struct DataRate {
    std::string dataset;
    std::int64_t images = 0;     ///< of the training split
    double secondsToOpen = 0;    ///< list, decode once and look at all
    double imagesPerSecond = 0;  ///< after a first batch
    int threads = 0;             ///< that decode pictures
};

/// Pictures of a folder are decoded anew each time, as in an experiment whose pictures do not fit
/// into memory; named sets lie there. `threads` 0: one a core. Blocks. Throws Error as
/// loadDataset() does, and where there are no training images.
DataRate benchData(const DataSpec& spec, int batch, int threads, double seconds);

}  // namespace lab
