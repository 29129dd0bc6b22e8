// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <filesystem>
#include <optional>
#include <string>

namespace lab {

/// What was measured on this machine: training images a second in either precision, and when.
struct MeasuredSpeeds {
    double fp32 = 0;
    double bf16 = 0;
    std::string date;  ///< 2026-11-29, UTC
};

/// Where measurements are kept, so that the same command chooses the same precision each time:
/// speeds.json in userCacheFolder(). Empty where the system names no home.
std::filesystem::path measuredSpeedsFile();

/// What the file has for the key, an object that says what was measured and on what. None where it
/// has nothing, or is damaged, or cannot be read: it is then measured again.
std::optional<MeasuredSpeeds> rememberedSpeeds(const std::filesystem::path& file,
                                               const nlohmann::json& key);

/// Writes it down in the place of an older one. Where that cannot be, it is measured again next
/// time. Any process.
void rememberSpeeds(const std::filesystem::path& file, const nlohmann::json& key,
                    const MeasuredSpeeds& speeds);

}  // namespace lab
