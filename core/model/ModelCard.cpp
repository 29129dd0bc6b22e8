// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/ModelCard.h"

#include "core/base/Error.h"
#include "core/base/JsonFields.h"
#include "core/base/Numbers.h"
#include "core/base/OneLine.h"
#include "core/base/Phrase.h"
#include "core/data/Dataset.h"
#include "core/model/NotARun.h"
#include "core/model/PixelFigures.h"
#include "core/nn/Zoo.h"
#include "core/weights/ForeignFile.h"
#include "core/weights/SafeTensorsHeader.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <utility>

namespace lab {

namespace {

std::string joinedNumbers(const std::vector<int>& numbers) {
    std::string text;
    for (const int number : numbers) {
        text += text.empty() ? "" : ",";
        text += std::to_string(number);
    }
    return text;
}

std::string textOf(double number) {
    return nlohmann::json(number).dump();  // the shortest that reads back the same
}

/// A path in it need not be UTF-8, and what JSON cannot hold is replaced.
std::string jsonText(const nlohmann::json& json) {
    return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// The zoo's name, or the nearest row and what is changed of it.
std::string networkOf(const NetworkSpec& network) {
    if (std::ranges::find(zoo(), network.name, &NetworkSpec::name) != zoo().end()) {
        return network.name;
    }
    std::string text = network.family == Family::Plain ? "plain-18" : "resnet-18";
    if (network.order != Order::Post) {
        text += " --order " + toText(network.order);
    }
    text += " --block " + toText(network.block) + " --blocks " + joinedNumbers(network.blocks);
    if (network.block == BlockKind::Bottleneck) {
        text += " --cardinality " + std::to_string(network.cardinality) + " --group-width " +
                std::to_string(network.groupWidth);
    }
    return text;
}

std::string valueOf(const std::map<std::string, std::string>& metadata, const std::string& key) {
    const auto found = metadata.find(key);
    return found == metadata.end() ? std::string() : found->second;
}

nlohmann::json checkedJson(const std::string& text) {
    return parseJson(text).value_or(nullptr);
}

void requireNoProblem(const std::string& problem) {
    if (!problem.empty()) {
        throw Error(problem);
    }
}

/// The limits of the import's options, whoever wrote the card. Throws Error as validate() does.
void checkInput(const nlohmann::json& json) {
    InputSpec figures;
    readField(json, "mean", figures.mean);
    readField(json, "deviation", figures.deviation);
    requireNoProblem(problemOfMean(figures.mean));
    requireNoProblem(problemOfDeviation(figures.deviation));
}

/// What keeps the card from being of its network; empty: nothing.
std::string misfitOf(const ModelCard& card) {
    const NetworkSpec& network = card.spec.network;
    if (card.input && card.input->channels != network.inputChannels) {
        return filled(phrase("Its pictures have %1 channels, but the network sees %2."),
                      card.input->channels, network.inputChannels);
    }
    if (!card.classes.empty() && std::cmp_not_equal(card.classes.size(), network.classes)) {
        return filled(phrase("It names %1 classes, but the network has %2."), card.classes.size(),
                      network.classes);
    }
    return {};
}

/// Throws what nlohmann-json, from_json() and validate() throw, and where the card does not fit.
ModelCard parsed(const std::map<std::string, std::string>& metadata) {
    ModelCard card;
    checkedJson(metadata.at("spec")).get_to(card.spec);
    validate(card.spec.network);
    validate(card.spec.data);
    validate(card.spec.recipe);
    if (const std::string input = valueOf(metadata, "input"); !input.empty()) {
        const nlohmann::json json = checkedJson(input);
        checkInput(json);
        card.input = json.get<InputSpec>();
    }
    if (const std::string classes = valueOf(metadata, "classes"); !classes.empty()) {
        checkedJson(classes).get_to(card.classes);
    }
    if (const std::string error = valueOf(metadata, "test_error"); !error.empty()) {
        card.testError = numberFrom<double>(error);  // none where it cannot be told
    }
    card.source = valueOf(metadata, "source");
    card.command = valueOf(metadata, "command");
    // Cards of version 0.1 do not say how the middle was cut: training here always cut it first.
    if (card.input && card.source.empty() && card.input->style == InputStyle::Centre) {
        card.input->cut = Cut::BeforeResize;
    }
    requireNoProblem(misfitOf(card));
    return card;
}

}  // namespace

std::map<std::string, std::string> metadataOf(const ModelCard& card) {
    std::map<std::string, std::string> metadata = {{"spec", jsonText(nlohmann::json(card.spec))}};
    if (card.input) {
        metadata["input"] = jsonText(nlohmann::json(*card.input));
    }
    if (!card.classes.empty()) {
        metadata["classes"] = jsonText(nlohmann::json(card.classes));
    }
    if (card.testError) {
        metadata["test_error"] = fixedText(*card.testError, 6);
    }
    if (!card.source.empty()) {
        metadata["source"] = card.source;
    }
    if (!card.command.empty()) {
        metadata["command"] = card.command;
    }
    return metadata;
}

bool hasCard(const std::map<std::string, std::string>& metadata) {
    const nlohmann::json spec = checkedJson(valueOf(metadata, "spec"));
    return spec.is_object() && spec.contains("network");
}

ModelCard cardOf(const std::map<std::string, std::string>& metadata,
                 const std::filesystem::path& file) {
    if (!hasCard(metadata)) {
        throw Error(filled(
            phrase("%1 does not say which network it is for; choose a file that ResNet Lab wrote, "
                   "or import it first: resnet-lab import FILE."),
            file));
    }
    std::string problem;
    try {
        return parsed(metadata);
    } catch (const nlohmann::json::exception&) {
        problem = phrase("One of its values has the wrong type.");
    } catch (const Error& error) {
        problem = error.what();
    }
    throw Error(filled(phrase("The card that %1 has of its network cannot be used: %2 Choose "
                              "another file."),
                       file, problem));
}

void requireClassifier(const ModelCard& card, const std::filesystem::path& file) {
    if (!card.hasClassifier()) {
        throw Error(filled(phrase("%1 has no classifier, so it gives no answers; look into it in "
                                  "Inspect, or choose weights that have one."),
                           file));
    }
}

void requireOwnFile(const std::filesystem::path& file) {
    if (const std::string foreign = foreignSentence(file); !foreign.empty()) {
        throw Error(foreign);
    }
    if (beginsAsTorchFile(file)) {
        throw Error(filled(phrase("%1 is a file of PyTorch's; import it first: resnet-lab import "
                                  "%2"),
                           file, shellWord(file.string())));
    }
}

std::map<std::string, std::string> readMetadata(const std::filesystem::path& file) {
    requireOwnFile(file);
    std::ifstream stream(file, std::ios::binary);
    std::error_code problem;
    const std::uint64_t bytes = std::filesystem::file_size(file, problem);
    if (!stream || problem) {
        throw Error(filled(phrase("Could not open %1; check the path and its permissions."), file));
    }
    return readSafeTensorsHeader(stream, bytes, file).metadata;
}

ModelCard readModelCard(const std::filesystem::path& path) {
    const std::filesystem::path file = weightsOf(path);
    return cardOf(readMetadata(file), file);
}

ModelCard completed(ModelCard card, const std::filesystem::path& file) {
    if (!card.input || (card.classes.empty() && card.hasClassifier())) {
        const auto dataset = loadDataset(card.spec.data);
        card.input = card.input.value_or(inputOf(*dataset));
        card.classes = dataset->classNames;
    }
    if (!misfitOf(card).empty()) {
        throw Error(filled(phrase("%1 was trained on other data than %2 has now; train it again."),
                           file, card.spec.data.source));
    }
    return card;
}

std::filesystem::path weightsOf(const std::filesystem::path& path) {
    if (!std::filesystem::is_directory(path)) {
        return path;
    }
    for (const char* name : {"best.safetensors", "last.safetensors"}) {
        if (std::filesystem::exists(path / name)) {
            return path / name;
        }
    }
    refuseExperiment(path);
    throw Error(
        filled(phrase("%1 holds no weights yet; choose a run folder that has trained for an "
                      "epoch, or a .safetensors file."),
               path));
}

std::string commandOf(const RunSpec& spec) {
    const NetworkSpec& network = spec.network;
    const Recipe& recipe = spec.recipe;
    std::string command = "resnet-lab train --networks " + networkOf(network) + " --dataset " +
                          shellWord(spec.data.source) + " --train-limit " +
                          std::to_string(spec.data.trainLimit) + " --test-limit " +
                          std::to_string(spec.data.testLimit);
    const bool isFolder =
        spec.data.source.find('/') != std::string::npos;  // stratified unless said
    if (spec.data.select != Select::First || isFolder) {
        command += " --select " + toText(spec.data.select);
    }
    if (spec.data.imageSize > 0) {
        command += " --image-size " + std::to_string(spec.data.imageSize);
    }
    command += " --epochs " + std::to_string(recipe.epochs) + " --batch-size " +
               std::to_string(recipe.batchSize) + " --learning-rate " + textOf(recipe.learningRate);
    command += " --schedule " + toText(recipe.schedule);
    if (!recipe.milestones.empty()) {
        command += " --milestones " + joinedNumbers(recipe.milestones);
    }
    if (recipe.warmupEpochs > 0) {
        command += " --warmup " + std::to_string(recipe.warmupEpochs);
    }
    command += " --width " + std::to_string(network.width) + " --stem " + toText(network.stem);
    if (network.block == BlockKind::Bottleneck) {
        command += " --stride " + toText(network.strideAt);
    }
    if (network.order == Order::Pre && !network.endNorm) {
        command += " --end-norm false";
    }
    if (network.family == Family::Residual) {
        command += " --shortcut " + toText(network.shortcut) + " --zero-init " +
                   (network.zeroInitResidual ? "true" : "false");
    }
    return command + " --seed " + std::to_string(spec.seed) + " --precision " +
           toText(recipe.precision);
}

}  // namespace lab
