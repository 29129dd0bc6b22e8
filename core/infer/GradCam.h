// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/platform/Files.h"
#include "core/infer/Classifier.h"

#include <optional>
#include <vector>

namespace lab {

/// Where a network looked: Grad-CAM (Selvaraju et al. 2017, equations 1 and 2) of one stage.
struct CamMap {
    int width = 0;  ///< of the stage's feature map
    int height = 0;
    std::vector<float>
        values;      ///< [height, width], 0 to 1; all 0 where nothing speaks for the class
    int target = 0;  ///< the class
    int stage = 0;   ///< from 0
};

/// `target`: a class, or the likeliest one. `stage`: from 0, or the last one. Throws Error when
/// there is no such class or stage. Any thread, several at once.
CamMap gradCam(const Classifier& classifier, const PreparedImage& prepared,
               std::optional<int> target = {}, std::optional<int> stage = {});

/// The map enlarged over the picture (linear), jet colours, `opacity` 0 to 1 of the map. picture:
/// of any size, grey or RGB; gives RGB of its size.
Image overlay(const Image& picture, const CamMap& map, double opacity = 0.5);

/// The map enlarged to this size (linear), 0 to 1, as [height, width].
std::vector<float> enlarged(const CamMap& map, int width, int height);

/// Writes a PNG atomically and gives its name: see writeFileAtomically(). Throws Error.
std::filesystem::path writePng(const std::filesystem::path& file, const Image& image,
                               IfTaken taken = IfTaken::Replace);

}  // namespace lab
