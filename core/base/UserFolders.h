// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace lab {

/// The person's own folder. Empty where the system names none.
std::filesystem::path userHomeFolder();

/// The variable as a path; empty where it is not set.
std::filesystem::path pathFromEnvironment(const char* name);

/// Where this program keeps what belongs to the person: $XDG_DATA_HOME/resnet-lab, usually
/// ~/.local/share/resnet-lab. Empty where the system names no home.
std::filesystem::path userDataFolder();

/// Where it keeps what can be made again: $XDG_CACHE_HOME/resnet-lab, usually ~/.cache/resnet-lab.
/// Empty where the system names no home.
std::filesystem::path userCacheFolder();

/// A folder of the program's own files ("models", "labels", "samples"): $RESNET_LAB_RESOURCES,
/// next to the installed program (../share/resnet-lab), or the source tree it was built from.
/// Throws Error when it is in none of them.
std::filesystem::path resourceFolder(const char* name);

}  // namespace lab
