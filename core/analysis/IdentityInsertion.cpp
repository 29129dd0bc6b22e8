// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/IdentityInsertion.h"

#include "core/base/Error.h"
#include "core/base/Phrase.h"
#include "core/data/Batches.h"
#include "core/model/Models.h"
#include "core/model/StoredModel.h"
#include "core/nn/NetworkPlan.h"
#include "core/nn/Zoo.h"
#include "core/train/Trainer.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace lab {

namespace {

constexpr std::int64_t kImages = 1000;

// What a deeper network starts from: the trained weights, and the identity wherever there are none.
NamedTensors withIdentities(Network& deeper, const NamedTensors& trained) {
    std::map<std::string, torch::Tensor> known(trained.begin(), trained.end());
    NamedTensors state;
    for (const auto& [key, tensor] : stateOf(*deeper)) {
        const auto found = known.find(key);
        torch::Tensor value = found != known.end() ? found->second : torch::zeros_like(tensor);
        if (found == known.end() && tensor.dim() == 4) {  // [C, C, 3, 3]
            value.select(3, 1).select(2, 1).fill_diagonal_(1);
        } else if (found == known.end() && key.ends_with("running_var")) {
            value.fill_(1);
        } else if (found == known.end() && key.ends_with(".weight")) {
            value.fill_(std::sqrt(1 + kNormEpsilon));
        }
        state.emplace_back(key, value);
    }
    return state;
}

struct Trained {
    NetworkSpec network;
    NamedTensors weights;
    std::shared_ptr<const Dataset> dataset;
    DataSpec data;
    std::string origin;
};

Trained shipped() {
    for (const auto& file : shippedModels()) {
        const StoredModel model = readStoredModel(file);
        const NetworkSpec& network = model.card.spec.network;
        if (network.family == Family::Plain && depthOf(network) == 18 &&
            network.order == Order::Post) {
            DataSpec data = model.card.spec.data;
            data.trainLimit = kImages;
            data.testLimit = kImages;
            Trained made{network, model.weights, {}, data, {}};
            auto dataset = std::make_shared<Dataset>(*loadDataset(data));
            if (model.card.input) {  // the mean of all its training images, not of these few
                dataset->mean = model.card.input->mean;
                dataset->deviation = model.card.input->deviation;
            }
            made.dataset = dataset;
            made.origin = titleOf(network) + ", " + dataset->name;
            return made;
        }
    }
    throw Error("No plain-18 comes with the program.");
}

Trained trainedHere(const std::function<bool(double)>& progress) {
    Trained made;
    made.network = zooNetwork("plain-18");
    made.network.width = 8;
    made.network.stem = Stem::Small;
    made.network.inputChannels = 1;
    made.network.classes = 10;
    made.data.source = "shapes";
    made.data.trainLimit = 3000;
    made.data.testLimit = kImages;
    made.dataset = loadDataset(made.data);
    Recipe recipe;
    recipe.epochs = 3;
    recipe.batchSize = 64;
    recipe.learningRate = 0.05;
    recipe.milestones = {2};
    Compute compute;
    compute.layout = kFastestLayout;
    Trainer trainer(made.network, recipe, made.data, made.dataset, 1, compute);
    const RunControl control;
    while (!trainer.finished()) {
        trainer.advance(0.3, control, {});
        if (progress && !progress(trainer.progress())) {
            throw Error(phrase("The training was given up."));
        }
    }
    for (const auto& [key, tensor] : stateOf(*trainer.network())) {
        made.weights.emplace_back(key, tensor.detach().clone());
    }
    made.origin = titleOf(made.network) + ", " + made.dataset->name;
    return made;
}

Trained found(const std::function<bool(double)>& progress) {
    try {
        return shipped();
    } catch (const Error&) {  // no model, no data set: both can be made here
        return trainedHere(progress);
    }
}

}  // namespace

struct IdentityInsertion::Private {
    Trained trained;
    torch::Tensor images;  // [kImages, C, H, W], normalised
    torch::Tensor labels;
    torch::Tensor logits;  // [kImages, classes] of the trained network itself

    torch::Tensor answers(const NetworkSpec& spec) const;
};

torch::Tensor IdentityInsertion::Private::answers(const NetworkSpec& spec) const {
    const torch::NoGradGuard noGrad;
    Network network(spec);
    loadState(network, withIdentities(network, trained.weights), trained.origin);
    setWeightLayout(network, kFastestLayout);
    network->eval();
    std::vector<torch::Tensor> parts;
    for (const torch::Tensor& part : images.split(100)) {
        parts.push_back(network->forward(toLayout(part, kFastestLayout)));
    }
    return torch::cat(parts);
}

IdentityInsertion::IdentityInsertion(const std::function<bool(double)>& progress)
    : m_private(std::make_unique<Private>()) {
    m_private->trained = found(progress);
    const Batches batches(m_private->trained.dataset, m_private->trained.data, 100, 1);
    std::vector<torch::Tensor> images;
    std::vector<torch::Tensor> labels;
    for (std::int64_t i = 0; i < batches.testBatches(); ++i) {
        const Batch batch = batches.test(i);
        images.push_back(batch.images);
        labels.push_back(batch.labels);
    }
    m_private->images = torch::cat(images);
    m_private->labels = torch::cat(labels);
    m_private->logits = m_private->answers(m_private->trained.network);
}

IdentityInsertion::~IdentityInsertion() = default;
IdentityInsertion::IdentityInsertion(IdentityInsertion&&) noexcept = default;
IdentityInsertion& IdentityInsertion::operator=(IdentityInsertion&&) noexcept = default;

const std::string& IdentityInsertion::origin() const {
    return m_private->trained.origin;
}

const NetworkSpec& IdentityInsertion::network() const {
    return m_private->trained.network;
}

InsertionResult IdentityInsertion::with(const std::vector<int>& inserted) const {
    NetworkSpec spec = m_private->trained.network;
    if (inserted.size() != spec.blocks.size()) {
        throw Error(filled(phrase("%1 has %2 stages; give a number of blocks for each."),
                           titleOf(spec), spec.blocks.size()));
    }
    for (std::size_t stage = 0; stage < inserted.size(); ++stage) {
        if (inserted[stage] < 0 || inserted[stage] > 16) {
            throw Error(filled(phrase("From 0 to 16 blocks can be inserted into a stage, not %1."),
                               inserted[stage]));
        }
        spec.blocks[stage] += inserted[stage];
    }
    const torch::Tensor logits = m_private->answers(spec);
    const torch::Tensor answer = logits.argmax(1);
    InsertionResult result;
    result.network = spec;
    result.images = logits.size(0);
    result.error = 100.0 * answer.ne(m_private->labels).sum().item<double>() /
                   static_cast<double>(result.images);
    result.changedAnswers = answer.ne(m_private->logits.argmax(1)).sum().item<std::int64_t>();
    result.largestDifference = (logits - m_private->logits).abs().max().item<double>();
    return result;
}

}  // namespace lab
