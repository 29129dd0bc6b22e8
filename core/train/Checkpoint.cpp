#include "core/train/Checkpoint.h"

#include "core/base/JsonFields.h"

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

template <class Integer>
Integer wholeNumber(const nlohmann::json& json, const char* key) {
    const auto value = json.at(key).get<double>();
    if (!json.at(key).is_number_integer() || value < 0 || value > 1e9) {
        throw Error("\"" + std::string(key) + "\" is no count");
    }
    return static_cast<Integer>(json.at(key).get<std::int64_t>());
}

Position positionOf(const SafeTensors& content, const std::filesystem::path& file) {
    try {
        const auto json = parseJson(content.metadata.at("position"));
        return {wholeNumber<int>(json, "epochs_done"),
                wholeNumber<std::int64_t>(json, "steps_done"), json.at("loss_sum"),
                json.at("wrong"), json.at("seconds")};
    } catch (const std::exception&) {
        throw Error(file.string() +
                    " holds no position to resume from; delete it to train this run anew.");
    }
}

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
    checkpoint.position = positionOf(content, file);
    for (const auto& [name, tensor] : content.tensors) {
        if (name.starts_with(kMomentum)) {
            checkpoint.momentum.emplace_back(name.substr(kMomentum.size()), tensor);
        } else {
            checkpoint.weights.emplace_back(name, tensor);
        }
    }
    return checkpoint;
}

Position readPosition(const std::filesystem::path& file) {
    return positionOf(readSafeTensorsHeader(file), file);
}

void writeWeights(const std::filesystem::path& file, const NamedTensors& weights,
                  const std::map<std::string, std::string>& metadata) {
    writeSafeTensors(file, {weights, metadata});
}

}  // namespace lab
