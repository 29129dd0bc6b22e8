// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/JsonFields.h"
#include "core/base/platform/Files.h"
#include "core/nn/NetworkPlan.h"
#include "core/nn/Zoo.h"
#include "tests/support/Golden.h"
#include "tests/support/TestMain.h"
#include "tests/support/Tiny.h"

#include <QtTest>

using namespace lab;
using namespace lab::test;

/// Specs and plans against torchvision's counts and the paper.
class NetworkPlanTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsAreTorchvisions_data() {
        QTest::addColumn<QString>("name");
        for (const auto& [name, model] : golden().at("models").items()) {
            QTest::newRow(name.c_str()) << QString::fromStdString(name);
        }
    }

    void countsAreTorchvisions() {
        QFETCH(QString, name);
        const auto model = golden().at("models").at(name.toStdString());
        const NetworkPlan plan = planOf(zooNetwork(name.toStdString()));
        QCOMPARE(parameterCount(plan), model.at("parameters").get<std::int64_t>());
        QCOMPARE(multAdds(plan, 224, 224), model.at("mult_adds_224").get<std::int64_t>());
    }

    void plainIsTheTwinWithoutShortcuts() {
        NetworkSpec residual = zooNetwork("resnet-34");
        const NetworkPlan with = planOf(residual);
        const NetworkPlan without = planOf(zooNetwork("plain-34"));
        QCOMPARE(without.blocks.size(), with.blocks.size());
        std::int64_t projections = 0;
        for (std::size_t i = 0; i < with.blocks.size(); ++i) {
            QCOMPARE(without.blocks[i].shortcut, ShortcutPath::None);
            if (const auto projection = with.blocks[i].projection()) {
                projections += projection->weights() + 2 * projection->outputs;
            }
        }
        QCOMPARE(parameterCount(with) - parameterCount(without), projections);
    }

    void shortcutOptions() {
        NetworkSpec spec = zooNetwork("resnet-18");
        const auto count = [&spec](Shortcut option, ShortcutPath path) {
            spec.shortcut = option;
            return std::ranges::count(planOf(spec).blocks, path, &BlockPlan::shortcut);
        };
        QCOMPARE(count(Shortcut::A, ShortcutPath::ZeroPadded), 3);
        QCOMPARE(count(Shortcut::A, ShortcutPath::Identity), 5);
        QCOMPARE(count(Shortcut::B, ShortcutPath::Projection), 3);
        QCOMPARE(count(Shortcut::C, ShortcutPath::Projection), 8);
    }

    void bottleneckStride() {
        NetworkSpec spec = zooNetwork("resnet50");
        const auto strides = [&spec](StrideAt at) {
            spec.strideAt = at;
            const BlockPlan block = planOf(spec).blocks[3];  // the first of stage 2
            return std::vector{block.convs[0].stride, block.convs[1].stride, block.convs[2].stride};
        };
        QCOMPARE(strides(StrideAt::V1), (std::vector{2, 1, 1}));
        QCOMPARE(strides(StrideAt::V1_5), (std::vector{1, 2, 1}));
    }

    void namesAndTitles() {
        QCOMPARE(zooNetwork("ResNet34"), zooNetwork("resnet-34"));
        QCOMPARE(depthOf(zooNetwork("plain-34")), 34);
        NetworkSpec spec = zooNetwork("resnet-34");
        QCOMPARE(titleOf(spec), std::string("ResNet-34"));
        spec.shortcut = Shortcut::A;
        QCOMPARE(titleOf(spec), std::string("ResNet-34 A"));
        QCOMPARE(titleOf(zooNetwork("resnext-50-32x4d")), std::string("ResNeXt-50-32x4d"));
        QCOMPARE(titleOf(zooNetwork("wide_resnet50_2")), std::string("Wide-ResNet-50-2"));
        QCOMPARE(titleOf(zooNetwork("resnet-20")), std::string("ResNet-20"));  // A is its own
        QVERIFY(sentenceOf([] { zooNetwork("vgg"); }).find("plain-18") != std::string::npos);
    }

    void survivesJson() {
        NetworkSpec spec = zooNetwork("resnext50_32x4d");
        spec.shortcut = Shortcut::C;
        spec.strideAt = StrideAt::V1;
        spec.stem = Stem::Cifar;
        spec.zeroInitResidual = true;
        QCOMPARE(nlohmann::json::parse(nlohmann::json(spec).dump()).get<NetworkSpec>(), spec);
    }

    void badSpecsAreSentences() {
        NetworkSpec spec;
        spec.width = 0;
        QVERIFY(sentenceOf([&] { validate(spec); }).find("width") != std::string::npos);
        spec = {};
        spec.blocks = {2, 0};
        QVERIFY(sentenceOf([&] { validate(spec); }).find("blocks") != std::string::npos);
        spec = zooNetwork("resnext-50-32x4d");
        spec.width = 8;  // half a channel a group
        QVERIFY(sentenceOf([&] { validate(spec); }).find("at least 16 channels, not 8") !=
                std::string::npos);
        spec = {};
        spec.cardinality = 32;
        QVERIFY(sentenceOf([&] { planOf(spec); }).find("bottleneck") != std::string::npos);
        const auto json = nlohmann::json{{"stem", "wide"}};
        QVERIFY(sentenceOf([&] { json.get<NetworkSpec>(); }).find("imagenet, cifar, small") !=
                std::string::npos);
        const auto wrong = nlohmann::json{{"width", "sixteen"}};
        QVERIFY(sentenceOf([&] { wrong.get<NetworkSpec>(); }).find("\"width\"") !=
                std::string::npos);
    }
};

LAB_TEST(NetworkPlanTest)
#include "NetworkPlanTest.moc"
