// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/KeyForms.h"

#include "core/model/NamedTensors.h"

#include <set>

namespace lab {

namespace {

struct FormKeys {
    KeyForm form;
    std::string_view stem;   // a convolution that each network of the form has
    std::string_view block;  // and one of its first block
};

constexpr std::array kForms = {
    FormKeys{KeyForm::Torchvision, kStemKey, kBlockKey},
    FormKeys{KeyForm::HuggingFace, "embedder.embedder.convolution.weight",
             "encoder.stages.0.layers.0.layer.0.convolution.weight"},
    FormKeys{KeyForm::Children, "0.weight", "4.0.conv1.weight"},
    FormKeys{KeyForm::TimmPreActivation, "stem.conv.weight", "stages.0.blocks.0.conv1.weight"},
    FormKeys{KeyForm::StemInSequence, "conv1.0.weight", kBlockKey},
    FormKeys{KeyForm::Weiaicunzai, "conv1.0.weight", "conv2_x.0.residual_function.0.weight"},
    FormKeys{KeyForm::Detectron2, "stem.conv1.weight", "res2.0.conv1.weight"}};

/// Whether what lies in a stem "conv1" is one convolution and its batch norm: ResNet-C's and
/// ResNet-D's have three convolutions.
bool isConvolutionAndNorm(const std::string& prefix, const NamedShapes& shapes) {
    const std::string stem = prefix + "conv1.";
    bool hasNorm = false;
    for (const auto& [key, shape] : shapes) {
        if (key == stem + "0.weight" || !key.starts_with(stem)) {
            continue;
        }
        if (!key.starts_with(stem + "1.") || shape.size() > 1) {
            return false;
        }
        hasNorm = hasNorm || key == stem + "1.running_mean";
    }
    return hasNorm;
}

bool isOfForm(const Root& root, const NamedShapes& shapes) {
    const bool isSequence =
        root.form == KeyForm::StemInSequence || root.form == KeyForm::Weiaicunzai;
    return !isSequence || isConvolutionAndNorm(root.prefix, shapes);
}

std::string fromChildren(std::vector<std::string> parts) {
    constexpr std::array kChildren = {"conv1",  "bn1",    "",       "",
                                      "layer1", "layer2", "layer3", "layer4"};
    const std::optional<int> child = numberIn(parts.front());
    if (child && *child < static_cast<int>(kChildren.size()) && *kChildren.at(*child) != '\0') {
        parts.front() = kChildren.at(*child);
    }
    return joined(parts);
}

// encoder.stages.S.layers.B.(layer.I|shortcut).(convolution|normalization).weight
std::string fromHuggingFace(const std::vector<std::string>& parts) {
    const auto is = [&parts](std::size_t at, std::string_view what) {
        return at < parts.size() && parts[at] == what;
    };
    const auto kindAt = [&](std::size_t at) {
        if (is(at, "convolution")) {
            return 0;
        }
        return is(at, "normalization") ? 1 : -1;
    };
    if (is(0, "embedder") && is(1, "embedder") && parts.size() == 4 && kindAt(2) >= 0) {
        return (kindAt(2) == 0 ? "conv1." : "bn1.") + parts[3];
    }
    const auto stage = parts.size() > 2 ? numberIn(parts[2]) : std::nullopt;
    if (!is(0, "encoder") || !is(1, "stages") || !is(3, "layers") || !stage || parts.size() < 8) {
        return joined(parts);
    }
    const std::string block = "layer" + std::to_string(*stage + 1) + "." + parts[4] + ".";
    if (is(5, "shortcut") && parts.size() == 8 && kindAt(6) >= 0) {
        return block + "downsample." + std::to_string(kindAt(6)) + "." + parts[7];
    }
    const auto index = numberIn(parts[6]);
    if (is(5, "layer") && parts.size() == 9 && index && kindAt(7) >= 0) {
        return block + (kindAt(7) == 0 ? "conv" : "bn") + std::to_string(*index + 1) + "." +
               parts[8];
    }
    return joined(parts);
}

// stem.conv, stages.S.blocks.B.(convN|normN|downsample.conv), norm, head.fc
std::string fromTimm(const std::vector<std::string>& parts) {
    const auto is = [&parts](std::size_t at, std::string_view what) {
        return at < parts.size() && parts[at] == what;
    };
    if (is(0, "stem") && is(1, "conv") && parts.size() == 3) {
        return "conv1." + parts[2];
    }
    if (is(0, "norm") && parts.size() == 2) {
        return "bn." + parts[1];
    }
    if (is(0, "head") && is(1, "fc") && parts.size() == 3) {
        return "fc." + parts[2];
    }
    const auto stage = parts.size() > 2 ? numberIn(parts[1]) : std::nullopt;
    if (!is(0, "stages") || !is(2, "blocks") || !stage || parts.size() < 6) {
        return joined(parts);
    }
    const std::string block = "layer" + std::to_string(*stage + 1) + "." + parts[3] + ".";
    if (is(4, "downsample") && is(5, "conv") && parts.size() == 7) {
        return block + "downsample.0." + parts[6];
    }
    const std::string part = parts[4].starts_with("norm") ? "bn" + parts[4].substr(4) : parts[4];
    return block + part + "." + joined({parts.begin() + 5, parts.end()});
}

// conv1.0 and conv1.1
std::string fromSequence(std::vector<std::string> parts) {
    if (parts.size() == 3 && parts[0] == "conv1") {
        return (parts[1] == "0" ? "conv1." : "bn1.") + parts[2];
    }
    return joined(parts);
}

// convS_x.B.(residual_function.I|shortcut.I).weight: a convolution, its batch norm and a ReLU take
// turns in residual_function.
std::string fromWeiaicunzai(const std::vector<std::string>& parts) {
    const bool isStage =
        parts.size() == 5 && parts[0].starts_with("conv") && parts[0].ends_with("_x");
    const auto stage = isStage ? numberIn(parts[0].substr(4, parts[0].size() - 6)) : std::nullopt;
    if (!stage || *stage < 2) {
        return fromSequence(parts);
    }
    const std::string block = "layer" + std::to_string(*stage - 1) + "." + parts[1] + ".";
    const auto index = numberIn(parts[3]);
    if (parts[2] == "residual_function" && index && *index % 3 < 2) {
        return block + (*index % 3 == 0 ? "conv" : "bn") + std::to_string(*index / 3 + 1) + "." +
               parts[4];
    }
    return block + joined({parts.begin() + 2, parts.end()});
}

// stem.conv1, stem.fc and resS.B.(convN|shortcut), each with its "norm" within.
std::string fromDetectron2(std::vector<std::string> parts) {
    const bool isStem = parts[0] == "stem" && parts.size() > 2;
    const int stage = parts[0].starts_with("res") ? numberIn(parts[0].substr(3)).value_or(0) : 0;
    const bool isBlock = stage >= 2 && parts.size() > 3;
    if (!isStem && !isBlock) {
        return joined(parts);
    }
    const std::size_t at = isStem ? 1 : 2;  // of the layer's name
    std::string layer = parts[at];
    const bool isNorm = parts.size() == at + 3 && parts[at + 1] == "norm";
    if (layer == "shortcut") {
        layer = isNorm ? "downsample.1" : "downsample.0";
    } else if (isNorm && layer.starts_with("conv")) {
        layer = "bn" + layer.substr(4);
    }
    const std::string begin =
        isStem ? std::string() : "layer" + std::to_string(stage - 1) + "." + parts[1] + ".";
    const auto rest = static_cast<std::ptrdiff_t>(isNorm ? at + 2 : at + 1);
    return begin + layer + "." + joined({parts.begin() + rest, parts.end()});
}

}  // namespace

std::vector<Root> rootsOf(const NamedShapes& shapes) {
    std::set<std::string> keys;
    for (const auto& [key, shape] : shapes) {
        keys.insert(key);
    }
    std::vector<Root> roots;
    for (const auto& [form, stem, block] : kForms) {
        for (const std::string& key : keys) {
            if (!key.ends_with(block)) {
                continue;
            }
            const Root root{form, key.substr(0, key.size() - block.size())};
            if ((root.prefix.empty() || root.prefix.back() == '.') &&
                keys.contains(root.prefix + std::string(stem)) && isOfForm(root, shapes)) {
                roots.push_back(root);
            }
        }
    }
    return roots;
}

std::string nameIn(const Root& root, const std::string& key) {
    const std::string rest = key.substr(root.prefix.size());
    const std::vector<std::string> parts = partsOf(rest);
    switch (root.form) {
        case KeyForm::Children:
            return fromChildren(parts);
        case KeyForm::HuggingFace:
            return fromHuggingFace(parts);
        case KeyForm::TimmPreActivation:
            return fromTimm(parts);
        case KeyForm::StemInSequence:
            return fromSequence(parts);
        case KeyForm::Weiaicunzai:
            return fromWeiaicunzai(parts);
        case KeyForm::Detectron2:
            return fromDetectron2(parts);
        case KeyForm::Torchvision:
            break;
    }
    return rest;
}

}  // namespace lab
