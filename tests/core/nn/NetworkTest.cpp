// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/nn/Network.h"
#include "tests/core/nn/Formula.h"
#include "tests/support/Golden.h"
#include "tests/support/TestMain.h"
#include "tests/support/Tiny.h"

#include <QtTest>

#include <cmath>

using namespace lab;
using namespace lab::test;

namespace {

torch::Tensor tensorOf(const Network& network, const std::string& name) {
    for (const auto& [key, tensor] : stateOf(*network)) {
        if (key == name) {
            return tensor;
        }
    }
    return {};
}

Network initialised(const NetworkSpec& spec, std::uint64_t seed) {
    Network network(spec);
    initialise(network, seed);
    return network;
}

}  // namespace

/// Built networks against torchvision's keys and logits, and the twins' initial weights.
class NetworkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keysAreTorchvisions_data() { models(); }
    void keysAreTorchvisions() {
        QFETCH(QString, name);
        const std::string model = name.toStdString();
        const auto expected = torchvisionKeys().at("models").at(model);
        std::vector<std::string> keys;
        for (const auto& [key, tensor] : stateOf(*Network(zooNetwork(model)))) {
            keys.push_back(key);
        }
        QCOMPARE(keys, expected.get<std::vector<std::string>>());
        const auto given = golden().at("models").at(model);
        if (given.contains("keys")) {
            QCOMPARE(keys, given.at("keys").get<std::vector<std::string>>());
        }
    }

    void logitsAreTorchvisions_data() { models(); }
    void logitsAreTorchvisions() {
        QFETCH(QString, name);
        const auto model = golden().at("models").at(name.toStdString());
        const torch::NoGradGuard noGrad;
        std::vector layouts = {Layout::ChannelsLast};
        if (name == "resnet18") {  // the blocks are the same in all; seconds matter
            layouts = {Layout::Contiguous, Layout::ChannelsLast};
        }
        for (const Layout layout : layouts) {
            Network network(zooNetwork(name.toStdString()));
            fillByFormula(network);
            setWeightLayout(network, layout);
            const torch::Tensor input = toLayout(formulaImages(3, 96), layout);
            network->train();
            const torch::Tensor training = network->forward(input);
            network->eval();
            const torch::Tensor evaluation = network->forward(input);
            QVERIFY(largestDifference(training, model.at("train_logits")) < 5e-3);
            if (!model.contains("eval_logits")) {
                continue;
            }
            const double largest = evaluation.abs().max().item<double>();
            QVERIFY(largestDifference(evaluation, model.at("eval_logits")) < 1e-3 * largest);
        }
    }

    void twinsStartEqual() {
        const Network plain = initialised(tinyNetwork("plain-34"), 7);
        const Network residual = initialised(tinyNetwork("resnet-34"), 7);
        int shared = 0;
        for (const auto& [key, tensor] : stateOf(*plain)) {
            QVERIFY2(torch::equal(tensor, tensorOf(residual, key)), key.c_str());
            ++shared;
        }
        QCOMPARE(shared, static_cast<int>(stateOf(*plain).size()));
        QVERIFY(!torch::equal(tensorOf(initialised(tinyNetwork("plain-34"), 8), "conv1.weight"),
                              tensorOf(plain, "conv1.weight")));
    }

    void convolutionsAreHeNormalFanOut() {
        NetworkSpec spec = tinyNetwork("resnet-18");
        spec.width = 64;
        const torch::Tensor weight = tensorOf(initialised(spec, 1), "layer4.1.conv2.weight");
        const double expected = std::sqrt(2.0 / (512 * 9));
        QVERIFY(std::abs(weight.std().item<double>() / expected - 1) < 0.01);
        QVERIFY(std::abs(weight.mean().item<double>()) < 0.01 * expected);
    }

    void lastNormStartsAtZeroWhereAsked() {
        NetworkSpec spec = tinyNetwork("resnet-18");
        QCOMPARE(tensorOf(initialised(spec, 1), "layer1.0.bn2.weight").sum().item<double>(), 2.0);
        spec.zeroInitResidual = true;
        const Network zero = initialised(spec, 1);
        QCOMPARE(tensorOf(zero, "layer1.0.bn2.weight").abs().sum().item<double>(), 0.0);
        QCOMPARE(tensorOf(zero, "layer1.0.bn1.weight").sum().item<double>(), 2.0);
    }

    void anyStemChannelsAndClasses_data() {
        QTest::addColumn<int>("stem");
        QTest::addColumn<int>("channels");
        QTest::addColumn<int>("size");
        QTest::newRow("imagenet") << static_cast<int>(Stem::ImageNet) << 3 << 64;
        QTest::newRow("cifar") << static_cast<int>(Stem::Cifar) << 3 << 32;
        QTest::newRow("small") << static_cast<int>(Stem::Small) << 1 << 28;
        QTest::newRow("tiny images") << static_cast<int>(Stem::ImageNet) << 1 << 8;
    }
    void anyStemChannelsAndClasses() {
        QFETCH(int, stem);
        QFETCH(int, channels);
        QFETCH(int, size);
        for (const Shortcut shortcut : {Shortcut::A, Shortcut::B, Shortcut::C}) {
            NetworkSpec spec = tinyNetwork("resnet-18");
            spec.stem = static_cast<Stem>(stem);
            spec.inputChannels = channels;
            spec.classes = 7;
            spec.shortcut = shortcut;
            Network network(spec);
            const auto logits = network->forward(
                toLayout(torch::rand({3, channels, size, size}), Layout::ChannelsLast));
            QCOMPARE(logits.sizes().vec(), (std::vector<std::int64_t>{3, 7}));
            QVERIFY(torch::isfinite(logits).all().item<bool>());
        }
    }

    void foreignStatesAreRefusedWhole() {
        Network network = initialised(tinyNetwork("resnet-18"), 1);
        const torch::Tensor before = tensorOf(network, "conv1.weight").clone();
        const NamedTensors deeper = stateOf(*initialised(tinyNetwork("resnet-34"), 2));
        const auto load = [&network](const NamedTensors& state) {
            return sentenceOf([&] { loadState(network, state, "file.safetensors"); });
        };
        QVERIFY(load(deeper).find("also has \"layer1.2") != std::string::npos);
        NamedTensors fewer = stateOf(*initialised(tinyNetwork("resnet-18"), 2));
        fewer.pop_back();
        QVERIFY(load(fewer).find("has no \"fc.bias\"") != std::string::npos);
        NetworkSpec wider = tinyNetwork("resnet-18");
        wider.width = 3;
        QVERIFY(load(stateOf(*Network(wider))).find("shape") != std::string::npos);
        QVERIFY(torch::equal(tensorOf(network, "conv1.weight"), before));
    }

private:
    static void models() {
        QTest::addColumn<QString>("name");
        for (const auto& [name, model] : golden().at("models").items()) {
            QTest::newRow(name.c_str()) << QString::fromStdString(name);
        }
    }
};

LAB_TEST(NetworkTest)
#include "NetworkTest.moc"
