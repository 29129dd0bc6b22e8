// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/train/Checkpoint.h"

#include "core/base/Error.h"
#include "core/base/JsonFields.h"
#include "core/base/Phrase.h"

namespace lab {

namespace {

constexpr std::string_view kMomentumPrefix = "momentum.";

Position positionIn(const SafeTensors& content, const std::filesystem::path& file) {
    try {
        return positionOf(content.metadata.at("position"));
    } catch (const std::exception&) {
        throw Error(filled(
            phrase("%1 holds no position to resume from; delete it to train this run again."),
            file));
    }
}

}  // namespace

void writeCheckpoint(const std::filesystem::path& file, const Checkpoint& checkpoint,
                     const std::map<std::string, std::string>& metadata) {
    SafeTensors content;
    content.metadata = metadata;
    content.metadata["position"] = textOf(checkpoint.position);
    content.tensors = checkpoint.weights;
    for (const auto& [name, tensor] : checkpoint.momentum) {
        content.tensors.emplace_back(std::string(kMomentumPrefix) + name, tensor);
    }
    writeSafeTensors(file, content);
}

Checkpoint readCheckpoint(const std::filesystem::path& file) {
    const SafeTensors content = readSafeTensors(file);
    Checkpoint checkpoint;
    checkpoint.position = positionIn(content, file);
    for (const auto& [name, tensor] : content.tensors) {
        if (name.starts_with(kMomentumPrefix)) {
            checkpoint.momentum.emplace_back(name.substr(kMomentumPrefix.size()), tensor);
        } else {
            checkpoint.weights.emplace_back(name, tensor);
        }
    }
    return checkpoint;
}

Position readPosition(const std::filesystem::path& file) {
    return positionIn(readSafeTensorsHeader(file), file);
}

std::filesystem::path writeWeights(const std::filesystem::path& file, const NamedTensors& weights,
                                   const std::map<std::string, std::string>& metadata,
                                   IfTaken taken) {
    return writeSafeTensors(file, {weights, metadata}, taken);
}

}  // namespace lab
