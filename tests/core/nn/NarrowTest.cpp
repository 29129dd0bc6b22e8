// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/nn/Blocks.h"
#include "core/nn/SmallConv.h"
#include "tests/support/TestMain.h"

#include <QtTest>

using namespace lab;

/// Projections of few channels, which oneDNN 2.6.3 gets wrong in channels-last memory.
class NarrowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // The same block in double precision (which oneDNN does not compute) gives the same.
    void aNarrowProjectionAgreesWithDoublePrecision_data() {
        QTest::addColumn<int>("channels");
        for (const int channels : {1, 2, 3, 4, 7, 8, 12, 16}) {
            QTest::newRow(qPrintable(QString::number(channels))) << channels;
        }
    }
    void aNarrowProjectionAgreesWithDoublePrecision() {
        QFETCH(int, channels);
        BlockPlan plan{1, 0, {}, ShortcutPath::Projection, 2};
        plan.convs = {{channels, 2 * channels, 3, 2}, {2 * channels, 2 * channels, 3, 1}};
        Block block(plan);
        QCOMPARE(mustSubsample(*plan.projection()), channels < 16);
        const auto pass = [&](torch::ScalarType type, Layout layout) {
            block->to(type);
            block->zero_grad();
            const torch::Tensor wave =
                torch::sin(torch::arange(4 * channels * 14 * 14, torch::kFloat64)).to(type);
            torch::Tensor x = toLayout(wave.reshape({4, channels, 14, 14}), layout);
            x.requires_grad_(true);
            block->forward(x).pow(2).sum().backward();
            const auto grad = block->named_parameters()["downsample.0.weight"].grad();
            return std::pair(x.grad().to(torch::kFloat64), grad.to(torch::kFloat64));
        };
        for (const auto& [key, tensor] : stateOf(*block)) {
            if (tensor.dim() == 4) {
                const torch::NoGradGuard noGrad;
                torch::Tensor weight = tensor;
                weight.copy_(torch::cos(torch::arange(tensor.numel(), torch::kFloat32))
                                 .reshape(tensor.sizes()));
            }
        }
        for (int i = 0; i < 20; ++i) {  // a write past the end shows by the allocator's own checks
            const auto single = pass(torch::kFloat32, Layout::ChannelsLast);
            const auto exact = pass(torch::kFloat64, Layout::Contiguous);
            QVERIFY(torch::allclose(single.first, exact.first, 1e-3, 1e-2));
            QVERIFY(torch::allclose(single.second, exact.second, 1e-3, 1e-2));
        }
    }
};

LAB_TEST(NarrowTest)
#include "NarrowTest.moc"
