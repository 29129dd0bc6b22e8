#include "core/base/Files.h"
#include "core/base/JsonFields.h"
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
        const NetworkPlan plan = planOf(torchvisionSpec(name.toStdString()));
        QCOMPARE(parameterCount(plan), model.at("parameters").get<std::int64_t>());
        QCOMPARE(multAdds(plan, 224, 224), model.at("mult_adds_224").get<std::int64_t>());
    }

    // He et al. 2015, section 4.2: 0.27, 0.46, 0.66, 0.85 and 1.7 M parameters.
    void cifarFamilyIsOnlyASpec() {
        NetworkSpec spec;
        spec.width = 16;
        spec.stem = Stem::Cifar;
        spec.shortcut = Shortcut::A;
        spec.classes = 10;
        for (const auto& [n, millions] : std::vector<std::pair<int, double>>{
                 {3, 0.27}, {5, 0.46}, {7, 0.66}, {9, 0.85}, {18, 1.7}}) {
            spec.blocks = {n, n, n};
            QCOMPARE(depthOf(spec), 6 * n + 2);
            const double counted = static_cast<double>(parameterCount(planOf(spec))) / 1e6;
            QVERIFY2(std::abs(counted - millions) < (millions > 1 ? 0.05 : 0.005),
                     std::to_string(counted).c_str());
        }
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
        NetworkSpec spec = torchvisionSpec("resnet50");
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
        QVERIFY(sentenceOf([] { zooNetwork("vgg"); }).find("plain-18") != std::string::npos);
    }

    void survivesJson() {
        NetworkSpec spec = torchvisionSpec("resnext50_32x4d");
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
