// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/Results.h"

#include "app/Console.h"
#include "core/base/OneLine.h"
#include "core/nn/NetworkPlan.h"
#include "core/run/Experiment.h"
#include "core/run/RunFiles.h"
#include "core/verdict/Claims.h"
#include "core/verdict/DataDifference.h"
#include "core/verdict/Report.h"
#include "core/verdict/ResultsCsv.h"
#include "core/verdict/Together.h"
#include "core/verdict/Verdict.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <fmt/ranges.h>
#include <set>
#include <span>
#include <utility>

namespace lab {

namespace {

using Json = nlohmann::ordered_json;

Json numberOf(double value) {
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}

// Null where nothing was measured; a deviation needs two seeds.
Json measured(double value, bool known) {
    return known ? numberOf(value) : Json(nullptr);
}

Json jsonOf(const RunResult& run) {
    const double none = std::nan("");
    const NetworkSpec& network = run.info.spec.network;
    Json json = {{"name", run.key},
                 {"network", titleOf(network)},
                 {"seed", run.info.spec.seed},
                 {"state", toText(run.state)},
                 {"epochs", run.epochs.size()}};
    json["train_error"] = numberOf(run.epochs.empty() ? none : run.epochs.back().trainError);
    json["test_error"] = numberOf(run.epochs.empty() ? none : run.epochs.back().testError);
    json["best_test_error"] = numberOf(run.bestTestError());
    json["parameters"] = parameterCount(planOf(network));
    json["seconds"] = run.seconds();
    json["images_per_second"] = numberOf(run.imagesPerSecond());
    if (!run.info.failure.empty()) {
        json["failure"] = run.info.failure;
    }
    return json;
}

Json jsonOf(const DepthPair& pair) {
    const int seeds = pair.epoch > 0 ? pair.seeds : 0;
    return {{"shallow", pair.shallow},
            {"deep", pair.deep},
            {"seeds", seeds},
            {"epoch", pair.epoch},
            {"steps", pair.steps},
            {"train_gap", measured(pair.trainGap.mean, seeds > 0)},
            {"train_gap_deviation", measured(pair.trainGap.deviation, seeds > 1)},
            {"test_gap", measured(pair.testGap.mean, seeds > 0)},
            {"margin", measured(pair.margin, seeds > 0)},
            {"by_margin", pair.byMargin},
            {"failed", std::set(pair.failed.begin(), pair.failed.end())}};
}

Json jsonOf(const Spread& spread, int seeds) {
    return {{"mean", measured(spread.mean, seeds > 0)},
            {"deviation", measured(spread.deviation, seeds > 1)}};
}

Json jsonOf(const Effect& effect, const Comparison& comparison) {
    return {{"from", comparison.levels[effect.from].text},
            {"to", comparison.levels[effect.to].text},
            {"measure", toText(effect.measure)},
            {"mean", measured(effect.mean, effect.seeds > 0)},
            {"low", measured(effect.low, effect.seeds > 0)},
            {"high", measured(effect.high, effect.seeds > 0)},
            {"seeds", effect.seeds},
            {"by_margin", effect.byMargin},
            {"sampling", measured(effect.sampling, effect.seeds > 0)},
            {"outcome", toText(effect.outcome)}};
}

Json jsonOf(const Comparison& comparison, std::span<const RunResult> results) {
    Json json = {{"factor", toText(comparison.factor)},
                 {"epoch", comparison.epoch},
                 {"epochs", comparison.epochs},
                 {"steps", comparison.steps},
                 {"beginning", comparison.fewSteps},
                 {"partial", comparison.isPartial},
                 {"levels", Json::array()},
                 {"effects", Json::array()},
                 {"ends", Json::array()}};
    for (const Level& level : comparison.levels) {
        Json runs = Json::array();
        for (const std::size_t run : level.runs) {
            runs.push_back(results[run].key);
        }
        json["levels"].push_back({{"level", level.text},
                                  {"network", level.title},
                                  {"seeds", level.seeds},
                                  {"train_error", jsonOf(level.errors[0], level.seeds)},
                                  {"test_error", jsonOf(level.errors[1], level.seeds)},
                                  {"runs", runs}});
    }
    for (const Effect& effect : comparison.effects) {
        json["effects"].push_back(jsonOf(effect, comparison));
    }
    for (const Effect& effect : comparison.ends) {
        json["ends"].push_back(jsonOf(effect, comparison));
    }
    json["claims"] = Json::array();
    for (const Claim& claim : claimsOf(comparison, results)) {
        json["claims"].push_back({{"source", claim.source},
                                  {"published", claim.published},
                                  {"measure", toText(claim.measure)},
                                  {"outcome", toText(claim.outcome)},
                                  {"ends_outcome", toText(claim.ends)}});
    }
    json["claim"] = json["claims"].empty() ? Json(nullptr) : json["claims"].front();
    json["text"] = comparisonText(comparison, results);
    return json;
}

Json jsonOf(const Verdict& verdict) {
    Json json = {{"outcome", toText(verdict.outcome)},
                 {"headline", verdict.headline},
                 {"text", verdict.text},
                 {"margin", verdict.margin},
                 {"steps", verdict.steps},
                 {"beginning", verdict.fewSteps},
                 {"guessing_error", measured(verdict.guessingError, verdict.plain.has_value())},
                 {"trained_below", measured(verdict.trainedBelow, verdict.plain.has_value())}};
    json["plain"] = verdict.plain ? jsonOf(*verdict.plain) : Json(nullptr);
    json["residual"] = verdict.residual ? jsonOf(*verdict.residual) : Json(nullptr);
    json["interaction"] = verdict.interaction ? Json{{"mean", verdict.interaction->mean},
                                                     {"low", verdict.interaction->low},
                                                     {"high", verdict.interaction->high},
                                                     {"by_margin", verdict.interaction->byMargin}}
                                              : Json(nullptr);
    return json;
}

ShownResults readOne(const std::filesystem::path& folder) {
    return {{folder},
            readExperiment(folder).name,
            readResultsNow(folder),
            missingRuns(folder),
            wallSeconds(folder)};
}

Json documentOf(const ShownResults& shown) {
    Json document;
    if (shown.folders.size() == 1) {
        document["folder"] = std::filesystem::absolute(shown.folders.front()).string();
    } else {
        document["folders"] = Json::array();
        for (const std::filesystem::path& folder : shown.folders) {
            document["folders"].push_back(std::filesystem::absolute(folder).string());
        }
    }
    document["runs"] = Json::array();
    double images = 0;
    const std::vector<bool> counted = countedRuns(shown.runs);
    for (std::size_t i = 0; i < shown.runs.size(); ++i) {
        const RunResult& run = shown.runs[i];
        document["runs"].push_back(jsonOf(run));
        if (!counted[i]) {  // another one trained the same
            document["runs"].back()["counted"] = false;
        }
        images += static_cast<double>(run.trainedImages());
    }
    if (!shown.missing.empty()) {
        document["missing"] = shown.missing;
    }
    std::vector<std::string> notes = repeatedRuns(shown.runs);
    if (const std::string differs = dataDifferenceText(shown.runs); !differs.empty()) {
        notes.insert(notes.begin(), differs);
    }
    if (!notes.empty()) {
        document["notes"] = notes;
    }
    document["wall_seconds"] = shown.seconds;
    document["images_per_second"] = numberOf(images / shown.seconds);
    document["verdict"] = jsonOf(verdictOf(shown.runs));
    document["comparisons"] = Json::array();
    for (const Comparison& comparison : comparisonsOf(shown.runs)) {
        document["comparisons"].push_back(jsonOf(comparison, shown.runs));
    }
    return document;
}

}  // namespace

ShownResults readShown(const std::vector<std::filesystem::path>& folders) {
    if (folders.size() == 1) {
        return readOne(folders.front());
    }
    const std::vector<std::string> names = namesApart(folders);
    ShownResults all{folders, fmt::format("{}", fmt::join(names, " + ")), {}, {}, 0};
    std::vector<std::vector<RunResult>> runs;
    for (std::size_t i = 0; i < folders.size(); ++i) {
        ShownResults one = readOne(folders[i]);
        runs.push_back(std::move(one.runs));
        for (const std::string& run : one.missing) {
            all.missing.push_back(names[i] + "/" + run);
        }
        all.seconds += one.seconds;
    }
    all.runs = together(names, std::move(runs));
    return all;
}

void printResults(const ShownResults& shown, ResultsAs form) {
    printMissing(shown.missing);
    switch (form) {
        case ResultsAs::Page:
            printText(reportMarkdown(shown.name, shown.runs, shown.seconds, shown.missing));
            break;
        case ResultsAs::Document:
            printJson(documentOf(shown));
            break;
        case ResultsAs::Table:
            printText(resultsCsv(shown.runs, shown.name));
            break;
    }
}

void printMissing(const std::vector<std::string>& missing) {
    if (!missing.empty()) {
        printNote(onOneLine(missingRunsText(missing)) + "\n");
    }
}

void printLost(const std::filesystem::path& folder) {
    for (const std::string& sentence : lostFiles(folder, readResults(folder))) {
        printNote(sentence + "\n");
    }
}

}  // namespace lab
