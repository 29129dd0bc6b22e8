// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/InputSpec.h"
#include "core/model/Recognise.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace lab {

/// What is said of weights elsewhere than in their tensors.
struct WeightFacts {
    std::string saidBy;  ///< "config.json" or "arch"; empty: nothing is said
    std::optional<StrideAt> strideAt;
    std::optional<InputSpec> input;
    bool dividedBy255 = false;  ///< its mean and deviation: they were of pixels from 0 to 255
    std::vector<std::string> classes;  ///< empty: not said
};

/// What timm's or Hugging Face's config.json next to the file says of this network, else what the
/// entry "arch" within it does. A config.json of another network is passed over. Throws Error when
/// the network has layers that are not read here, although its tensors are a ResNet's: another
/// activation, pooling against aliasing. Any thread.
WeightFacts factsOf(const std::filesystem::path& weights, const std::string& arch,
                    const NetworkSpec& network);

}  // namespace lab
