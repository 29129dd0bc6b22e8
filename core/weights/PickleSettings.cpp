// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/weights/PickleSettings.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace lab {

namespace {

using Json = nlohmann::json;
using Kind = PickleObject::Kind;

constexpr int kDeepestSetting = 4;
constexpr int kMostSettings = 4096;  // a dictionary may hold itself many times
constexpr std::size_t kLongestText = 256;

/// Writes a pickle's values as JSON, as many as there may be.
class SettingsWriter {
public:
    explicit SettingsWriter(const Pickle& pickle) : m_pickle(pickle) {}

    Json valueOf(std::uint32_t index, int depth) {
        const PickleObject& object = m_pickle[index];
        ++m_written;
        switch (object.kind) {
            case Kind::None:
                return nullptr;
            case Kind::Bool:
                return object.number != 0;
            case Kind::Int:
                return object.number;
            case Kind::Float:
                return object.real;
            case Kind::Text:
            case Kind::Class:
                return object.text.substr(0, kLongestText);
            case Kind::List:
            case Kind::Tuple:
                return depth < kDeepestSetting ? listOf(object, depth) : Json("?");
            case Kind::Dict:
                return depth < kDeepestSetting ? entriesOf(object, depth) : Json("?");
            case Kind::Opaque:
                return object.items.empty() ? Json("?") : valueOf(object.items.front(), depth);
            default:
                return "?";
        }
    }

private:
    Json listOf(const PickleObject& list, int depth) {
        Json values = Json::array();
        for (const std::uint32_t item : list.items) {
            if (m_written < kMostSettings) {
                values.push_back(valueOf(item, depth + 1));
            }
        }
        return values;
    }
    Json entriesOf(const PickleObject& dictionary, int depth) {
        Json entries = Json::object();
        for (std::size_t i = 0; i + 1 < dictionary.items.size(); i += 2) {
            const PickleObject& key = m_pickle[dictionary.items[i]];
            const bool isNumber = key.kind == Kind::Int;
            if ((isNumber || (key.kind == Kind::Text && key.text.size() <= kLongestText)) &&
                m_written < kMostSettings) {
                entries[isNumber ? std::to_string(key.number) : key.text] =
                    valueOf(dictionary.items[i + 1], depth + 1);
            }
        }
        return entries;
    }

    const Pickle& m_pickle;
    int m_written = 0;
};

}  // namespace

namespace {

std::string textOf(const Json& settings) {
    return settings.dump(-1, ' ', /*ensure_ascii=*/true, Json::error_handler_t::replace);
}

}  // namespace

std::string settingsOf(const Pickle& pickle, std::uint32_t index) {
    const Json settings = SettingsWriter(pickle).valueOf(index, 0);
    return settings.is_object() ? textOf(settings) : std::string();
}

std::string settingsIn(const Pickle& pickle, std::span<const char* const> keys) {
    const PickleObject& root = pickle[pickle.root];
    Json settings = Json::object();
    for (std::size_t i = 0; root.kind == Kind::Dict && i + 1 < root.items.size(); i += 2) {
        const PickleObject& key = pickle[root.items[i]];
        if (key.kind == Kind::Text && std::ranges::find(keys, key.text) != keys.end()) {
            settings[key.text] = SettingsWriter(pickle).valueOf(root.items[i + 1], 0);
        }
    }
    return settings.empty() ? std::string() : textOf(settings);
}

}  // namespace lab
