// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/Dataset.h"

#include <filesystem>

namespace lab {

/// Loads a folder of class folders: DIR/train/CLASS/* and DIR/{test,val,valid,validation}/CLASS/*,
/// or DIR/CLASS/* (or DIR/train alone), of which every fifth picture by the hash of "CLASS/FILE"
/// becomes test data. Stratified folders are listed as PictureList.h says, and `training`,
/// `testing`, other cases of these names and "Training Set" are splits, too. Each picture is
/// prepared as squareInput() of the stored size says; colour has three channels unless all pictures
/// are grey (select First: all of the first 64).
///
/// A split that fits the memory budget is decoded now. A larger one is decoded now to find what
/// cannot be read, and again at every fetch. Unreadable pictures are left out and counted. Mean and
/// deviation come from at most 2000 training images, also when all are in memory: the budget must
/// not change a result.
///
/// Blocks. Throws Error when there are fewer than two classes, no test pictures, or nothing
/// readable, naming the folder and the remedy.
Dataset loadImageFolder(const std::filesystem::path& directory, const DataSpec& spec,
                        const LoadOptions& options);

/// The test split of such a folder, as loadTestSet() describes it.
Dataset loadTestFolder(const std::filesystem::path& directory, const DataSpec& spec,
                       const InputSpec& input, const LoadOptions& options);

}  // namespace lab
