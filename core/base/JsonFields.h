// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/EnumNames.h"
#include "core/base/Phrase.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace lab {

/// Lists and objects within one another that a file of ours may hold. What calls itself for each
/// of them (nlohmann's dump) would run out of stack on a stranger's file.
inline constexpr int kMaxJsonDepth = 16;

/// The document in `text`; nothing when it is none, or lists and objects lie deeper than
/// kMaxJsonDepth.
std::optional<nlohmann::json> parseJson(std::string_view text);

/// The text with whatever is not UTF-8 replaced: JSON files and windows take nothing else.
std::string printable(const std::string& text);

/// A value for a message: at most 60 characters of ASCII, whatever the file holds.
std::string excerptOf(const nlohmann::json& json);

/// Sets `value` when the JSON has its type; nothing is rounded, wrapped or converted on the way, as
/// nlohmann's own get() would do. Returns whether it had.
template <class Value>
bool readStrictly(const nlohmann::json& json, Value& value) {
    if constexpr (std::is_same_v<Value, bool>) {
        value = json.is_boolean() && json.get<bool>();
        return json.is_boolean();
    } else if constexpr (std::is_integral_v<Value>) {
        const bool isUnsigned = json.is_number_unsigned();
        const bool fits =
            isUnsigned ? std::in_range<Value>(json.get<std::uint64_t>())
                       : json.is_number_integer() && std::in_range<Value>(json.get<std::int64_t>());
        value = fits ? json.get<Value>() : value;
        return fits;
    } else if constexpr (std::is_floating_point_v<Value>) {
        value = json.is_number() ? json.get<Value>() : value;
        return json.is_number();
    } else {
        json.get_to(value);
        return true;
    }
}

template <class Element>
bool readStrictly(const nlohmann::json& json, std::vector<Element>& values) {
    std::vector<Element> read(json.is_array() ? json.size() : 0);
    for (std::size_t i = 0; i < read.size(); ++i) {
        if (!readStrictly(json[i], read[i])) {
            return false;
        }
    }
    values = std::move(read);
    return json.is_array();
}

/// Reads json[key] into `value` where the key is present; keeps the default where it is not.
/// Throws Error, naming the key, when its type is wrong or `json` is no object.
template <class Value>
void readField(const nlohmann::json& json, const char* key, Value& value) {
    if (!json.is_object()) {
        throw Error(filled(phrase("There is a %1 where an object with the setting \"%2\" belongs."),
                           json.type_name(), key));
    }
    const auto found = json.find(key);
    if (found == json.end()) {
        return;
    }
    bool isRight = false;
    try {
        if constexpr (std::is_enum_v<Value>) {
            value = fromText<Value>(found->template get<std::string>());
            isRight = true;
        } else {
            isRight = readStrictly(*found, value);
        }
    } catch (const nlohmann::json::exception&) {  // said below
    }
    if (!isRight) {
        throw Error(
            filled(phrase("The setting \"%1\" has the wrong type: %2."), key, excerptOf(*found)));
    }
}

}  // namespace lab
