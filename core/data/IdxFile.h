// SPDX-License-Identifier: GPL-3.0-or-later
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

/// Whether the images of a split are there, under the names that begin so.
bool holdsIdxImages(const std::filesystem::path& directory, const std::string& prefix);

/// The highest label of both splits, from 1 on; 9 where they cannot be read.
int highestIdxLabel(const std::filesystem::path& directory);

/// A number for the labels of both splits: how many there are of each class, and the first 20. It
/// tells the known sets apart, whatever their folder is called. Nothing when they cannot be read.
std::optional<std::uint64_t> digestOfIdxLabels(const std::filesystem::path& directory);

/// Reads images [count, 1, height, width] and labels of one split. `prefix` is "train", "t10k" or
/// that of an IdxSet, whose labels may lie in the first of several columns (QMNIST's idx2-int).
/// Only as much is inflated as the limit needs; the counts are compared by the headers in any case.
/// Throws Error (file, what was found, remedy) when a file is missing, truncated, longer than its
/// header says, of wrong magic, not square, when images and labels disagree, or when a label is
/// out of range. Sizes are checked before memory is taken. Any thread.
RawSplit readIdxSplit(const std::filesystem::path& directory, const std::string& prefix,
                      const RawLimits& limits, const std::string& labelKind = "idx1-ubyte");

/// Exchanges rows and columns of each image; they are square.
void transpose(RawSplit& split);

}  // namespace lab
