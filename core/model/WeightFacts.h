// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Recognise.h"
#include "core/model/StatedInput.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace lab {

/// What is said of weights elsewhere than in their tensors.
struct WeightFacts {
    std::string saidBy;  ///< "config.json", "arch" or "args"; empty: nothing is said
    std::vector<std::string>
        unknown;  ///< what that states and nobody here knows: it settles little
    std::optional<StrideAt> strideAt;
    StatedInput input;
    std::vector<std::string> classes;  ///< empty: not said

    /// Whether it says all of the layers that the tensors do not show.
    bool settleLayers() const { return !saidBy.empty() && unknown.empty(); }
};

/// What timm's or Hugging Face's config.json next to the file says of this network, else what the
/// entry "arch" within it does; and what `settings` do, the JSON of its entry "args". A config.json
/// of another network is passed over. Throws Error when the network has layers that are not read
/// here, although its tensors are a ResNet's: another activation, other pooling, dilation. Any
/// thread.
WeightFacts factsOf(const std::filesystem::path& weights, const std::string& arch,
                    const NetworkSpec& network, const std::string& settings = {});

}  // namespace lab
