// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/Console.h"

#include <nlohmann/json.hpp>

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <system_error>

namespace lab {

namespace {

constexpr char32_t kNoLetter = 0xFFFFFFFF;

struct Letter {
    char32_t code = kNoLetter;
    std::size_t bytes = 1;
};

// The letter that begins at `at`; one byte and kNoLetter where that is no UTF-8 (RFC 3629).
Letter letterAt(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    const unsigned first = byte(0);
    if (first < 0x80) {
        return {first, 1};
    }
    const std::size_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
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

// C0, DEL and C1, which a terminal obeys, and what turns the direction or ends a line.
bool commands(char32_t code) {
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0x2028 && code <= 0x202E) ||
           (code >= 0x2066 && code <= 0x2069) || code == 0x061C || code == 0x200E || code == 0x200F;
}

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

// `kept`: control characters that pass.
std::string harmless(std::string_view text, std::string_view kept) {
    std::string made;
    for (std::size_t at = 0; at < text.size();) {
        const Letter letter = letterAt(text, at);
        if (letter.code == kNoLetter) {
            made += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[at]));
        } else if (commands(letter.code) && kept.find(text[at]) == std::string_view::npos) {
            made += escaped(letter.code);
        } else {
            made += text.substr(at, letter.bytes);
        }
        at += letter.bytes;
    }
    return made;
}

std::atomic<int> firstProblem = 0;  // errno of the first write that failed

void noteProblem() {
    int none = 0;
    firstProblem.compare_exchange_strong(none, errno != 0 ? errno : EIO);
}

void write(std::string_view text) {
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) {
        noteProblem();
    }
}

}  // namespace

std::string onOneLine(std::string_view name) {
    return harmless(name, {});
}

void printText(std::string_view text) {
    write(harmless(text, "\n\t"));
}

void printNote(std::string_view text) {
    const std::string shown = harmless(text, "\n\t");
    std::fwrite(shown.data(), 1, shown.size(), stderr);
}

// JSON escapes C0 itself; within its strings the others may be escaped, too, and mean the same.
std::string jsonText(const nlohmann::ordered_json& json, int indent) {
    const auto replace = nlohmann::ordered_json::error_handler_t::replace;
    const std::string text = json.dump(indent, ' ', false, replace);
    std::string made;
    for (std::size_t at = 0; at < text.size();) {
        const Letter letter = letterAt(text, at);
        if (letter.code >= 0x7F && commands(letter.code)) {
            made += fmt::format("\\u{:04x}", static_cast<unsigned>(letter.code));
        } else {
            made += text.substr(at, letter.bytes);
        }
        at += letter.bytes;
    }
    return made;
}

void printJson(const nlohmann::ordered_json& json) {
    write(jsonText(json, 2) + "\n");
}

void drawOnTerminal(const std::string& text) {
    std::fputs(text.c_str(), stderr);
}

void flushOutput() {
    errno = 0;
    if (std::fflush(stdout) != 0) {
        noteProblem();
    }
}

int afterOutput(int status) {
    flushOutput();
    if (firstProblem == 0 && std::ferror(stdout) == 0) {
        return status;
    }
    const int problem = firstProblem != 0 ? firstProblem.load() : EIO;
    printNote("The results could not be written to standard output (" +
              std::generic_category().message(problem) +
              "): make room there, or let it lead somewhere else, and run the command again.\n");
    return status == kDone ? kFailed : status;
}

}  // namespace lab
