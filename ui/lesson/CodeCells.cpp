// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lesson/CodeCells.h"

#include "core/base/Error.h"
#include "core/base/Phrase.h"
#include "core/base/UserFolders.h"
#include "core/nn/Summary.h"
#include "core/nn/Zoo.h"
#include "ui/base/Format.h"
#include "ui/base/Language.h"
#include "ui/diagram/NetworkWords.h"
#include "ui/theme/AppIcon.h"

#include <QFile>

#include <algorithm>
#include <utility>

namespace lab {

namespace {

QString fileContent(const QString& name) {
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly)) {
        throw Error(
            filled(phrase("%1 cannot be read; install the program again."), name.toStdString()));
    }
    return QString::fromUtf8(file.readAll());
}

// Pieces of core/nn as they were compiled; resources.qrc has the files.
std::vector<CodeExcerpt> ours(const std::vector<std::pair<const char*, const char*>>& pieces) {
    loadResources();
    std::vector<CodeExcerpt> excerpts;
    for (const auto& [file, name] : pieces) {
        const QString title = QStringLiteral("core/nn/") + QLatin1String(file);
        excerpts.push_back(excerptOf(fileContent(QStringLiteral(":/code/") + QLatin1String(file)),
                                     title, QLatin1String(name)));
    }
    return excerpts;
}

std::vector<CodeExcerpt> pytorch(const char* file) {
    const auto path = resourceFolder("lessons") / "code" / file;
    return {{{}, codeLines(fileContent(pathText(path)))}};
}

// ---- Blocks ------------------------------------------------------------------------------------

CodeCell buildingBlock() {
    return {
        "basic",
        say("Building block"),
        CodeShape::Block,
        {{"conv1", QStringLiteral("3×3"), {}},
         {"norm1", QStringLiteral("BN"), {}},
         {"relu1", QStringLiteral("ReLU"), {}},
         {"conv2", QStringLiteral("3×3"), {}},
         {"norm2", QStringLiteral("BN"), {}},
         {"shortcut", {}, {}},
         {"add", QStringLiteral("+"), {}},
         {"relu", QStringLiteral("ReLU"), {}}},
        ours({{"NetworkPlan.cpp", "convs"}, {"Blocks.cpp", "block"}, {"Blocks.cpp", "shortcut"}}),
        pytorch("basic_block.py"),
        {{{"basic-conv1", "conv"},
          {"conv1"},
          {"conv1"},
          say("First 3×3 convolution. Where a stage begins, it strides and doubles the "
              "channels.")},
         {{"norm"}, {"norm1"}, {"norm1"}, say("Batch norm: mean 0 and variance 1 a channel.")},
         {{"relu"}, {"relu1"}, {"relu1"}, say("ReLU: what is negative becomes 0.")},
         {{"basic-conv2", "last-conv"},
          {"conv2"},
          {"conv2"},
          say("Second 3×3 convolution, stride 1, as many channels.")},
         {{"last-norm"}, {"norm2"}, {"norm2"}, say("Batch norm, and no ReLU yet: this is F(x).")},
         {{"shortcut"},
          {"shortcut"},
          {"shortcut"},
          say("The shortcut: x as it came, or a 1×1 projection where the shape changes.")},
         {{"add"}, {"add"}, {"add"}, say("The addition F(x) + x. Without it the block is plain.")},
         {{"last-relu"}, {"relu"}, {"relu"}, say("The last ReLU, behind the addition.")}}};
}

std::vector<CodeStep> bottleneckSteps() {
    return {
        {{"neck-conv1", "conv"},
         {"conv1"},
         {"conv1"},
         say("A 1×1 convolution reduces the channels. v1, the paper's, strides here."),
         InSight::Definition},
        {{"norm"}, {"norm1"}, {"norm1"}, say("Batch norm: mean 0 and variance 1 a channel.")},
        {{"relu"}, {"relu1"}, {"relu1"}, say("ReLU: what is negative becomes 0.")},
        {{"neck-conv2", "conv"},
         {"conv2"},
         {"conv2"},
         say("The 3×3 convolution works on the few channels. v1.5, torchvision's, strides "
             "here."),
         InSight::Definition},
        {{"norm"}, {"norm2"}, {"norm2"}, say("Batch norm again.")},
        {{"relu"}, {"relu2"}, {"relu2"}, say("ReLU again.")},
        {{"neck-conv3", "last-conv"},
         {"conv3"},
         {"conv3"},
         say("A 1×1 convolution restores the channels, four times as many.")},
        {{"last-norm"}, {"norm3"}, {"norm3"}, say("Batch norm, and no ReLU yet: this is F(x).")},
        {{"shortcut"},
         {"shortcut"},
         {"shortcut"},
         say("The shortcut joins the two wide ends: x, or a 1×1 projection.")},
        {{"add"},
         {"add"},
         {"add"},
         say("The addition F(x) + x. Without it the block is "
             "plain.")},
        {{"last-relu"}, {"relu"}, {"relu"}, say("The last ReLU, behind the addition.")}};
}

CodeCell bottleneck() {
    return {
        "bottleneck",
        say("Bottleneck"),
        CodeShape::Block,
        {{"conv1", QStringLiteral("1×1"), say("v1: stride 2")},
         {"norm1", QStringLiteral("BN"), {}},
         {"relu1", QStringLiteral("ReLU"), {}},
         {"conv2", QStringLiteral("3×3"), say("v1.5: stride 2")},
         {"norm2", QStringLiteral("BN"), {}},
         {"relu2", QStringLiteral("ReLU"), {}},
         {"conv3", QStringLiteral("1×1"), {}},
         {"norm3", QStringLiteral("BN"), {}},
         {"shortcut", {}, {}},
         {"add", QStringLiteral("+"), {}},
         {"relu", QStringLiteral("ReLU"), {}}},
        ours({{"NetworkPlan.cpp", "convs"}, {"Blocks.cpp", "block"}, {"Blocks.cpp", "shortcut"}}),
        pytorch("bottleneck.py"),
        bottleneckSteps()};
}

// ---- The network -------------------------------------------------------------------------------

std::vector<CodeStep> networkSteps() {
    const QStringList stages = {"stage1", "stage2", "stage3", "stage4"};
    const QStringList halving = {"stage2", "stage3", "stage4"};
    return {
        {{"stem"},
         {"stem"},
         {"stem"},
         say("The stem: a 7×7 convolution with stride 2, batch norm and ReLU.")},
        {{"pool"}, {"pool"}, {"pool"}, say("A max pool halves the side again: a quarter is left.")},
        {{"stages"},
         {"stages"},
         stages,
         say("Four stages of blocks; the channels double from one "
             "to the next.")},
        {{"stride"},
         {"stride"},
         halving,
         say("The first block of stages 2, 3 and 4 strides and halves the side.")},
        {{"projection"},
         {"projection"},
         {"arc2", "arc3", "arc4"},
         say("Where a block changes the shape, its shortcut is a 1×1 projection (option B).")},
        {{"mean"}, {"mean"}, {"mean"}, say("The mean over all places, one number a channel.")},
        {{"fc"}, {"fc"}, {"fc"}, say("One linear classifier.")},
        {{"he"},
         {"he"},
         QStringList{"he", "stem"} + stages,
         say("Convolutions start as He et al. (2015b) say: normal, variance 2 / fan-out.")},
        {{"norms"},
         {"norms"},
         {"norms"},
         say("Batch norms start as the identity of what they normalise: scale 1, shift 0.")}};
}

CodeCell network() {
    return {
        "network",
        say("Network"),
        CodeShape::Network,
        {{"stem", QStringLiteral("7×7"), QStringLiteral("/ 2")},
         {"pool", say("max pool"), QStringLiteral("/ 2")},
         {"stage1", say("Stage %1").arg(1), {}},
         {"stage2", say("Stage %1").arg(2), QStringLiteral("/ 2")},
         {"stage3", say("Stage %1").arg(3), QStringLiteral("/ 2")},
         {"stage4", say("Stage %1").arg(4), QStringLiteral("/ 2")},
         {"mean", say("mean"), {}},
         {"fc", QStringLiteral("fc"), {}},
         {"he", say("Convolutions start: He normal"), {}},
         {"norms", say("Batch norms start: 1 and 0"), {}}},
        ours({{"NetworkPlan.cpp", "stages"}, {"Network.cpp", "network"}, {"Network.cpp", "start"}}),
        pytorch("network.py"),
        networkSteps()};
}

// ---- The constructors --------------------------------------------------------------------------

CodeCell constructors() {
    CodeCell cell{"constructors",
                  say("Constructors"),
                  CodeShape::Constructors,
                  {},
                  ours({{"Zoo.cpp", "constructors"}}),
                  pytorch("constructors.py"),
                  {}};
    for (const int depth : {18, 34, 50, 101, 152}) {
        const NetworkSpec spec = zooNetwork("resnet-" + std::to_string(depth));
        const QString id = QStringLiteral("resnet%1").arg(depth);
        const NetworkSummary summary = summaryOf(spec, {224, 224});
        const QString blocks = QString::fromStdString(blocksText(spec.blocks, '+'))
                                   .replace('+', QStringLiteral(" + "));
        const QString sentence =
            spec.block == BlockKind::Basic
                ? say("%1 building blocks of two convolutions, a stem and a classifier: %2 "
                      "layers, %3 parameters.")
                : say("%1 bottlenecks of three convolutions, a stem and a classifier: %2 "
                      "layers, %3 parameters.");
        cell.parts.push_back({id, id, blocks});
        cell.steps.push_back(
            {{id},
             {id},
             {id},
             sentence.arg(blocks).arg(depthOf(spec)).arg(amountText(summary.parameters))});
    }
    return cell;
}

}  // namespace

std::vector<CodeCell> codeCells() {
    return {buildingBlock(), bottleneck(), network(), constructors()};
}

bool lightsUp(const CodeLine& line, const QStringList& marks) {
    return std::ranges::any_of(line.marks,
                               [&marks](const QString& mark) { return marks.contains(mark); });
}

}  // namespace lab
