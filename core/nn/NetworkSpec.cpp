// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/nn/NetworkSpec.h"

#include "core/base/Ascii.h"
#include "core/base/JsonFields.h"
#include "core/base/Phrase.h"
#include "core/base/Require.h"
#include "core/nn/Zoo.h"

#include <algorithm>
#include <charconv>
#include <numeric>
#include <string_view>

namespace lab {

namespace {

// At a small width the channels of a group round down, at last to none.
void requireChannelsInGroups(const NetworkSpec& spec) {
    const int needed = (64 + spec.groupWidth - 1) / spec.groupWidth;
    require(spec.block == BlockKind::Basic || spec.width >= needed,
            asPhrase("With a group width of %1 the width is at least %2 channels, not %3."),
            spec.groupWidth, needed, spec.width);
}

// A name comes from a file that may be a stranger's, and goes into tables, titles and pages.
bool isName(const std::string& name) {
    constexpr std::string_view marks = " -_.:+(),";
    return name.size() <= 60 && std::ranges::all_of(name, [marks](char c) {
               return isLetterOrDigit(c) || static_cast<unsigned char>(c) >= 0x80 ||
                      marks.find(c) != std::string_view::npos;
           });
}

}  // namespace

void validate(const NetworkSpec& spec) {
    require(isName(spec.name),
            asPhrase("The name of a network is at most 60 letters, digits, spaces and -_.:+(), for "
                     "it stands in tables and titles."));
    require(!spec.blocks.empty() && spec.blocks.size() <= 6,
            asPhrase("A network has 1 to 6 stages, not %1."), spec.blocks.size());
    for (const int count : spec.blocks) {
        require(count >= 1 && count <= 300, asPhrase("A stage has 1 to 300 blocks, not %1."),
                count);
    }
    require(spec.width >= 1 && spec.width <= 1024,
            asPhrase("The width is 1 to 1024 channels, not %1."), spec.width);
    require(spec.cardinality >= 1 && spec.cardinality <= 256,
            asPhrase("The cardinality is 1 to 256 groups, not %1."), spec.cardinality);
    require(spec.groupWidth >= 1 && spec.groupWidth <= 1024,
            asPhrase("The group width is 1 to 1024 channels, not %1."), spec.groupWidth);
    require(spec.block == BlockKind::Bottleneck || (spec.cardinality == 1 && spec.groupWidth == 64),
            asPhrase("Cardinality and group width need bottleneck blocks; basic blocks have one "
                     "group."));
    requireChannelsInGroups(spec);
    require(spec.inputChannels >= 1 && spec.inputChannels <= 16,
            asPhrase("Images have 1 to 16 channels, not %1."), spec.inputChannels);
    require(spec.classes == 0 || (spec.classes >= 2 && spec.classes <= 100000),
            asPhrase("A classifier has 2 to 100000 classes, not %1."), spec.classes);
}

std::string blocksText(const std::vector<int>& blocks, char separator) {
    std::string text;
    for (const int count : blocks) {
        if (!text.empty()) {
            text += separator;
        }
        text += std::to_string(count);
    }
    return text;
}

std::vector<int> blocksFrom(std::string_view text, char separator) {
    std::string digits(text);
    std::erase_if(digits, [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); });
    std::vector<int> blocks;
    for (const char* at = digits.data();;) {
        const char* const end = digits.data() + digits.size();
        const auto [next, problem] = std::from_chars(at, end, blocks.emplace_back());
        if (problem != std::errc() || (next != end && *next != separator)) {
            throw Error(
                filled(phrase("\"%1\" is no list of blocks; write a number for each stage, as %2."),
                       text, blocksText({3, 4, 6, 3}, separator)));
        }
        if (next == end) {
            return blocks;
        }
        at = next + 1;
    }
}

int depthOf(const NetworkSpec& spec) {
    const int layersPerBlock = spec.block == BlockKind::Basic ? 2 : 3;
    return 2 + layersPerBlock * std::accumulate(spec.blocks.begin(), spec.blocks.end(), 0);
}

std::string titleOf(const NetworkSpec& spec) {
    constexpr std::string_view pre = "preact-";
    const bool isPre = spec.name.starts_with(pre);
    std::string title = spec.name.substr(isPre ? pre.size() : 0);
    for (const auto& [name, read] :
         {std::pair("resnet-", "ResNet-"), std::pair("resnext-", "ResNeXt-"),
          std::pair("wide-resnet-", "Wide-ResNet-")}) {
        if (title.starts_with(name)) {
            title.replace(0, std::string_view(name).size(), read);
        }
    }
    if (isPre) {
        title.insert(0, "PreAct ");
    }
    const auto row = std::ranges::find(zoo(), spec.name, &NetworkSpec::name);
    const Shortcut usual = row == zoo().end() ? Shortcut::B : row->shortcut;
    if (spec.family == Family::Residual && spec.shortcut != usual) {
        title += ' ' + std::string(toText(spec.shortcut));
    }
    if (spec.order == Order::Pre && !spec.endNorm) {
        title += " (no end norm)";
    }
    return title;
}

void to_json(nlohmann::json& json, const NetworkSpec& spec) {
    json = {{"name", spec.name},
            {"family", toText(spec.family)},
            {"block", toText(spec.block)},
            {"blocks", spec.blocks},
            {"width", spec.width},
            {"cardinality", spec.cardinality},
            {"group_width", spec.groupWidth},
            {"stem", toText(spec.stem)},
            {"shortcut", toText(spec.shortcut)},
            {"stride_at", toText(spec.strideAt)},
            {"zero_init_residual", spec.zeroInitResidual},
            {"input_channels", spec.inputChannels},
            {"classes", spec.classes}};
    if (spec.order != Order::Post) {  // came with format 2 (core/train/RunSpec.cpp)
        json["order"] = toText(spec.order);
    }
    if (spec.order == Order::Pre && !spec.endNorm) {
        json["end_norm"] = false;
    }
}

void from_json(const nlohmann::json& json, NetworkSpec& spec) {
    readField(json, "name", spec.name);
    readField(json, "family", spec.family);
    readField(json, "block", spec.block);
    readField(json, "blocks", spec.blocks);
    readField(json, "width", spec.width);
    readField(json, "cardinality", spec.cardinality);
    readField(json, "group_width", spec.groupWidth);
    readField(json, "stem", spec.stem);
    readField(json, "shortcut", spec.shortcut);
    readField(json, "stride_at", spec.strideAt);
    readField(json, "order", spec.order);
    readField(json, "end_norm", spec.endNorm);
    readField(json, "zero_init_residual", spec.zeroInitResidual);
    readField(json, "input_channels", spec.inputChannels);
    readField(json, "classes", spec.classes);
    validate(spec);
}

}  // namespace lab
