// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/nn/Network.h"
#include "core/nn/Zoo.h"
#include "tests/support/TestMain.h"
#include "tests/support/Tiny.h"

#include <QtTest>

#include <cmath>
#include <set>

using namespace lab;
using namespace lab::test;

namespace {

// Narrow, but with a channel in every group, and not so narrow that it needs a way of its own.
NetworkSpec narrow(NetworkSpec spec) {
    spec.width = std::max(8, 64 / spec.groupWidth);
    spec.classes = 10;
    return spec;
}

double lossOf(Network& network, const torch::Tensor& images, const torch::Tensor& labels) {
    const torch::NoGradGuard noGrad;
    return torch::cross_entropy_loss(network->forward(images), labels).item<double>();
}

// w ← w - rate × gradient.
void step(Network& network, double rate) {
    const torch::NoGradGuard noGrad;
    for (torch::Tensor& weight : network->parameters()) {
        weight.sub_(weight.grad(), rate);
    }
}

}  // namespace

/// The rows of the zoo: what they are called, what the papers say of them, and that they learn.
class ZooTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // The rows that the lab promises; depths are in the names.
    void hasTheWholeFamily() {
        const QStringList promised = {
            "plain-18",         "plain-34",          "plain-50",         "resnet-18",
            "resnet-34",        "resnet-50",         "resnet-101",       "resnet-152",
            "resnext-50-32x4d", "resnext-101-32x8d", "wide-resnet-50-2", "wide-resnet-101-2",
            "plain-20",         "plain-32",          "plain-44",         "plain-56",
            "plain-110",        "resnet-20",         "resnet-32",        "resnet-44",
            "resnet-56",        "resnet-110"};
        QStringList all = promised;
        for (const QString& name : promised) {
            if (!name.startsWith("resnext") && !name.startsWith("wide")) {
                all << "preact-" + name;
            }
        }
        all << "preact-plain-164"
            << "preact-resnet-164";
        QCOMPARE(zoo().size(), static_cast<std::size_t>(all.size()));
        for (const QString& name : all) {
            const NetworkSpec spec = zooNetwork(name.toStdString());
            QCOMPARE(QString::fromStdString(spec.name), name);
            const int words = name.startsWith("wide") || name.startsWith("preact") ? 2 : 1;
            QCOMPARE(depthOf(spec), name.section('-', words, words).toInt());
            QCOMPARE(spec.family, name.contains("plain") ? Family::Plain : Family::Residual);
            QCOMPARE(spec.order, name.startsWith("preact") ? Order::Pre : Order::Post);
            QCOMPARE(networkName(spec), spec.name);
        }
    }

    // He et al. 2015, section 4.2 and table 6: 0.27, 0.46, 0.66, 0.85 and 1.7 M parameters.
    void cifarCountsAreThePapers() {
        for (const auto& [name, millions] : std::vector<std::pair<std::string, double>>{
                 {"20", 0.27}, {"32", 0.46}, {"44", 0.66}, {"56", 0.85}, {"110", 1.7}}) {
            const NetworkSpec residual = zooNetwork("resnet-" + name);
            const NetworkSpec plain = zooNetwork("plain-" + name);
            const auto parameters = parameterCount(planOf(residual));
            const double counted = static_cast<double>(parameters) / 1e6;
            QVERIFY2(std::abs(counted - millions) < (millions > 1 ? 0.05 : 0.005),
                     std::to_string(counted).c_str());
            // "identity shortcuts in all cases (i.e., option A)": not one parameter more.
            QCOMPARE(parameterCount(planOf(plain)), parameters);
            QVERIFY(isCifarNetwork(residual) && isCifarNetwork(plain));
            QCOMPARE(usualSide(residual), 32);
        }
        QVERIFY(!isCifarNetwork(zooNetwork("resnet-18")));
    }

    void otherBlocksAreNamedByThem() {
        NetworkSpec spec = zooNetwork("resnet-18");
        spec.blocks = {2, 2, 3, 3};
        QCOMPARE(networkName(spec), std::string("resnet-22-2.2.3.3"));
        spec.blocks = {3, 4, 6, 3};
        QCOMPARE(networkName(spec), std::string("resnet-34"));
        spec.block = BlockKind::Bottleneck;
        QCOMPARE(networkName(spec), std::string("resnet-50"));
        spec.blocks = {3, 4, 23, 3};
        spec.cardinality = 32;
        spec.groupWidth = 8;
        QCOMPARE(networkName(spec), std::string("resnext-101-32x8d"));
        spec.cardinality = 1;
        spec.groupWidth = 128;
        QCOMPARE(networkName(spec), std::string("wide-resnet-101-2"));
        spec.groupWidth = 40;
        QCOMPARE(networkName(spec), std::string("resnet-101-1x40d-3.4.23.3"));
        spec = zooNetwork("plain-20");
        spec.blocks = {1, 1, 7};  // as deep, and yet another network
        QCOMPARE(networkName(spec), std::string("plain-20-1.1.7"));
    }

    void listsOfBlocksAreRead() {
        QCOMPARE(blocksFrom(" 3, 4,6 ,3"), (std::vector<int>{3, 4, 6, 3}));
        QCOMPARE(blocksFrom("2.2", '.'), (std::vector<int>{2, 2}));
        QCOMPARE(blocksText({3, 8, 36, 3}), std::string("3,8,36,3"));
        for (const char* bad : {"", "3,", ",3", "3;4", "3,,4", "3.4", "99999999999", "a"}) {
            QVERIFY_EXCEPTION_THROWN(blocksFrom(bad), Error);
        }
    }

    void rowsTrain_data() {
        QTest::addColumn<QString>("name");
        for (const NetworkSpec& spec : zooOfEachKind()) {
            if (spec.name != "preact-plain-164") {
                QTest::newRow(spec.name.c_str()) << QString::fromStdString(spec.name);
            }
        }
    }
    // Against the gradient the loss goes down, in a step that is small enough for the depth, and
    // every layer has its part in it. The loss is that of double precision. So is plain-110's
    // gradient: rounding changes that network so much that float's need not lead downhill.
    void rowsTrain() {
        QFETCH(QString, name);
        Network network(narrow(zooNetwork(name.toStdString())));
        initialise(network, 5);
        network->train();
        const auto type = name == "plain-110" ? torch::kFloat64 : torch::kFloat32;
        network->to(type);
        const torch::Tensor images =
            toLayout(torch::sin(torch::arange(8 * 3 * 16 * 16, torch::kFloat32))
                         .reshape({8, 3, 16, 16})
                         .to(type),
                     Layout::ChannelsLast);
        const torch::Tensor labels = torch::arange(8, torch::kInt64);
        torch::cross_entropy_loss(network->forward(images), labels).backward();
        double squares = 0;
        for (const auto& parameter : network->named_parameters()) {
            QVERIFY2(parameter.value().grad().defined(), parameter.key().c_str());
            squares += parameter.value().grad().square().sum().item<double>();
        }
        QVERIFY(std::isfinite(squares) && squares > 0);
        network->to(torch::kFloat64);
        const torch::Tensor exact = images.to(torch::kFloat64);
        const double before = lossOf(network, exact, labels);
        double rate = 0.1 * before / squares;  // a tenth of the loss, were it a plane
        step(network, rate);
        for (int halvings = 0; lossOf(network, exact, labels) >= before; ++halvings) {
            QVERIFY(halvings < 12);
            rate /= 2;
            step(network, -rate);
        }
    }
};

LAB_TEST(ZooTest)
#include "ZooTest.moc"
