// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/bench/MeasuredSpeeds.h"

#include "core/base/Error.h"
#include "core/base/JsonFields.h"
#include "core/base/UserFolders.h"
#include "core/base/platform/Files.h"

#include <cmath>

namespace lab {

namespace {

constexpr std::uintmax_t kMaxSpeedsBytes = 1U << 20U;
constexpr std::size_t kMost = 100;  // the oldest go

nlohmann::json readAll(const std::filesystem::path& file) {
    try {
        const nlohmann::json json = parseJson(readFile(file, kMaxSpeedsBytes)).value_or(nullptr);
        if (json.is_object() && json.contains("measured") && json["measured"].is_array()) {
            return json["measured"];
        }
    } catch (const Error&) {  // not there yet, or not to be read
    }
    return nlohmann::json::array();
}

bool isDate(const std::string& text) {
    return text.size() == 10 && text.find_first_not_of("0123456789-") == std::string::npos;
}

std::optional<MeasuredSpeeds> speedsOf(const nlohmann::json& entry) {
    try {
        MeasuredSpeeds speeds;
        readField(entry, "fp32", speeds.fp32);
        readField(entry, "bf16", speeds.bf16);
        readField(entry, "date", speeds.date);
        const bool holds = std::isfinite(speeds.fp32) && std::isfinite(speeds.bf16) &&
                           speeds.fp32 > 0 && speeds.bf16 > 0 && isDate(speeds.date);
        return holds ? std::optional(speeds) : std::nullopt;
    } catch (const Error&) {
        return std::nullopt;
    }
}

bool isOf(const nlohmann::json& entry, const nlohmann::json& key) {
    return entry.is_object() && entry.contains("key") && entry["key"] == key;
}

}  // namespace

std::filesystem::path measuredSpeedsFile() {
    const std::filesystem::path folder = userCacheFolder();
    return folder.empty() ? folder : folder / "speeds.json";
}

std::optional<MeasuredSpeeds> rememberedSpeeds(const std::filesystem::path& file,
                                               const nlohmann::json& key) {
    for (const nlohmann::json& entry : file.empty() ? nlohmann::json::array() : readAll(file)) {
        if (isOf(entry, key)) {
            return speedsOf(entry);
        }
    }
    return std::nullopt;
}

void rememberSpeeds(const std::filesystem::path& file, const nlohmann::json& key,
                    const MeasuredSpeeds& speeds) {
    if (file.empty()) {
        return;
    }
    nlohmann::json kept = nlohmann::json::array();
    for (nlohmann::json& entry : readAll(file)) {
        if (!isOf(entry, key)) {
            kept.push_back(std::move(entry));
        }
    }
    kept.push_back(
        {{"key", key}, {"fp32", speeds.fp32}, {"bf16", speeds.bf16}, {"date", speeds.date}});
    while (kept.size() > kMost) {
        kept.erase(kept.begin());
    }
    const auto replace = nlohmann::json::error_handler_t::replace;
    std::error_code problem;
    std::filesystem::create_directories(file.parent_path(), problem);
    try {
        writeFileAtomically(
            file,
            nlohmann::json{{"format", 1}, {"measured", kept}}.dump(2, ' ', false, replace) + "\n");
    } catch (const Error&) {  // a full disk or no home: measured again next time
    }
}

}  // namespace lab
