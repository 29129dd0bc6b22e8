// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"

#include <filesystem>
#include <string>

namespace lab {

/// Somebody has put something in the place of a FreshFolder.
class PlaceTaken : public Error {
public:
    using Error::Error;
};

/// A folder that appears whole or not at all: it is filled under a hidden name next to its place
/// (".NAME.PID.new") and renamed when it is done. What a killed process left of an earlier try goes
/// at the next one. One thread at a time.
class FreshFolder {
public:
    /// Throws PlaceTaken when `place` is there with something in it, Error when it cannot be made.
    explicit FreshFolder(const std::filesystem::path& place);
    /// Removes what was not shown, and the folders above it that were made for it.
    ~FreshFolder();
    FreshFolder(const FreshFolder&) = delete;
    FreshFolder& operator=(const FreshFolder&) = delete;

    /// Where to fill it.
    const std::filesystem::path& path() const { return m_path; }
    /// Makes a folder in it and gives its path. Throws Error when it cannot be made.
    std::filesystem::path makeFolder(const std::string& name) const;
    /// Puts it in its place. Throws PlaceTaken when somebody else was faster.
    void show();

private:
    void undo();

    std::filesystem::path m_place;
    std::filesystem::path m_path;
    std::filesystem::path m_firstMade;  ///< the uppermost folder that was not there
    bool m_shown = false;
};

}  // namespace lab
