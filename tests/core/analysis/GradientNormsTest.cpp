// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/GradientNorms.h"
#include "core/nn/Network.h"
#include "tests/support/TestMain.h"
#include "tests/support/Tiny.h"

#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace lab;
using namespace lab::test;

namespace {

GradientQuestion asked(const char* network, BatchNormUse use, WeightStart start) {
    GradientQuestion question;
    question.network = tinyNetwork(network);
    question.network.width = 8;
    question.batchNorm = use;
    question.start = start;
    question.images = 16;
    return question;
}

double least(const std::vector<LayerGradient>& gradients) {
    return std::ranges::min(gradients, {}, &LayerGradient::gradient).gradient;
}

}  // namespace

/// The gradients along the depth of a fresh network.
class GradientNormsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesEveryLayerOnTheMainPath();
    void batchNormKeepsThemFromVanishing();
    void withoutItANarrowStartVanishes();
    void scaledWeightsChangeNothingBehindBatchNorm();
};

void GradientNormsTest::namesEveryLayerOnTheMainPath() {
    const auto gradients = gradientNorms(asked("resnet-18", BatchNormUse::On, WeightStart::He));
    QCOMPARE(gradients.size(), std::size_t{18});
    QCOMPARE(gradients.front().key, std::string("conv1"));
    QCOMPARE(gradients[1].key, std::string("layer1.0.conv1"));
    QCOMPARE(gradients.back().key, std::string("fc"));
    QCOMPARE(gradients.back().depth, 18);
}

// He et al. 2015, section 4.1: "the backward propagated gradients exhibit healthy norms with BN".
void GradientNormsTest::batchNormKeepsThemFromVanishing() {
    for (const char* name : {"plain-34", "resnet-34"}) {
        const auto gradients = gradientNorms(asked(name, BatchNormUse::On, WeightStart::He));
        qInfo("%s: %g at conv1, least %g", name, gradients.front().gradient, least(gradients));
        QVERIFY(least(gradients) > 1e-3);
        QVERIFY(std::isfinite(gradients.front().gradient));
    }
}

void GradientNormsTest::withoutItANarrowStartVanishes() {
    const auto plain = gradientNorms(asked("plain-34", BatchNormUse::Off, WeightStart::Narrow));
    const auto residual = gradientNorms(asked("resnet-34", BatchNormUse::Off, WeightStart::Narrow));
    qInfo("narrow start without batch norm: plain %g, residual %g", plain.front().gradient,
          residual.front().gradient);
    QVERIFY(plain.front().gradient < 1e-12);
    QVERIFY(residual.front().gradient > 1e6 * plain.front().gradient);
}

// Ioffe and Szegedy 2015, section 3.3: BN(aWu) = BN(Wu), and the gradient by aW is 1/a times that
// by W. With narrow weights instead of He's, norm × gradient stays of the same order.
void GradientNormsTest::scaledWeightsChangeNothingBehindBatchNorm() {
    const auto he = gradientNorms(asked("plain-18", BatchNormUse::On, WeightStart::He));
    const auto narrow = gradientNorms(asked("plain-18", BatchNormUse::On, WeightStart::Narrow));
    for (std::size_t i = 0; i + 1 < he.size(); ++i) {
        QVERIFY(narrow[i].weights < he[i].weights);
        QVERIFY(narrow[i].gradient > 0.001 * he[i].gradient);
    }
}

LAB_TEST(GradientNormsTest)
#include "GradientNormsTest.moc"
