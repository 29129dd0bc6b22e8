// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/GradientNorms.h"

#include "core/base/Random.h"
#include "core/data/Batches.h"
#include "core/nn/Network.h"

#include <cmath>

namespace lab {

namespace {

constexpr double kNarrow = 0.01;

Batch shapesFor(const NetworkSpec& network, int images, std::uint64_t seed) {
    DataSpec data;
    data.source = "shapes";
    data.trainLimit = images;
    data.testLimit = 10;
    Batches batches(loadDataset(data), data, images, seed);
    Batch batch = batches.train(1, 0);
    batch.images = batch.images.expand({-1, network.inputChannels, -1, -1});
    return batch;
}

void startNarrow(Network& network, std::uint64_t seed) {
    const torch::NoGradGuard noGrad;
    for (auto& entry : network->named_parameters()) {
        torch::Tensor& weight = entry.value();
        if (weight.dim() < 2) {
            continue;
        }
        Random random(seed, Purpose::InitialWeights, hashOf(entry.key()));
        float* values = weight.data_ptr<float>();
        for (std::int64_t i = 0; i < weight.numel(); ++i) {
            values[i] = static_cast<float>(kNarrow * random.normal());
        }
    }
}

// Off: in evaluation mode a fresh batch norm subtracts 0 and divides by sqrt(1 + 1e-5); its scale
// takes the rest back. It then is the identity.
void useBatchNorm(Network& network, BatchNormUse use) {
    if (use == BatchNormUse::On) {
        network->train();
        return;
    }
    network->eval();
    const torch::NoGradGuard noGrad;
    for (const auto& module : network->modules(/*include_self=*/false)) {
        if (auto* norm = module->as<torch::nn::BatchNorm2dImpl>()) {
            norm->weight.fill_(std::sqrt(1 + norm->options.eps()));
        }
    }
}

double normOf(const torch::Tensor& tensor) {
    return tensor.to(torch::kFloat64).norm().item<double>();
}

}  // namespace

std::vector<LayerGradient> gradientNorms(const GradientQuestion& question) {
    const torch::AutoGradMode grad(true);
    Network network(question.network);
    initialise(network, question.seed);
    if (question.start == WeightStart::Narrow) {
        startNarrow(network, question.seed);
    }
    useBatchNorm(network, question.batchNorm);
    const Batch batch = shapesFor(question.network, question.images, question.seed);
    torch::cross_entropy_loss(network->forward(toLayout(batch.images, kFastestLayout)),
                              batch.labels % question.network.classes)
        .backward();
    std::vector<LayerGradient> gradients;
    for (const auto& entry : network->named_parameters()) {
        const std::string& key = entry.key();
        const bool onPath = entry.value().dim() >= 2 && key.find("downsample") == std::string::npos;
        if (onPath) {
            gradients.push_back({key.substr(0, key.rfind('.')),
                                 static_cast<int>(gradients.size()) + 1,
                                 normOf(entry.value().grad()), normOf(entry.value())});
        }
    }
    return gradients;
}

}  // namespace lab
