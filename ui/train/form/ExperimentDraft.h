// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/Presets.h"
#include "core/run/RunExperiment.h"

#include <QString>

#include <string>
#include <vector>

namespace lab {

/// A network of the form. Its width follows the form's unless it has its own.
struct DraftNetwork {
    NetworkSpec spec;
    bool ownWidth = false;

    bool operator==(const DraftNetwork&) const = default;
};

/// What the form holds: networks, one data set, one recipe and seeds, before they are multiplied
/// out into runs. A value; it may be wrong, and problemsOf() says where. Any thread.
struct ExperimentDraft {
    std::string preset;  ///< the preset it began as; empty: none
    std::vector<DraftNetwork> networks;
    int width = 16;
    Stem stem = Stem::Small;
    DataSpec data;
    Recipe recipe;
    std::vector<std::uint64_t> seeds = {1};
    Execution execution;
    QString name = {};  ///< the person's own; empty: nameOf()
    QString note = {};
};

/// The fields of the form that can be wrong.
enum class DraftField {
    Networks,
    Width,
    Data,
    TrainLimit,
    TestLimit,
    Epochs,
    BatchSize,
    LearningRate,
    Milestones,
    Warmup,
    WeightDecay,
    Seeds
};

struct DraftProblem {
    DraftField field;
    QString sentence;  ///< core's own where core has one
};

/// Every bad value, in the order of the form. Empty: the draft can start.
std::vector<DraftProblem> problemsOf(const ExperimentDraft& draft);

/// The experiment under this name. Throws nothing; check problemsOf() before.
Experiment experimentOf(const ExperimentDraft& draft, const std::string& name);

ExperimentDraft draftOf(const Preset& preset);

/// The draft that an experiment's runs came from. Where runs differ in what the form has once
/// (data, recipe, stem), those of the first run stand; `lossy` then says so.
struct DraftedExperiment {
    ExperimentDraft draft;
    bool lossy = false;
};
DraftedExperiment draftOf(const std::vector<RunSpec>& runs);

/// Whether the draft still is its preset, seeds and execution aside.
bool isPreset(const ExperimentDraft& draft);

/// A folder name for it: the person's, else the preset's, or the data set's.
std::string nameOf(const ExperimentDraft& draft);

/// "1, 2, 3". The second throws Error with a sentence for the field.
QString seedsText(const std::vector<std::uint64_t>& seeds);
std::vector<std::uint64_t> seedsFrom(const QString& text);
QString milestonesText(const std::vector<int>& milestones);
std::vector<int> milestonesFrom(const QString& text);

}  // namespace lab
