// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/WeightFacts.h"

#include "core/base/Ascii.h"
#include "core/base/Error.h"
#include "core/base/JsonFields.h"
#include "core/base/Phrase.h"
#include "core/base/platform/Files.h"
#include "core/model/PixelFigures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <utility>

namespace lab {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr std::uintmax_t kMostFactsBytes = 1U << 20U;
constexpr int kMostPixels = 8192;  // a side; validate() says more

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

template <class Value>
std::optional<Value> valueAt(const Json& json, const char* key) {
    Value value{};
    const auto found = json.is_object() ? json.find(key) : json.end();
    try {
        if (found != json.end() && readStrictly(*found, value)) {
            return value;
        }
    } catch (const Json::exception&) {  // of another type: not said
    }
    return std::nullopt;
}

void divideBy255(std::vector<double>& figures) {
    for (double& figure : figures) {
        figure /= 255;
    }
}

/// The input with these figures where they hold.
void take(WeightFacts& facts, int channels, std::optional<int> size, std::optional<double> crop,
          std::optional<std::vector<double>> mean, std::optional<std::vector<double>> deviation) {
    if (!size || *size < 1 || *size > kMostPixels || !mean || !deviation) {
        return;
    }
    const bool ofBytes = areOfBytes(*mean) || areOfBytes(*deviation);
    if (ofBytes) {
        divideBy255(*mean);
        divideBy255(*deviation);
    }
    if (!problemOfMean(*mean).empty() || !problemOfDeviation(*deviation).empty()) {
        return;
    }
    InputSpec said;
    said.channels = channels;
    said.size = *size;
    const double share = crop && *crop > 0.1 && *crop <= 1 ? *crop : 0.875;
    said.shorterSide = static_cast<int>(std::floor(*size / share));
    said.mean = *mean;
    said.deviation = *deviation;
    try {
        validate(said);
        facts.input = said;
        facts.dividedBy255 = ofBytes;
    } catch (const Error&) {  // what cannot be is not taken
    }
}

// pytorch-image-models: {"architecture": ..., "num_classes": ..., "pretrained_cfg": {...}}
WeightFacts timmFacts(const Json& config, const fs::path& weights, const NetworkSpec& network) {
    const std::string name = bareName(*valueAt<std::string>(config, "architecture"));
    if (poolsAgainstAliasing(name)) {
        refuseVariant(weights, "config.json",
                      filled(phrase("pooling against aliasing (\"%1\")"), name));
    }
    WeightFacts facts;
    if (!isPlainNameOf(name, network)) {
        return facts;
    }
    facts.saidBy = "config.json";
    facts.strideAt = StrideAt::V1_5;
    const Json given = config.value("pretrained_cfg", Json::object());
    const auto sizes = valueAt<std::vector<int>>(given, "input_size");
    if (sizes && sizes->size() == 3) {
        take(facts, network.inputChannels, sizes->back(), valueAt<double>(given, "crop_pct"),
             valueAt<std::vector<double>>(given, "mean"),
             valueAt<std::vector<double>>(given, "std"));
    }
    const auto names = valueAt<std::vector<std::string>>(config, "label_names");
    if (names && std::cmp_equal(names->size(), network.classes)) {
        facts.classes = *names;
    }
    return facts;
}

// {"0": "tench", "1": ...}; Hugging Face's own "LABEL_0" are no names.
std::vector<std::string> classesIn(const Json& config, int classes) {
    const Json names = config.value("id2label", Json::object());
    std::vector<std::string> found;
    for (int i = 0; i < classes; ++i) {
        const auto name = valueAt<std::string>(names, std::to_string(i).c_str());
        if (!name || name->empty() || *name == "LABEL_" + std::to_string(i)) {
            return {};
        }
        found.push_back(*name);
    }
    return found;
}

// transformers: ResNetConfig, and next to it the image processor's preprocessor_config.json.
WeightFacts huggingFacts(const Json& config, const fs::path& weights, const NetworkSpec& network) {
    const std::string activation = valueAt<std::string>(config, "hidden_act").value_or("relu");
    if (activation != "relu") {
        refuseVariant(weights, "config.json",
                      filled(phrase("the activation \"%1\""), excerptOf(activation)));
    }
    if (valueAt<bool>(config, "downsample_in_first_stage").value_or(false)) {
        refuseVariant(weights, "config.json", phrase("a first stage that strides"));
    }
    WeightFacts facts;
    facts.saidBy = "config.json";
    facts.strideAt = valueAt<bool>(config, "downsample_in_bottleneck").value_or(false)
                         ? StrideAt::V1
                         : StrideAt::V1_5;
    facts.classes = classesIn(config, network.classes);
    const Json given = jsonIn(weights.parent_path() / "preprocessor_config.json");
    const Json size = given.is_object() ? given.value("size", Json::object()) : Json::object();
    const auto side = valueAt<int>(size, "shortest_edge");
    take(facts, network.inputChannels, side ? side : valueAt<int>(size, "height"),
         valueAt<double>(given, "crop_pct"), valueAt<std::vector<double>>(given, "image_mean"),
         valueAt<std::vector<double>>(given, "image_std"));
    return facts;
}

}  // namespace

WeightFacts factsOf(const fs::path& weights, const std::string& arch, const NetworkSpec& network) {
    const Json config = jsonIn(weights.parent_path() / "config.json");
    const auto kind = valueAt<std::string>(config, "model_type");
    const auto depths = valueAt<std::vector<int>>(config, "depths");
    const auto classes = valueAt<int>(config, "num_classes");
    WeightFacts facts;
    if (kind == "resnet" && depths == network.blocks) {
        facts = huggingFacts(config, weights, network);
    } else if (valueAt<std::string>(config, "architecture") &&
               classes.value_or(network.classes) == network.classes) {
        facts = timmFacts(config, weights, network);
    }
    const std::string name = bareName(arch);
    if (poolsAgainstAliasing(name)) {
        refuseVariant(weights, "arch", filled(phrase("pooling against aliasing (\"%1\")"), name));
    }
    if (facts.saidBy.empty() && isPlainNameOf(name, network)) {
        facts.saidBy = "arch";
        facts.strideAt = StrideAt::V1_5;
    }
    return facts;
}

}  // namespace lab
