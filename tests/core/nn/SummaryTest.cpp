// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/JsonFields.h"
#include "core/nn/Summary.h"
#include "core/nn/SummaryText.h"
#include "core/nn/Zoo.h"
#include "tests/support/Golden.h"
#include "tests/support/TestMain.h"
#include "tests/support/Tiny.h"

#include <QtTest>

#include <cmath>
#include <map>
#include <numeric>
#include <set>

using namespace lab;
using namespace lab::test;

namespace {

std::vector<int> shapeOf(const LayerSummary& layer) {
    if (layer.kind == LayerKind::Linear) {
        return {layer.output.channels};
    }
    return {layer.output.channels, layer.output.height, layer.output.width};
}

// torchinfo adds a norm's parameters and the classifier's bias.
std::int64_t torchinfosMultAdds(const LayerSummary& layer) {
    switch (layer.kind) {
        case LayerKind::BatchNorm:
            return layer.parameters;
        case LayerKind::Linear:
            return layer.multAdds + layer.output.channels;
        default:
            return layer.multAdds;
    }
}

const LayerSummary& layerOf(const NetworkSummary& summary, const std::string& key) {
    const auto found = std::ranges::find(summary.layers, key, &LayerSummary::key);
    if (found == summary.layers.end()) {
        throw Error("There is no layer \"" + key + "\".");
    }
    return *found;
}

NetworkSummary summaryOfRow(const nlohmann::json& row) {
    const auto spec = row.at("spec").get<NetworkSpec>();
    return summaryOf(spec, {row.at("input")[1].get<int>(), row.at("input")[2].get<int>()});
}

}  // namespace

/// Summaries of specs against torchinfo, against measured receptive fields, and in their own sums.
class SummaryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void totalsAreTorchinfos_data() { cases(); }
    void totalsAreTorchinfos() {
        QFETCH(int, index);
        const auto row = torchinfoSummaries().at("networks").at(index);
        const NetworkSummary summary = summaryOfRow(row);
        QCOMPARE(summary.parameters, row.at("parameters").get<std::int64_t>());
        QCOMPARE(summary.inputBytes, row.at("input_bytes").get<std::int64_t>());
        QCOMPARE(summary.passBytes, row.at("pass_bytes").get<std::int64_t>());
        QCOMPARE(summary.parameterBytes, row.at("parameter_bytes").get<std::int64_t>());
        std::int64_t multAdds = 0;
        for (const LayerSummary& layer : summary.layers) {
            multAdds += torchinfosMultAdds(layer);
        }
        QCOMPARE(multAdds, row.at("mult_adds").get<std::int64_t>());
    }

    // Layer by layer and in the order they run; an addition is no module, so torchinfo has none.
    void layersAreTorchinfos_data() { cases(); }
    void layersAreTorchinfos() {
        QFETCH(int, index);
        const auto row = torchinfoSummaries().at("networks").at(index);
        NetworkSummary summary = summaryOfRow(row);
        std::erase_if(summary.layers,
                      [](const LayerSummary& layer) { return layer.kind == LayerKind::Add; });
        const auto expected = row.value("layers", nlohmann::json::array());
        for (std::size_t i = 0; i < expected.size(); ++i) {
            QVERIFY(i < summary.layers.size());
            const LayerSummary& layer = summary.layers[i];
            QCOMPARE(layer.key, expected[i][0].get<std::string>());
            QCOMPARE(toText(layer.kind), expected[i][1].get<std::string>());
            QCOMPARE(shapeOf(layer), expected[i][2].get<std::vector<int>>());
            QCOMPARE(layer.parameters, expected[i][3].get<std::int64_t>());
            QCOMPARE(torchinfosMultAdds(layer), expected[i][4].get<std::int64_t>());
        }
        QVERIFY(expected.empty() || expected.size() == summary.layers.size());
    }

    // The figures that torchinfo prints for ResNet-18 at 3×224×224.
    void printsWhatTorchinfoPrints() {
        const NetworkSummary summary = summaryOf(zooNetwork("resnet-18"), {224, 224});
        const std::string text = summaryText(summary, SummaryDepth::Layers);
        for (const char* line :
             {"Total params: 11,689,512\n", "Total mult-adds (G): 1.81\n",
              "Input size (MB): 0.60\n", "Forward/backward pass size (MB): 39.75\n",
              "Params size (MB): 46.76\n", "Estimated Total Size (MB): 87.11\n"}) {
            QVERIFY2(text.find(line) != std::string::npos, line);
        }
        QVERIFY(text.find("│    │    └─Conv2d (downsample.0)") != std::string::npos);
        const std::string blocks = summaryText(summary, SummaryDepth::Blocks);
        QVERIFY(blocks.find("└─BasicBlock (0), projection") != std::string::npos);
        QVERIFY(blocks.find("downsample") == std::string::npos);
        QVERIFY(summaryText(summary, SummaryDepth::Stages).find("BasicBlock") == std::string::npos);
    }

    // Every name is torchvision's: its feature extraction lists them in the same order.
    void keysAreTorchvisionsNodes() {
        auto nodes = torchinfoSummaries().at("resnet50_nodes").get<std::vector<std::string>>();
        std::erase_if(nodes,
                      [](const std::string& node) { return node == "x" || node == "flatten"; });
        std::vector<std::string> keys;
        for (const LayerSummary& layer : summaryOf(zooNetwork("resnet-50"), {64, 64}).layers) {
            keys.push_back(layer.key);
        }
        QCOMPARE(keys, nodes);
    }

    void receptiveFieldsAreMeasured_data() {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < torchinfoSummaries().at("receptive_fields").size(); ++i) {
            QTest::addRow("%d", static_cast<int>(i)) << static_cast<int>(i);
        }
    }
    void receptiveFieldsAreMeasured() {
        QFETCH(int, index);
        const auto row = torchinfoSummaries().at("receptive_fields").at(index);
        const NetworkSummary summary = summaryOf(row.at("spec").get<NetworkSpec>(), {64, 64});
        QVERIFY(row.at("fields").size() > 5);
        for (const auto& [key, field] : row.at("fields").items()) {
            const ReceptiveField ours = layerOf(summary, key).field;
            QVERIFY2(ours.size == field[0].get<int>() && ours.stride == field[1].get<int>(),
                     (key + ": " + std::to_string(ours.size)).c_str());
        }
    }

    void theAveragePoolSeesAll() {
        const NetworkSummary summary = summaryOf(zooNetwork("resnet-18"), {224, 320});
        const LayerSummary last = layerOf(summary, "layer4.1.relu_1");
        QCOMPARE(last.field, (ReceptiveField{435, 32}));
        const LayerSummary pool = layerOf(summary, "avgpool");
        QCOMPARE(pool.field.size, 435 + 9 * 32);  // ten places in a row
        QCOMPARE(layerOf(summary, "fc").field.size, pool.field.size);
    }

    void partsAddUp_data() { rows(); }
    void partsAddUp() {
        QFETCH(QString, name);
        const NetworkSpec spec = zooNetwork(name.toStdString());
        const NetworkSummary summary = summaryOf(spec, {usualSide(spec), 96});
        const NetworkPlan plan = planOf(spec);
        QCOMPARE(summary.parameters, parameterCount(plan));
        QCOMPARE(summary.multAdds, multAdds(plan, usualSide(spec), 96));
        std::int64_t stem = 0;
        std::int64_t head = 0;
        std::set<std::string> keys;
        for (const LayerSummary& layer : summary.layers) {
            stem += layer.part == LayerPart::Stem ? layer.multAdds : 0;
            head += layer.part == LayerPart::Head ? layer.multAdds : 0;
            QVERIFY2(keys.insert(layer.key).second, layer.key.c_str());
            QCOMPARE(layer.stage >= 0, layer.key.starts_with("layer"));
        }
        QCOMPARE(sumOf(summary.blocks, &BlockSummary::multAdds) + stem + head, summary.multAdds);
        QCOMPARE(sumOf(summary.stages, &StageSummary::multAdds),
                 sumOf(summary.blocks, &BlockSummary::multAdds));
        QCOMPARE(sumOf(summary.stages, &StageSummary::parameters),
                 sumOf(summary.blocks, &BlockSummary::parameters));
        QCOMPARE(sumOf(summary.stages, &StageSummary::passBytes),
                 sumOf(summary.blocks, &BlockSummary::passBytes));
        QCOMPARE(summary.stages.size(), spec.blocks.size());
        checkBlocks(summary);
    }

    void differentShortcutsDifferInOnePart() {
        NetworkSpec spec = zooNetwork("resnet-34");
        const auto partsOf = [&](Shortcut option) {
            spec.shortcut = option;
            std::map<ShortcutPath, int> paths;
            for (const BlockSummary& block : summaryOf(spec, {224, 224}).blocks) {
                ++paths[block.shortcut];
            }
            return paths;
        };
        using enum ShortcutPath;
        QCOMPARE(partsOf(Shortcut::A),
                 (std::map<ShortcutPath, int>{{Identity, 13}, {ZeroPadded, 3}}));
        QCOMPARE(partsOf(Shortcut::B),
                 (std::map<ShortcutPath, int>{{Identity, 13}, {Projection, 3}}));
        QCOMPARE(partsOf(Shortcut::C), (std::map<ShortcutPath, int>{{Projection, 16}}));
        spec.family = Family::Plain;
        QCOMPARE(partsOf(Shortcut::B), (std::map<ShortcutPath, int>{{None, 16}}));
    }

    // Veit et al. 2016, section 3.1 and 4.1: ResNet-110 has 2^54 paths, and "more than 95% of paths
    // go through 19 to 35 modules".
    void pathsOfResNet110AreVeits() {
        const std::vector<PathLength> lengths = pathLengths(zooNetwork("resnet-110"));
        QCOMPARE(lengths.size(), std::size_t{55});
        double middle = 0;
        double paths = 0;
        double shares = 0;
        for (const PathLength& length : lengths) {
            middle += length.blocks >= 19 && length.blocks <= 35 ? length.share : 0;
            paths += length.count;
            shares += length.share;
            QCOMPARE(length.layers, 2 + 2 * length.blocks);
        }
        QVERIFY(middle > 0.95);
        QVERIFY(middle < 0.99);
        QCOMPARE(paths, std::exp2(54));
        QVERIFY(std::abs(shares - 1) < 1e-12);
        QCOMPARE(lengths[27].count, 1946939425648112.0);  // 54 choose 27, exactly
    }

    void pathsOfPlainAndOfVeryDeep() {
        const std::vector<PathLength> plain = pathLengths(zooNetwork("plain-50"));
        QCOMPARE(plain.size(), std::size_t{1});
        QCOMPARE(plain.front().blocks, 16);
        QCOMPARE(plain.front().layers, 50);
        QCOMPARE(plain.front().count, 1.0);
        QCOMPARE(pathLengths(zooNetwork("resnet-152")).back().layers, 152);
        NetworkSpec deep = zooNetwork("resnet-18");
        deep.blocks = {300, 300, 300, 300};
        const std::vector<PathLength> lengths = pathLengths(deep);
        QVERIFY(std::isinf(lengths[600].count));
        // 1200 choose 600 in 2^1200, by Stirling: 1 / sqrt(600 π), less an eighth of a 600th.
        const double expected = (1 - 1.0 / 4800) / std::sqrt(600 * std::acos(-1.0));
        QVERIFY(std::abs(lengths[600].share / expected - 1) < 1e-6);
    }

    void badInputsAreSentences() {
        const NetworkSpec spec = zooNetwork("resnet-18");
        QVERIFY(sentenceOf([&] {
                    summaryOf(spec, {0, 224});
                }).find("pixels a side, not 0") != std::string::npos);
        QVERIFY(sentenceOf([&] {
                    summaryOf(spec, {224, 5000});
                }).find("not 5000") != std::string::npos);
        QCOMPARE(layerOf(summaryOf(spec, {1, 1}), "layer4.1.conv2").output.height, 1);
        NetworkSpec wrong = spec;
        wrong.classes = 1;
        QVERIFY(!sentenceOf([&] { summaryOf(wrong, {1, 1}); }).empty());
        wrong.blocks = {};
        QVERIFY(!sentenceOf([&] { pathLengths(wrong); }).empty());
    }

private:
    template <class Item>
    static std::int64_t sumOf(const std::vector<Item>& items, std::int64_t Item::*figure) {
        return std::accumulate(
            items.begin(), items.end(), std::int64_t{0},
            [&](std::int64_t sum, const Item& item) { return sum + item.*figure; });
    }

    // Blocks follow each other without a gap, and what flows out of one flows into the next.
    static void checkBlocks(const NetworkSummary& summary) {
        for (std::size_t i = 0; i < summary.blocks.size(); ++i) {
            const BlockSummary& block = summary.blocks[i];
            const bool pre = summary.spec.order == Order::Pre;
            QCOMPARE(summary.layers[block.firstLayer].key, block.key + (pre ? ".bn1" : ".conv1"));
            if (i > 0) {
                const BlockSummary& before = summary.blocks[i - 1];
                QCOMPARE(before.firstLayer + before.layerCount, block.firstLayer);
                QCOMPARE(before.output, block.input);
            }
            const bool joins = std::ranges::any_of(summary.layers, [&](const LayerSummary& layer) {
                return layer.key == block.key + ".add";
            });
            QCOMPARE(joins, block.shortcut != ShortcutPath::None);
        }
        const BlockSummary& last = summary.blocks.back();
        QCOMPARE(summary.layers[last.firstLayer + last.layerCount].key,
                 std::string(summary.spec.order == Order::Pre ? "bn" : "avgpool"));
    }

    static void cases() {
        QTest::addColumn<int>("index");
        const auto networks = torchinfoSummaries().at("networks");
        for (std::size_t i = 0; i < networks.size(); ++i) {
            const std::string title = networkName(networks[i].at("spec").get<NetworkSpec>());
            QTest::addRow("%d %s", static_cast<int>(i), title.c_str()) << static_cast<int>(i);
        }
    }

    static void rows() {
        QTest::addColumn<QString>("name");
        for (const NetworkSpec& spec : zoo()) {
            QTest::newRow(spec.name.c_str()) << QString::fromStdString(spec.name);
        }
    }
};

LAB_TEST(SummaryTest)
#include "SummaryTest.moc"
