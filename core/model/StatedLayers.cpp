// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/StatedLayers.h"

#include "core/base/Ascii.h"
#include "core/base/Phrase.h"
#include "core/model/StatedValues.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace lab {

namespace {

using Json = nlohmann::json;

/// What a setting says: what the networks here are, what they are not, or nothing that is known.
enum class Stated { Same, Other, Unknown };

struct LayerSetting {
    std::string_view key;
    Stated (*judge)(const Json& value);
    const char* other;  // with the value in it
};

Stated oneOf(const Json& value, std::initializer_list<std::string_view> same) {
    if (!value.is_string()) {
        return Stated::Unknown;
    }
    const std::string text = lowered(value.get<std::string>());
    return std::ranges::find(same, text) != same.end() ? Stated::Same : Stated::Other;
}

Stated numberIs(const Json& value, double same) {
    if (!value.is_number()) {
        return Stated::Unknown;
    }
    return std::abs(value.get<double>() - same) <= 1e-9 * same ? Stated::Same : Stated::Other;
}

Stated ofActivation(const Json& value) {
    return oneOf(value, {"relu", "torch.nn.modules.activation relu"});
}
Stated ofPooling(const Json& value) {
    return oneOf(value, {"avg", "fast", "fastavg"});
}
Stated ofNorm(const Json& value) {
    return oneOf(value, {"batchnorm2d", "batchnorm", "torch.nn.modules.batchnorm batchnorm2d"});
}
Stated ofEpsilon(const Json& value) {
    return numberIs(value, 1e-5);
}
Stated ofOutputStride(const Json& value) {
    return numberIs(value, 32);
}
Stated ofAntiAliasing(const Json& value) {
    return oneOf(value, {""});
}

constexpr std::array kLayerSettings = {
    LayerSetting{"act_layer", ofActivation, asPhrase("the activation %1")},
    LayerSetting{"hidden_act", ofActivation, asPhrase("the activation %1")},
    LayerSetting{"global_pool", ofPooling, asPhrase("the global pooling %1")},
    LayerSetting{"gp", ofPooling, asPhrase("the global pooling %1")},
    LayerSetting{"output_stride", ofOutputStride, asPhrase("dilation (output_stride %1)")},
    LayerSetting{"aa_layer", ofAntiAliasing, asPhrase("pooling against aliasing (%1)")},
    LayerSetting{"norm_layer", ofNorm, asPhrase("the norm layer %1")},
    LayerSetting{"norm_eps", ofEpsilon, asPhrase("batch norms of the epsilon %1")},
    LayerSetting{"bn_eps", ofEpsilon, asPhrase("batch norms of the epsilon %1")}};

// They shape a training or are seen in the tensors' shapes.
constexpr std::array kTimmsHarmless = {
    std::string_view("num_classes"),      std::string_view("in_chans"),
    std::string_view("pretrained"),       std::string_view("pretrained_cfg"),
    std::string_view("checkpoint_path"),  std::string_view("pretrained_cfg_overlay"),
    std::string_view("cache_dir"),        std::string_view("drop_rate"),
    std::string_view("drop_path_rate"),   std::string_view("drop_block_rate"),
    std::string_view("zero_init_last"),   std::string_view("layers"),
    std::string_view("channels"),         std::string_view("cardinality"),
    std::string_view("base_width"),       std::string_view("stem_width"),
    std::string_view("stem_type"),        std::string_view("avg_down"),
    std::string_view("down_kernel_size"), std::string_view("block_reduce_first"),
    std::string_view("scriptable"),       std::string_view("exportable")};

// Of config.json; older ones have what is now in "pretrained_cfg" beside the rest.
constexpr std::array kTimmsEntries = {std::string_view("architecture"),
                                      std::string_view("num_classes"),
                                      std::string_view("num_features"),
                                      std::string_view("model_args"),
                                      std::string_view("pretrained_cfg"),
                                      std::string_view("label_names"),
                                      std::string_view("tag"),
                                      std::string_view("label_descriptions"),
                                      std::string_view("custom_load"),
                                      std::string_view("library_name"),
                                      std::string_view("input_size"),
                                      std::string_view("test_input_size"),
                                      std::string_view("interpolation"),
                                      std::string_view("fixed_input_size"),
                                      std::string_view("crop_pct"),
                                      std::string_view("test_crop_pct"),
                                      std::string_view("crop_mode"),
                                      std::string_view("mean"),
                                      std::string_view("std"),
                                      std::string_view("pool_size"),
                                      std::string_view("first_conv"),
                                      std::string_view("classifier"),
                                      std::string_view("license"),
                                      std::string_view("origin_url"),
                                      std::string_view("url"),
                                      std::string_view("file"),
                                      std::string_view("hf_hub_id"),
                                      std::string_view("hf_hub_filename"),
                                      std::string_view("paper_ids"),
                                      std::string_view("paper_name"),
                                      std::string_view("source"),
                                      std::string_view("notes"),
                                      std::string_view("hash"),
                                      std::string_view("min_input_size"),
                                      std::string_view("architectures"),
                                      std::string_view("do_pooling"),
                                      std::string_view("dtype"),
                                      std::string_view("torch_dtype"),
                                      std::string_view("initializer_range"),
                                      std::string_view("model_type"),
                                      std::string_view("transformers_version"),
                                      std::string_view("test_interpolation")};

// Read by factsOf(), seen in the shapes, or none of the layers'.
constexpr std::array kHuggingEntries = {std::string_view("model_type"),
                                        std::string_view("architectures"),
                                        std::string_view("depths"),
                                        std::string_view("hidden_sizes"),
                                        std::string_view("embedding_size"),
                                        std::string_view("num_channels"),
                                        std::string_view("layer_type"),
                                        std::string_view("downsample_in_bottleneck"),
                                        std::string_view("downsample_in_first_stage"),
                                        std::string_view("id2label"),
                                        std::string_view("label2id"),
                                        std::string_view("num_labels"),
                                        std::string_view("torch_dtype"),
                                        std::string_view("dtype"),
                                        std::string_view("transformers_version"),
                                        std::string_view("name_or_path"),
                                        std::string_view("stage_names"),
                                        std::string_view("out_features"),
                                        std::string_view("out_indices"),
                                        std::string_view("problem_type"),
                                        std::string_view("finetuning_task"),
                                        std::string_view("auto_map"),
                                        std::string_view("license"),
                                        std::string_view("use_cache"),
                                        std::string_view("return_dict"),
                                        std::string_view("output_attentions"),
                                        std::string_view("output_hidden_states")};

template <std::size_t N>
bool isAmong(const std::array<std::string_view, N>& names, const std::string& key) {
    return std::ranges::find(names, key) != names.end();
}

/// Whether the key is of layers; then it is judged.
bool judge(const std::string& key, const Json& value, StatedLayers& said) {
    const auto* const setting = std::ranges::find(kLayerSettings, key, &LayerSetting::key);
    if (setting == kLayerSettings.end()) {
        return false;
    }
    const Stated stated = value.is_null() ? Stated::Same : setting->judge(value);
    if (stated == Stated::Unknown) {
        said.unknown.push_back(key);
    } else if (stated == Stated::Other && said.refused.empty()) {
        said.refused = filled(phrase(setting->other), excerptOf(value));
    }
    return true;
}

/// Judges all settings; those that are neither of layers nor harmless are unknown.
template <std::size_t N>
StatedLayers judgedAll(const Json& settings, const std::array<std::string_view, N>& harmless) {
    StatedLayers said;
    for (const auto& [key, value] : settings.items()) {
        if (!judge(key, value, said) && !value.is_null() && !isAmong(harmless, key) &&
            !key.starts_with('_')) {
            said.unknown.push_back(key);
        }
    }
    return said;
}

}  // namespace

StatedLayers layersOfTimmsArguments(const Json& arguments) {
    return arguments.is_object() ? judgedAll(arguments, kTimmsHarmless) : StatedLayers();
}

StatedLayers layersOfTimmsConfig(const Json& config) {
    return config.is_object() ? judgedAll(config, kTimmsEntries) : StatedLayers();
}

StatedLayers layersOfTraining(const Json& settings) {
    StatedLayers said;
    if (settings.is_object()) {
        for (const auto& [key, value] : settings.items()) {
            judge(key, value, said);
        }
    }
    return said;
}

bool isOfLayers(const std::string& key) {
    const std::string name = lowered(key);
    return name.find("activation") != std::string::npos ||
           name.find("dilat") != std::string::npos || name.find("pooling") != std::string::npos;
}

StatedLayers layersOfHuggingFace(const Json& config) {
    StatedLayers said = judgedAll(config, kHuggingEntries);
    if (said.refused.empty() &&
        statedAt<bool>(config, "downsample_in_first_stage").value_or(false)) {
        said.refused = phrase("a first stage that strides");
    }
    // A softmax shares 100 % among the classes; of several labels each has its own.
    const auto problem = statedAt<std::string>(config, "problem_type");
    if (problem && *problem != "single_label_classification") {
        said.answers = excerptOf(partAt(config, "problem_type"));
    }
    return said;
}

}  // namespace lab
