// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Random.h"
#include "core/model/FoldedNetwork.h"
#include "core/nn/Network.h"
#include "tests/support/TestMain.h"
#include "tests/support/Tiny.h"

#include <QtTest>

using namespace lab;
using namespace lab::test;

namespace {

/// Weights and batch statistics as after training: none of them at its start.
Network settledNetwork(const NetworkSpec& spec) {
    Network network(spec);
    initialise(network, 7);
    const torch::NoGradGuard noGrad;
    for (const auto& [key, tensor] : stateOf(*network)) {
        torch::Tensor values = tensor;
        if (values.dim() == 1 && key.find("bn") != std::string::npos) {
            const torch::Tensor wave = torch::sin(torch::arange(values.numel(), torch::kFloat32) +
                                                  static_cast<double>(hashOf(key) % 7));
            const bool isPositive = key.ends_with("weight") || key.ends_with("var");
            values.copy_(isPositive ? wave * 0.4 + 1 : wave * 0.2);
        }
    }
    network->eval();
    return network;
}

}  // namespace

/// The folded network against Network, which torchvision's own numbers hold (NetworkTest).
class FoldedNetworkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // oneDNN's ReLU makes 0 of NaN: what overflows for one picture only is told from its answer.
    void whatOverflowsForOnePictureIsNotFinite() {
        for (const char* name : {"resnet-18", "plain-18", "resnet-50", "preact-resnet-18"}) {
            NetworkSpec spec = zooNetwork(name);
            spec.width = 8;
            spec.classes = 10;
            Network network = settledNetwork(spec);
            const torch::NoGradGuard noGrad;
            for (const auto& [key, tensor] : stateOf(*network)) {
                torch::Tensor values = tensor;
                const bool isFirstBlock = key.starts_with("layer1.0.");
                if (key.ends_with(".bias") || key.ends_with(".running_mean")) {
                    values.zero_();  // so that nothing comes of a black picture
                } else if (isFirstBlock && key.find("conv") != std::string::npos) {
                    values.mul_(1e25);
                }
            }
            const FoldedNetwork folded(spec, stateOf(*network), torch::kCPU, "the network");
            const torch::Tensor black = torch::zeros({1, 3, 32, 32});
            QVERIFY(folded.logits(black).isfinite().all().item<bool>());
            QVERIFY(!folded.logits(black + 1).isfinite().all().item<bool>());
            QVERIFY(!folded.logits(torch::cat({black, black + 1})).isfinite().all().item<bool>());
            QVERIFY(!folded.after(folded.upTo(black + 1, 0), 0).isfinite().all().item<bool>());
        }
    }

    void answersAsTheNetworkDoes_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("width");
        QTest::addColumn<QString>("shortcut");
        for (const int width : {2, 8, 16}) {
            const auto row = [&](const char* name, const char* shortcut) {
                QTest::newRow(qPrintable(QString("%1 %2 %3").arg(name).arg(width).arg(shortcut)))
                    << name << width << shortcut;
            };
            row("plain-18", "B");
            row("resnet-18", "A");
            row("resnet-34", "B");
            row("resnet-18", "C");
            row("resnet-50", "B");
            row("preact-plain-18", "B");
            row("preact-resnet-18", "A");
            row("preact-resnet-18", "C");
            row("preact-resnet-50", "B");
        }
        QTest::newRow("resnext") << "resnext-50-32x4d" << 64 << "B";
    }
    void answersAsTheNetworkDoes() {
        QFETCH(QString, name);
        QFETCH(int, width);
        QFETCH(QString, shortcut);
        NetworkSpec spec = zooNetwork(name.toStdString());
        spec.width = width;
        spec.shortcut = fromText<Shortcut>(shortcut.toStdString());
        spec.classes = 10;
        for (const Stem stem : {Stem::ImageNet, Stem::Small}) {
            spec.stem = stem;
            Network network = settledNetwork(spec);
            const FoldedNetwork folded(spec, stateOf(*network), torch::kCPU, "the network");
            const torch::Tensor images =
                torch::sin(torch::arange(2 * 3 * 40 * 40, torch::kFloat32) * 0.37)
                    .reshape({2, 3, 40, 40});
            const torch::NoGradGuard noGrad;
            const torch::Tensor expected = network->forward(images);
            const double scale = expected.abs().max().item<double>();
            const auto agrees = [&](const torch::Tensor& logits) {
                return (logits - expected).abs().max().item<double>() < 1e-4 * scale;
            };
            QVERIFY(agrees(folded.logits(images)));
            for (int stage = 0; stage < folded.stages(); ++stage) {
                QVERIFY(agrees(folded.after(folded.upTo(images, stage), stage)));
            }
        }
    }
};

LAB_TEST(FoldedNetworkTest)
#include "FoldedNetworkTest.moc"
