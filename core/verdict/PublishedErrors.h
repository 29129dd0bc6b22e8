// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/train/RunSpec.h"

#include <optional>
#include <string>

namespace lab {

/// An error that others have measured, with what a reader must know of it. Errors in per cent.
struct PublishedError {
    std::string network;             ///< as they call it: "plain-34", "ResNet-34 B"
    std::optional<double> training;  ///< not everyone tells it
    double test = 0;
    std::string source;   ///< few words for a line's label: "He et al. 2015, table 2"
    std::string setting;  ///< data set, crop, recipe: a sentence's part

    bool operator==(const PublishedError&) const = default;
};

/// What is published for this network on this data set, or nothing. A row of publishedResults() for
/// ImageNet (He et al.'s before torchvision's) and CIFAR-10 at the published width, and for the
/// lesson experiment what the same experiment gave in PyTorch. The
/// recipe of the run may differ; `setting` says what the figure belongs to. Pure; any thread.
std::optional<PublishedError> publishedErrorOf(const RunSpec& spec);

}  // namespace lab
