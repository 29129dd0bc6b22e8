// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/OtherLayers.h"

#include "core/model/NamedTensors.h"

#include <array>
#include <set>

namespace lab {

namespace {

bool ends(const NamedShapes& shapes, std::string_view end) {
    return std::ranges::any_of(shapes,
                               [end](const auto& tensor) { return tensor.first.ends_with(end); });
}

/// "conv1.0.bias" of a network in which convolutions have biases and nothing normalises.
std::string foldedBias(const NamedShapes& shapes) {
    std::set<std::string> convolutions;
    for (const auto& [key, shape] : shapes) {
        const bool isWeight = key.ends_with(".weight");
        if (isWeight && shape.size() == 1) {
            return {};
        }
        if (isWeight && shape.size() == 4) {
            convolutions.insert(key.substr(0, key.rfind('.')));
        }
    }
    if (convolutions.size() < 2 || ends(shapes, ".running_mean")) {
        return {};
    }
    for (const std::string& convolution : convolutions) {
        const auto isBias = [&](const auto& tensor) {
            return tensor.first == convolution + ".bias";
        };
        if (std::ranges::none_of(shapes, isBias)) {
            return {};
        }
    }
    return *convolutions.begin() + ".bias";
}

/// The first key for which this holds; empty: none.
std::string firstOf(const NamedShapes& shapes, const auto& holds) {
    const auto found = std::ranges::find_if(
        shapes, [&](const auto& tensor) { return holds(tensor.first, tensor.second); });
    return found == shapes.end() ? std::string() : found->first;
}

bool isOfQuantisation(const std::string& key, const Shape&) {
    return key.find("fake_quant") != std::string::npos ||
           key.find("activation_post_process") != std::string::npos;
}

bool isThreshold(const std::string& key, const Shape&) {
    return key.ends_with(".tau");
}

// "layer1.0.se.fc1.weight", "layer1.0.fc1.weight"
bool isOfExcitation(const std::string& key, const Shape& shape) {
    constexpr std::array kParts = {"se", "se_module", "se_layer", "fc1", "fc2"};
    const std::vector<std::string> parts = partsOf(key);
    const bool inStage = key.find("layer") != std::string::npos;
    return inStage && shape.size() > 1 && std::ranges::any_of(parts, [&](const std::string& part) {
               return std::ranges::find(kParts, part) != kParts.end();
           });
}

bool isOfActivation(const std::string& key, const Shape& shape) {
    const std::vector<std::string> parts = partsOf(key);
    if (parts.size() < 2 || parts.back() != "weight" || shape.size() != 1) {
        return false;
    }
    const std::string& layer = parts[parts.size() - 2];
    return layer.find("relu") != std::string::npos || layer.starts_with("act");
}

/// The weight of a norm, where no norm of the network has a running mean.
std::string normWithoutMean(const NamedShapes& shapes) {
    if (ends(shapes, "running_mean")) {
        return {};
    }
    return firstOf(shapes, [](const std::string& key, const Shape& shape) {
        return key.ends_with(".weight") && shape.size() == 1;
    });
}

/// The running mean of a norm, where no norm of the network has a weight.
std::string normWithoutWeight(const NamedShapes& shapes) {
    const auto isNormsWeight = [](const std::string& key, const Shape& shape) {
        return key.ends_with(".weight") && shape.size() == 1;
    };
    if (!firstOf(shapes, isNormsWeight).empty()) {
        return {};
    }
    return firstOf(shapes, [](const std::string& key, const Shape&) {
        return key.ends_with(".running_mean");
    });
}

struct OtherLayer {
    std::string key;  // that tells it; empty: it is not there
    const char* english;
};

}  // namespace

std::string otherLayersIn(const NamedShapes& shapes) {
    const OtherLayer others[] = {
        {firstOf(shapes, isOfQuantisation),
         asPhrase("it was prepared for quantisation (\"%1\"), so its layers round their numbers")},
        {firstOf(shapes, isThreshold), asPhrase("its norms are filter response norms (\"%1\")")},
        {firstOf(shapes, isOfExcitation),
         asPhrase("its blocks have squeeze and excitation (\"%1\")")},
        {firstOf(shapes, isOfActivation),
         asPhrase("its activations have weights of their own, as PReLU's (\"%1\")")},
        {foldedBias(shapes),
         asPhrase("its batch norms are folded into its convolutions (\"%1\"), as "
                  "fuse_model() does it")},
        {normWithoutMean(shapes),
         asPhrase("its norms have no running mean and variance (beside \"%1\"), as group norms "
                  "have none and parameters() saves none")},
        {normWithoutWeight(shapes),
         asPhrase("its batch norms have no weights and biases (beside \"%1\")")}};
    for (const auto& [key, english] : others) {
        if (!key.empty()) {
            return filled(phrase(english), key);
        }
    }
    return {};
}

}  // namespace lab
