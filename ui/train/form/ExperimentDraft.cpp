// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/train/form/ExperimentDraft.h"

#include "core/base/Error.h"
#include "core/verdict/Factors.h"
#include "ui/base/Language.h"

#include <QStringList>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <functional>
#include <set>

namespace lab {

namespace {

NetworkSpec networkOf(const ExperimentDraft& draft, const DraftNetwork& network) {
    NetworkSpec spec = network.spec;
    spec.width = network.ownWidth ? spec.width : draft.width;
    spec.stem = draft.stem;
    return spec;
}

// Collects what core says about one value with all others sound, so that each sentence stands at
// its own field.
class Collector {
public:
    explicit Collector(std::vector<DraftProblem>& problems) : m_problems(problems) {}

    void check(DraftField field, const std::function<void()>& validated) {
        try {
            validated();
        } catch (const Error& error) {
            m_problems.push_back({field, QString::fromUtf8(error.what())});
        }
    }
    void recipe(DraftField field, const std::function<void(Recipe&)>& change) {
        check(field, [&change] {
            Recipe recipe;
            recipe.epochs = 10000;
            change(recipe);
            validateNew(recipe);
        });
    }
    void data(DraftField field, const std::function<void(DataSpec&)>& change) {
        check(field, [&change] {
            DataSpec data;
            change(data);
            validate(data);
        });
    }

private:
    std::vector<DraftProblem>& m_problems;
};

void checkNetworks(const ExperimentDraft& draft, Collector& collector) {
    collector.check(DraftField::Networks, [&draft] {
        if (draft.networks.empty()) {
            throw Error(say("An experiment needs at least one network.").toStdString());
        }
        for (const DraftNetwork& network : draft.networks) {
            NetworkSpec spec = networkOf(draft, network);
            spec.width = network.ownWidth ? spec.width : 16;
            validate(spec);
        }
        ExperimentDraft once = draft;
        once.seeds = {1};
        requireDifferent(experimentOf(once, "").runs);
    });
    collector.check(DraftField::Width, [&draft] {
        NetworkSpec spec;
        spec.width = draft.width;
        validate(spec);
        for (const DraftNetwork& network : draft.networks) {
            if (!network.ownWidth) {  // narrow groups need a minimum
                validate(networkOf(draft, network));
            }
        }
    });
}

void checkRecipe(const Recipe& recipe, Collector& collector) {
    collector.recipe(DraftField::Epochs, [&](Recipe& r) { r.epochs = recipe.epochs; });
    collector.recipe(DraftField::BatchSize, [&](Recipe& r) { r.batchSize = recipe.batchSize; });
    collector.recipe(DraftField::LearningRate,
                     [&](Recipe& r) { r.learningRate = recipe.learningRate; });
    collector.recipe(DraftField::Milestones, [&](Recipe& r) { r.milestones = recipe.milestones; });
    if (recipe.epochs >= 1) {
        collector.recipe(DraftField::Warmup, [&](Recipe& r) {
            r.epochs = recipe.epochs;
            r.warmupEpochs = recipe.warmupEpochs;
        });
    }
    collector.recipe(DraftField::WeightDecay,
                     [&](Recipe& r) { r.weightDecay = recipe.weightDecay; });
}

void checkSeeds(const std::vector<std::uint64_t>& seeds) {
    if (seeds.empty()) {
        throw Error(say("Give at least one seed: 1, or 1, 2, 3.").toStdString());
    }
    std::set<std::uint64_t> seen;
    for (const std::uint64_t seed : seeds) {
        if (!seen.insert(seed).second) {
            throw Error(say("Seed %1 stands twice.").arg(seed).toStdString());
        }
    }
}

template <class Number>
QString listText(const std::vector<Number>& numbers) {
    QStringList texts;
    for (const Number number : numbers) {
        texts << QString::number(number);
    }
    return texts.join(", ");
}

// Whole numbers from 0, with commas or spaces between them.
std::vector<qulonglong> numbersFrom(const QString& text, const QString& complaint) {
    std::vector<qulonglong> numbers;
    QString spaced = text;
    for (const QString& part :
         spaced.replace(',', ' ').simplified().split(' ', Qt::SkipEmptyParts)) {
        bool ok = false;
        numbers.push_back(part.toULongLong(&ok));
        if (!ok) {
            throw Error(complaint.arg(part).toStdString());
        }
    }
    return numbers;
}

// What two runs must share to stand in one form.
RunSpec common(RunSpec spec) {
    NetworkSpec network;
    network.stem = spec.network.stem;
    spec.network = network;
    spec.seed = 0;
    return spec;
}

}  // namespace

std::vector<DraftProblem> problemsOf(const ExperimentDraft& draft) {
    std::vector<DraftProblem> problems;
    Collector collector(problems);
    checkNetworks(draft, collector);
    collector.data(DraftField::Data, [&](DataSpec& d) { d.source = draft.data.source; });
    collector.data(DraftField::TrainLimit,
                   [&](DataSpec& d) { d.trainLimit = draft.data.trainLimit; });
    collector.data(DraftField::TestLimit, [&](DataSpec& d) { d.testLimit = draft.data.testLimit; });
    checkRecipe(draft.recipe, collector);
    collector.check(DraftField::Seeds, [&draft] { checkSeeds(draft.seeds); });
    return problems;
}

Experiment experimentOf(const ExperimentDraft& draft, const std::string& name) {
    std::vector<RunSpec> runs;
    for (const DraftNetwork& network : draft.networks) {
        runs.push_back({networkOf(draft, network), draft.data, draft.recipe, 1});
    }
    return {name, withSeeds(runs, draft.seeds), draft.note.trimmed().toStdString()};
}

ExperimentDraft draftOf(const Preset& preset) {
    ExperimentDraft draft = draftOf(preset.experiment.runs).draft;
    draft.preset = preset.name;
    return draft;
}

DraftedExperiment draftOf(const std::vector<RunSpec>& runs) {
    DraftedExperiment drafted;
    ExperimentDraft& draft = drafted.draft;
    draft.seeds.clear();
    for (const RunSpec& run : runs) {
        if (run.seed == runs.front().seed) {
            draft.networks.push_back(
                {run.network, run.network.width != runs.front().network.width});
        }
        if (std::ranges::find(draft.seeds, run.seed) == draft.seeds.end()) {
            draft.seeds.push_back(run.seed);
        }
        drafted.lossy = drafted.lossy || common(run) != common(runs.front());
    }
    if (!runs.empty()) {
        draft.width = runs.front().network.width;
        draft.stem = runs.front().network.stem;
        draft.data = runs.front().data;
        draft.recipe = runs.front().recipe;
    }
    drafted.lossy = drafted.lossy || draft.networks.size() * draft.seeds.size() != runs.size();
    for (const Preset& preset : presets()) {
        draft.preset = preset.name;
        if (isPreset(draft)) {
            return drafted;
        }
    }
    draft.preset.clear();
    return drafted;
}

bool isPreset(const ExperimentDraft& draft) {
    const auto preset = std::ranges::find(presets(), draft.preset, &Preset::name);
    if (preset == presets().end()) {
        return false;
    }
    ExperimentDraft one = draft;
    one.seeds = {1};
    std::vector<RunSpec> mine = experimentOf(one, "").runs;
    std::vector<RunSpec> theirs = preset->experiment.runs;
    for (auto* runs : {&mine, &theirs}) {
        for (RunSpec& run : *runs) {  // what only the data and the machine know
            run.network.inputChannels = 0;
            run.network.classes = 0;
            run.recipe.precision = Precision::Auto;
        }
    }
    return mine == theirs;
}

std::string nameOf(const ExperimentDraft& draft) {
    if (!draft.name.trimmed().isEmpty()) {
        return draft.name.trimmed().toStdString();
    }
    if (isPreset(draft)) {
        return draft.preset;
    }
    const std::string name = std::filesystem::path(draft.data.source).filename().string();
    return name.empty() ? "experiment" : name;
}

QString seedsText(const std::vector<std::uint64_t>& seeds) {
    return listText(seeds);
}

std::vector<std::uint64_t> seedsFrom(const QString& text) {
    const auto numbers =
        numbersFrom(text, say("\"%1\" is no seed; seeds are whole numbers from 0: 1, 2, 3."));
    return {numbers.begin(), numbers.end()};
}

QString milestonesText(const std::vector<int>& milestones) {
    return listText(milestones);
}

std::vector<int> milestonesFrom(const QString& text) {
    std::vector<int> milestones;
    const QString complaint = say("\"%1\" is no epoch; milestones are whole numbers: 6, 8.");
    for (const qulonglong number : numbersFrom(text, complaint)) {
        milestones.push_back(static_cast<int>(std::min<qulonglong>(number, 1000000)));
    }
    return milestones;
}

}  // namespace lab
