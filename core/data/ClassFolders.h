// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/PictureList.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace lab {

/// What lies among the pictures and is not taken.
struct PassedOver {
    std::map<std::string, int> undecodable;    ///< files not read here, by their endings
    std::vector<std::string> withoutPictures;  ///< class folders, and links that lead to none
    std::vector<std::string> withSubfolders;   ///< class folders whose subfolders are not read
    std::vector<std::string> aliases;          ///< links to folders that are classes already
    std::vector<std::string> merged;  ///< folders whose name another one has, spelled otherwise
    int loose = 0;                    ///< pictures next to the class folders

    /// Each name once, though it may lack pictures in both splits.
    void addAlias(const std::string& name);
    void addWithoutPictures(const std::vector<std::string>& names);
    /// Sentences; empty when there is nothing to tell.
    std::string note() const;
};

/// The names of what lies in a folder, sorted; hidden ones are left out. Throws Error.
std::vector<std::string> foldersIn(const std::filesystem::path& folder);

/// Whether pictures lie directly in the folder; by their names, whether they can be read or not.
bool holdsPictures(const std::filesystem::path& folder);

/// How many pictures lie directly in the folder; by their names, whether they can be read or not.
int countPictures(const std::filesystem::path& folder);

/// The pictures of root/CLASS. Folders of file managers and storage systems ("@eaDir", "__MACOSX")
/// are none, but where 0.1 took them. What is named as one and is none (a link that leads nowhere,
/// a pipe) is in the list: whoever reads it tells that it cannot. Hidden files are in no list;
/// classes without any are left out. Folders whose names differ only in how Unicode writes them
/// (composed, decomposed) are one class. Stratified: several names of one folder are one class,
/// that of the folder itself where it lies here, else of the first link. Throws Error.
PictureList listClasses(const std::filesystem::path& root, Select select, PassedOver& passedOver);

}  // namespace lab
