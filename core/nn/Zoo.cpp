// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/nn/Zoo.h"

#include "core/base/Ascii.h"
#include "core/base/Phrase.h"

#include <algorithm>
#include <string>

namespace lab {

namespace {

using enum Family;
using enum BlockKind;

// 64 channels at 64 channels of the first stage is a bottleneck's usual inner width.
constexpr int kUsual = 64;

// A row of the paper's section 4.2: 6n + 2 layers in three stages of n blocks.
NetworkSpec cifar(const char* name, Family family, int n) {
    return {.name = name,
            .family = family,
            .block = Basic,
            .blocks = {n, n, n},
            .width = 16,
            .stem = Stem::Cifar,
            .shortcut = Shortcut::A,
            .classes = 10};
}

// One row a network; a new network is a new row.
std::vector<NetworkSpec> rows() {
    return {
        // He et al. 2015, table 1 and figure 3.
        {.name = "plain-18", .family = Plain, .block = Basic, .blocks = {2, 2, 2, 2}},
        {.name = "plain-34", .family = Plain, .block = Basic, .blocks = {3, 4, 6, 3}},
        {.name = "plain-50", .family = Plain, .block = Bottleneck, .blocks = {3, 4, 6, 3}},
        // [code: begin constructors]
        {.name = "resnet-18", .block = Basic, .blocks = {2, 2, 2, 2}},         // [code: resnet18]
        {.name = "resnet-34", .block = Basic, .blocks = {3, 4, 6, 3}},         // [code: resnet34]
        {.name = "resnet-50", .block = Bottleneck, .blocks = {3, 4, 6, 3}},    // [code: resnet50]
        {.name = "resnet-101", .block = Bottleneck, .blocks = {3, 4, 23, 3}},  // [code: resnet101]
        {.name = "resnet-152", .block = Bottleneck, .blocks = {3, 8, 36, 3}},  // [code: resnet152]
        // [code: end]
        // Xie et al. 2017, table 1.
        {.name = "resnext-50-32x4d",
         .block = Bottleneck,
         .blocks = {3, 4, 6, 3},
         .cardinality = 32,
         .groupWidth = 4},
        {.name = "resnext-101-32x8d",
         .block = Bottleneck,
         .blocks = {3, 4, 23, 3},
         .cardinality = 32,
         .groupWidth = 8},
        // Zagoruyko and Komodakis 2016: twice the width inside of the bottlenecks.
        {.name = "wide-resnet-50-2",
         .block = Bottleneck,
         .blocks = {3, 4, 6, 3},
         .groupWidth = 128},
        {.name = "wide-resnet-101-2",
         .block = Bottleneck,
         .blocks = {3, 4, 23, 3},
         .groupWidth = 128},
        // He et al. 2015, section 4.2.
        cifar("plain-20", Plain, 3),
        cifar("plain-32", Plain, 5),
        cifar("plain-44", Plain, 7),
        cifar("plain-56", Plain, 9),
        cifar("plain-110", Plain, 18),
        cifar("resnet-20", Residual, 3),
        cifar("resnet-32", Residual, 5),
        cifar("resnet-44", Residual, 7),
        cifar("resnet-56", Residual, 9),
        cifar("resnet-110", Residual, 18),
    };
}

constexpr const char* kPre = "preact-";

// The network in pre-activation order (He et al. 2016), with nothing else changed.
NetworkSpec preActivated(NetworkSpec spec) {
    spec.name.insert(0, kPre);
    spec.order = Order::Pre;
    return spec;
}

// ResNet-164 of He et al. 2016 as its authors' code has it: 9n + 2 layers, bottlenecks that stride
// on their first 1×1, projections where the shape changes.
NetworkSpec preActivated164(const char* name, Family family) {
    NetworkSpec spec = cifar(name, family, 18);
    spec.block = Bottleneck;
    spec.shortcut = Shortcut::B;
    spec.strideAt = StrideAt::V1;
    return preActivated(spec);
}

std::vector<NetworkSpec> withPreActivated(std::vector<NetworkSpec> rows) {
    const std::vector<NetworkSpec> post = rows;
    for (const NetworkSpec& spec : post) {
        if (spec.cardinality == 1 && spec.groupWidth == kUsual) {
            rows.push_back(preActivated(spec));
        }
    }
    rows.push_back(preActivated164("plain-164", Plain));
    rows.push_back(preActivated164("resnet-164", Residual));
    return rows;
}

std::string bare(std::string_view name) {
    std::string letters;
    for (const char c : name) {
        if (isLetterOrDigit(c)) {
            letters += lowered(c);
        }
    }
    return letters;
}

std::string familyName(const NetworkSpec& spec) {
    if (spec.family == Plain) {
        return "plain-";
    }
    if (spec.cardinality > 1) {
        return "resnext-";
    }
    const bool wide = spec.groupWidth > kUsual && spec.groupWidth % kUsual == 0;
    return wide ? "wide-resnet-" : "resnet-";
}

std::string innerWidthName(const NetworkSpec& spec) {
    if (spec.cardinality == 1 && spec.groupWidth == kUsual) {
        return "";
    }
    if (familyName(spec) == "wide-resnet-") {
        return std::string("-").append(std::to_string(spec.groupWidth / kUsual));
    }
    std::string name("-");
    name += std::to_string(spec.cardinality);
    name += "x";
    name += std::to_string(spec.groupWidth);
    return name += "d";
}

}  // namespace

const std::vector<NetworkSpec>& zoo() {
    static const std::vector<NetworkSpec> all = withPreActivated(rows());
    return all;
}

NetworkSpec zooNetwork(std::string_view name) {
    const auto row = std::ranges::find_if(
        zoo(), [&](const NetworkSpec& spec) { return bare(spec.name) == bare(name); });
    if (row != zoo().end()) {
        return *row;
    }
    std::string names;
    for (const NetworkSpec& spec : zoo()) {
        names += (names.empty() ? "" : ", ") + spec.name;
    }
    throw Error(filled(phrase("There is no network \"%1\"; choose one of: %2."), name, names));
}

bool isCifarNetwork(const NetworkSpec& spec) {
    return spec.stem == Stem::Cifar && spec.blocks.size() == 3 &&
           (spec.block == Basic || spec.order == Order::Pre);  // bottlenecks: ResNet-164
}

std::string networkName(const NetworkSpec& spec) {
    std::string name = familyName(spec);
    name += std::to_string(depthOf(spec));
    name += innerWidthName(spec);
    const std::string whole = (spec.order == Order::Pre ? kPre : "") + name;
    // The order changes no count of blocks, so either row tells them.
    const bool isRow = std::ranges::any_of(zoo(), [&](const NetworkSpec& row) {
        return (row.name == whole || row.name == name) && row.blocks == spec.blocks &&
               row.block == spec.block;
    });
    return isRow ? whole : whole + '-' + blocksText(spec.blocks, '.');
}

int usualSide(const NetworkSpec& spec) {
    return spec.stem == Stem::Cifar ? 32 : 224;
}

}  // namespace lab
