// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Phrase.h"

#include <mutex>
#include <shared_mutex>
#include <utility>

namespace lab {

namespace {

struct Shelf {
    std::shared_mutex mutex;
    std::function<std::string(const char*)> book;
};

Shelf& shelf() {
    static Shelf one;
    return one;
}

thread_local int englishRequested = 0;  // EnglishPhrases of this thread

}  // namespace

std::string phrase(const char* english) {
    if (englishRequested > 0) {
        return english;
    }
    const std::shared_lock lock(shelf().mutex);
    return shelf().book ? shelf().book(english) : english;
}

void setPhraseBook(std::function<std::string(const char*)> book) {
    const std::unique_lock lock(shelf().mutex);
    shelf().book = std::move(book);
}

EnglishPhrases::EnglishPhrases() {
    ++englishRequested;
}

EnglishPhrases::~EnglishPhrases() {
    --englishRequested;
}

std::string filledWith(std::string_view pattern, std::span<const std::string> texts) {
    std::string made;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        const std::size_t place =
            pattern[at] == '%' && at + 1 < pattern.size()
                ? static_cast<std::size_t>(static_cast<unsigned char>(pattern[at + 1])) - '1'
                : texts.size();
        if (place < texts.size()) {
            made += texts[place];
            ++at;
        } else {
            made += pattern[at];
        }
    }
    return made;
}

std::string joinedSentences(std::initializer_list<std::string> sentences) {
    std::string text;
    for (const std::string& sentence : sentences) {
        text += (text.empty() || sentence.empty() ? "" : " ") + sentence;
    }
    return text;
}

}  // namespace lab
