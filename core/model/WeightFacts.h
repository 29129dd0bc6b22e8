// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Recognise.h"
#include "core/model/StatedInput.h"
#include "core/weights/TorchFile.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace lab {

/// What is said of weights elsewhere than in their tensors.
struct WeightFacts {
    std::string saidBy;  ///< "config.json", "arch", "args" ...; empty: no network is named
    std::vector<std::string>
        unknown;  ///< what that states and nobody here knows: it settles little
    std::optional<StrideAt> strideAt;
    StatedInput input;
    StatedInput own;                   ///< figures by which the network itself normalises
    std::vector<std::string> classes;  ///< empty: not said
    std::string classesFrom;           ///< what named them; empty: a config.json
    std::vector<std::string> notes;    ///< sentences: what was said and not used, and the like

    /// Whether it says all of the layers that the tensors do not show.
    bool settleLayers() const { return !saidBy.empty() && unknown.empty(); }
};

/// What timm's or Hugging Face's config.json next to the file says of this network, else what the
/// file itself states: its "arch", "args", "hyper_parameters" and "meta". Of a config.json of
/// another network there is a note. Throws Error when the network has layers that are not read
/// here, although its tensors are a ResNet's: another activation, other pooling, dilation. Any
/// thread.
WeightFacts factsOf(const std::filesystem::path& weights, const StatedInFile& stated,
                    const NetworkSpec& network);

}  // namespace lab
