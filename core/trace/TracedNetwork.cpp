// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/TracedNetwork.h"

#include "core/model/StoredModel.h"
#include "core/model/Tensors.h"
#include "core/nn/Network.h"
#include "core/nn/NetworkPlan.h"
#include "core/run/RunFolder.h"
#include "core/trace/TracedLayers.h"

namespace lab {

namespace {

constexpr double kNormMomentum = 0.1;  // of no effect in evaluation mode

std::map<std::string, torch::Tensor> asRead(const NamedTensors& weights) {
    std::map<std::string, torch::Tensor> made;
    for (const auto& [key, tensor] : weights) {
        made[key] = tensor.detach().to(torch::kFloat32).contiguous();
    }
    return made;
}

}  // namespace

torch::Tensor TracedNetwork::Private::output(const LayerSummary& layer,
                                             const torch::Tensor& x) const {
    const auto weight = [&](const char* name) { return weights.at(layer.key + "." + name); };
    switch (layer.kind) {
        case LayerKind::Conv:
            return torch::conv2d(x, weight("weight"), {}, layer.stride, layer.padding, 1,
                                 layer.groups);
        case LayerKind::BatchNorm:
            return torch::batch_norm(x, weight("weight"), weight("bias"), weight("running_mean"),
                                     weight("running_var"), /*training=*/false, kNormMomentum,
                                     kNormEpsilon,
                                     /*cudnn_enabled=*/false);
        case LayerKind::Relu:
            return torch::relu(x);
        case LayerKind::MaxPool:
            return torch::max_pool2d(x, layer.kernel, layer.stride, layer.padding);
        case LayerKind::ZeroPad:
            return zeroPadded(x, layer.output.channels, layer.stride);
        case LayerKind::AveragePool:
            return x.mean({2, 3}, /*keepdim=*/true);
        case LayerKind::Linear:
            return torch::linear(x.flatten(1), weight("weight"), weight("bias"))
                .unsqueeze(2)
                .unsqueeze(3);
        case LayerKind::Add:
            break;
    }
    TORCH_CHECK(false, layer.key, " has two inputs");
}

TracedNetwork::TracedNetwork(const std::filesystem::path& path)
    : m_private(std::make_unique<Private>()) {
    StoredModel stored = readStoredModel(path);
    requireFit(stored.card.spec.network, stored.weights, stored.file.string());
    m_private->card = completed(std::move(stored.card), stored.file);
    m_private->weights = asRead(stored.weights);
}

TracedNetwork::TracedNetwork(ModelCard card) : m_private(std::make_unique<Private>()) {
    validate(card.spec.network);
    TORCH_CHECK(card.input && !card.classes.empty(), "the card says no input or no classes");
    Network network(card.spec.network);
    initialise(network, card.spec.seed);
    m_private->card = std::move(card);
    m_private->weights = asRead(stateOf(*network));
}

TracedNetwork::~TracedNetwork() = default;
TracedNetwork::TracedNetwork(TracedNetwork&&) noexcept = default;
TracedNetwork& TracedNetwork::operator=(TracedNetwork&&) noexcept = default;

const ModelCard& TracedNetwork::card() const {
    return m_private->card;
}

ModelCard initialCardOf(const std::filesystem::path& run) {
    ModelCard card;
    card.spec = readRunInfo(run).spec;
    for (const char* name : {"best.safetensors", "last.safetensors"}) {
        if (std::filesystem::exists(run / name)) {
            const ModelCard said = readModelCard(run / name);
            card.input = said.input;
            card.classes = said.classes;
            break;
        }
    }
    return completed(std::move(card), run / "run.json");
}

}  // namespace lab
