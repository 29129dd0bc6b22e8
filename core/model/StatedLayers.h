// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace lab {

/// What settings state of a network's layers that its tensors do not show.
struct StatedLayers {
    std::string
        refused;  ///< what is not read here, as "dilation (output_stride 8)"; empty: nothing
    std::string answers;  ///< the kind of problem whose answers are no shares of a whole; or empty
    std::vector<std::string> unknown;  ///< settings of which nobody here knows what they change
};

/// Arguments of timm's networks: "model_args" of its config.json, "model_kwargs" of its training.
/// All of them count: a null is the default. Any thread.
StatedLayers layersOfTimmsArguments(const nlohmann::json& arguments);

/// The other entries of timm's config.json. Any thread.
StatedLayers layersOfTimmsConfig(const nlohmann::json& config);

/// Settings of a training ("args"), of which most say nothing of layers: those that do. Any thread.
StatedLayers layersOfTraining(const nlohmann::json& settings);

/// Whether a setting of this name, as people choose them, is of layers, and is none of those that
/// layersOfTraining() judges.
bool isOfLayers(const std::string& key);

/// transformers.ResNetConfig. Any thread.
StatedLayers layersOfHuggingFace(const nlohmann::json& config);

}  // namespace lab
