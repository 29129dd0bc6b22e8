#pragma once

#include "core/data/RawSplit.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace lab {

/// Whether the directory has the training images of an IDX set (MNIST and its relatives), under
/// one of their usual names: train-images-idx3-ubyte or train-images.idx3-ubyte, .gz or not.
bool holdsIdxSet(const std::filesystem::path& directory);

/// A number for the labels of both splits: how many there are of each class, and the first 20. It
/// tells the known sets apart, whatever their folder is called. Nothing when they cannot be read.
std::optional<std::uint64_t> digestOfIdxLabels(const std::filesystem::path& directory);

/// Reads images [count, 1, height, width] and labels of one split. `prefix` is "train" or "t10k".
/// Only as much is inflated as the limit needs; the counts are compared by the headers in any case.
/// Throws Error (file, what was found, remedy) when a file is missing, truncated, longer than its
/// header says, of wrong magic, not square, when images and labels disagree, or when a label is
/// out of range. Sizes are checked before memory is taken. Any thread.
RawSplit readIdxSplit(const std::filesystem::path& directory, const std::string& prefix,
                      const RawLimits& limits);

}  // namespace lab
