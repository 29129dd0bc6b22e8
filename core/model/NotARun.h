// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace lab {

/// Throws Error that names the runs where the folder is that of a whole experiment and a run is
/// wanted; does nothing where it is not.
void refuseExperiment(const std::filesystem::path& folder);

}  // namespace lab
