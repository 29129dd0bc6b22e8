// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/infer/Classifier.h"
#include "core/infer/GradCam.h"
#include "core/model/WeightExport.h"
#include "core/nn/Network.h"
#include "core/nn/SoundWeights.h"
#include "core/run/LoadedRun.h"
#include "core/trace/Trace.h"
#include "core/weights/SafeTensors.h"
#include "tests/core/model/Weights.h"

#include <QtTest>

#include <limits>

using namespace lab;
using namespace lab::test;

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// Changes one number of a file of weights; the file is as good as before in all else.
void spoil(const std::filesystem::path& file, const std::string& key, double value) {
    SafeTensors content = readSafeTensors(file);
    for (auto& [name, tensor] : content.tensors) {
        if (name == key) {
            tensor.view({-1})[0] = value;
        }
    }
    writeSafeTensors(file, content);
}

/// An untrained network of three classes, with its tensors changed.
template <class Change>
void writeNetwork(const std::filesystem::path& file, const std::string& name, int width,
                  const InputSpec& input, const Change& change) {
    ModelCard card;
    card.spec.network = zooNetwork(name);
    card.spec.network.width = width;
    card.spec.network.classes = 3;
    card.input = input;
    card.classes = {"a", "b", "c"};
    Network made(card.spec.network);
    initialise(made, 1);
    SafeTensors content{stateOf(*made), metadataOf(card)};
    const torch::NoGradGuard noGrad;
    for (auto& [key, tensor] : content.tensors) {
        change(key, tensor);
    }
    writeSafeTensors(file, content);
}

bool names(const std::string& sentence, const QString& key) {
    return sentence.find('"' + key.toStdString() + '"') != std::string::npos;
}

}  // namespace

/// Weights with which no network can compute are refused wherever they are read, by the tensor's
/// name: oneDNN's ReLU and max pooling would make finite answers of them.
class UnsoundWeightsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void areRefusedByName_data() {
        QTest::addColumn<QString>("key");
        QTest::addColumn<double>("value");
        QTest::newRow("NaN in a convolution") << "layer2.0.conv1.weight" << kNaN;
        QTest::newRow("infinite classifier") << "fc.weight" << kInfinity;
        QTest::newRow("NaN in a bias") << "fc.bias" << kNaN;
        QTest::newRow("infinite mean") << "layer3.0.bn2.running_mean" << -kInfinity;
        QTest::newRow("NaN in a variance") << "bn1.running_var" << kNaN;
        QTest::newRow("variance below zero") << "layer1.0.bn1.running_var" << -1.0;
        QTest::newRow("projection") << "layer4.0.downsample.1.weight" << kNaN;
    }
    void areRefusedByName() {
        QFETCH(QString, key);
        QFETCH(double, value);
        const TemporaryFolder folder;
        importWeights(weightsFile("basic-2.pth"), {}, folder / "x.safetensors");
        spoil(folder / "x.safetensors", key.toStdString(), value);
        const std::filesystem::path file = folder / "x.safetensors";
        for (const std::string& sentence :
             {sentenceOf([&] { Classifier(file, "cpu"); }), sentenceOf([&] { LoadedRun{file}; }),
              sentenceOf([&] { TracedNetwork{file}; }),
              sentenceOf([&] { exportWeights(file, folder / "y.safetensors"); }),
              sentenceOf([&] { importWeights(file, {}, folder / "y.safetensors"); })}) {
            QVERIFY2(names(sentence, key), sentence.c_str());
            QVERIFY2(sentence.find("x.safetensors") != std::string::npos, sentence.c_str());
        }
        QVERIFY(!std::filesystem::exists(folder / "y.safetensors"));
    }

    // A foreign file in the same state, and one whose doubles are beyond a float.
    void foreignOnesAreRefusedByName() {
        const TemporaryFolder folder;
        importWeights(weightsFile("basic-2.pth"), {}, folder / "x.safetensors");
        SafeTensors content = readSafeTensors(folder / "x.safetensors");
        content.metadata.clear();
        for (auto& [name, tensor] : content.tensors) {
            if (name == "layer4.1.bn2.weight") {
                tensor = tensor.to(torch::kFloat64);
                tensor[0] = 1e300;
            }
        }
        writeSafeTensors(folder / "z.safetensors", content);
        const std::string sentence = sentenceOf(
            [&] { importWeights(folder / "z.safetensors", {}, folder / "y.safetensors"); });
        QVERIFY2(names(sentence, "layer4.1.bn2.weight"), sentence.c_str());
    }

    // Each number is finite, and the convolution with its batch norm folded into it is not.
    void foldedWeightsThatOverflowAreRefused() {
        const TemporaryFolder folder;
        importWeights(weightsFile("basic-2.pth"), {}, folder / "x.safetensors");
        SafeTensors content = readSafeTensors(folder / "x.safetensors");
        for (auto& [name, tensor] : content.tensors) {
            if (name == "layer1.0.bn1.weight") {
                tensor.fill_(3e38);
            } else if (name == "layer1.0.conv1.weight") {
                tensor.fill_(100);
            }
        }
        writeSafeTensors(folder / "x.safetensors", content);
        for (const std::string& sentence :
             {sentenceOf([&] { Classifier(folder / "x.safetensors", "cpu"); }),
              sentenceOf([&] { exportWeights(folder / "x.safetensors", folder / "y"); }),
              sentenceOf([&] { importWeights(folder / "x.safetensors", {}, folder / "y"); })}) {
            QVERIFY2(names(sentence, "layer1.0.conv1.weight"), sentence.c_str());
        }
    }

    // Weights are finite and activations are not: in oneDNN's blocked layout, too (8 channels and
    // more), no finite logits come of it.
    void activationsThatOverflowGiveNoProbability_data() {
        QTest::addColumn<QString>("network");
        QTest::addColumn<int>("width");
        for (const char* network : {"plain-18", "resnet-18", "resnet-50"}) {
            for (const int width : {2, 8}) {
                QTest::addRow("%s, width %d", network, width) << network << width;
            }
        }
    }
    void activationsThatOverflowGiveNoProbability() {
        QFETCH(QString, network);
        QFETCH(int, width);
        const TemporaryFolder folder;
        writeNetwork(folder / "x.safetensors", network.toStdString(), width, imageNetInput(),
                     [](const std::string& name, torch::Tensor& tensor) {
                         if (name.find("bn") != std::string::npos && name.ends_with("weight")) {
                             tensor.fill_(1e15);
                         }
                     });
        const Classifier classifier(folder / "x.safetensors", "cpu");
        const std::vector<PreparedImage> pictures{wavePicture()};
        for (const std::string& sentence :
             {sentenceOf([&] { classifier.classifyPrepared(pictures, 3); }),
              sentenceOf([&] { gradCam(classifier, pictures.front()); }), sentenceOf([&] {
                  Trace(std::make_shared<const TracedNetwork>(folder / "x.safetensors"),
                        pictures.front());
              })}) {
            QVERIFY2(sentence.find("not finite") != std::string::npos, sentence.c_str());
        }
    }

    // What overflows for one picture takes no other one's answer away.
    void onePictureThatOverflowsIsOne() {
        const TemporaryFolder folder;
        InputSpec input = imageNetInput();
        input.mean = {0, 0, 0};  // a black picture gives zeros
        writeNetwork(folder / "x.safetensors", "resnet-18", 8, input,
                     [](const std::string& name, torch::Tensor& tensor) {
                         if (name.starts_with("layer1.0.conv")) {
                             tensor.mul_(1e25);
                         }
                     });
        const Classifier classifier(folder / "x.safetensors", "cpu");
        PreparedImage black = wavePicture();
        std::ranges::fill(black.image.pixels, std::uint8_t{0});
        const std::vector<PreparedImage> pictures{black, wavePicture()};
        const std::vector<Answer> answers = classifier.classifyEach(pictures, 3);
        QVERIFY(answers[0].problem.empty());
        QCOMPARE(answers[0].top.size(), std::size_t{3});
        QVERIFY2(answers[1].problem.find("not finite") != std::string::npos,
                 answers[1].problem.c_str());
        QVERIFY(answers[1].top.empty());
        QVERIFY(!sentenceOf([&] { classifier.classifyPrepared(pictures, 3); }).empty());
    }

    void halfPrecisionThatOverflowsIsRefused() {
        const TemporaryFolder folder;
        importWeights(weightsFile("basic-2.pth"), {}, folder / "x.safetensors");
        spoil(folder / "x.safetensors", "fc.weight", 70000);
        exportWeights(folder / "x.safetensors", folder / "whole.safetensors");
        const std::string sentence = sentenceOf([&] {
            exportWeights(folder / "x.safetensors", folder / "y.safetensors",
                          StoredPrecision::Half);
        });
        QVERIFY2(names(sentence, "fc.weight"), sentence.c_str());
        QVERIFY(!std::filesystem::exists(folder / "y.safetensors"));
    }

    void everyTypeOfNumberIsLookedAt() {
        for (const auto type :
             {torch::kFloat64, torch::kFloat32, torch::kFloat16, torch::kBFloat16}) {
            torch::Tensor values = torch::ones({3, 5, 2, 2}, type);
            QVERIFY(isFinite(values));
            QVERIFY(isFinite(values.contiguous(torch::MemoryFormat::ChannelsLast)));
            for (const double spoilt : {kNaN, kInfinity, -kInfinity}) {
                values.view({-1})[37] = spoilt;
                QVERIFY(!isFinite(values));
                QVERIFY(!isFinite(values.contiguous(torch::MemoryFormat::ChannelsLast)));
                QVERIFY(!isFinite(values.permute({3, 1, 0, 2})));
            }
        }
        QVERIFY(isFinite(torch::ones({2}, torch::kInt64)));
        QVERIFY(isFinite(torch::empty({0})));
        QVERIFY(isFinite(torch::full({70}, 3.4e38F)));
        QVERIFY(!isFinite(torch::full({70}, 1e39, torch::kFloat64)));  // no float holds it
        QCOMPARE(unsoundTensor({{"a", torch::full({2}, 1e300, torch::kFloat64)}}),
                 std::string("\"a\" holds numbers beyond 3.4e38, which single precision cannot"));
        QCOMPARE(unsoundTensor({{"a", torch::ones({2})}, {"b.running_var", torch::zeros({2})}}),
                 std::string());
    }
};

LAB_TEST(UnsoundWeightsTest)
#include "UnsoundWeightsTest.moc"
