// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/WeightExport.h"

#include "core/base/Error.h"
#include "core/base/OptionError.h"
#include "core/base/Phrase.h"
#include "core/base/platform/Files.h"
#include "core/model/FoldedNetwork.h"
#include "core/model/Recognise.h"
#include "core/model/StoredModel.h"
#include "core/nn/SoundWeights.h"
#include "core/train/Checkpoint.h"

#include <map>

namespace lab {

void exportWeights(const std::filesystem::path& model, const std::filesystem::path& output,
                   StoredPrecision precision) {
    const torch::NoGradGuard noGrad;
    const StoredModel stored = readStoredModel(model);
    FoldedNetwork(stored.card.spec.network, stored.weights, torch::kCPU, stored.file.string());
    const std::map<std::string, torch::Tensor> given(stored.weights.begin(), stored.weights.end());
    NamedTensors weights;
    for (const auto& [key, shape] : shapesOf(stored.card.spec.network)) {
        const auto entry = given.find(key);
        if (entry == given.end() || entry->second.sizes().vec() != shape) {
            throw Error(stored.file.string() + " has no proper \"" + key +
                        "\"; choose another file or train it again.");
        }
        const bool halved = precision == StoredPrecision::Half && shape.size() > 1;
        weights.emplace_back(key, halved ? entry->second.to(torch::kFloat16) : entry->second);
        if (!isFinite(weights.back().second)) {
            throw OptionError(filled(phrase("\"%1\" of %2 holds numbers beyond 65504, which half "
                                            "precision cannot; export it in single precision."),
                                     key, stored.file),
                              "Leave --half out.");
        }
    }
    ModelCard card = completed(stored.card, stored.file);
    if (card.source.empty() && card.command.empty()) {
        card.command = commandOf(card.spec);
    }
    auto metadata = metadataOf(card);
    metadata["format"] = "pt";  // as safetensors.torch.save_file() writes it
    removeLeftovers(output.parent_path(), OwnTemporaries::Keep);
    writeWeights(namedFile(output), weights, metadata);
}

}  // namespace lab
