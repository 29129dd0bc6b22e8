// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/nn/Blocks.h"
#include "tests/support/TestMain.h"

#include <QtTest>

using namespace lab;

/// The additions of a block: what the shortcut computes and how its gradient flows.
class BlocksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void zeroPaddingKeepsEverySecondPixel() {
        const torch::Tensor x = torch::arange(2 * 3 * 4 * 4, torch::kFloat32).reshape({2, 3, 4, 4});
        for (const torch::Tensor& y :
             {zeroPadded(x, 5, 2), zeroPadded(toLayout(x, Layout::ChannelsLast), 5, 2)}) {
            QCOMPARE(y.sizes().vec(), (std::vector<std::int64_t>{2, 5, 2, 2}));
            QCOMPARE(y[1][2][1][1].item<float>(), x[1][2][2][2].item<float>());
            QCOMPARE(y.slice(1, 3).abs().sum().item<float>(), 0.0F);
        }
    }

    // Central differences in double precision against autograd, entry by entry.
    void zeroPaddingsGradientByFiniteDifferences() {
        const torch::Tensor weights =
            torch::sin(torch::arange(2 * 5 * 3 * 3, torch::kFloat64)).reshape({2, 5, 3, 3});
        const auto value = [&weights](const torch::Tensor& x) {
            return (zeroPadded(x, 5, 2).pow(2) * weights).sum();
        };
        torch::Tensor x =
            torch::cos(torch::arange(2 * 2 * 5 * 5, torch::kFloat64)).reshape({2, 2, 5, 5});
        x.requires_grad_(true);
        value(x).backward();
        const torch::NoGradGuard noGrad;
        const double h = 1e-5;
        const torch::Tensor gradient = x.grad().flatten();
        for (std::int64_t i = 0; i < x.numel(); ++i) {
            torch::Tensor step = torch::zeros_like(x);
            step.flatten()[i] = h;
            const double slope = (value(x + step) - value(x - step)).item<double>() / (2 * h);
            QVERIFY(std::abs(slope - gradient[i].item<double>()) < 1e-8);
        }
    }

    // With F(x) = 0 a residual block is the identity on what ReLU lets through, a plain one is not.
    void residualBlockOfZeroIsIdentity() {
        const torch::NoGradGuard noGrad;
        BlockPlan plan;
        plan.convs = {{4, 4, 3, 1}, {4, 4, 3, 1}};
        plan.shortcut = ShortcutPath::Identity;
        Block residual(plan);
        residual->lastNorm()->weight.zero_();
        const torch::Tensor x = torch::rand({2, 4, 6, 6});
        QVERIFY(torch::equal(residual->forward(x), x));
        plan.shortcut = ShortcutPath::None;
        Block plain(plan);
        plain->lastNorm()->weight.zero_();
        QCOMPARE(plain->forward(x).abs().sum().item<float>(), 0.0F);
    }

    // F(x) + x with real weights: the block's parts put together by hand.
    void residualBlockAddsItsInput() {
        const torch::NoGradGuard noGrad;
        BlockPlan plan;
        plan.convs = {{3, 6, 3, 2}, {6, 6, 3, 1}};
        plan.shortcut = ShortcutPath::Projection;
        plan.stride = 2;
        Block block(plan);
        block->eval();
        const torch::Tensor x = torch::rand({2, 3, 8, 8});
        const auto parts = block->named_parameters();
        const auto convolved = [&](const torch::Tensor& in, const char* key, int stride,
                                   int padding) {
            return torch::conv2d(in, parts[key], {}, stride, padding) / std::sqrt(1 + 1e-5);
        };
        const torch::Tensor f =
            convolved(torch::relu(convolved(x, "conv1.weight", 2, 1)), "conv2.weight", 1, 1);
        const torch::Tensor sum = torch::relu(f + convolved(x, "downsample.0.weight", 2, 0));
        QVERIFY(torch::allclose(block->forward(x), sum, 1e-4, 1e-5));
    }
};

LAB_TEST(BlocksTest)
#include "BlocksTest.moc"
