// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/JsonFields.h"

#include <optional>

namespace lab {

/// The value of this key in a stranger's JSON; none where it is missing or of another type.
template <class Value>
std::optional<Value> statedAt(const nlohmann::json& json, const char* key) {
    Value value{};
    const auto found = json.is_object() ? json.find(key) : json.end();
    try {
        if (found != json.end() && readStrictly(*found, value)) {
            return value;
        }
    } catch (const nlohmann::json::exception&) {  // of another type: not said
    }
    return std::nullopt;
}

/// What stands there, whatever it is; null where there is nothing.
inline nlohmann::json partAt(const nlohmann::json& json, const char* key) {
    return json.is_object() && json.contains(key) ? json.at(key) : nlohmann::json();
}

}  // namespace lab
