#include "core/run/LoadedRun.h"

#include "core/base/JsonFields.h"
#include "core/nn/NetworkPlan.h"
#include "core/train/Checkpoint.h"

namespace lab {

namespace {

std::filesystem::path weightsOf(const std::filesystem::path& path) {
    if (!std::filesystem::is_directory(path)) {
        return path;
    }
    for (const char* name : {"best.safetensors", "last.safetensors"}) {
        if (std::filesystem::exists(path / name)) {
            return path / name;
        }
    }
    throw Error(path.string() +
                " holds no weights yet; choose a run folder that has trained for "
                "an epoch, or a .safetensors file.");
}

RunSpec specOf(const SafeTensors& content, const std::filesystem::path& file) {
    const auto found = content.metadata.find("spec");
    const auto json = found == content.metadata.end() ? std::nullopt : parseJson(found->second);
    try {
        if (json) {
            RunSpec spec = json->get<RunSpec>();
            validate(spec);
            return spec;
        }
    } catch (const Error&) {  // said below, with the remedy
    }
    throw Error(file.string() +
                " does not say which network it is for; choose a file that ResNet "
                "Lab wrote.");
}

// A few bytes of metadata can name a network of terabytes: the weights must be there first.
void checkSize(const SafeTensors& content, const NetworkSpec& network,
               const std::filesystem::path& file) {
    std::int64_t held = 0;
    for (const auto& [name, tensor] : content.tensors) {
        held += tensor.numel();
    }
    if (held < parameterCount(planOf(network))) {
        throw Error(file.string() + " holds fewer weights than its " + titleOf(network) +
                    " has; choose a file that ResNet Lab wrote.");
    }
}

}  // namespace

struct LoadedRun::Inside {
    std::filesystem::path file;
    RunSpec spec;
    Compute compute;
    Network network{nullptr};
};

LoadedRun::LoadedRun(const std::filesystem::path& path, const Execution& execution)
    : m_inside(std::make_unique<Inside>()) {
    m_inside->file = weightsOf(path);
    SafeTensors content = readSafeTensors(m_inside->file);
    m_inside->spec = specOf(content, m_inside->file);
    std::erase_if(content.tensors,
                  [](const auto& entry) { return entry.first.starts_with("momentum."); });
    checkSize(content, m_inside->spec.network, m_inside->file);
    const Execution settledOne = settled(execution, 1);
    at::set_num_threads(settledOne.threads);
    m_inside->compute.device = deviceOf(settledOne.device);
    m_inside->compute.bf16 =
        m_inside->spec.recipe.precision == Precision::Bf16;  // as it was tested
    m_inside->compute.layout = kFastestLayout;
    m_inside->network = Network(m_inside->spec.network);
    loadState(m_inside->network, content.tensors, m_inside->file.string());
    m_inside->network->to(m_inside->compute.device);
    setWeightLayout(m_inside->network, m_inside->compute.layout);
    m_inside->network->eval();
}

LoadedRun::~LoadedRun() = default;
LoadedRun::LoadedRun(LoadedRun&&) noexcept = default;
LoadedRun& LoadedRun::operator=(LoadedRun&&) noexcept = default;

const RunSpec& LoadedRun::spec() const {
    return m_inside->spec;
}

const std::filesystem::path& LoadedRun::file() const {
    return m_inside->file;
}

Evaluation LoadedRun::evaluate(std::shared_ptr<const Dataset> dataset) {
    const NetworkSpec& network = m_inside->spec.network;
    if (dataset->test.channels != network.inputChannels || dataset->classes() != network.classes) {
        throw Error(m_inside->file.string() + " answers for " + std::to_string(network.classes) +
                    " classes and " + std::to_string(network.inputChannels) + " channels, but " +
                    dataset->name + " has " + std::to_string(dataset->classes()) + " and " +
                    std::to_string(dataset->test.channels) +
                    "; choose the data it was trained on.");
    }
    const Batches batches(std::move(dataset), m_inside->spec.data, 2, 0);
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
