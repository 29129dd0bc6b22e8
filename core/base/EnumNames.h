// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"
#include "core/base/Phrase.h"

#include <string>
#include <string_view>
#include <utility>

namespace lab {

/// The words of an enum, as files and the command line write them. Specialise with `what` (the
/// noun for messages, through asPhrase()) and `names` (an array of value and word).
template <class Enum>
struct EnumNames;

template <class Enum>
std::string toText(Enum value) {
    for (const auto& [candidate, name] : EnumNames<Enum>::names) {
        if (candidate == value) {
            return std::string(name);
        }
    }
    throw std::logic_error("an enum value without a name");
}

/// Throws Error that lists the words.
template <class Enum>
Enum fromText(std::string_view text) {
    std::string words;
    for (const auto& [value, name] : EnumNames<Enum>::names) {
        if (name == text) {
            return value;
        }
        words += (words.empty() ? "" : ", ") + std::string(name);
    }
    throw Error(filled(phrase("There is no %1 \"%2\"; choose one of: %3."),
                       phrase(EnumNames<Enum>::what), text, words));
}

}  // namespace lab
