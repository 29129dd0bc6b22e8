// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/WeightFacts.h"

#include "core/base/Ascii.h"
#include "core/base/Error.h"
#include "core/base/JsonFields.h"
#include "core/base/Phrase.h"
#include "core/base/platform/Files.h"
#include "core/model/StatedLayers.h"
#include "core/model/StatedValues.h"

#include <algorithm>
#include <array>
#include <iterator>
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

/// "resnet50" of "tv_resnet50.in1k".
std::string bareName(const std::string& architecture) {
    std::string name = architecture.substr(0, architecture.find('.'));
    for (const std::string_view origin : {"tv_", "gluon_", "ssl_", "swsl_"}) {
        name.erase(0, name.starts_with(origin) ? origin.size() : 0);
    }
    return name;
}

std::string letters(const std::string& text) {
    std::string kept;
    std::ranges::copy_if(text, std::back_inserter(kept), isLetterOrDigit);
    return kept;
}

/// Names of torchvision and timm whose layers are those of the paper and v1.5.
bool isPlainNameOf(const std::string& name, const NetworkSpec& network) {
    constexpr std::array kPlain = {
        std::string_view("resnet18"),         std::string_view("resnet26"),
        std::string_view("resnet34"),         std::string_view("resnet50"),
        std::string_view("resnet101"),        std::string_view("resnet152"),
        std::string_view("resnext50_32x4d"),  std::string_view("resnext101_32x4d"),
        std::string_view("resnext101_32x8d"), std::string_view("resnext101_64x4d"),
        std::string_view("wide_resnet50_2"),  std::string_view("wide_resnet101_2")};
    constexpr std::string_view kPre = "resnetv2_";  // timm's pre-activation networks
    if (name.starts_with(kPre)) {
        return network.order == Order::Pre &&
               network.name == "preact-resnet-" + name.substr(kPre.size());
    }
    return std::ranges::find(kPlain, name) != kPlain.end() &&
           letters(network.name).starts_with(letters(name));
}

/// Names whose tensors are a plain network's and whose layers are not.
bool poolsAgainstAliasing(const std::string& name) {
    return name.starts_with("resnetblur") || name.starts_with("resnetaa") ||
           name.starts_with("resnextaa");
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
    facts.unknown.insert(facts.unknown.end(), said.unknown.begin(), said.unknown.end());
}

// pytorch-image-models: {"architecture": ..., "num_classes": ..., "pretrained_cfg": {...}}
WeightFacts timmFacts(const Json& config, const fs::path& weights, const NetworkSpec& network) {
    const std::string name = bareName(*statedAt<std::string>(config, "architecture"));
    if (poolsAgainstAliasing(name)) {
        refuseVariant(weights, "config.json",
                      filled(phrase("pooling against aliasing (\"%1\")"), name));
    }
    WeightFacts facts;
    if (!isPlainNameOf(name, network)) {
        return facts;
    }
    facts.saidBy = "config.json";
    judgeLayers(layersOfTimmsConfig(config), weights, facts.saidBy, facts);
    judgeLayers(layersOfTimmsArguments(partAt(config, "model_args")), weights, facts.saidBy, facts);
    facts.strideAt = StrideAt::V1_5;
    const Json given = partAt(config, "pretrained_cfg");
    facts.input =
        inputOfTimm(given.is_object() ? given : config, facts.saidBy, network.inputChannels);
    const auto names = statedAt<std::vector<std::string>>(config, "label_names");
    if (names && std::cmp_equal(names->size(), network.classes)) {
        facts.classes = *names;
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
    const auto depths = statedAt<std::vector<int>>(config, "depths");
    const auto classes = statedAt<int>(config, "num_classes");
    if (kind == "resnet" && depths == network.blocks) {
        return huggingFacts(config, weights, network);
    }
    if (statedAt<std::string>(config, "architecture") &&
        classes.value_or(network.classes) == network.classes) {
        return timmFacts(config, weights, network);
    }
    return {};
}

/// What the settings of a training say, timm's above all ("model", "gp", "model_kwargs").
void addTraining(const Json& settings, const fs::path& weights, const NetworkSpec& network,
                 WeightFacts& facts) {
    if (!settings.is_object()) {
        return;
    }
    judgeLayers(layersOfTraining(settings), weights, "args", facts);
    judgeLayers(layersOfTimmsArguments(partAt(settings, "model_kwargs")), weights, "args", facts);
    const std::string name = bareName(statedAt<std::string>(settings, "model").value_or(""));
    if (poolsAgainstAliasing(name)) {
        refuseVariant(weights, "args", filled(phrase("pooling against aliasing (\"%1\")"), name));
    }
    if (facts.saidBy.empty() && isPlainNameOf(name, network)) {
        facts.saidBy = "args";
        facts.strideAt = StrideAt::V1_5;
    }
    if (facts.input.isNothing()) {
        facts.input = inputOfTimm(settings, "args", network.inputChannels);
    }
}

}  // namespace

WeightFacts factsOf(const fs::path& weights, const std::string& arch, const NetworkSpec& network,
                    const std::string& settings) {
    WeightFacts facts = factsBeside(weights, network);
    const std::string name = bareName(arch);
    if (poolsAgainstAliasing(name)) {
        refuseVariant(weights, "arch", filled(phrase("pooling against aliasing (\"%1\")"), name));
    }
    if (facts.saidBy.empty() && isPlainNameOf(name, network)) {
        facts.saidBy = "arch";
        facts.strideAt = StrideAt::V1_5;
    }
    addTraining(parseJson(settings).value_or(Json()), weights, network, facts);
    return facts;
}

}  // namespace lab
