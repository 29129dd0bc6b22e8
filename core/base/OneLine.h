// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace lab {

// Names of files, classes and data sets come from strangers: a line break in one would forge a
// sentence, another control character would move a terminal's cursor. All of it pure. Any thread.

constexpr char32_t kNoLetter = 0xFFFFFFFF;

struct Letter {
    char32_t code = kNoLetter;
    std::size_t bytes = 1;
};

/// The letter that begins at `at`; one byte and kNoLetter where that is no UTF-8 (RFC 3629).
Letter letterAt(std::string_view text, std::size_t at);

/// Whether it is a control character, which a terminal obeys, or one that turns the direction of
/// writing or ends a line.
bool isCommand(char32_t code);

/// The text with commands shown as "\x1b", "\n" or "\u202e", and with bytes that are no UTF-8
/// shown as "\xe9". `kept`: control characters that pass.
std::string withoutCommands(std::string_view text, std::string_view kept);

/// Likewise with none that passes: what stays on one line. Given its own result it changes nothing.
std::string onOneLine(std::string_view name);

/// The text as one word that a shell (bash, zsh) takes for it: as it is where that is safe, else in
/// single quotes; with commands and bytes that are no UTF-8 as $'…'. It stays on one line.
std::string shellWord(std::string_view text);

/// The text as a part of a file's name, at most so many bytes long: whole letters of it, with "-"
/// for slashes, for commands and for what is no UTF-8.
std::string asFileName(std::string_view text, std::size_t most);

}  // namespace lab
