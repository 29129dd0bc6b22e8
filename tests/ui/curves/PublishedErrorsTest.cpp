// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/nn/Zoo.h"
#include "core/run/Presets.h"
#include "core/verdict/PublishedErrors.h"
#include "core/verdict/PublishedResults.h"
#include "tests/support/TestMain.h"
#include "tests/ui/curves/CurveFixture.h"

#include <QtTest>

#include <map>

using namespace lab;
using namespace lab::test;

namespace {

RunSpec imageNetSpec(const std::string& network, Shortcut shortcut) {
    for (RunSpec spec : presetNamed("imagenet").experiment.runs) {
        if (spec.network.name == network) {
            spec.network.shortcut = shortcut;
            spec.network.classes = 1000;
            return spec;
        }
    }
    return {};
}

}  // namespace

/// Published figures against the tables they come from: He et al. 2015, tables 2 and 3, 6,
/// torchvision's model page, and issue 2's table of the PyTorch script.
class PublishedErrorsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void imageNet_data();
    void imageNet();
    void lesson_data();
    void lesson();
    void cifar_data();
    void cifar();
    void torchvisions();
    void designsTableIsComplete();
    void nothingElse();
};

void PublishedErrorsTest::imageNet_data() {
    QTest::addColumn<QString>("network");
    QTest::addColumn<int>("shortcut");
    QTest::addColumn<double>("error");
    const auto row = [](const char* network, Shortcut shortcut, double error) {
        QTest::addRow("%s %d", network, static_cast<int>(shortcut))
            << network << static_cast<int>(shortcut) << error;
    };
    row("plain-18", Shortcut::A, 27.94);
    row("plain-34", Shortcut::A, 28.54);
    row("resnet-18", Shortcut::A, 27.88);
    row("resnet-34", Shortcut::A, 25.03);
    row("resnet-34", Shortcut::B, 24.52);
    row("resnet-34", Shortcut::C, 24.19);
}

void PublishedErrorsTest::imageNet() {
    QFETCH(QString, network);
    QFETCH(int, shortcut);
    QFETCH(double, error);
    RunSpec spec = imageNetSpec(network.toStdString(), static_cast<Shortcut>(shortcut));
    for (const char* source : {"imagenet", "/data/ImageNet", "/data/imagenet-1k/", "ILSVRC2012"}) {
        spec.data.source = source;
        const auto published = publishedErrorOf(spec);
        QVERIFY2(published.has_value(), source);
        QCOMPARE(published->test, error);
        QVERIFY(!published->training.has_value());
        QVERIFY(published->source.starts_with("He et al. 2015, table "));
        QVERIFY(published->setting.find("10-crop") != std::string::npos);
    }
}

void PublishedErrorsTest::lesson_data() {
    QTest::addColumn<QString>("network");
    QTest::addColumn<double>("training");
    QTest::addColumn<double>("test");
    QTest::newRow("plain-18") << "plain-18" << 10.95 << 11.01;
    QTest::newRow("plain-34") << "plain-34" << 17.04 << 15.95;
    QTest::newRow("resnet-18") << "resnet-18" << 9.90 << 10.42;
    QTest::newRow("resnet-34") << "resnet-34" << 11.76 << 12.32;
}

void PublishedErrorsTest::lesson() {
    QFETCH(QString, network);
    QFETCH(double, training);
    QFETCH(double, test);
    RunSpec spec = lessonSpec(network.toStdString());
    spec.network.zeroInitResidual = false;  // the script's first recipe starts as the paper does
    const auto published = publishedErrorOf(spec);
    QVERIFY(published.has_value());
    QCOMPARE(*published->training, training);
    QCOMPARE(published->test, test);
    QVERIFY(published->setting.find("PyTorch 1.13") != std::string::npos);
    QVERIFY(published->setting.find("one seed, learning rate 0.1, no zero start") !=
            std::string::npos);
    // Another recipe that the script ran has its own figures and says so.
    spec.recipe.learningRate = 0.05;
    spec.recipe.warmupEpochs = 1;
    const auto gentle = publishedErrorOf(spec);
    QVERIFY(gentle->training != published->training);
    QVERIFY(gentle->setting.find("0.05 with one epoch of warm-up") != std::string::npos);
    // One that it did not run has the first recipe's.
    spec.recipe.learningRate = 0.02;
    QVERIFY(publishedErrorOf(spec) == published);
}

void PublishedErrorsTest::cifar_data() {
    QTest::addColumn<QString>("network");
    QTest::addColumn<double>("error");
    QTest::newRow("20") << "resnet-20" << 8.75;
    QTest::newRow("32") << "resnet-32" << 7.51;
    QTest::newRow("44") << "resnet-44" << 7.17;
    QTest::newRow("56") << "resnet-56" << 6.97;
    QTest::newRow("110") << "resnet-110" << 6.43;
}

void PublishedErrorsTest::cifar() {
    QFETCH(QString, network);
    QFETCH(double, error);
    RunSpec spec;
    spec.network = zooNetwork(network.toStdString());
    for (const char* source : {"cifar-10", "/data/CIFAR10", "/data/cifar-10-batches-bin/"}) {
        spec.data.source = source;
        const auto published = publishedErrorOf(spec);
        QVERIFY2(published.has_value(), source);
        QCOMPARE(published->test, error);
        QCOMPARE(published->source, std::string("He et al. 2015, table 6"));
        QVERIFY(published->setting.find("CIFAR-10") != std::string::npos);
    }
    for (const char* source : {"cifar-100", "fashion-mnist"}) {
        spec.data.source = source;
        QVERIFY(!publishedErrorOf(spec).has_value());
    }
    spec.data.source = "cifar-10";
    spec.network.width = 64;
    QVERIFY(!publishedErrorOf(spec).has_value());
    spec.network = zooNetwork("plain-56");  // "The paper tabulates no plain CIFAR errors."
    QVERIFY(!publishedErrorOf(spec).has_value());
}

// Where the paper has no figure for a network on ImageNet, torchvision's stands, and says its crop.
void PublishedErrorsTest::torchvisions() {
    RunSpec spec;
    spec.data.source = "imagenet";
    spec.network = zooNetwork("resnext-101-32x8d");
    auto published = publishedErrorOf(spec);
    QVERIFY(published.has_value());
    QCOMPARE(published->test, 20.69);
    QVERIFY(published->source.starts_with("torchvision"));
    QVERIFY(published->setting.find("one 224×224 crop") != std::string::npos);
    spec.network = zooNetwork("resnet-152");
    published = publishedErrorOf(spec);
    QCOMPARE(published->test, 21.43);
    QCOMPARE(published->source, std::string("He et al. 2015, table 3"));
}

// 9 rows of the paper's ImageNet tables, 5 of its CIFAR table and 2 of Identity Mappings', 9 of
// torchvision's page.
void PublishedErrorsTest::designsTableIsComplete() {
    std::map<Benchmark, int> rows;
    for (const PublishedResult& result : publishedResults()) {
        ++rows[result.benchmark];
        QVERIFY(result.top1 > 0 && !result.source.empty() && !settingOf(result.benchmark).empty());
        QCOMPARE(publishedResultOf(result.network, result.benchmark), &result);
        const bool single = result.benchmark == Benchmark::ImageNetSingleCrop;
        QCOMPARE(result.top5.has_value(), single);
        QVERIFY(!result.top5 || *result.top5 < result.top1);
        QCOMPARE(result.network.strideAt, single ? StrideAt::V1_5 : StrideAt::V1);
    }
    QCOMPARE(rows[Benchmark::ImageNetTenCrop], 9);
    QCOMPARE(rows[Benchmark::Cifar10], 7);
    QCOMPARE(rows[Benchmark::ImageNetSingleCrop], 9);
}

void PublishedErrorsTest::nothingElse() {
    RunSpec spec = lessonSpec("plain-34");
    spec.network.width = 64;
    QVERIFY(!publishedErrorOf(spec).has_value());
    spec = lessonSpec("plain-34");
    spec.data.trainLimit = 0;
    QVERIFY(!publishedErrorOf(spec).has_value());
    spec = lessonSpec("resnet-34");
    spec.network.shortcut = Shortcut::A;
    QVERIFY(!publishedErrorOf(spec).has_value());
    spec = lessonSpec("plain-34");
    spec.data.source = "cifar-10";
    QVERIFY(!publishedErrorOf(spec).has_value());
    spec = imageNetSpec("resnet-34", Shortcut::B);
    spec.network.width = 32;
    QVERIFY(!publishedErrorOf(spec).has_value());
    spec = imageNetSpec("resnet-34", Shortcut::B);
    spec.network.classes = 100;  // some part of it
    QVERIFY(!publishedErrorOf(spec).has_value());
}

LAB_TEST(PublishedErrorsTest)

#include "PublishedErrorsTest.moc"
