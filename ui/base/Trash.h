// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"

#include <filesystem>

namespace lab {

/// What should go to the trash stays where it is, as there is no trash folder that takes it.
class NoTrash : public Error {
public:
    using Error::Error;
};

/// Moves a folder into the desktop's trash (XDG trash specification; the system's own elsewhere)
/// and gives its place there. Throws NoTrash where it did not get there, and then it is where it
/// was.
std::filesystem::path moveToTrash(const std::filesystem::path& folder);

/// Back from where moveToTrash() put it. Throws Error.
void bringBack(const std::filesystem::path& trashed, const std::filesystem::path& folder);

}  // namespace lab
