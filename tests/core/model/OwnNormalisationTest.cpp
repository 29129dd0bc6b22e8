// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/platform/Files.h"
#include "core/model/OwnNormalisation.h"
#include "tests/core/model/Weights.h"

#include <QtTest>

using namespace lab;
using namespace lab::test;

namespace {

using Figures = std::vector<double>;

torch::Tensor shaped(const std::vector<float>& figures, const Shape& shape) {
    return torch::tensor(figures).reshape(shape);
}

/// basic-2.pth with this before its keys, and these tensors more.
ImportResult examinedWith(const std::string& prefix, const NamedTensors& more,
                          const ImportOptions& options = {}, const std::string& config = {}) {
    const TemporaryFolder folder;
    writeRenamed("basic-2.pth", prefixed(prefix), folder / "w.safetensors", more);
    if (!config.empty()) {
        writeFileAtomically(folder / "config.json", config);
    }
    return examineWeights(folder / "w.safetensors", options);
}

bool says(const ImportResult& result, const char* part) {
    return allOf(result.notes).find(part) != std::string::npos;
}

}  // namespace

/// Networks that normalise pictures themselves, as those who publish robust networks save them:
/// what they do it by becomes the card's mean and deviation.
class OwnNormalisationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itsFiguresAreTaken_data() {
        QTest::addColumn<QString>("prefix");
        QTest::addColumn<QString>("mean");
        QTest::addColumn<QString>("deviation");
        QTest::addColumn<QList<int>>("shape");
        QTest::newRow("nn.Sequential") << "1."
                                       << "0.mean"
                                       << "0.std" << QList<int>{3, 1, 1};
        QTest::newRow("robustness") << "module.model."
                                    << "module.normalizer.new_mean"
                                    << "module.normalizer.new_std" << QList<int>{3, 1, 1};
        QTest::newRow("RobustBench") << "model."
                                     << "mu"
                                     << "sigma" << QList<int>{1, 3, 1, 1};
        QTest::newRow("within") << ""
                                << "pixel_mean"
                                << "pixel_std" << QList<int>{3};
        QTest::newRow("wrapped") << "_orig_mod.1."
                                 << "_orig_mod.0.mean"
                                 << "_orig_mod.0.std" << QList<int>{3};
    }
    void itsFiguresAreTaken() {
        QFETCH(QString, prefix);
        QFETCH(QString, mean);
        QFETCH(QString, deviation);
        QFETCH(QList<int>, shape);
        const Shape sizes(shape.begin(), shape.end());
        const ImportResult result = examinedWith(
            prefix.toStdString(), {{mean.toStdString(), shaped({0.4914F, 0.4F, 0.3F}, sizes)},
                                   {deviation.toStdString(), shaped({0.2F, 0.25F, 0.3F}, sizes)}});
        QCOMPARE(result.input->mean, (Figures{0.4914, 0.4, 0.3}));
        QCOMPARE(result.input->deviation, (Figures{0.2, 0.25, 0.3}));
        QCOMPARE(result.input->size, 224);
        QVERIFY(says(result, "so the mean, 0.4914, 0.4, 0.3, and the deviation, 0.2, 0.25, 0.3"));
        QVERIFY(!says(result, "Left out, as no part"));
        QVERIFY(!says(result, "prepared as ImageNet's"));
    }

    void thoseOfBytesAreDivided() {
        const ImportResult result =
            examinedWith("", {{"pixel_mean", shaped({127.5F, 102, 51}, {3, 1, 1})},
                              {"pixel_std", torch::ones({1, 1, 1}) * 51}});
        QCOMPARE(result.input->mean, (Figures{0.5, 0.4, 0.2}));
        QCOMPARE(result.input->deviation, (Figures{0.2, 0.2, 0.2}));
        QVERIFY(says(result, "from 0 to 255, and was divided by 255"));
    }

    void optionsComeFirst() {
        const NamedTensors own = {{"0.mean", shaped({0.5F, 0.4F, 0.3F}, {3})},
                                  {"0.std", shaped({0.2F, 0.2F, 0.2F}, {3})}};
        ImportOptions options;
        options.mean = {0.1};
        const ImportResult one = examinedWith("1.", own, options);
        QCOMPARE(one.input->mean, (Figures{0.1, 0.1, 0.1}));
        QCOMPARE(one.input->deviation, (Figures{0.2, 0.2, 0.2}));
        QVERIFY(says(one, "The deviation, 0.2, 0.2, 0.2, was taken from normalisation."));
        options.deviation = {0.9};
        const ImportResult both = examinedWith("1.", own, options);
        QCOMPARE(both.input->deviation, (Figures{0.9, 0.9, 0.9}));
        QVERIFY(!says(both, "normalis"));
    }

    // A config.json's figures would normalise a second time.
    void whatElseIsStatedIsSaidNotToBeUsed() {
        const ImportResult result = examinedWith(
            "1.", {{"0.mean", shaped({0.5F, 0.4F, 0.3F}, {3})}, {"0.std", torch::ones({3})}}, {},
            R"({"architecture": "resnet18", "pretrained_cfg": {"input_size": [3, 96, 96],
                "mean": [0.1, 0.2, 0.3], "std": [0.3, 0.3, 0.3]}})");
        QCOMPARE(result.input->mean, (Figures{0.5, 0.4, 0.3}));
        QCOMPARE(result.input->size, 96);
        QVERIFY(says(result, "What its config.json says as mean and deviation was not used."));
    }

    void whatIsNoneIsLeftAlone() {
        const auto found = [](const NamedShapes& shapes, const char* prefix) {
            const auto keys = normalisationIn(shapes, prefix);
            return keys ? keys->mean + " " + keys->deviation : std::string();
        };
        QCOMPARE(found({{"bn1.running_mean", {3}}, {"bn1.running_var", {3}}}, ""), std::string());
        QCOMPARE(found({{"0.mean", {3}}}, "1."), std::string());
        QCOMPARE(found({{"0.mean", {512}}, {"0.std", {512}}}, "1."), std::string());
        QCOMPARE(found({{"loss.mean", {3}}, {"loss.std", {3}}}, "model."), std::string());
        QCOMPARE(found({{"a.b.mean", {3}}, {"a.b.std", {3}}}, "model."), std::string());
        // Of several the one next to the network.
        const NamedShapes two = {
            {"a.norm.mean", {3}}, {"a.norm.std", {3}}, {"b.norm.mean", {3}}, {"b.norm.std", {3}}};
        QCOMPARE(found(two, "b.net."), std::string("b.norm.mean b.norm.std"));
        const ImportResult odd =
            examinedWith("1.", {{"0.mean", torch::zeros({3})}, {"0.std", torch::zeros({3})}});
        QVERIFY(says(odd, "What its normalisation says of \"mean, std\" cannot be used here."));
        QVERIFY(says(odd, "prepared as ImageNet's"));
    }
};

LAB_TEST(OwnNormalisationTest)
#include "OwnNormalisationTest.moc"
