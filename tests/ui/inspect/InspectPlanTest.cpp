// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/nn/LayerSources.h"
#include "core/nn/Zoo.h"
#include "tests/support/TestMain.h"
#include "ui/inspect/InspectPlan.h"

#include <QtTest>

#include <algorithm>
#include <set>

using namespace lab;

/// The walk through two networks: every block and layer once, aligned, with gaps.
class InspectPlanTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyLayerOfBothComesOnce_data() {
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("second");
        for (const auto& [first, second] :
             {std::pair{"plain-34", "resnet-34"}, std::pair{"plain-18", "resnet-152"},
              std::pair{"resnet-50", "plain-50"}, std::pair{"plain-20", "resnet-110"},
              std::pair{"resnet-34", "resnet-34"}}) {
            QTest::addRow("%s, %s", first, second) << first << second;
        }
    }
    void everyLayerOfBothComesOnce() {
        QFETCH(QString, first);
        QFETCH(QString, second);
        const std::array<NetworkSpec, 2> networks = {zooNetwork(first.toStdString()),
                                                     zooNetwork(second.toStdString())};
        const std::array<NetworkSummary, 2> summaries = {summaryOf(networks[0], {64, 64}),
                                                         summaryOf(networks[1], {64, 64})};
        const InspectPlan blocks = inspectPlanOf(networks, StepBy::Block);
        const InspectPlan layers = inspectPlanOf(networks, StepBy::Layer);
        QCOMPARE(blocks.steps.size(), blocks.columnStages.size());
        QVERIFY(std::ranges::is_sorted(blocks.columnStages));
        for (std::size_t n = 0; n < 2; ++n) {
            int nextBlock = 0;
            for (const InspectStep& step : blocks.steps) {
                if (step.block[n] >= 0) {
                    QCOMPARE(step.block[n], nextBlock++);
                    QCOMPARE(summaries[n].blocks[static_cast<std::size_t>(step.block[n])].stage,
                             blocks.columnStages[static_cast<std::size_t>(step.column)]);
                }
            }
            QCOMPARE(nextBlock, static_cast<int>(summaries[n].blocks.size()));
            QCOMPARE(blocks.blocks[n].size(), summaries[n].blocks.size());
            int nextLayer = 0;
            for (const InspectStep& step : layers.steps) {
                if (step.layer[n] >= 0) {
                    QCOMPARE(step.layer[n], nextLayer++);
                }
            }
            QCOMPARE(nextLayer, static_cast<int>(summaries[n].layers.size()));
        }
        for (const InspectStep& step : layers.steps) {  // side by side only what has one key
            if (step.layer[0] >= 0 && step.layer[1] >= 0) {
                QCOMPARE(summaries[0].layers[static_cast<std::size_t>(step.layer[0])].key,
                         summaries[1].layers[static_cast<std::size_t>(step.layer[1])].key);
            }
        }
        QCOMPARE(layers.steps[static_cast<std::size_t>(stepAtColumn(layers, 3))].column, 3);
    }

    // What a layer gets has the shape that it says it takes.
    void sourcesFitTheirLayers() {
        for (const NetworkSpec& row : zoo()) {
            for (const Shortcut option : {Shortcut::A, Shortcut::B, Shortcut::C}) {
                NetworkSpec spec = row;
                spec.shortcut = option;
                const NetworkSummary network = summaryOf(spec, {64, 64});
                std::set<int> used;
                for (int i = 0; i < static_cast<int>(network.layers.size()); ++i) {
                    const LayerSummary& layer = network.layers[static_cast<std::size_t>(i)];
                    const std::vector<int> sources = sourcesOf(network, i);
                    QCOMPARE(sources.size(),
                             layer.kind == LayerKind::Add ? std::size_t{2} : std::size_t{1});
                    for (const int source : sources) {
                        QVERIFY(source < i);
                        const FeatureShape& shape =
                            source < 0 ? network.input
                                       : network.layers[static_cast<std::size_t>(source)].output;
                        QVERIFY2(shape == layer.input, layer.key.c_str());
                        used.insert(source);
                    }
                }
                // Nothing but the answer is left unused.
                QCOMPARE(used.size(), network.layers.size());
            }
        }
    }
};

LAB_TEST(InspectPlanTest)
#include "InspectPlanTest.moc"
