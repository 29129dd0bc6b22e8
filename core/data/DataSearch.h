#pragma once

#include "core/data/Dataset.h"

#include <filesystem>
#include <string>
#include <vector>

namespace lab {

enum class SetFormat { FashionMnist, Mnist, Cifar10, Cifar100, Shapes, Folder };

/// What a DataSpec's source stands for.
struct FoundSet {
    SetFormat format = SetFormat::Folder;
    std::string name;                 ///< as a person reads it
    std::filesystem::path directory;  ///< holds the files; empty when generated
};

/// Finds the directory of a named set in `folders`, or looks by its files what a directory holds.
/// Opens no file. Throws Error that lists where it looked and how to get the data set.
FoundSet findDataset(const std::string& source,
                     const std::vector<std::filesystem::path>& folders = dataFolders());

}  // namespace lab
