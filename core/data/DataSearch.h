// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/Dataset.h"

#include <filesystem>
#include <string>
#include <vector>

namespace lab {

struct IdxSet;

/// Idx: files like MNIST's of a set that is not known here. FurtherIdx: of an IdxSet.
enum class SetFormat { FashionMnist, Mnist, Idx, FurtherIdx, Cifar10, Cifar100, Shapes, Folder };

/// What a DataSpec's source stands for.
struct FoundSet {
    SetFormat format = SetFormat::Folder;
    std::string name;                 ///< as a person reads it
    std::filesystem::path directory;  ///< holds the files; empty when generated
    std::string note;                 ///< a sentence: what the files were taken for, and why
    const IdxSet* idx = nullptr;      ///< FurtherIdx: which
};

/// Finds the directory of a named set in `folders`, or looks by its files what a directory holds.
/// IDX files are known by the digest of their labels, else by the folder's own name (of
/// torchvision's folder "raw": the one above). Throws Error that lists where it looked and how to
/// get the data set, or says what lies there instead (ForeignData.h).
FoundSet findDataset(const std::string& source,
                     const std::vector<std::filesystem::path>& folders = dataFolders());

/// What of a DataSpec depends on the data set where nobody says.
struct UsualData {
    /// Published sets are taken from the first image on, of all other directories each class gives
    /// its share.
    Select select = Select::First;
    bool flip = true;  ///< digits and letters are not mirrored: they would become others
};

/// Reads labels of a directory's files, nothing of a named set.
UsualData usualFor(const std::string& source);

}  // namespace lab
