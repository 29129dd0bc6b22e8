// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/Console.h"

#include "core/base/Ascii.h"
#include "core/base/JsonFields.h"
#include "core/base/platform/StandardStreams.h"

#include <nlohmann/json.hpp>

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <map>
#include <system_error>

namespace lab {

namespace {

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

bool isOnTerminal() {
    static const bool is = isOutputOnTerminal();
    return is;
}

std::string percentEncoded(const std::string& bytes) {
    constexpr std::string_view unreserved = "-._~/";
    std::string made;
    for (const char byte : bytes) {
        const bool stays = isLetterOrDigit(byte) || unreserved.find(byte) != std::string_view::npos;
        made +=
            stays ? std::string(1, byte) : fmt::format("%{:02X}", static_cast<unsigned char>(byte));
    }
    return made;
}

// JSON has no other way to name a file whose name is no UTF-8.
void addBytes(nlohmann::ordered_json& json) {
    std::map<std::string, std::string> bytes;
    for (auto& [key, value] : json.items()) {
        if (value.is_structured()) {
            addBytes(value);
        } else if (json.is_object() && value.is_string()) {
            const auto& text = value.get_ref<const std::string&>();
            if (printable(text) != text) {
                bytes[key + "_bytes"] = percentEncoded(text);
            }
        }
    }
    for (const auto& [key, encoded] : bytes) {
        json[key] = encoded;
    }
}

}  // namespace

void printText(std::string_view text) {
    write(withoutCommands(text, "\n\t"));
}

void printNote(std::string_view text) {
    const std::string shown = withoutCommands(text, "\n\t");
    std::fwrite(shown.data(), 1, shown.size(), stderr);
}

void printCsv(std::string_view rows) {
    if (isOnTerminal()) {
        printText(rows);
    } else {
        write(rows);
    }
}

std::string csvText(std::string_view text) {
    return isOnTerminal() ? onOneLine(text) : std::string(text);
}

// JSON escapes C0 itself; within its strings the others may be escaped, too, and mean the same.
std::string jsonText(const nlohmann::ordered_json& json, int indent) {
    const auto replace = nlohmann::ordered_json::error_handler_t::replace;
    nlohmann::ordered_json whole = json;
    addBytes(whole);
    const std::string text = whole.dump(indent, ' ', false, replace);
    std::string made;
    for (std::size_t at = 0; at < text.size();) {
        const Letter letter = letterAt(text, at);
        if (letter.code >= 0x7F && isCommand(letter.code)) {
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
    printNote(
        "The results could not be written to standard output (" +
        std::generic_category().message(problem) +
        "): make room there, or let it lead somewhere else. What the command wrote into files is "
        "in place.\n");
    return status == kDone ? kFailed : status;
}

}  // namespace lab
