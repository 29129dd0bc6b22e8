// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/diagram/NetworkPair.h"

#include "core/nn/Zoo.h"
#include "ui/base/Language.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace lab {

namespace {

constexpr int kNetworkPairLeastWidth = 4;

QString stemText(Stem stem) {
    switch (stem) {
        case Stem::ImageNet:
            return say("stem 7×7");
        case Stem::Cifar:
            return say("stem 3×3");
        case Stem::Small:
            break;
    }
    return say("stem 3×3 / 2");
}

// What the residual branch begins with.
QString branchStartText(const NetworkSpec& spec) {
    if (spec.order == Order::Pre) {
        return spec.zeroInitResidual ? say("last convolution at 0")
                                     : say("last convolution random");
    }
    return say("last norm at %1").arg(spec.zeroInitResidual ? 0 : 1);
}

// What differs between two specs of one title, as this one has it.
QString difference(const NetworkSpec& own, const NetworkSpec& other) {
    QStringList parts;
    if (own.width != other.width) {
        parts << say("width %1").arg(own.width);
    }
    if (own.stem != other.stem) {
        parts << stemText(own.stem);
    }
    if (own.strideAt != other.strideAt && own.block == BlockKind::Bottleneck) {
        parts << QString::fromStdString(toText(own.strideAt));
    }
    if (own.shortcut != other.shortcut && own.family == Family::Residual) {
        parts << say("option %1").arg(QString::fromStdString(toText(own.shortcut)));
    }
    if (own.zeroInitResidual != other.zeroInitResidual && own.family == Family::Residual) {
        parts << branchStartText(own);
    }
    return parts.join(QStringLiteral(", "));
}

NetworkSpec fitted(NetworkSpec spec) {
    spec.inputChannels = 3;
    spec.classes = 1000;
    return spec;
}

}  // namespace

NetworkPair usualPair() {
    return {{fitted(zooNetwork("plain-34")), fitted(zooNetwork("resnet-34"))}, 224};
}

NetworkGroup groupOf(const NetworkSpec& spec) {
    const bool plain = spec.family == Family::Plain;
    const bool isRow = std::ranges::find(zoo(), spec.name, &NetworkSpec::name) != zoo().end();
    if (isRow ? spec.blocks.size() == 3 : isCifarNetwork(spec)) {
        return plain ? NetworkGroup::CifarPlain : NetworkGroup::CifarResNet;
    }
    if (plain) {
        return NetworkGroup::Plain;
    }
    if (spec.cardinality > 1) {
        return NetworkGroup::ResNeXt;
    }
    return spec.groupWidth > 64 ? NetworkGroup::WideResNet : NetworkGroup::ResNet;
}

QString groupText(NetworkGroup group) {
    switch (group) {
        case NetworkGroup::Plain:
            return say("Plain");
        case NetworkGroup::ResNet:
            return say("ResNet");
        case NetworkGroup::ResNeXt:
            return say("ResNeXt");
        case NetworkGroup::WideResNet:
            return say("Wide ResNet");
        case NetworkGroup::CifarPlain:
            return say("Plain, CIFAR");
        case NetworkGroup::CifarResNet:
            break;
    }
    return say("ResNet, CIFAR");
}

std::vector<NetworkSpec> rowsOf(NetworkGroup group, Order order) {
    std::vector<NetworkSpec> rows;
    std::ranges::copy_if(zoo(), std::back_inserter(rows), [=](const NetworkSpec& row) {
        return row.order == order && groupOf(row) == group;
    });
    for (NetworkSpec row : zoo()) {
        const bool wanted = row.order == Order::Post && groupOf(row) == group;
        row.order = order;
        row.name = networkName(row);
        if (wanted && std::ranges::find(rows, row.name, &NetworkSpec::name) == rows.end()) {
            rows.push_back(row);
        }
    }
    std::ranges::stable_sort(rows, {}, [](const NetworkSpec& row) { return depthOf(row); });
    return rows;
}

QString depthText(const NetworkSpec& row) {
    const QString depth = QString::number(depthOf(row));
    if (row.cardinality > 1) {
        return QStringLiteral("%1, %2×%3d").arg(depth).arg(row.cardinality).arg(row.groupWidth);
    }
    return row.groupWidth != 64 ? QStringLiteral("%1, ×%2").arg(depth).arg(row.groupWidth / 64)
                                : depth;
}

NetworkSpec rowOf(const NetworkSpec& spec) {
    const auto row = std::ranges::find(zoo(), spec.name, &NetworkSpec::name);
    return row == zoo().end() ? nearestRow(groupOf(spec), spec.order, depthOf(spec)) : *row;
}

NetworkSpec turnedInto(const NetworkSpec& spec, const NetworkSpec& row) {
    const NetworkSpec before = rowOf(spec);
    NetworkSpec after = row;
    const auto keep = [&](auto NetworkSpec::*field) {
        if (spec.*field != before.*field) {
            after.*field = spec.*field;
        }
    };
    keep(&NetworkSpec::width);
    keep(&NetworkSpec::stem);
    keep(&NetworkSpec::shortcut);
    keep(&NetworkSpec::strideAt);
    keep(&NetworkSpec::zeroInitResidual);
    after.zeroInitResidual = after.zeroInitResidual && after.family == Family::Residual;
    after.inputChannels = spec.inputChannels;
    after.classes = spec.classes;
    return after;
}

NetworkSpec nearestRow(NetworkGroup group, Order order, int depth) {
    const std::vector<NetworkSpec> rows = rowsOf(group, order);
    return *std::ranges::min_element(rows, {}, [depth](const NetworkSpec& row) {
        return std::abs(std::log(static_cast<double>(depthOf(row)) / depth));
    });
}

bool isBuildable(const NetworkSpec& spec) {
    try {
        validate(spec);
        return true;
    } catch (const Error&) {
        return false;
    }
}

std::array<QString, 2> titlesOf(const NetworkPair& pair) {
    std::array<QString, 2> titles;
    for (int i = 0; i < 2; ++i) {
        titles[i] = QString::fromStdString(titleOf(pair.networks[i]));
    }
    if (titles[0] != titles[1]) {
        return titles;
    }
    for (int i = 0; i < 2; ++i) {
        const QString what = difference(pair.networks[i], pair.networks[1 - i]);
        titles[i] +=
            what.isEmpty() ? QStringLiteral(" (%1)").arg(i + 1) : QStringLiteral(" · %1").arg(what);
    }
    return titles;
}

std::vector<NetworkSpec> atLessonWidth(const NetworkPair& pair, int lessonWidth) {
    const int widest = std::max(pair.networks[0].width, pair.networks[1].width);
    std::vector<NetworkSpec> networks(pair.networks.begin(), pair.networks.end());
    for (NetworkSpec& network : networks) {
        network.width = std::max(kNetworkPairLeastWidth, network.width * lessonWidth / widest);
        while (!isBuildable(network)) {
            network.width *= 2;
        }
    }
    return networks;
}

QString pairText(const NetworkPair& pair) {
    const nlohmann::json json = {
        {"first", pair.networks[0]}, {"second", pair.networks[1]}, {"side", pair.side}};
    return QString::fromStdString(json.dump());
}

NetworkPair pairFrom(const QString& text) {
    try {
        const nlohmann::json json = nlohmann::json::parse(text.toStdString());
        NetworkPair pair{
            {json.at("first").get<NetworkSpec>(), json.at("second").get<NetworkSpec>()},
            json.at("side").get<int>()};
        for (const NetworkSpec& network : pair.networks) {
            summaryOf(network, pair.input());
        }
        return pair;
    } catch (const std::exception&) {  // another version's, or edited by hand
        return usualPair();
    }
}

}  // namespace lab
