#include "core/run/LoadedRun.h"

#include "core/base/Error.h"
#include "core/base/Threads.h"
#include "core/run/Machine.h"
#include "core/run/StoredModel.h"
#include "core/train/Checkpoint.h"

namespace lab {

struct LoadedRun::Inside {
    std::filesystem::path file;
    ModelCard card;
    Compute compute;
    Network network{nullptr};
};

LoadedRun::LoadedRun(const std::filesystem::path& path, const Execution& execution)
    : m_inside(std::make_unique<Inside>()) {
    const StoredModel stored = readStoredModel(path);
    m_inside->file = stored.file;
    m_inside->card = stored.card;
    const Execution settledOne = settled(execution, 1);
    useThreads(settledOne.threads);
    m_inside->compute.device = deviceOf(settledOne.device);
    // As it was tested, where that does not take minutes.
    m_inside->compute.bf16 = m_inside->card.spec.recipe.precision == Precision::Bf16 &&
                             (!m_inside->compute.device.is_cpu() || computesBf16());
    m_inside->compute.layout = kFastestLayout;
    m_inside->network = Network(m_inside->card.spec.network);
    loadState(m_inside->network, stored.weights, m_inside->file.string());
    m_inside->network->to(m_inside->compute.device);
    setWeightLayout(m_inside->network, m_inside->compute.layout);
    m_inside->network->eval();
}

LoadedRun::~LoadedRun() = default;
LoadedRun::LoadedRun(LoadedRun&&) noexcept = default;
LoadedRun& LoadedRun::operator=(LoadedRun&&) noexcept = default;

const RunSpec& LoadedRun::spec() const {
    return m_inside->card.spec;
}

const std::filesystem::path& LoadedRun::file() const {
    return m_inside->file;
}

Evaluation LoadedRun::evaluate(std::shared_ptr<const Dataset> dataset) {
    const NetworkSpec& network = m_inside->card.spec.network;
    if (dataset->test.channels != network.inputChannels || dataset->classes() != network.classes) {
        throw Error(m_inside->file.string() + " answers for " + std::to_string(network.classes) +
                    " classes and " + std::to_string(network.inputChannels) + " channels, but " +
                    dataset->name + " has " + std::to_string(dataset->classes()) + " and " +
                    std::to_string(dataset->test.channels) +
                    "; choose the data it was trained on.");
    }
    if (m_inside->card.input) {  // imported weights know another mean than this data set's own
        auto own = std::make_shared<Dataset>(*dataset);
        own->mean = m_inside->card.input->mean;
        own->deviation = m_inside->card.input->deviation;
        dataset = own;
    }
    const Batches batches(std::move(dataset), m_inside->card.spec.data, 2, 0);
    const RunControl control;
    try {
        return *lab::evaluate(m_inside->network, batches, m_inside->compute, control);
    } catch (const std::exception& error) {
        if (isOutOfMemory(error)) {
            throw Error("There is not enough memory to test " + titleOf(network) +
                        " on these images; close other programs or choose smaller images.");
        }
        throw;
    }
}

}  // namespace lab
