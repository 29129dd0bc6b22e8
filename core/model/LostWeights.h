// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace lab {

/// A sentence where a run has done epochs and its best.safetensors is gone, so that weightsOf()
/// gives its last weights; else empty, also for a file. Any thread.
std::string lostBestText(const std::filesystem::path& run);

}  // namespace lab
