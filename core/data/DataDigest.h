// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/Dataset.h"

#include <string>

namespace lab {

/// What a data set was when a run began, so that a resume can tell that it has changed. A value.
struct DataDigest {
    /// Where all images lie in memory: of all pixels and labels. Else empty.
    std::string pixels;
    /// Folders: of the pictures' names and sizes in bytes, their labels, and the whole content of
    /// 64 pictures spread evenly over them. Else empty.
    std::string files;

    bool operator==(const DataDigest&) const = default;
};

/// Reads the sample of a folder's pictures; what has vanished counts as empty.
DataDigest digestOf(const Dataset& set);

/// Whether they are known to be the same, by what both know, the pixels first.
bool isSameData(const DataDigest& one, const DataDigest& other);

/// Whether the files of a folder, by what both know, were others, whatever size was made of them.
bool haveOtherFiles(const DataDigest& one, const DataDigest& other);

/// Whether the data have changed, by what both know, the pixels first. Where they know nothing in
/// common: no.
bool isOtherData(const DataDigest& now, const DataDigest& before);

}  // namespace lab
