// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/OneLine.h"

#include <array>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

namespace lab {

/// The sentence in the person's language: what the book has for it, or the English itself where
/// there is no book. Takes one string literal, so that lupdate finds it; what varies stands in it
/// as %1, %2 … and is put in by filled(). Any thread.
std::string phrase(const char* english);

/// Marks a literal that phrase() is given later, from a table or an argument; gives it as it is.
constexpr const char* asPhrase(const char* english) {
    return english;
}

/// What phrase() asks from now on; an empty one takes the last away, when the calls of it that are
/// under way have ended. The book is asked by several threads at once. Any thread.
void setPhraseBook(std::function<std::string(const char*)> book);

/// While it lives, phrase() gives this thread English: for files whose other words are English,
/// too.
class EnglishPhrases {
public:
    EnglishPhrases();
    ~EnglishPhrases();
    EnglishPhrases(const EnglishPhrases&) = delete;
    EnglishPhrases& operator=(const EnglishPhrases&) = delete;
};

/// The text of a value for filled(). Texts and paths stay on one line (core/base/OneLine.h): what
/// a stranger named "x<line break>All pictures were read." does not say a sentence of its own.
template <typename Value>
std::string valueText(const Value& value) {
    if constexpr (std::is_integral_v<Value>) {
        static_assert(!std::is_same_v<Value, bool> && !std::is_same_v<Value, char>);
        return std::to_string(value);
    } else if constexpr (std::is_convertible_v<const Value&, std::string_view>) {
        return onOneLine(std::string_view(value));
    } else {
        return onOneLine(value.string());  // a path
    }
}

/// The sentences that are not empty, with a blank between them.
std::string joinedSentences(std::initializer_list<std::string> sentences);

/// The pattern with texts[0] in the place of %1, and so on; a %1 within a text stays.
std::string filledWith(std::string_view pattern, std::span<const std::string> texts);

/// The pattern with each %1, %2 … replaced by its value: a text, an integer or a path. A double
/// comes as the text that its sentence wants. Line breaks of the pattern stay, those of values are
/// shown as "\n".
template <typename... Values>
std::string filled(const std::string& pattern, const Values&... values) {
    static_assert(sizeof...(Values) <= 9, "a place in a pattern is one digit");
    const std::array<std::string, sizeof...(Values)> texts{valueText(values)...};
    return filledWith(pattern, texts);
}

}  // namespace lab
