// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/OneLine.h"

#include "core/base/Ascii.h"

#include <algorithm>
#include <fmt/format.h>

namespace lab {

namespace {

std::string escaped(char32_t code) {
    switch (code) {
        case '\n':
            return "\\n";
        case '\t':
            return "\\t";
        case '\r':
            return "\\r";
        default:
            return code < 0x80 ? fmt::format("\\x{:02x}", static_cast<unsigned>(code))
                               : fmt::format("\\u{:04x}", static_cast<unsigned>(code));
    }
}

}  // namespace

Letter letterAt(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    const unsigned first = byte(0);
    if (first < 0x80) {
        return {first, 1};
    }
    const std::size_t size = 2 + (first >= 0xE0 ? 1 : 0) + (first >= 0xF0 ? 1 : 0);
    if (first < 0xC2 || first > 0xF4 || at + size > text.size()) {
        return {};
    }
    char32_t code = first & (0x7FU >> size);
    for (std::size_t i = 1; i < size; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U) {
            return {};
        }
        code = code << 6U | (byte(i) & 0x3FU);
    }
    constexpr char32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    const bool isOne = code >= least[size] && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
    return isOne ? Letter{code, size} : Letter{};
}

// C0, DEL and C1; ends of lines and paragraphs; embeddings, overrides, isolates and marks.
bool isCommand(char32_t code) {
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0x2028 && code <= 0x202E) ||
           (code >= 0x2066 && code <= 0x2069) || code == 0x061C || code == 0x200E || code == 0x200F;
}

std::string withoutCommands(std::string_view text, std::string_view kept) {
    std::string made;
    for (std::size_t at = 0; at < text.size();) {
        const Letter letter = letterAt(text, at);
        if (letter.code == kNoLetter) {
            made += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[at]));
        } else if (isCommand(letter.code) && kept.find(text[at]) == std::string_view::npos) {
            made += escaped(letter.code);
        } else {
            made += text.substr(at, letter.bytes);
        }
        at += letter.bytes;
    }
    return made;
}

std::string onOneLine(std::string_view name) {
    return withoutCommands(name, {});
}

std::string shellWord(std::string_view text) {
    constexpr std::string_view safe = "_@%+=:,./-";
    const auto isSafe = [&](char c) {
        return isLetterOrDigit(c) || safe.find(c) != std::string_view::npos;
    };
    if (!text.empty() && std::ranges::all_of(text, isSafe)) {
        return std::string(text);
    }
    const bool isPlain = onOneLine(text) == text;
    std::string word = isPlain ? "'" : "$'";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (isPlain) {
            word += c == '\'' ? "'\\''" : std::string(1, c);
        } else if (c == '\'' || c == '\\') {
            word += {'\\', c};
        } else if (byte < 0x20 || byte >= 0x7F) {
            word += fmt::format("\\x{:02x}", byte);  // bash takes at most two digits
        } else {
            word += c;
        }
    }
    return word + "'";
}

std::string asFileName(std::string_view text, std::size_t most) {
    std::string name;
    for (std::size_t at = 0; at < text.size();) {
        const Letter letter = letterAt(text, at);
        const bool isPlain =
            letter.code != kNoLetter && !isCommand(letter.code) && letter.code != U'/';
        const std::string_view part = isPlain ? text.substr(at, letter.bytes) : "-";
        if (name.size() + part.size() > most) {
            break;
        }
        name += part;
        at += letter.bytes;
    }
    return name;
}

}  // namespace lab
