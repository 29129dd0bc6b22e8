// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/RewrittenWeights.h"

#include "core/base/Error.h"
#include "core/base/Phrase.h"
#include "core/model/NamedTensors.h"

#include <array>
#include <set>

namespace lab {

namespace {

struct RewrittenForm {
    std::string_view first;   // of the names below a layer: "weight_orig"
    std::string_view second;  // and one that must stand beside it; empty: none
    const char* what;
    std::string_view remedy;
};

constexpr std::string_view kWithoutPruning = "torch.nn.utils.prune.remove(layer, \"weight\")";
constexpr std::string_view kWithoutNorm = "torch.nn.utils.remove_weight_norm(layer)";
constexpr std::string_view kWithoutSpectral = "torch.nn.utils.remove_spectral_norm(layer)";
constexpr std::string_view kWithoutParametrization =
    "torch.nn.utils.parametrize.remove_parametrizations(layer, \"weight\")";
constexpr std::string_view kMerged = "model = model.merge_and_unload()";

// The names that torch.nn.utils and peft give.
constexpr std::array kRewrittenForms = {
    RewrittenForm{"weight_orig", "weight_mask", asPhrase("pruned weights"), kWithoutPruning},
    RewrittenForm{"weight_orig", "weight_u", asPhrase("weights with spectral norm"),
                  kWithoutSpectral},
    RewrittenForm{"weight_g", "weight_v", asPhrase("weights with weight norm"), kWithoutNorm},
    RewrittenForm{"parametrizations.weight.original0", "parametrizations.weight.original1",
                  asPhrase("weights with weight norm"), kWithoutParametrization},
    RewrittenForm{"parametrizations.weight.original", "parametrizations.weight.0._u",
                  asPhrase("weights with spectral norm"), kWithoutParametrization},
    RewrittenForm{"parametrizations.weight.original", "", asPhrase("parametrized weights"),
                  kWithoutParametrization}};

/// Whether it is a layer that networks here have: "conv1", "layer1.0.conv2", "fc".
bool isLayerOfNetworks(const std::string& layer) {
    constexpr std::array kLayers = {"conv1", "fc", "linear", "classifier"};
    const std::vector<std::string> parts = partsOf(layer);
    const bool inStage = std::ranges::any_of(parts, [](const std::string& part) {
        return part.starts_with("layer") && numberIn(part.substr(5));
    });
    return inStage || std::ranges::find(kLayers, parts.back()) != kLayers.end();
}

[[noreturn]] void refuseRewritten(const std::string& file, const std::string& what,
                                  const std::string& key, std::string_view remedy) {
    throw Error(filled(phrase("%1 holds %2 (\"%3\"); in Python, make them plain and save the "
                              "state_dict again: %4."),
                       file, what, key, remedy));
}

// What trainings that divide weights among processes save of them.
void requireUndivided(const std::string& key, const Shape& shape, const std::string& file) {
    const std::vector<std::string> parts = partsOf(key);
    if (parts.back() == "_flat_param" || parts.back() == "flat_param") {
        throw Error(filled(
            phrase("%1 holds flat parameters of FSDP (\"%2\"), which do not say where one layer "
                   "ends and the next begins; in Python, save a whole state_dict: with "
                   "FSDP.state_dict_type(model, "
                   "StateDictType.FULL_STATE_DICT): torch.save(model.state_dict(), "
                   "\"weights.pth\")."),
            file, key));
    }
    const std::string layer =
        key.substr(0, key.rfind('.') == std::string::npos ? 0 : key.rfind('.'));
    if (shape == Shape{0} && parts.back() == "weight" && isLayerOfNetworks(layer)) {
        throw Error(filled(
            phrase(
                "%1 holds empty tensors (\"%2\"), as DeepSpeed's ZeRO-3 leaves where weights are "
                "divided among processes; gather them with its script in the checkpoint's "
                "folder: python zero_to_fp32.py . OUT."),
            file, key));
    }
}

}  // namespace

void requirePlainWeights(const NamedShapes& shapes, const std::string& file) {
    std::set<std::string> keys;
    for (const auto& [key, shape] : shapes) {
        keys.insert(key);
        requireUndivided(key, shape, file);
        if (key.find(".lora_A.") != std::string::npos) {
            refuseRewritten(file, phrase("weights with LoRA beside them"), key, kMerged);
        }
    }
    for (const auto& [first, second, what, remedy] : kRewrittenForms) {
        std::string end = ".";
        end += first;
        for (const std::string& key : keys) {
            const std::string layer =
                key.ends_with(end) ? key.substr(0, key.size() - end.size()) : std::string();
            if (!layer.empty() && isLayerOfNetworks(layer) &&
                (second.empty() || keys.contains(layer + "." + std::string(second)))) {
                refuseRewritten(file, phrase(what), key, remedy);
            }
        }
    }
}

}  // namespace lab
