// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/EnumNames.h"

#include <optional>
#include <string>
#include <type_traits>

namespace lab {

/// What the command line gave, where it gave something.
template <class Value>
void take(const std::optional<Value>& option, Value& setting) {
    if (option) {
        setting = *option;
    }
}

/// Throws Error for a word that names no value.
template <class Enum>
void take(const std::optional<std::string>& option, Enum& setting) requires std::is_enum_v<Enum> {
    if (option) {
        setting = fromText<Enum>(*option);
    }
}

}  // namespace lab
