// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/InspectCommand.h"

#include "app/BadArgument.h"
#include "app/Console.h"
#include "app/ModelNames.h"
#include "app/NumberOptions.h"
#include "core/base/Error.h"
#include "core/base/Numbers.h"
#include "core/data/Dataset.h"
#include "core/data/Picture.h"
#include "core/trace/TraceReport.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace lab {

namespace {

PreparedImage imageFor(const TracedNetwork& network, const InspectOptions& options) {
    if (!options.picture.empty()) {
        PictureForNetwork read = readPictureFor(options.picture, network.input());
        if (read.problem) {
            throw Error(options.picture + " cannot be read: " + *read.problem +
                        "; choose another picture.");
        }
        return std::move(read.prepared);
    }
    if (!network.card().source.empty()) {
        throw BadArgument("Imported weights come without test images; give a picture.");
    }
    const auto dataset = loadTestSet(network.card().spec.data, network.input());
    if (options.testImage >= dataset->test.count()) {
        throw BadArgument(dataset->name + " has " + groupedText(dataset->test.count()) +
                          " test images here, counted from 0; choose a smaller --test-image.");
    }
    return {dataset->test.image(options.testImage)};
}

Trace traceOf(const std::string& model, const InspectOptions& options) {
    const auto network = options.initial
                             ? std::make_shared<const TracedNetwork>(initialCardOf(model))
                             : std::make_shared<const TracedNetwork>(model);
    return {network, imageFor(*network, options)};
}

void printTrace(const std::string& model, const Trace& trace, int top) {
    print("{} ({})\n{}", onOneLine(model), titleOf(trace.network().spec()), blockTable(trace));
    if (!trace.network().card().hasClassifier()) {
        printText("It has no classifier, so there is no answer.\n");
    }
    for (const ClassScore& score : likeliestOf(trace, top)) {
        print("{:7.2f} %  {}\n", 100 * score.probability, onOneLine(score.name));
    }
    printText("\n");
}

}  // namespace

void addInspect(CLI::App& app, InspectOptions& options) {
    CLI::App* command =
        app.add_subcommand("inspect", "Say what one picture becomes, block by block");
    command
        ->add_option("--model", options.models,
                     "run folder or .safetensors file; may be repeated, to compare")
        ->required()
        ->allow_extra_args(false);
    CLI::Option* picture = command->add_option("picture", options.picture,
                                               "a picture; else a test image of the data set");
    addNumber(*command, "--test-image", options.testImage, "which one, counted from 0")
        ->excludes(picture);
    command->add_flag("--initial", options.initial, "run folders: before the first step");
    addNumber(*command, "--top", options.top, "classes of the answer", {1, 100000});
    addNumber(*command, "--threads", options.threads, "threads; 0: one a core", {0, 1024});
    CLI::Option* json =
        command->add_flag("--json", options.json, "one JSON document on standard output");
    command->add_flag("--csv", options.csv, "comma-separated values on standard output")
        ->excludes(json);
}

int inspect(const InspectOptions& options) {
    useInferenceThreads(options.threads);
    if (!options.initial) {
        noteLostWeights(options.models);
    }
    std::vector<Trace> traces;
    for (const std::string& model : options.models) {
        traces.push_back(traceOf(model, options));
    }
    if (options.csv) {
        std::vector<const Trace*> all;
        for (const Trace& trace : traces) {
            all.push_back(&trace);
        }
        std::vector<std::string> names = distinctNames(options.models);
        std::ranges::transform(names, names.begin(), csvText);
        printCsv(traceCsv(all, names));
        return kDone;
    }
    nlohmann::ordered_json models = nlohmann::ordered_json::array();
    for (std::size_t i = 0; i < traces.size(); ++i) {
        if (options.json) {
            models.push_back({{"model", options.models[i]}});
            models.back().update(traceJson(traces[i], options.top));
        } else {
            printTrace(options.models[i], traces[i], options.top);
        }
    }
    if (options.json) {
        printJson({{"models", std::move(models)}});
    }
    return kDone;
}

}  // namespace lab
