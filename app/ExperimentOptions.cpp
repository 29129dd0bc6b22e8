// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ExperimentOptions.h"

#include "app/OptionalValues.h"
#include "core/data/DataSearch.h"
#include "core/run/NewRuns.h"
#include "core/run/Presets.h"
#include "core/verdict/Factors.h"

#include <algorithm>

namespace lab {

namespace {

// What a network's name says and an option says otherwise is refused: one of them would be dropped.
void requireOneAnswer(const std::string& text, const NamedNetwork& named,
                      const NetworkOptions& options) {
    const bool blocks = !options.blocks.empty() && text.find('.') != std::string::npos &&
                        options.blocks != named.network.blocks;
    const bool shortcut = options.shortcut && named.shortcut &&
                          fromText<Shortcut>(*options.shortcut) != *named.shortcut;
    if (blocks || shortcut) {
        const std::string option = blocks ? "--blocks" : "--shortcut";
        throw Error("\"" + text + "\" and " + option +
                    " say different things; leave one of them out.");
    }
}

// Another network in the preset's settings and recipe.
RunSpec namedRun(const std::string& text, const RunSpec& common, Shortcut firstShortcut,
                 const NetworkOptions& options) {
    const NamedNetwork named = networkNamed(text);
    requireOneAnswer(text, named, options);
    RunSpec run = common;
    run.network = inSettings(named.network, common.network);
    if (common.network.shortcut != firstShortcut) {  // the preset varies it: the network's own
        run.network.shortcut = named.network.shortcut;
    }
    run.network.shortcut = named.shortcut.value_or(run.network.shortcut);
    return run;
}

// The preset's drops keep their place in a shorter or longer training.
void scaleMilestones(Recipe& recipe, int epochs) {
    int last = 0;  // two drops never fall together
    for (int& milestone : recipe.milestones) {
        last = milestone = std::max(last + 1, milestone * epochs / recipe.epochs);
    }
    recipe.epochs = epochs;
    recipe.warmupEpochs = std::min(recipe.warmupEpochs, epochs - 1);
}

void apply(const TrainOptions& options, RunSpec& run) {
    if (options.dataset) {
        run.data.source = *options.dataset;
        const UsualData usual = usualFor(run.data.source);
        run.data.select = usual.select;
        run.data.flip = usual.flip;
    }
    take(options.select, run.data.select);
    take(options.scale, run.data.scale);
    take(options.colourShift, run.data.colourShift);
    take(options.trainLimit, run.data.trainLimit);
    take(options.testLimit, run.data.testLimit);
    take(options.imageSize, run.data.imageSize);
    if (options.epochs) {
        scaleMilestones(run.recipe, *options.epochs);
    }
    if (!options.milestones.empty()) {
        run.recipe.milestones = options.milestones;
    }
    take(options.batchSize, run.recipe.batchSize);
    take(options.learningRate, run.recipe.learningRate);
    take(options.schedule, run.recipe.schedule);
    if (run.recipe.schedule == Schedule::Cosine && !options.milestones.empty()) {
        throw Error("--milestones has no effect under --schedule cosine; leave one of them out.");
    }
    take(options.warmup, run.recipe.warmupEpochs);
    if (options.precision == kAutoAgain) {
        run.recipe.precision = Precision::Auto;
    } else {
        take(options.precision, run.recipe.precision);
    }
    apply(options.network, run.network);
    validate(run);
    validateNew(run.recipe);
}

std::vector<RunSpec> namedRuns(const TrainOptions& options, const RunSpec& common,
                               Shortcut firstShortcut) {
    std::vector<RunSpec> runs;
    for (const std::string& name : options.networks) {
        runs.push_back(namedRun(name, common, firstShortcut, options.network));
    }
    return runs;
}

void applyAll(const TrainOptions& options, std::vector<RunSpec>& runs) {
    std::vector<NetworkSpec> networks;
    for (RunSpec& run : runs) {
        apply(options, run);
        networks.push_back(run.network);
    }
    requireUsed(options.network, networks);
}

}  // namespace

Experiment experimentOf(const TrainOptions& options) {
    Experiment experiment = presetNamed(options.preset).experiment;
    experiment.note = options.note;
    if (!options.networks.empty()) {
        const RunSpec& common = experiment.runs.back();
        const Shortcut firstShortcut = modelForAdded(experiment.runs).network.shortcut;
        experiment.runs = namedRuns(options, common, firstShortcut);
    }
    applyAll(options, experiment.runs);
    if (!options.seeds.empty()) {
        experiment.runs = withSeeds(experiment.runs, options.seeds);
    }
    requireDifferent(experiment.runs);
    return experiment;
}

Experiment additionOf(const TrainOptions& options, const Experiment& there) {
    if (options.networks.empty() && options.seeds.empty()) {
        return {there.name, {}};
    }
    if (there.runs.empty()) {
        throw Error(
            "The experiment has no runs whose settings added ones could take; train a new "
            "experiment.");
    }
    std::vector<RunSpec> runs = there.runs;
    if (!options.networks.empty()) {
        const RunSpec& common = modelForAdded(there.runs);
        runs = namedRuns(options, common, common.network.shortcut);
        applyAll(options, runs);
    }
    return {there.name,
            withFurtherSeeds(runs, options.seeds.empty() ? seedsOf(there.runs) : options.seeds)};
}

}  // namespace lab
