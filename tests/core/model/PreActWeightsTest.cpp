// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/StoredModel.h"
#include "core/model/WeightExport.h"
#include "core/train/Checkpoint.h"
#include "tests/core/model/Weights.h"
#include "tests/support/Golden.h"

#include <QtTest>

using namespace lab;
using namespace lab::test;

namespace {

/// The picture of half_grey() in tests/data/weights/make-weights.py.
PreparedImage picture(int side) {
    PreparedImage prepared{{side, side, 3, {}}};
    prepared.image.pixels.resize(prepared.image.size());
    const auto row = static_cast<std::size_t>(side);
    for (std::size_t i = 0; i < prepared.image.pixels.size(); ++i) {
        prepared.image.pixels[i] =
            static_cast<std::uint8_t>((i * 37 + i / row * 11 + i / (row * row) * 5) % 256);
    }
    return prepared;
}

}  // namespace

/// Weights of pre-activation networks under other people's names, against the logits of kuangliu's
/// form and of timm's own resnetv2.
class PreActWeightsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesTheLogitsOfTheirOwnNetworks_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("network");
        QTest::addColumn<int>("side");
        QTest::addColumn<QString>("note");
        QTest::newRow("end") << "preact-end.pth"
                             << "preact-resnet-10-1.1.1.1" << 32 << "first batch norm and ReLU";
        QTest::newRow("bare") << "preact-bare.pth"
                              << "preact-resnet-14-1.1.1.1" << 32
                              << "no batch norm behind the last block";
        QTest::newRow("timm") << "preact-timm.safetensors"
                              << "preact-resnet-8-1.1" << 224 << "mean and deviation 0.5";
    }
    void givesTheLogitsOfTheirOwnNetworks() {
        QFETCH(QString, name);
        QFETCH(QString, network);
        QFETCH(int, side);
        QFETCH(QString, note);
        const TemporaryFolder folder;
        const std::string file = name.toStdString();
        ImportOptions options;
        if (side == 32) {
            options.mean = {0.5};
            options.deviation = {0.5};
        }
        const ImportResult result =
            importWeights(weightsFile(file), options, folder / "x.safetensors");
        QCOMPARE(QString::fromStdString(result.network.name), network);
        QCOMPARE(result.network.order, Order::Pre);
        QCOMPARE(result.network.endNorm, name != "preact-bare.pth");
        const std::string notes = allOf(result.notes);
        QVERIFY2(notes.find(note.toStdString()) != std::string::npos, notes.c_str());
        check(folder / "x.safetensors", file, side);
        // What is written keeps its meaning: read again, and exported.
        exportWeights(folder / "x.safetensors", folder / "y.safetensors");
        check(folder / "y.safetensors", file, side);
    }

    void exportsTheModulesKeysInOrder() {
        const std::string name = "preact-resnet-20";
        const auto& entry = preActivation().at("networks").at(name);
        const TemporaryFolder folder;
        ModelCard card;
        card.spec.network = zooNetwork(name);
        card.input = InputSpec{InputStyle::Centre, 3, 32, 32, {0.5, 0.5, 0.5}, {0.5, 0.5, 0.5}};
        card.classes = std::vector<std::string>(10, "a class");
        NamedTensors weights;
        for (const auto& [key, shape] : shapesOf(card.spec.network)) {
            weights.emplace_back(
                key, shape.empty() ? torch::zeros({}, torch::kInt64) : torch::ones(shape) * 0.01);
        }
        writeWeights(folder / "x.safetensors", weights, metadataOf(card));
        exportWeights(folder / "x.safetensors", folder / "y.safetensors");
        std::vector<std::string> keys;
        for (const auto& [key, tensor] : readSafeTensors(folder / "y.safetensors").tensors) {
            keys.push_back(key);
        }
        QCOMPARE(keys, entry.at("keys").get<std::vector<std::string>>());
        QCOMPARE(readStoredModel(folder / "y.safetensors").card.spec.network.order, Order::Pre);
    }

private:
    static void check(const std::filesystem::path& model, const std::string& name, int side) {
        const Classifier classifier(model, "cpu");
        QCOMPARE(classifier.input().size, side);
        const std::vector<PreparedImage> pictures{picture(side)};
        const std::vector<float> logits = classifier.logits(pictures).front();
        const auto expected = weightsJson("weights-preact.json")["logits"][name];
        QCOMPARE(logits.size(), expected.size());
        for (std::size_t i = 0; i < logits.size(); ++i) {
            QVERIFY2(std::abs(logits[i] - expected[i].get<float>()) < 1e-3,
                     qPrintable(QString("%1: %2").arg(i).arg(logits[i])));
        }
    }
};

LAB_TEST(PreActWeightsTest)
#include "PreActWeightsTest.moc"
