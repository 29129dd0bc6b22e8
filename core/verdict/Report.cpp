// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verdict/Report.h"

#include "core/base/Numbers.h"
#include "core/base/OneLine.h"
#include "core/base/Phrase.h"
#include "core/nn/NetworkPlan.h"

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

std::string rowOf(const RunResult& run) {
    const RunSpec& spec = run.info.spec;
    const double none = std::nan("");
    const EpochRecord last =
        run.epochs.empty() ? EpochRecord{0, none, none, none, none, none, none} : run.epochs.back();
    return "| " + plain(titleOf(spec.network)) + " | " + std::to_string(spec.seed) + " | " +
           toText(run.state) + " | " + std::to_string(run.epochs.size()) + "/" +
           std::to_string(spec.recipe.epochs) + " | " + fixed(last.trainError, 2) + " | " +
           fixed(last.testError, 2) + " | " + fixed(run.bestTestError(), 2) + " | " +
           std::to_string(parameterCount(planOf(spec.network))) + " | " + fixed(run.seconds(), 1) +
           " | " + fixed(run.imagesPerSecond(), 0) + " |\n";
}

std::string recipeText(const RunSpec& spec) {
    const Recipe& recipe = spec.recipe;
    std::string text = "SGD, momentum " + fixed(recipe.momentum, 2) + ", weight decay " +
                       fixed(recipe.weightDecay, 5) + ", batches of " +
                       std::to_string(recipe.batchSize) + ", learning rate " +
                       fixed(recipe.learningRate, 3);
    if (recipe.schedule == Schedule::Cosine) {
        text += " falling as a cosine";
    } else {
        for (std::size_t i = 0; i < recipe.milestones.size(); ++i) {
            text += (i == 0 ? " times " + fixed(recipe.factor, 2) + " after epochs " : ", ") +
                    std::to_string(recipe.milestones[i]);
        }
    }
    if (recipe.warmupEpochs > 0) {
        text += ", warm-up " + std::to_string(recipe.warmupEpochs) + " epoch(s)";
    }
    return text + ", " + toText(recipe.precision);
}

std::string settingText(const RunInfo& info) {
    const RunSpec& spec = info.spec;
    return "- Data: " + plain(info.dataset) + ", " + std::to_string(info.trainImages) +
           " training and " + std::to_string(info.testImages) + " test images; pad " +
           std::to_string(spec.data.pad) + (spec.data.crop ? ", random crop" : "") +
           (spec.data.flip ? ", random flip" : "") + "\n- Networks: width " +
           std::to_string(spec.network.width) + ", stem " + toText(spec.network.stem) +
           "\n- Recipe: " + recipeText(spec) + "\n- Machine: " + plain(info.processor) + ", " +
           std::to_string(info.cores) + " cores; " +
           (info.device.empty() ? "not started" : plain(info.device)) + ", " + "at most " +
           std::to_string(info.threads) + " thread(s) a run" +
           (info.instructions.empty() ? "" : ", instructions: " + plain(info.instructions)) +
           "\n- Software: " + plain(info.program) + ", LibTorch " +
           (info.libtorch.empty() ? "–" : plain(info.libtorch)) + "\n";
}

}  // namespace

std::string tableMarkdown(const std::vector<RunResult>& results) {
    std::string text =
        "| network | seed | state | epochs | training error % | test error % | best test error % | "
        "parameters | seconds of work | images/s |\n|---|---|---|---|---|---|---|---|---|---|\n";
    for (const RunResult& run : results) {
        text += rowOf(run);
    }
    return text;
}

std::string reportMarkdown(const std::string& name, const std::vector<RunResult>& results,
                           double wallSeconds, const std::vector<std::string>& missing) {
    const EnglishPhrases english;
    const Verdict verdict = verdictOf(results);
    std::string text = "# " + plain(name) + "\n\n**" + verdict.headline + ".** " + verdict.text +
                       "\n\n" + tableMarkdown(results) + "\n";
    if (!results.empty()) {
        text += settingText(results.front().info);
    }
    if (wallSeconds > 0) {
        text += "- Time: " + fixed(wallSeconds, 1) + " s on the clock\n";
    }
    for (const RunResult& run : results) {
        if (!run.info.failure.empty()) {
            text += "- " + plain(run.key) + " failed: " + plain(run.info.failure) + "\n";
        }
    }
    for (const std::string& run : missing) {
        text += "- " + plain(run) + " is missing: its folder is gone\n";
    }
    return text;
}

}  // namespace lab
