// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/RawSplit.h"

#include <filesystem>
#include <string>
#include <vector>

namespace lab {

/// One file of a CIFAR set and the number of records that it must hold.
struct CifarPart {
    std::string file;
    std::int64_t records = 0;
};

/// How a CIFAR set lies on disk. The format has no header, so sizes and counts stand here.
struct CifarLayout {
    std::vector<CifarPart> train;
    std::vector<CifarPart> test;
    int labelBytes = 1;  ///< before the 3072 pixel bytes; the last one is the label
    std::string namesFile;
    std::vector<std::string> classNames;  ///< when there is no names file
};

/// The binary versions as their authors publish them.
const CifarLayout& cifar10Layout();
const CifarLayout& cifar100Layout();  ///< with the 100 fine labels

/// Whether the directory has the first training file of the set.
bool holdsCifarSet(const std::filesystem::path& directory, const CifarLayout& layout);

/// Reads images [count, 3, 32, 32], RGB, and labels from the parts in order. Throws Error (file,
/// what was found, remedy) when a part is missing or of the wrong size, also one beyond the limit,
/// or when a label is out of range. Any thread.
RawSplit readCifarSplit(const std::filesystem::path& directory, const std::vector<CifarPart>& parts,
                        int labelBytes, const RawLimits& limits);

/// The class names from the names file when it is there with as many names, else the built-in ones.
std::vector<std::string> cifarClassNames(const std::filesystem::path& directory,
                                         const CifarLayout& layout);

}  // namespace lab
