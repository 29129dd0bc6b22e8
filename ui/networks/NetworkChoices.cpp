// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/networks/NetworkChoices.h"

#include "core/nn/Zoo.h"
#include "ui/base/Language.h"

#include <QSize>

#include <algorithm>

namespace lab {

namespace {

constexpr int kWidths[] = {8, 16, 32, 48, 64, 96, 128};
constexpr std::pair<int, int> kGroups[] = {{1, 64}, {2, 40}, {4, 24},  {8, 14},
                                           {32, 4}, {32, 8}, {1, 128}, {64, 4}};

QString stemItem(Stem stem) {
    switch (stem) {
        case Stem::ImageNet:
            return say("Stem 7×7");
        case Stem::Cifar:
            return say("Stem 3×3");
        case Stem::Small:
            break;
    }
    return say("Stem 3×3/2");
}

}  // namespace

ChoiceItems familyItems() {
    ChoiceItems items;
    for (const NetworkGroup group : kNetworkGroups) {
        items.emplace_back(groupText(group), static_cast<int>(group));
    }
    return items;
}

int depthRow(const NetworkSpec& spec) {
    const std::vector<NetworkSpec> rows = rowsOf(groupOf(spec), spec.order);
    const auto row = std::ranges::find(rows, spec.name, &NetworkSpec::name);
    return row == rows.end() ? kOwnBlocks : static_cast<int>(row - rows.begin());
}

ChoiceItems depthItems(const NetworkSpec& spec) {
    ChoiceItems items;
    for (const NetworkSpec& row : rowsOf(groupOf(spec), spec.order)) {
        items.emplace_back(depthText(row), static_cast<int>(items.size()));
    }
    items.emplace_back(
        depthRow(spec) == kOwnBlocks ? say("Own, %1").arg(depthOf(spec)) : say("Own…"), kOwnBlocks);
    return items;
}

ChoiceItems shortcutItems() {
    ChoiceItems items;
    for (const Shortcut option : {Shortcut::A, Shortcut::B, Shortcut::C}) {
        items.emplace_back(say("Shortcut %1").arg(QString::fromStdString(toText(option))),
                           static_cast<int>(option));
    }
    return items;
}

ChoiceItems strideItems() {
    ChoiceItems items;
    for (const StrideAt stride : {StrideAt::V1, StrideAt::V1_5}) {
        items.emplace_back(QString::fromStdString(toText(stride)), static_cast<int>(stride));
    }
    return items;
}

ChoiceItems stemItems() {
    ChoiceItems items;
    for (const Stem stem : {Stem::ImageNet, Stem::Cifar, Stem::Small}) {
        items.emplace_back(stemItem(stem), static_cast<int>(stem));
    }
    return items;
}

ChoiceItems widthItems(const NetworkSpec& spec) {
    std::vector<int> widths(std::begin(kWidths), std::end(kWidths));
    if (std::ranges::find(widths, spec.width) == widths.end()) {
        widths.push_back(spec.width);
        std::ranges::sort(widths);
    }
    ChoiceItems items;
    for (const int width : widths) {
        NetworkSpec candidate = spec;
        candidate.width = width;
        if (isBuildable(candidate)) {
            items.emplace_back(say("Width %1").arg(width), width);
        }
    }
    return items;
}

ChoiceItems groupItems(const NetworkSpec& spec) {
    std::vector<std::pair<int, int>> all(std::begin(kGroups), std::end(kGroups));
    const std::pair own(spec.cardinality, spec.groupWidth);
    if (std::ranges::find(all, own) == all.end()) {
        all.push_back(own);
    }
    ChoiceItems items;
    for (const auto& [cardinality, groupWidth] : all) {
        NetworkSpec candidate = spec;
        candidate.cardinality = cardinality;
        candidate.groupWidth = groupWidth;
        if (isBuildable(candidate)) {
            items.emplace_back(say("Groups %1×%2").arg(cardinality).arg(groupWidth),
                               QSize(cardinality, groupWidth));
        }
    }
    return items;
}

ChoiceItems orderItems() {
    return {{say("Post-activation"), static_cast<int>(Order::Post)},
            {say("Pre-activation"), static_cast<int>(Order::Pre)}};
}

ChoiceItems startItems(Order order) {
    if (order == Order::Pre) {
        return {{say("Last conv random"), false}, {say("Last conv at 0"), true}};
    }
    return {{say("Last norm at 1"), false}, {say("Last norm at 0"), true}};
}

NetworkSpec named(NetworkSpec spec) {
    validate(spec);
    spec.name = networkName(spec);
    return spec;
}

NetworkSpec withGroups(NetworkSpec spec, int cardinality, int groupWidth) {
    spec.cardinality = cardinality;
    spec.groupWidth = groupWidth;
    return named(std::move(spec));
}

}  // namespace lab
