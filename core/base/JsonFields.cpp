// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/JsonFields.h"

#include <algorithm>

namespace lab {

namespace {

// nlohmann's parser callback could count, but looks through all brothers of each object that ends.
int nestingOf(std::string_view text) {
    int depth = 0;
    int deepest = 0;
    bool isInString = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '"') {
            isInString = !isInString;
        } else if (isInString) {
            i += c == '\\' ? 1 : 0;  // what is escaped ends no string
        } else if (c == '[' || c == '{') {
            deepest = std::max(deepest, ++depth);
        } else if (c == ']' || c == '}') {
            --depth;
        }
    }
    return deepest;
}

}  // namespace

std::optional<nlohmann::json> parseJson(std::string_view text) {
    if (nestingOf(text) > kMaxJsonDepth) {
        return std::nullopt;
    }
    auto json = nlohmann::json::parse(text, nullptr, /*allow_exceptions=*/false);
    return json.is_discarded() ? std::nullopt : std::optional(std::move(json));
}

std::string printable(const std::string& text) {
    const auto replace = nlohmann::json::error_handler_t::replace;
    return nlohmann::json::parse(nlohmann::json(text).dump(-1, ' ', false, replace))
        .get<std::string>();
}

std::string excerptOf(const nlohmann::json& json) {
    constexpr std::size_t kMost = 60;
    const auto replace = nlohmann::json::error_handler_t::replace;
    return json.dump(-1, ' ', /*ensure_ascii=*/true, replace).substr(0, kMost);
}

}  // namespace lab
