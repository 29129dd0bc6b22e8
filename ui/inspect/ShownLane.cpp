// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/inspect/ShownLane.h"

#include "core/nn/LayerSources.h"
#include "ui/base/ClassNames.h"
#include "ui/base/Language.h"
#include "ui/inspect/InspectPlan.h"

#include <algorithm>
#include <cmath>

namespace lab {

namespace {

using Style = FormulaRun::Style;

std::vector<FormulaRun> x() {
    return {{Style::Name, "x"}};
}

std::vector<FormulaRun> residual() {
    return {{Style::Name, "F"}, {Style::Upright, "("}, {Style::Name, "x"}, {Style::Upright, ")"}};
}

// He et al. 2015, equations 1 and 2; option A pads instead of projecting. `activated`: the shortcut
// takes a = ReLU(BN(x)), as in pre-activation order where it is not the identity.
std::vector<FormulaRun> sum(ShortcutPath path, bool activated = false) {
    std::vector<FormulaRun> runs = residual();
    runs.push_back({Style::Upright, " + "});
    if (path == ShortcutPath::Projection) {
        runs.push_back({Style::Name, "W"});
        runs.push_back({Style::Index, "s"});
    }
    runs.push_back({Style::Name, activated ? "a" : "x"});
    return runs;
}

std::vector<FormulaRun> upright(const QString& text) {
    return {{Style::Upright, text}};
}

ShownActivation activation(FlowSign before, std::vector<FormulaRun> symbol, const QString& word,
                           FeatureMaps maps, const ActivationStatistics& statistics,
                           MapColours colours) {
    ShownActivation shown;
    shown.before = before;
    shown.symbol = std::move(symbol);
    shown.word = word;
    shown.maps = std::make_shared<const FeatureMaps>(std::move(maps));
    shown.statistics = statistics;
    shown.colours = colours;
    return shown;
}

QString placeText(int stage, const std::string& key, const FeatureShape& shape) {
    const QString where =
        QStringLiteral("%1, %2").arg(QString::fromStdString(key), featureShapeText(shape));
    return stage < 0 ? where : say("stage %1, %2").arg(stage + 1).arg(where);
}

// What a ReLU let through, and what is made of it without new signs.
MapColours coloursOf(const NetworkSummary& network, int layer) {
    if (layer < 0) {
        return MapColours::Signed;
    }
    switch (network.layers[static_cast<std::size_t>(layer)].kind) {
        case LayerKind::Relu:
        case LayerKind::MaxPool:
        case LayerKind::AveragePool:
        case LayerKind::ZeroPad:
            return MapColours::Activation;
        default:
            return MapColours::Signed;
    }
}

ActivationStatistics imageStatistics(const FeatureMaps& image) {
    ActivationStatistics statistics;
    double squares = 0;
    for (const float value : image.values) {
        statistics.mean += value;
        squares += static_cast<double>(value) * value;
        statistics.zeros += value == 0 ? 1 : 0;
    }
    const auto count = static_cast<double>(image.values.size());
    statistics.mean /= count;
    statistics.zeros /= count;
    // In this order max() gives NaN where the variance is NaN.
    statistics.deviation =
        std::sqrt(std::max(squares / count - statistics.mean * statistics.mean, 0.0));
    return statistics;
}

// By the classifier's channels; none where nobody knows them.
QStringList classNamesOf(const Trace& trace) {
    QStringList names;
    for (const std::string& name : trace.network().card().classes) {
        names << shortName(name);
    }
    return names;
}

ShownActivation shownOutput(const Trace& trace, int layer, FlowSign before, const QString& word) {
    const NetworkSummary& network = trace.summary();
    if (layer < 0) {
        FeatureMaps image = trace.image();
        const ActivationStatistics statistics = imageStatistics(image);
        ShownActivation shown = activation(before, upright(say("image")), word, std::move(image),
                                           statistics, MapColours::Signed);
        shown.ownScale = true;
        return shown;
    }
    const auto at = static_cast<std::size_t>(layer);
    const QString key = QString::fromStdString(network.layers[at].key);
    const QString name = network.layers[at].block < 0 ? key : key.section('.', 2);
    ShownActivation shown = activation(before, upright(name), word, trace.layer(at),
                                       trace.layers()[at], coloursOf(network, layer));
    if (network.layers[at].kind == LayerKind::Linear) {
        shown.channels = classNamesOf(trace);
    }
    return shown;
}

// Where a plain block has no addition.
ShownActivation noAddition() {
    ShownActivation gap;
    gap.before = FlowSign::Arrow;
    gap.symbol = sum(ShortcutPath::Identity);
    gap.gap = say("no addition\nin a plain block");
    return gap;
}

}  // namespace

ShownLane shownBlock(const Trace& trace, int index) {
    const auto at = static_cast<std::size_t>(index);
    const BlockSummary& block = trace.summary().blocks.at(at);
    const BlockStatistics& figures = trace.blocks().at(at);
    BlockParts<FeatureMaps> parts = trace.block(at);
    const bool plain = block.shortcut == ShortcutPath::None;
    const bool three = trace.summary().spec.block == BlockKind::Bottleneck;
    // y = F(x) + x, without a ReLU behind it (He et al. 2016): the sum is what the block gives.
    const bool pre = trace.summary().spec.order == Order::Pre;
    const bool activated = pre && block.beforeShortcut > 0;
    const MapColours ends = pre ? MapColours::Signed : MapColours::Activation;
    ShownLane lane;
    lane.detail = placeText(block.stage, block.key, block.output);
    lane.columns.push_back(
        activation(FlowSign::None, x(), say("input"), std::move(parts.input), figures.input, ends));
    lane.columns.push_back(activation(plain ? FlowSign::Arrow : FlowSign::Plus, residual(),
                                      three ? say("three layers") : say("two layers"),
                                      std::move(parts.residual), figures.residual,
                                      MapColours::Signed));
    if (parts.sum) {
        lane.columns.push_back(activation(FlowSign::Equals, sum(block.shortcut, activated),
                                          say("sum"), std::move(*parts.sum), *figures.sum,
                                          MapColours::Signed));
        lane.detail += activated ? say("; a is ReLU(BN(x))") : QString();
    } else {
        lane.columns.push_back(noAddition());
    }
    lane.columns.push_back(activation(
        FlowSign::Arrow, pre ? std::vector<FormulaRun>{{Style::Name, "y"}} : upright("ReLU"),
        say("output"), std::move(parts.output), figures.output, ends));
    return lane;
}

ShownLane shownLayer(const Trace& trace, int layer) {
    const NetworkSummary& network = trace.summary();
    const LayerSummary& own = network.layers.at(static_cast<std::size_t>(layer));
    const std::vector<int> sources = sourcesOf(network, layer);
    ShownLane lane;
    lane.detail =
        QStringLiteral("%1: %2").arg(placeText(own.stage, own.key, own.output), kindText(own));
    const bool add = sources.size() == 2;
    for (std::size_t i = 0; i < sources.size(); ++i) {
        QString word = say("input");
        if (add) {
            word = i == 0 ? say("F(x)") : say("shortcut");
        }
        lane.columns.push_back(
            shownOutput(trace, sources[i], i == 0 ? FlowSign::None : FlowSign::Plus, word));
    }
    lane.columns.push_back(
        shownOutput(trace, layer, add ? FlowSign::Equals : FlowSign::Arrow, say("output")));
    return lane;
}

ShownLane shownGap(const ShownLane& other, const QString& gap) {
    ShownLane lane;
    for (const ShownActivation& column : other.columns) {
        ShownActivation empty;
        empty.before = column.before;
        empty.symbol = column.symbol;
        lane.columns.push_back(std::move(empty));
    }
    if (!lane.columns.empty()) {
        lane.columns.back().gap = gap;
    }
    return lane;
}

}  // namespace lab
