// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/DataSpec.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace lab {

/// The folders of a data set, by their names alone.
struct Splits {
    std::optional<std::filesystem::path> train;
    std::vector<std::filesystem::path> tests;  ///< the likeliest first
    std::vector<std::string> others;
    std::vector<std::string> otherTrains;  ///< called as the training folder is, and not taken
};

/// Folders named as splits are, whatever their case; First: as version 0.1 named them. Any thread.
Splits splitsIn(const std::filesystem::path& directory, Select select);

/// "seg_train", "images": parts of a data set rather than things to be told apart.
bool isNamedAsPart(const std::string& folder);
/// "test1" and "val_2017", too.
bool isNamedAsSplit(const std::string& folder);

}  // namespace lab
