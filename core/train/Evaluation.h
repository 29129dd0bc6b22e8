// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace lab {

/// Loss and errors of a network on a test set. Errors are percentages.
struct Evaluation {
    double loss = 0;  ///< mean cross-entropy
    double error = 0;
    double top5Error = 0;  ///< the right class is not among the five likeliest
    std::int64_t images = 0;
};

}  // namespace lab
