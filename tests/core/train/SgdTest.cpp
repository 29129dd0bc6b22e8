// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/train/Sgd.h"
#include "tests/support/TestMain.h"

#include <QtTest>

using namespace lab;

/// Our optimizer against LibTorch's own, step by step.
class SgdTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stepsAsTorchOptim() {
        torch::Tensor ours = torch::sin(torch::arange(24, torch::kFloat64)).reshape({2, 3, 4});
        torch::Tensor theirs = ours.clone();
        ours.requires_grad_(true);
        theirs.requires_grad_(true);
        const Recipe recipe;
        Sgd sgd({{"w", ours}}, recipe);
        torch::optim::SGD reference({theirs}, torch::optim::SGDOptions(0.1)
                                                  .momentum(recipe.momentum)
                                                  .weight_decay(recipe.weightDecay));
        for (int step = 0; step < 20; ++step) {
            sgd.zeroGrad();
            reference.zero_grad();
            (ours.pow(4).sum() + ours.sin().sum()).backward();
            (theirs.pow(4).sum() + theirs.sin().sum()).backward();
            sgd.setRate(0.01);
            sgd.step();
            static_cast<torch::optim::SGDOptions&>(reference.param_groups()[0].options()).lr(0.01);
            reference.step();
            QVERIFY(torch::allclose(ours, theirs, 1e-12, 1e-14));
        }
        QCOMPARE(sgd.momentum().front().first, std::string("w"));
        QVERIFY(sgd.momentum().front().second.abs().sum().item<double>() > 0);
    }

    void continuesFromItsMomentum() {
        const auto run = [](int before, int after) {
            torch::Tensor w = torch::ones({3});
            w.requires_grad_(true);
            const auto steps = [&w](Sgd& sgd, int count) {
                for (int i = 0; i < count; ++i) {
                    sgd.zeroGrad();
                    w.pow(2).sum().backward();
                    sgd.setRate(0.1);
                    sgd.step();
                }
            };
            Sgd first({{"w", w}}, Recipe{});
            steps(first, before);
            Sgd second({{"w", w}}, Recipe{});
            second.setMomentum(first.momentum());
            steps(second, after);
            return w.detach().clone();
        };
        QVERIFY(torch::equal(run(7, 0), run(3, 4)));
    }
};

LAB_TEST(SgdTest)
#include "SgdTest.moc"
