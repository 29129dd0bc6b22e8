#pragma once

#include <filesystem>
#include <string>

namespace lab {

enum class SetFormat { FashionMnist, Mnist, Cifar10, Cifar100, Shapes, Folder };

/// What a DataSpec's source stands for.
struct FoundSet {
    SetFormat format = SetFormat::Folder;
    std::string name;                 ///< as a person reads it
    std::filesystem::path directory;  ///< holds the files; empty when generated
};

/// Finds the directory of a named set in dataFolders(), or looks by its files what a directory
/// holds. Opens no file. Throws Error that lists where it looked and how to get the data set.
FoundSet findDataset(const std::string& source);

}  // namespace lab
