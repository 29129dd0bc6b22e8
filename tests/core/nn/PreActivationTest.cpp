// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/train/RunSpec.h"
#include "tests/core/nn/Formula.h"
#include "tests/support/Golden.h"
#include "tests/support/TestMain.h"
#include "tests/support/Tiny.h"

#include <QtTest>

using namespace lab;
using namespace lab::test;

namespace {

using Json = nlohmann::json;

const Json& networkOf(const QString& name) {
    return preActivation().at("networks").at(name.toStdString());
}

std::map<std::string, torch::Tensor> stateMap(const Network& network) {
    const NamedTensors state = stateOf(*network);
    return {state.begin(), state.end()};
}

BlockPlan blockPlan(ShortcutPath shortcut) {
    BlockPlan plan;
    plan.order = Order::Pre;
    plan.shortcut = shortcut;
    const bool changes = shortcut == ShortcutPath::Projection;
    plan.stride = changes ? 2 : 1;
    plan.convs = {{3, changes ? 4 : 3, 3, plan.stride}, {changes ? 4 : 3, changes ? 4 : 3, 3, 1}};
    return plan;
}

torch::Tensor waves(const std::vector<std::int64_t>& shape) {
    return torch::sin(torch::arange(c10::multiply_integers(shape), torch::kFloat64) * 0.7)
        .reshape(shape);
}

}  // namespace

/// Networks in pre-activation order (He et al. 2016) against PyTorch modules of
/// tests/peers/preact_networks.py.
class PreActivationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsArePyTorchs() {
        int rows = 0;
        for (const auto& [name, entry] : preActivation().at("networks").items()) {
            NetworkSpec spec = entry.at("spec").get<NetworkSpec>();
            const NetworkPlan plan = planOf(spec);
            const int side = entry.at("side_counted").get<int>();
            QVERIFY2(parameterCount(plan) == entry.at("parameters").get<std::int64_t>(),
                     name.c_str());
            QVERIFY2(multAdds(plan, side, side) == entry.at("mult_adds").get<std::int64_t>(),
                     name.c_str());
            if (name.starts_with("preact-")) {
                spec.name = name;
                QCOMPARE(zooNetwork(name), spec);
                QCOMPARE(usualSide(spec), side);
                ++rows;
            }
        }
        const auto isPre = [](const NetworkSpec& spec) { return spec.order == Order::Pre; };
        QCOMPARE(rows, static_cast<int>(std::ranges::count_if(zoo(), isPre)));
    }

    void answersArePyTorchs_data() {
        QTest::addColumn<QString>("name");
        for (const auto& [name, entry] : preActivation().at("networks").items()) {
            if (entry.contains("keys")) {
                QTest::newRow(name.c_str()) << QString::fromStdString(name);
            }
        }
    }
    // Keys in their order, logits in training and in evaluation mode, gradients; through our
    // kernels (channels-last) and through LibTorch's.
    void answersArePyTorchs() {
        QFETCH(QString, name);
        const Json& entry = networkOf(name);
        const NetworkSpec spec = entry.at("spec").get<NetworkSpec>();
        for (const Layout layout : {Layout::Contiguous, Layout::ChannelsLast}) {
            Network network(spec);
            fillByFormula(network);
            setWeightLayout(network, layout);
            std::vector<std::string> keys;
            for (const auto& [key, tensor] : stateOf(*network)) {
                keys.push_back(key);
            }
            std::vector<std::string> theirs = entry.at("keys").get<std::vector<std::string>>();
            QVERIFY(std::ranges::is_permutation(keys, theirs));
            const torch::Tensor images =
                toLayout(formulaImages(spec.inputChannels, entry.at("side").get<int>()), layout);
            network->train();
            const torch::Tensor training = network->forward(images);
            QVERIFY(largestDifference(training, entry.at("train_logits")) < 5e-3);
            if (depthOf(spec) < 100) {
                torch::cross_entropy_loss(training, torch::tensor({1, 2})).backward();
                compareGradients(network, entry.at("gradient_norms"));
            }
            network->eval();
            const torch::NoGradGuard noGrad;
            const torch::Tensor evaluation = network->forward(images);
            const double largest = evaluation.abs().max().item<double>();
            QVERIFY(largestDifference(evaluation, entry.at("eval_logits")) < 2e-3 * largest);
        }
    }

    // Rounding changes these by some per cents, in PyTorch too; double precision does not.
    void gradientsOf164LayersInDoublePrecision() {
        const QString name = "preact-resnet-164";
        const Json& entry = networkOf(name);
        Network network(entry.at("spec").get<NetworkSpec>());
        fillByFormula(network);
        network->to(torch::kFloat64);
        const torch::Tensor images =
            formulaImages(3, entry.at("side").get<int>()).to(torch::kFloat64);
        torch::cross_entropy_loss(network->forward(images), torch::tensor({1, 2})).backward();
        compareGradients(network, entry.at("gradient_norms"));
    }

    // In bf16 the same network answers nearly the same, and every layer gets a gradient.
    void trainsInBf16() {
        NetworkSpec spec = tinyNetwork("preact-resnet-18");
        spec.width = 16;
        spec.blocks = {1, 1};
        Network network(spec);
        initialise(network, 3);
        setWeightLayout(network, kFastestLayout);
        const torch::Tensor images =
            toLayout(waves({16, 1, 28, 28}).to(torch::kFloat32), kFastestLayout);
        const torch::Tensor exact = network->forward(images);
        {
            const Bf16Guard bf16(torch::kCPU, true);
            const torch::Tensor logits = network->forward(images).to(torch::kFloat32);
            QVERIFY((logits - exact).abs().max().item<double>() <
                    0.2 * exact.abs().max().item<double>());
            torch::cross_entropy_loss(logits, torch::arange(16) % 10).backward();
        }
        for (const auto& parameter : network->named_parameters()) {
            QVERIFY2(torch::isfinite(parameter.value().grad()).all().item<bool>(),
                     parameter.key().c_str());
        }
    }

    void blocksGradientByFiniteDifferences_data() {
        QTest::addColumn<int>("shortcut");
        QTest::newRow("plain") << static_cast<int>(ShortcutPath::None);
        QTest::newRow("identity") << static_cast<int>(ShortcutPath::Identity);
        QTest::newRow("projection") << static_cast<int>(ShortcutPath::Projection);
    }
    // Central differences in double precision, entry by entry. Not where a step crosses a ReLU's
    // bend: there the two one-sided slopes differ.
    void blocksGradientByFiniteDifferences() {
        QFETCH(int, shortcut);
        Block block(blockPlan(static_cast<ShortcutPath>(shortcut)));
        block->to(torch::kFloat64);
        torch::Tensor x = waves({2, 3, 4, 4});
        const auto value = [&] {
            const torch::Tensor y = block->forward(x);
            return (y.pow(2) * waves(y.sizes().vec())).sum();
        };
        x.requires_grad_(true);
        value().backward();
        const torch::NoGradGuard noGrad;
        const double h = 1e-6;
        std::vector<torch::Tensor> leaves = block->parameters();
        leaves.push_back(x);
        const double middle = value().item<double>();
        int checked = 0;
        for (torch::Tensor& leaf : leaves) {
            double* values = leaf.data_ptr<double>();
            for (std::int64_t i = 0; i < leaf.numel(); ++i) {
                const double before = values[i];
                values[i] = before + h;
                const double above = value().item<double>();
                values[i] = before - h;
                const double below = value().item<double>();
                values[i] = before;
                const double bend = std::abs(above - 2 * middle + below) / h;
                const double slope = (above - below) / (2 * h);
                const double ours = leaf.grad().flatten()[i].item<double>();
                if (bend < 1e-3 * (1 + std::abs(slope))) {
                    QVERIFY2(std::abs(slope - ours) < 1e-4 * (1 + std::abs(slope)),
                             std::to_string(slope - ours).c_str());
                    ++checked;
                }
            }
        }
        QVERIFY(checked > 200);
    }

    // Nothing behind the addition: with F(x) = 0 negative numbers pass too.
    void aBlockThatStartsAtZeroIsTheIdentity() {
        Block block(blockPlan(ShortcutPath::Identity));
        block->startAtZero();
        const torch::Tensor x = torch::randn({2, 3, 6, 6});
        QVERIFY(torch::equal(block->forward(x), x));
        block->forward(x).pow(2).sum().backward();
        const torch::Tensor gradient = block->named_parameters()["conv2.weight"].grad();
        QVERIFY(gradient.abs().sum().item<double>() > 0);  // it can leave zero
    }

    void zeroStartIsOfTheLastConvolution() {
        NetworkSpec spec = tinyNetwork("preact-resnet-50");
        spec.zeroInitResidual = true;
        Network network(spec);
        initialise(network, 1);
        const auto state = stateMap(network);
        QCOMPARE(state.at("layer1.0.conv3.weight").abs().sum().item<double>(), 0.0);
        QVERIFY(state.at("layer1.0.conv2.weight").abs().sum().item<double>() > 0);
        QCOMPARE(state.at("layer1.0.bn3.weight").sum().item<double>(), 2.0);
    }

    void twinsStartEqual() {
        Network plain(tinyNetwork("preact-plain-34"));
        Network residual(tinyNetwork("preact-resnet-34"));
        initialise(plain, 7);
        initialise(residual, 7);
        const auto state = stateMap(residual);
        for (const auto& [key, tensor] : stateOf(*plain)) {
            QVERIFY2(torch::equal(tensor, state.at(key)), key.c_str());
        }
    }

    void namesAndTitles() {
        QCOMPARE(titleOf(zooNetwork("PreActResNet18")), std::string("PreAct ResNet-18"));
        QCOMPARE(titleOf(zooNetwork("preact-plain-20")), std::string("PreAct plain-20"));
        NetworkSpec spec = zooNetwork("resnet-34");
        spec.order = Order::Pre;
        QCOMPARE(networkName(spec), std::string("preact-resnet-34"));
        spec.blocks = {2, 2, 3, 3};
        QCOMPARE(networkName(spec), std::string("preact-resnet-22-2.2.3.3"));
        spec = zooNetwork("resnext-50-32x4d");
        spec.order = Order::Pre;
        QCOMPARE(networkName(spec), std::string("preact-resnext-50-32x4d"));
        spec = zooNetwork("preact-resnet-164");
        spec.shortcut = Shortcut::A;
        QCOMPARE(titleOf(spec), std::string("PreAct ResNet-164 A"));
        QVERIFY(isCifarNetwork(spec));
        spec.order = Order::Post;
        QCOMPARE(networkName(spec), std::string("resnet-164-18.18.18"));
        QVERIFY(!isCifarNetwork(spec));
    }

    // Older programs refuse what they would train as something else; other specs stay as they were.
    void onlyTheNewOrderIsWritten() {
        RunSpec spec = tinyRun("preact-resnet-18");
        const Json written = spec;
        QCOMPARE(written.at("format").get<int>(), 2);
        QCOMPARE(written.at("network").at("order").get<std::string>(), std::string("pre"));
        QCOMPARE(written.get<RunSpec>(), spec);
        const Json old = tinyRun("resnet-18");
        QVERIFY(!old.contains("format") && !old.at("network").contains("order"));
        QCOMPARE(old.get<RunSpec>().network.order, Order::Post);
        Json wrong = written;
        wrong["network"]["order"] = "middle";
        QVERIFY(sentenceOf([&] { wrong.get<RunSpec>(); }).find("post, pre") != std::string::npos);
    }

private:
    static void compareGradients(const Network& network, const Json& norms) {
        const auto gradients = network->named_parameters();
        for (const auto& [key, norm] : norms.items()) {
            const double ours = gradients[key].grad().to(torch::kFloat64).norm().item<double>();
            const double expected = norm.get<double>();
            QVERIFY2(std::abs(ours - expected) < 0.01 * expected + 1e-5,
                     (key + ": " + std::to_string(ours)).c_str());
        }
    }
};

LAB_TEST(PreActivationTest)
#include "PreActivationTest.moc"
