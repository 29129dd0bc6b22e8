// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/LoadedRun.h"

#include "core/base/Error.h"
#include "core/base/Machine.h"
#include "core/base/Phrase.h"
#include "core/base/Threads.h"
#include "core/data/DataSearch.h"
#include "core/model/ClassMatch.h"
#include "core/model/StoredModel.h"
#include "core/train/Checkpoint.h"
#include "core/train/EvaluateViews.h"

#include <algorithm>
#include <cmath>

namespace lab {

struct LoadedRun::Private {
    std::filesystem::path file;
    ModelCard card;
    Compute compute;
    Network network{nullptr};
};

namespace {

std::filesystem::path placeOf(const DataSpec& spec) {
    try {
        return findDataset(spec.source).directory;
    } catch (const Error&) {
        return "?";
    }
}

std::vector<std::string> sorted(std::vector<std::string> names) {
    std::ranges::sort(names);
    return names;
}

// Labels that are numbers in the file are the same numbers for a network that was trained on it,
// whatever the classes were called then. Where the names are the same they decide, and of imported
// weights nobody knows what they were trained on.
ClassMatch matchOf(const ModelCard& card, const std::filesystem::path& file,
                   const Dataset& dataset) {
    const bool isItsOwn = card.source.empty() && dataset.hasNumberedClasses &&
                          card.classes.size() == dataset.classNames.size() &&
                          sorted(card.classes) != sorted(dataset.classNames) &&
                          placeOf(card.spec.data) == dataset.where;
    return matchClasses(isItsOwn ? card.classes : dataset.classNames, card.classes, dataset.name,
                        file.string());
}

}  // namespace

LoadedRun::LoadedRun(const std::filesystem::path& path, const Execution& execution)
    : m_private(std::make_unique<Private>()) {
    const StoredModel stored = readStoredModel(path);
    requireClassifier(stored.card, stored.file);
    m_private->file = stored.file;
    m_private->card = completed(stored.card, stored.file);
    const Execution settledOne = settled(execution, 1);
    useThreads(settledOne.threads);
    m_private->compute.device = deviceOf(settledOne.device);
    // As it was tested, where that does not take minutes.
    m_private->compute.bf16 = m_private->card.spec.recipe.precision == Precision::Bf16 &&
                              (!m_private->compute.device.is_cpu() || computesBf16());
    m_private->compute.layout = kFastestLayout;
    m_private->network = Network(m_private->card.spec.network);
    loadState(m_private->network, stored.weights, m_private->file.string());
    m_private->network->to(m_private->compute.device);
    setWeightLayout(m_private->network, m_private->compute.layout);
    m_private->network->eval();
}

LoadedRun::~LoadedRun() = default;
LoadedRun::LoadedRun(LoadedRun&&) noexcept = default;
LoadedRun& LoadedRun::operator=(LoadedRun&&) noexcept = default;

const RunSpec& LoadedRun::spec() const {
    return m_private->card.spec;
}

bool LoadedRun::isImported() const {
    return !m_private->card.source.empty();
}

const std::filesystem::path& LoadedRun::file() const {
    return m_private->file;
}

const InputSpec& LoadedRun::input() const {
    return *m_private->card.input;
}

std::shared_ptr<const Dataset> LoadedRun::testSet(const DataSpec& spec,
                                                  const LoadOptions& options) const {
    return loadTestSet(spec, *m_private->card.input, options);
}

std::string LoadedRun::noteOn(const Dataset& dataset) const {
    return matchOf(m_private->card, m_private->file, dataset).note;
}

Evaluation LoadedRun::evaluate(std::shared_ptr<const Dataset> dataset, const TestViews& views) {
    const ModelCard& card = m_private->card;
    const NetworkSpec& network = card.spec.network;
    if (dataset->test.channels != network.inputChannels || dataset->imageSize != card.input->size) {
        throw Error(filled(phrase("%1 sees %2 × %2 pixels of %3 channels, but %4 has %5 × %5 of "
                                  "%6; choose the data it was trained on."),
                           m_private->file, card.input->size, network.inputChannels, dataset->name,
                           dataset->imageSize, dataset->test.channels));
    }
    const ClassMatch match = matchOf(card, m_private->file, *dataset);
    auto own = std::make_shared<Dataset>(*dataset);
    own->mean = card.input->mean;  // not this data set's own
    own->deviation = card.input->deviation;
    for (std::int64_t& label : own->test.labels) {
        label = match.places[static_cast<std::size_t>(label)];
    }
    const bool asTrained = views.view == View::Centre && views.scales.empty();
    try {
        const Evaluation made =
            asTrained ? *lab::evaluate(m_private->network, Batches(own, card.spec.data, 0, 0),
                                       m_private->compute, RunControl())
                      : evaluateViews(m_private->network, own->test, *card.input, views,
                                      m_private->compute);
        if (!std::isfinite(made.loss)) {
            throw Error(m_private->file.string() + " gives answers that are not finite for " +
                        dataset->name + ", so there is no error to tell; train it again.");
        }
        return made;
    } catch (const std::exception& error) {
        if (isOutOfMemory(error)) {
            throw Error("There is not enough memory to test " + titleOf(network) +
                        " on these images; close other programs or choose smaller images.");
        }
        throw;
    }
}

}  // namespace lab
