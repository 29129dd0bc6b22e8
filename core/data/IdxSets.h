// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace lab {

/// A relative of MNIST whose files have names of their own.
struct IdxSet {
    std::string source;  ///< as DataSpec names it: "emnist-letters"
    std::string name;    ///< as a person reads it: "EMNIST Letters"
    std::string train;   ///< how its files' names begin
    std::string test;
    std::string labelKind;  ///< how the names of its labels' files end
    std::vector<std::string> classes;
    int firstLabel = 0;         ///< in the file, of the first class
    bool isTransposed = false;  ///< rows and columns are exchanged in the file
};

/// QMNIST (Yadav and Bottou 2019) and the six of EMNIST (Cohen et al. 2017).
const std::vector<IdxSet>& furtherIdxSets();

/// Those whose training images lie in the directory.
std::vector<const IdxSet*> furtherIdxSetsIn(const std::filesystem::path& directory);

}  // namespace lab
