// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verdict/Report.h"

#include "core/base/Numbers.h"
#include "core/base/OneLine.h"
#include "core/base/Phrase.h"
#include "core/verdict/DataDifference.h"
#include "core/verdict/ReportFacts.h"
#include "core/verdict/RunTitles.h"
#include "core/verdict/Together.h"

#include <cmath>
#include <string_view>

namespace lab {

namespace {

std::string fixed(double value, int digits) {
    return std::isfinite(value) ? fixedText(value, digits) : "–";
}

bool isLetterOrDigit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// A text from a file of somebody's, which Markdown shows as it is: no links, tables, HTML or
// headings. An underline within a word means nothing to Markdown, and paths can be copied with it.
std::string plain(const std::string& text) {
    constexpr std::string_view special = "\\`*_[]<>#|~&$";
    const std::string line = onOneLine(text);
    std::string made;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const bool isWithinWord = line[i] == '_' && i > 0 && i + 1 < line.size() &&
                                  isLetterOrDigit(line[i - 1]) && isLetterOrDigit(line[i + 1]);
        made += special.find(line[i]) != std::string_view::npos && !isWithinWord ? "\\" : "";
        made += line[i];
    }
    return made;
}

std::string rowOf(const RunResult& run, const std::string& title) {
    const RunSpec& spec = run.info.spec;
    const ReportRow row = reportRow(run);
    return "| " + plain(title) + " | " + std::to_string(spec.seed) + " | " + toText(run.state) +
           " | " + std::to_string(run.epochs.size()) + "/" + std::to_string(spec.recipe.epochs) +
           " | " + fixed(row.trainError, 2) + " | " + fixed(row.testError, 2) + " | " +
           fixed(row.bestTestError, 2) + " | " + std::to_string(row.parameters) + " | " +
           fixed(row.seconds, 1) + " | " + fixed(row.imagesPerSecond, 0) + " |\n";
}

}  // namespace

std::string tableMarkdown(const std::vector<RunResult>& results) {
    std::string text =
        "| network | seed | state | epochs | training error % | test error % | best test error % | "
        "parameters | seconds of work | images/s |\n|---|---|---|---|---|---|---|---|---|---|\n";
    const EnglishPhrases english;
    const std::vector<std::string> titles = networkTitles(results);
    for (std::size_t i = 0; i < results.size(); ++i) {
        text += rowOf(results[i], titles[i]);
    }
    return text;
}

std::string reportMarkdown(const std::string& name, const std::vector<RunResult>& results,
                           double wallSeconds, const std::vector<std::string>& missing) {
    const EnglishPhrases english;
    const Verdict verdict = verdictOf(results);
    std::string text = "# " + plain(name) + "\n\n**" + verdict.headline + ".** " + verdict.text +
                       "\n\n" + tableMarkdown(results) + "\n";
    const std::string clock = wallSeconds > 0 ? fixed(wallSeconds, 1) + " s" : "";
    for (const ReportFact& fact : reportFacts(results, clock)) {
        text += "- " + fact.name + ": " + plain(fact.text) + "\n";
    }
    for (const RunResult& run : results) {
        if (!run.info.failure.empty()) {
            text += "- " + plain(run.key) + " failed: " + plain(run.info.failure) + "\n";
        }
    }
    if (const std::string differs = dataDifferenceText(results); !differs.empty()) {
        text += "- " + plain(differs) + "\n";
    }
    for (const std::string& sentence : repeatedRuns(results)) {
        text += "- " + plain(sentence) + "\n";
    }
    for (const std::string& run : missing) {
        text += "- " + plain(run) + " is missing: its folder or its run.json is gone\n";
    }
    return text;
}

}  // namespace lab
