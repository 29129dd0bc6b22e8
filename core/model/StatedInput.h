// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>
#include <vector>

namespace lab {

/// How another library's settings say that pictures are prepared, as far as it can be done here.
struct StatedInput {
    std::string saidBy;  ///< "config.json", "preprocessor_config.json", "args"
    std::optional<int> size;
    std::optional<int> shorterSide;
    std::optional<double> crop;          ///< the share that is cut out, where the size is not said
    std::vector<double> mean;            ///< of pixels from 0 to 1, one a channel; empty: not said
    std::vector<double> deviation;       ///< likewise
    bool dividedBy255 = false;           ///< they were of pixels from 0 to 255
    std::vector<std::string> otherwise;  ///< sentences: what is done otherwise here
    std::vector<std::string> answered;   ///< keys of the settings that are in here

    bool isWhole() const { return size && !mean.empty() && !deviation.empty(); }
    bool isNothing() const { return !size && !crop && mean.empty() && deviation.empty(); }
};

inline constexpr double kUsualCrop =
    0.875;  ///< 224 of 256 pixels, as timm and transformers have it

/// timm's "pretrained_cfg". Any thread.
StatedInput inputOfTimm(const nlohmann::json& settings, const std::string& saidBy, int channels);

/// The settings of a training: timm's, those of torchvision's reference ("val_crop_size"), or
/// people's own ("image_size"). `usualCrop`: the share that is cut out where "crop_pct" does not
/// say it. Any thread.
StatedInput inputOfTraining(const nlohmann::json& settings, const std::string& saidBy, int channels,
                            double usualCrop = kUsualCrop);

/// Figures that the network itself normalises by, of pixels from 0 to 1 or to 255. Any thread.
StatedInput inputOfFigures(const std::string& saidBy, const std::vector<double>& mean,
                           const std::vector<double>& deviation, int channels);

/// Whether a setting of this name, whoever gave it, is of how pictures are prepared or of the
/// classes' names.
bool isOfPictures(const std::string& key);

/// transformers' preprocessor_config.json, of this and of the older form. Any thread.
StatedInput inputOfHuggingFace(const nlohmann::json& settings, int channels);

}  // namespace lab
