#include "core/train/Checkpoint.h"

#include "core/base/Error.h"

#include <nlohmann/json.hpp>

namespace lab {

namespace {

constexpr std::string_view kMomentum = "momentum.";

std::string textOf(const Position& position) {
    return nlohmann::json{{"epochs_done", position.epochsDone},
                          {"steps_done", position.stepsDone},
                          {"loss_sum", position.lossSum},
                          {"wrong", position.wrong},
                          {"seconds", position.seconds}}
        .dump();
}

Position positionOf(const std::string& text) {
    const auto json = nlohmann::json::parse(text);
    return {json.at("epochs_done"), json.at("steps_done"), json.at("loss_sum"), json.at("wrong"),
            json.at("seconds")};
}

}  // namespace

void writeCheckpoint(const std::filesystem::path& file, const Checkpoint& checkpoint,
                     const std::map<std::string, std::string>& metadata) {
    SafeTensors content;
    content.metadata = metadata;
    content.metadata["position"] = textOf(checkpoint.position);
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
