// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/nn/Network.h"
#include "core/nn/Summary.h"
#include "core/nn/Zoo.h"
#include "tests/support/TestMain.h"
#include "tests/support/Tiny.h"

#include <QtTest>

#include <map>
#include <set>

using namespace lab;

namespace {

using Modules = std::map<std::string, std::shared_ptr<torch::nn::Module>>;

Modules modulesOf(const Network& network) {
    Modules modules;
    for (const auto& module : network->named_modules()) {
        modules[module.key()] = module.value();
    }
    return modules;
}

std::vector<std::int64_t> sizes(const FeatureShape& shape) {
    return {1, shape.channels, shape.height, shape.width};
}

// Runs one entry of a summary with the module's own layer of that key. `residual`: what the block's
// shortcut brings. Sets `parameters` to what the layer holds.
torch::Tensor run(const LayerSummary& layer, const Modules& modules, const torch::Tensor& x,
                  const torch::Tensor& residual, std::int64_t& parameters) {
    parameters = 0;
    switch (layer.kind) {
        case LayerKind::Relu:
            return torch::relu(x);
        case LayerKind::MaxPool:
            return torch::max_pool2d(x, layer.kernel, layer.stride, layer.padding);
        case LayerKind::ZeroPad:
            return zeroPadded(x, layer.output.channels, layer.stride);
        case LayerKind::Add:
            return x + residual;
        case LayerKind::AveragePool:
            return x.mean({2, 3}, /*keepdim=*/true);
        default:
            break;
    }
    const auto& module = modules.at(layer.key);
    for (const torch::Tensor& weight : module->parameters()) {
        parameters += weight.numel();
    }
    if (layer.kind == LayerKind::Linear) {
        return module->as<torch::nn::Linear>()->forward(x.flatten(1)).unsqueeze(2).unsqueeze(3);
    }
    return layer.kind == LayerKind::Conv ? module->as<torch::nn::Conv2d>()->forward(x)
                                         : module->as<torch::nn::BatchNorm2d>()->forward(x);
}

}  // namespace

/// A summary promises what a module then does: it is run as a program on the module's own layers.
class SummaryTruthTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void summaryIsTheModule_data() {
        QTest::addColumn<QString>("name");
        for (const NetworkSpec& spec : test::zooOfEachKind()) {
            QTest::newRow(spec.name.c_str()) << QString::fromStdString(spec.name);
        }
    }
    void summaryIsTheModule() {
        QFETCH(QString, name);
        const NetworkSpec spec = zooNetwork(name.toStdString());
        Network network(spec);
        network->eval();
        for (const InputSize size : {InputSize{32, 32}, InputSize{37, 64}, InputSize{5, 90}}) {
            check(network, size);
        }
    }

    void summaryIsTheModuleWithOptions() {
        for (const Shortcut option : {Shortcut::A, Shortcut::B, Shortcut::C}) {
            for (const auto& [at, order] :
                 {std::pair(StrideAt::V1, Order::Post), std::pair(StrideAt::V1_5, Order::Post),
                  std::pair(StrideAt::V1, Order::Pre)}) {
                NetworkSpec spec = zooNetwork("resnext-50-32x4d");
                spec.blocks = {1, 2, 2};
                spec.width = 16;
                spec.shortcut = option;
                spec.strideAt = at;
                spec.order = order;
                spec.stem = Stem::Small;
                spec.classes = 3;
                Network network(spec);
                network->eval();
                check(network, {41, 24});
            }
        }
    }

private:
    static void check(Network& network, InputSize size) {
        const torch::NoGradGuard noGrad;
        const NetworkSummary summary = summaryOf(network->spec(), size);
        const Modules modules = modulesOf(network);
        const torch::Tensor image =
            torch::sin(torch::arange(summary.input.values(), torch::kFloat32))
                .reshape(sizes(summary.input));
        torch::Tensor x = image;
        torch::Tensor shortcut = image;  // what flows next to it
        std::int64_t total = 0;
        std::set<std::size_t> forks;
        for (const BlockSummary& block : summary.blocks) {
            forks.insert(block.firstLayer + block.beforeShortcut);
        }
        for (const LayerSummary& layer : summary.layers) {
            if (forks.contains(static_cast<std::size_t>(&layer - summary.layers.data()))) {
                shortcut = x;
            }
            const bool beside = layer.part == LayerPart::Shortcut;
            torch::Tensor& flow = beside ? shortcut : x;
            QCOMPARE(flow.sizes().vec(), sizes(layer.input));
            std::int64_t parameters = 0;
            flow = run(layer, modules, flow, shortcut, parameters);
            QVERIFY2(flow.sizes().vec() == sizes(layer.output), layer.key.c_str());
            QVERIFY2(parameters == layer.parameters, layer.key.c_str());
            QCOMPARE(layer.bytes, static_cast<std::int64_t>(flow.nbytes()));
            checkWindow(layer, modules);
            total += parameters;
        }
        std::int64_t held = 0;
        for (const torch::Tensor& weight : network->parameters()) {
            held += weight.numel();
        }
        QCOMPARE(total, held);  // no layer is left out
        QCOMPARE(summary.parameters, held);
        const torch::Tensor logits = network->forward(image);
        QVERIFY(torch::allclose(logits, x.flatten(1), 1e-3, 1e-4));
    }

    static void checkWindow(const LayerSummary& layer, const Modules& modules) {
        if (layer.kind != LayerKind::Conv) {
            return;
        }
        const auto& options = modules.at(layer.key)->as<torch::nn::Conv2d>()->options;
        QCOMPARE(static_cast<int>((*options.kernel_size())[0]), layer.kernel);
        QCOMPARE(static_cast<int>((*options.stride())[0]), layer.stride);
        QCOMPARE(static_cast<int>(options.groups()), layer.groups);
        const std::int64_t places = std::int64_t{layer.output.height} * layer.output.width;
        QCOMPARE(layer.multAdds, layer.parameters * places);
    }
};

LAB_TEST(SummaryTruthTest)
#include "SummaryTruthTest.moc"
