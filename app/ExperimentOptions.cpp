#include "app/ExperimentOptions.h"

#include "core/nn/Zoo.h"
#include "core/run/Presets.h"

namespace lab {

namespace {

template <class Value>
void take(const std::optional<Value>& option, Value& setting) {
    if (option) {
        setting = *option;
    }
}

template <class Enum>
void take(const std::optional<std::string>& option, Enum& setting) requires std::is_enum_v<Enum> {
    if (option) {
        setting = fromText<Enum>(*option);
    }
}

// "resnet-34:A": another network in the preset's width, stem and recipe.
RunSpec namedRun(const std::string& text, const RunSpec& common) {
    const std::size_t colon = text.find(':');
    RunSpec run = common;
    run.network = zooNetwork(text.substr(0, colon));
    run.network.width = common.network.width;
    run.network.stem = common.network.stem;
    run.network.shortcut = common.network.shortcut;
    if (colon != std::string::npos) {
        run.network.shortcut = fromText<Shortcut>(text.substr(colon + 1));
    }
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
    take(options.dataset, run.data.source);
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
    take(options.warmup, run.recipe.warmupEpochs);
    take(options.precision, run.recipe.precision);
    take(options.width, run.network.width);
    take(options.stem, run.network.stem);
    take(options.shortcut, run.network.shortcut);
    if (options.zeroInit) {
        run.network.zeroInitResidual = *options.zeroInit && run.network.family == Family::Residual;
    }
    validate(run);
}

}  // namespace

Experiment experimentOf(const TrainOptions& options) {
    Experiment experiment = presetNamed(options.preset).experiment;
    if (!options.networks.empty()) {
        const RunSpec common = experiment.runs.back();
        experiment.runs.clear();
        for (const std::string& name : options.networks) {
            RunSpec run = namedRun(name, common);
            run.network.zeroInitResidual =
                common.network.zeroInitResidual && run.network.family == Family::Residual;
            experiment.runs.push_back(run);
        }
    }
    for (RunSpec& run : experiment.runs) {
        apply(options, run);
    }
    if (!options.seeds.empty()) {
        experiment.runs = withSeeds(experiment.runs, options.seeds);
    }
    return experiment;
}

}  // namespace lab
