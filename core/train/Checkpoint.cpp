#include "core/train/Checkpoint.h"

#include "core/base/Error.h"

namespace lab {

namespace {

constexpr std::string_view kMomentum = "momentum.";

}  // namespace

void writeCheckpoint(const std::filesystem::path& file, const Checkpoint& checkpoint,
                     const std::string& spec) {
    SafeTensors content;
    content.metadata = {{"spec", spec}, {"position", textOf(checkpoint.position)}};
    content.tensors = checkpoint.weights;
    for (const auto& [name, tensor] : checkpoint.momentum) {
        content.tensors.emplace_back(std::string(kMomentum) + name, tensor);
    }
    writeSafeTensors(file, content);
}

Checkpoint readCheckpoint(const std::filesystem::path& file) {
    const SafeTensors content = readSafeTensors(file);
    Checkpoint checkpoint;
    try {
        checkpoint.position = positionOf(content.metadata.at("position"));
    } catch (const std::exception&) {
        throw Error(file.string() +
                    " holds no position to resume from; delete it to train this run anew.");
    }
    for (const auto& [name, tensor] : content.tensors) {
        if (name.starts_with(kMomentum)) {
            checkpoint.momentum.emplace_back(name.substr(kMomentum.size()), tensor);
        } else {
            checkpoint.weights.emplace_back(name, tensor);
        }
    }
    return checkpoint;
}

void writeWeights(const std::filesystem::path& file, const NamedTensors& weights,
                  const std::map<std::string, std::string>& metadata) {
    writeSafeTensors(file, {weights, metadata});
}

}  // namespace lab
