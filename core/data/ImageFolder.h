#pragma once

#include "core/data/Dataset.h"

#include <filesystem>

namespace lab {

/// Loads a folder of class folders: DIR/train/CLASS/* and DIR/{test,val,valid,validation}/CLASS/*,
/// or DIR/CLASS/* (or DIR/train alone), of which every fifth picture by the hash of
/// "CLASS/FILE" becomes test data. Pictures stand in the order of these hashes, so a limit takes
/// from all classes. Each is cut to its middle square and resized to the stored size; colour has
/// three channels unless all of the first 64 pictures are grey.
///
/// A split that fits the memory budget is decoded now. A larger one is checked now (header, size,
/// end of file; a full decode where these look wrong) and decoded at every fetch. Unreadable
/// pictures are left out and counted. Mean and deviation come from at most 2000 training images,
/// also when all are in memory: the budget must not change a result.
///
/// Blocks. Throws Error when there are fewer than two classes, no test pictures, or nothing
/// readable, naming the folder and the remedy.
Dataset loadImageFolder(const std::filesystem::path& directory, const DataSpec& spec,
                        const LoadOptions& options);

}  // namespace lab
