// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/WeightFacts.h"

#include "core/base/Error.h"
#include "core/base/JsonFields.h"
#include "core/base/Phrase.h"
#include "core/base/platform/Files.h"
#include "core/model/NamedTensors.h"
#include "core/model/StatedLayers.h"
#include "core/model/StatedNetwork.h"
#include "core/model/StatedValues.h"

#include <algorithm>
#include <charconv>
#include <initializer_list>
#include <iterator>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace lab {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr std::uintmax_t kMostFactsBytes = 1U << 20U;

[[noreturn]] void refuseVariant(const fs::path& weights, const std::string& saidBy,
                                const std::string& what) {
    throw Error(
        filled(phrase("%1 holds a network with %2, by its %3: its tensors are a ResNet's, but "
                      "its layers are not, so its answers would be others; choose weights of "
                      "torchvision's own ResNet family."),
               weights, what, saidBy));
}

[[noreturn]] void refuseAntiAliasing(const fs::path& weights, const std::string& saidBy,
                                     const std::string& name) {
    refuseVariant(weights, saidBy, filled(phrase("pooling against aliasing (\"%1\")"), name));
}

Json jsonIn(const fs::path& file) {
    std::error_code error;
    if (!fs::is_regular_file(file, error) || fs::file_size(file, error) > kMostFactsBytes ||
        error) {
        return {};
    }
    return parseJson(readFile(file, kMostFactsBytes)).value_or(Json());
}

/// Throws Error for layers that are not read here; keeps what is unknown.
void judgeLayers(const StatedLayers& said, const fs::path& weights, const std::string& saidBy,
                 WeightFacts& facts) {
    if (!said.refused.empty()) {
        refuseVariant(weights, saidBy, said.refused);
    }
    if (!said.answers.empty()) {
        throw Error(filled(
            phrase("%1 is made for problems of the kind %2, by its %3, whose answers are no shares "
                   "of 100 %, as the answers here are; where each picture has one class, delete "
                   "\"problem_type\" there."),
            weights, said.answers, saidBy));
    }
    facts.unknown.insert(facts.unknown.end(), said.unknown.begin(), said.unknown.end());
}

/// Of a config.json that is of another network than the tensors are.
WeightFacts factsOfAnother(const std::string& called) {
    WeightFacts facts;
    facts.notes.push_back(
        filled(phrase("Its config.json is of another network (%1) than its tensors are, so what it "
                      "says of layers, pictures and classes was not used."),
               called));
    return facts;
}

/// What timm's config.json says of layers that are not read here; empty: nothing.
std::string refusedIn(const Json& config) {
    const std::string refused = layersOfTimmsConfig(config).refused;
    return refused.empty() ? layersOfTimmsArguments(partAt(config, "model_args")).refused : refused;
}

/// timm's config.json whose name is not that of the tensors' network.
WeightFacts factsOfAnotherName(const Json& config, const std::string& name,
                               const fs::path& weights) {
    if (const std::string refused = refusedIn(config); isNameOfFamily(name) && !refused.empty()) {
        throw Error(filled(
            phrase("%1 lies with a config.json that names another network (%2), one with %3, so "
                   "its answers may be others; choose weights of torchvision's own ResNet family, "
                   "or move config.json away where it is of other weights."),
            weights, excerptOf(name), refused));
    }
    return factsOfAnother(excerptOf(name));
}

// pytorch-image-models: {"architecture": ..., "num_classes": ..., "pretrained_cfg": {...}}
WeightFacts timmFacts(const Json& config, const fs::path& weights, const NetworkSpec& network) {
    const std::string name = bareName(*statedAt<std::string>(config, "architecture"));
    if (poolsAgainstAliasing(name)) {
        refuseAntiAliasing(weights, "config.json", name);
    }
    const Json arguments = partAt(config, "model_args");
    if (!isNetworkNamed(name, arguments, network)) {
        return factsOfAnotherName(config, name, weights);
    }
    WeightFacts facts;
    facts.saidBy = "config.json";
    judgeLayers(layersOfTimmsConfig(config), weights, facts.saidBy, facts);
    judgeLayers(layersOfTimmsArguments(arguments), weights, facts.saidBy, facts);
    facts.strideAt = StrideAt::V1_5;
    const Json given = partAt(config, "pretrained_cfg");
    facts.input =
        inputOfTimm(given.is_object() ? given : config, facts.saidBy, network.inputChannels);
    const auto names = statedAt<std::vector<std::string>>(config, "label_names");
    if (names && std::cmp_equal(names->size(), network.classes)) {
        facts.classes = *names;
    } else if (names && network.classes > 0) {
        facts.notes.push_back(
            filled(phrase("Its config.json names %1 classes, but the weights have "
                          "%2, so these names were not used."),
                   names->size(), network.classes));
    }
    return facts;
}

// {"0": "tench", "1": ...}; Hugging Face's own "LABEL_0" are no names.
std::vector<std::string> classesIn(const Json& config, int classes) {
    const Json names = partAt(config, "id2label");
    std::vector<std::string> found;
    for (int i = 0; i < classes; ++i) {
        const auto name = statedAt<std::string>(names, std::to_string(i).c_str());
        if (!name || name->empty() || *name == "LABEL_" + std::to_string(i)) {
            return {};
        }
        found.push_back(*name);
    }
    return found;
}

// transformers: ResNetConfig, and next to it the image processor's preprocessor_config.json.
WeightFacts huggingFacts(const Json& config, const fs::path& weights, const NetworkSpec& network) {
    WeightFacts facts;
    facts.saidBy = "config.json";
    judgeLayers(layersOfHuggingFace(config), weights, facts.saidBy, facts);
    facts.strideAt = statedAt<bool>(config, "downsample_in_bottleneck").value_or(false)
                         ? StrideAt::V1
                         : StrideAt::V1_5;
    facts.classes = classesIn(config, network.classes);
    facts.input = inputOfHuggingFace(jsonIn(weights.parent_path() / "preprocessor_config.json"),
                                     network.inputChannels);
    return facts;
}

WeightFacts factsBeside(const fs::path& weights, const NetworkSpec& network) {
    const Json config = jsonIn(weights.parent_path() / "config.json");
    const auto kind = statedAt<std::string>(config, "model_type");
    if (kind == "resnet") {
        const auto depths = statedAt<std::vector<int>>(config, "depths");
        return depths == network.blocks
                   ? huggingFacts(config, weights, network)
                   : factsOfAnother("\"depths\": " + excerptOf(partAt(config, "depths")));
    }
    if (statedAt<std::string>(config, "architecture")) {
        return timmFacts(config, weights, network);
    }
    return kind ? factsOfAnother(excerptOf(*kind)) : WeightFacts();
}

/// The name that settings give the network; empty: none.
std::string networkNameIn(const Json& settings) {
    for (const char* key : {"model", "arch", "architecture", "model_name"}) {
        if (const auto name = statedAt<std::string>(settings, key)) {
            return bareName(*name);
        }
    }
    return {};
}

/// What the settings of a training say, timm's above all ("model", "gp", "model_kwargs").
void addTraining(const Json& settings, const std::string& saidBy, double usualCrop,
                 const fs::path& weights, const NetworkSpec& network, WeightFacts& facts) {
    if (!settings.is_object()) {
        return;
    }
    const Json arguments = partAt(settings, "model_kwargs");
    judgeLayers(layersOfTraining(settings), weights, saidBy, facts);
    judgeLayers(layersOfTimmsArguments(arguments), weights, saidBy, facts);
    const std::string name = networkNameIn(settings);
    if (poolsAgainstAliasing(name)) {
        refuseAntiAliasing(weights, saidBy, name);
    }
    if (facts.saidBy.empty() && isNetworkNamed(name, arguments, network)) {
        facts.saidBy = saidBy;
        facts.strideAt = StrideAt::V1_5;
    }
    if (facts.input.isNothing()) {
        facts.input = inputOfTraining(settings, saidBy, network.inputChannels, usualCrop);
    }
}

/// Names in their order: of a list, of {name: place} or of {place: name}, with each place from 0
/// once. Empty: it is none of these.
std::vector<std::string> namesIn(const Json& given) {
    std::map<int, std::string> placed;
    for (const auto& [key, value] : given.items()) {
        int place = -1;  // a list's keys are its places
        std::from_chars(key.data(), key.data() + key.size(), place);
        if (value.is_string()) {
            placed[place] = value.get<std::string>();
        } else if (given.is_object() && value.is_number_integer()) {
            placed[value.get<int>()] = key;
        }
    }
    std::vector<std::string> names;
    for (const auto& [place, name] : placed) {
        if (std::cmp_equal(place, names.size())) {
            names.push_back(name);
        }
    }
    return names.size() == given.size() ? names : std::vector<std::string>();
}

/// The first of these entries that names as many classes as there are, each by another name.
std::string takeClasses(const Json& settings, std::initializer_list<const char*> keys,
                        const std::string& saidBy, const NetworkSpec& network, WeightFacts& facts) {
    for (const char* key : keys) {
        const std::vector<std::string> names = namesIn(partAt(settings, key));
        if (facts.classes.empty() && network.classes > 0 &&
            std::cmp_equal(names.size(), network.classes) &&
            std::set<std::string>(names.begin(), names.end()).size() == names.size() &&
            std::ranges::find(names, std::string()) == names.end()) {
            facts.classes = names;
            facts.classesFrom = saidBy.empty() ? key : saidBy;
            return key;
        }
    }
    return {};
}

/// Entries beside the weights: {"class_to_idx": {"cat": 0, "dog": 1}, "classes": ["cat", "dog"]}.
void addNames(const Json& given, const NetworkSpec& network, WeightFacts& facts) {
    const std::string taken = takeClasses(given,
                                          {"class_to_idx", "idx_to_class", "id2label", "classes",
                                           "class_names", "label_names", "labels"},
                                          {}, network, facts);
    std::vector<std::string> unused;
    for (const auto& [key, value] : given.items()) {
        if (value.is_structured() && !value.empty() && taken.empty()) {
            unused.push_back(key);
        }
    }
    if (!unused.empty() && network.classes > 0 && facts.classes.empty()) {
        facts.notes.push_back(
            filled(phrase("Its %1 was left out, as it does not name each of its %2 classes once."),
                   listed(unused), network.classes));
    }
}

void noteUnused(const std::string& saidBy, const std::vector<std::string>& keys,
                WeightFacts& facts) {
    if (!keys.empty()) {
        facts.notes.push_back(
            filled(phrase("What its %1 says as %2 was not used."), saidBy, listed(keys)));
    }
}

/// Lightning's "hyper_parameters", of any names.
void addHyperParameters(const Json& settings, const fs::path& weights, const NetworkSpec& network,
                        WeightFacts& facts) {
    constexpr const char* kSaidBy = "hyper_parameters";
    if (!settings.is_object()) {
        return;
    }
    constexpr double kWhole = 1;  // a person's own "img_size" is cut of nothing more
    addTraining(settings, kSaidBy, kWhole, weights, network, facts);
    const std::string classes =
        takeClasses(settings, {"class_names", "classes", "label_names", "labels", "class_to_idx"},
                    kSaidBy, network, facts);
    const StatedInput& input = facts.input;
    std::vector<std::string> unused;
    for (const auto& [key, value] : settings.items()) {
        const bool isAnswered = std::ranges::find(input.answered, key) != input.answered.end();
        const bool isTaken = key == classes || (input.saidBy == kSaidBy && isAnswered);
        const bool isCount = value.is_number_integer() && value == network.classes;
        if (!isTaken && !isCount && !value.is_null() && (isOfPictures(key) || isOfLayers(key))) {
            unused.push_back(key);
        }
    }
    noteUnused(kSaidBy, unused, facts);
}

/// mmpretrain's "meta": {"dataset_meta": {"classes": [...]}, "cfg": a text}; before it "CLASSES".
void addMeta(const Json& meta, const NetworkSpec& network, WeightFacts& facts) {
    const Json data = partAt(meta, "dataset_meta");
    constexpr const char* kSaidBy = "meta";
    std::string classes = takeClasses(data, {"classes", "CLASSES"}, kSaidBy, network, facts);
    classes = classes.empty() ? takeClasses(meta, {"classes", "CLASSES"}, kSaidBy, network, facts)
                              : classes;
    std::vector<std::string> unused;
    const auto addUnused = [&](std::initializer_list<const char*> keys) {
        std::ranges::copy_if(keys, std::back_inserter(unused),
                             [&](const char* key) { return !partAt(meta, key).is_null(); });
    };
    addUnused({"cfg", "config"});
    if (classes.empty()) {
        addUnused({"dataset_meta", "classes", "CLASSES"});
    }
    noteUnused("meta", unused, facts);
}

Json settingsIn(const std::string& text) {
    return parseJson(text).value_or(Json());
}

}  // namespace

WeightFacts factsOf(const fs::path& weights, const StatedInFile& stated,
                    const NetworkSpec& network) {
    WeightFacts facts = factsBeside(weights, network);
    const std::string name = bareName(stated.arch);
    if (poolsAgainstAliasing(name)) {
        refuseAntiAliasing(weights, "arch", name);
    }
    if (facts.saidBy.empty() && isNetworkNamed(name, {}, network)) {
        facts.saidBy = "arch";
        facts.strideAt = StrideAt::V1_5;
    }
    addTraining(settingsIn(stated.args), "args", kUsualCrop, weights, network, facts);
    addHyperParameters(settingsIn(stated.hyperParameters), weights, network, facts);
    addMeta(settingsIn(stated.meta), network, facts);
    addNames(settingsIn(stated.names), network, facts);
    return facts;
}

}  // namespace lab
