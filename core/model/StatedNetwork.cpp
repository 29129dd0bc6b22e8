// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/StatedNetwork.h"

#include "core/base/Ascii.h"
#include "core/model/StatedValues.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <regex>
#include <string_view>

namespace lab {

namespace {

struct NamedDepth {
    std::string_view depth;
    BlockKind block;
    std::array<int, 4> blocks;
};

// timm/models/resnet.py; torchvision has no 26 and no 200.
constexpr std::array kNamedDepths = {NamedDepth{"18", BlockKind::Basic, {2, 2, 2, 2}},
                                     NamedDepth{"26", BlockKind::Bottleneck, {2, 2, 2, 2}},
                                     NamedDepth{"34", BlockKind::Basic, {3, 4, 6, 3}},
                                     NamedDepth{"50", BlockKind::Bottleneck, {3, 4, 6, 3}},
                                     NamedDepth{"101", BlockKind::Bottleneck, {3, 4, 23, 3}},
                                     NamedDepth{"152", BlockKind::Bottleneck, {3, 8, 36, 3}},
                                     NamedDepth{"200", BlockKind::Bottleneck, {3, 24, 36, 3}}};

int wholeOf(const std::string& digits, int otherwise) {
    int number = otherwise;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

/// What a name means; none where it is no plain network's.
std::optional<NetworkSpec> specNamed(const std::string& name) {
    static const std::regex pattern(
        R"((resnet|resnetv2_|resnext|wide_resnet)(\d{2,3})(?:_(\d{1,3})x(\d{1,3})d|_(\d))?)");
    std::smatch parts;
    if (name.size() > 40 || !std::regex_match(name, parts, pattern)) {
        return std::nullopt;
    }
    const std::string kind = parts[1];
    const bool isGrouped = parts[3].matched;
    const bool isWide = parts[5].matched;
    if (isGrouped != (kind == "resnext") || isWide != (kind == "wide_resnet")) {
        return std::nullopt;
    }
    const std::string depth = parts[2];
    const auto* const row = std::ranges::find(kNamedDepths, depth, &NamedDepth::depth);
    if (row == kNamedDepths.end()) {
        return std::nullopt;
    }
    NetworkSpec spec;
    spec.block = row->block;
    spec.blocks.assign(row->blocks.begin(), row->blocks.end());
    spec.order = kind == "resnetv2_" ? Order::Pre : Order::Post;
    if (isGrouped) {
        spec.cardinality = wholeOf(parts[3], 1);
        spec.groupWidth = wholeOf(parts[4], spec.groupWidth);
    } else if (isWide) {
        spec.groupWidth *= wholeOf(parts[5], 1);
    }
    return spec;
}

}  // namespace

std::string bareName(const std::string& architecture) {
    std::string name = architecture.substr(0, architecture.find('.'));
    for (const std::string_view origin : {"tv_", "gluon_", "ssl_", "swsl_", "ig_"}) {
        name.erase(0, name.starts_with(origin) ? origin.size() : 0);
    }
    return name;
}

bool isNameOfFamily(const std::string& name) {
    return lowered(name).find("resne") != std::string::npos;
}

bool poolsAgainstAliasing(const std::string& name) {
    return name.starts_with("resnetblur") || name.starts_with("resnetaa") ||
           name.starts_with("resnextaa");
}

bool isNetworkNamed(const std::string& name, const nlohmann::json& arguments,
                    const NetworkSpec& network) {
    std::optional<NetworkSpec> named = specNamed(name);
    if (!named) {
        return false;
    }
    named->blocks = statedAt<std::vector<int>>(arguments, "layers").value_or(named->blocks);
    if (named->block == BlockKind::Bottleneck) {
        named->cardinality = statedAt<int>(arguments, "cardinality").value_or(named->cardinality);
        named->groupWidth = statedAt<int>(arguments, "base_width").value_or(named->groupWidth);
    }
    return network.family == Family::Residual && network.stem == Stem::ImageNet &&
           network.shortcut == Shortcut::B && network.block == named->block &&
           network.blocks == named->blocks && network.cardinality == named->cardinality &&
           network.groupWidth == named->groupWidth && network.order == named->order;
}

}  // namespace lab
