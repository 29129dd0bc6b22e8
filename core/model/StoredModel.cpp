// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/StoredModel.h"

#include "core/base/Error.h"
#include "core/base/Phrase.h"
#include "core/nn/NetworkPlan.h"
#include "core/nn/SoundWeights.h"

namespace lab {

namespace {

// A few bytes of metadata can name a network of terabytes: the weights must be there first.
void checkSize(const StoredModel& model) {
    const NetworkSpec& network = model.card.spec.network;
    std::int64_t held = 0;
    for (const auto& [name, tensor] : model.weights) {
        held += tensor.numel();
    }
    if (held < parameterCount(planOf(network))) {
        throw Error(
            filled(phrase("%1 holds fewer weights than its %2 has; choose a file that ResNet "
                          "Lab wrote."),
                   model.file, titleOf(network)));
    }
}

}  // namespace

StoredModel readStoredModel(const std::filesystem::path& path) {
    StoredModel model;
    model.file = weightsOf(path);
    requireOwnFile(model.file);
    SafeTensors content = readSafeTensors(model.file);
    model.card = cardOf(content.metadata, model.file);
    std::erase_if(content.tensors,
                  [](const auto& entry) { return entry.first.starts_with("momentum."); });
    model.weights = std::move(content.tensors);
    checkSize(model);
    requireSound(model.weights, model.file.string());
    return model;
}

}  // namespace lab
