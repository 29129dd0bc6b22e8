// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/OneLine.h"

#include <nlohmann/json_fwd.hpp>

#include <fmt/format.h>
#include <string>
#include <string_view>
#include <utility>

namespace lab {

// Everything that the commands say goes through here: names of files and classes come from
// strangers, and a control character in one would move the cursor, change colours or retitle the
// terminal. And what could not be written is remembered until the end. Any thread.

/// What the program ends with, as `resnet-lab --help` says it.
enum ExitStatus {
    kDone = 0,
    kFailed = 1,
    kBadArguments = 2,
    kStopped = 3,  ///< training was stopped; train --resume goes on with it
};

/// On standard output, with line breaks and tabs as they are and other control characters as
/// onOneLine() writes them.
void printText(std::string_view text);
/// Likewise on standard error.
void printNote(std::string_view text);
/// Rows of a CSV file on standard output: exact, but as printText() prints them on a terminal.
void printCsv(std::string_view rows);
/// A text for a field of them: as it is, but onOneLine() on a terminal.
std::string csvText(std::string_view text);
/// One document on standard output: exact, with every control character escaped as JSON does it.
/// JSON is UTF-8, which names of files need not be: next to such a text of an object, "file",
/// stands "file_bytes" with its bytes, percent-encoded (RFC 3986).
void printJson(const nlohmann::ordered_json& json);
/// What stands in a document as printJson() would write it, for one that is written in parts.
std::string jsonText(const nlohmann::ordered_json& json, int indent = -1);

template <typename... Values>
void print(fmt::format_string<Values...> pattern, Values&&... values) {
    printText(fmt::format(pattern, std::forward<Values>(values)...));
}

/// On standard error as it is, for lines that are redrawn: names in it are onOneLine() already.
void drawOnTerminal(const std::string& text);

/// What was printed so far appears now, for results that come one by one.
void flushOutput();

/// At the program's end: kFailed with a sentence where standard output did not take everything (a
/// full disk) and `status` is kDone, else `status`.
int afterOutput(int status);

}  // namespace lab
