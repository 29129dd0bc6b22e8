#pragma once

#include "core/base/EnumNames.h"

#include <nlohmann/json.hpp>

#include <string>

namespace lab {

/// Parses the text of a file. Throws nlohmann::json::exception where it is no JSON, and Error where
/// it is nested more deeply than any of our files: to copy or print such a value would use up the
/// stack.
template <class Json = nlohmann::json>
Json parseJson(const std::string& text) {
    constexpr int kMaxDepth = 32;
    return Json::parse(
        text, [](int depth, typename Json::parse_event_t /*event*/, Json& /*value*/) {
            if (depth > kMaxDepth) {
                throw Error("It is nested more deeply than such a file may be; restore it.");
            }
            return true;
        });
}

/// Reads json[key] into `value` where the key is present; keeps the default where it is not.
/// Throws Error, naming the key, when its type is wrong.
template <class Value>
void readField(const nlohmann::json& json, const char* key, Value& value) {
    const auto found = json.find(key);
    if (found == json.end()) {
        return;
    }
    try {
        if constexpr (std::is_enum_v<Value>) {
            value = fromText<Value>(found->template get<std::string>());
        } else {
            found->get_to(value);
        }
    } catch (const nlohmann::json::exception&) {
        throw Error(std::string("The setting \"") + key +
                    "\" has the wrong type: " + found->dump().substr(0, 60) + ".");
    }
}

}  // namespace lab
