// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/nn/FusedNorm.h"
#include "core/nn/SmallConv.h"
#include "tests/support/TestMain.h"

#include <QtTest>

#include <cmath>
#include <limits>

using namespace lab;

namespace {

torch::Tensor wave(const std::vector<std::int64_t>& shape, int seed) {
    std::int64_t count = 1;
    for (const std::int64_t size : shape) {
        count *= size;
    }
    const torch::Tensor x = torch::arange(count, torch::kFloat64);
    return torch::sin(x * 12.9898 * (1 + 0.01 * seed) + seed)
        .mul(2)
        .add(0.3)
        .reshape(shape)
        .to(torch::kFloat32);
}

double farthest(const torch::Tensor& a, const torch::Tensor& b) {
    return (a.to(torch::kFloat64) - b.to(torch::kFloat64)).abs().max().item<double>();
}

// A leaf in channels-last memory.
torch::Tensor leaf(const torch::Tensor& values, torch::ScalarType type) {
    return values.to(type)
        .contiguous(torch::MemoryFormat::ChannelsLast)
        .detach()
        .requires_grad_(true);
}

torch::nn::BatchNorm2d normOf(int channels) {
    torch::nn::BatchNorm2d norm(channels);
    const torch::NoGradGuard noGrad;
    norm->weight.copy_(wave({channels}, 3));
    norm->bias.copy_(wave({channels}, 4));
    return norm;
}

struct NormOutcome {
    torch::Tensor y;
    std::vector<torch::Tensor> gradients;  ///< of x, weight, bias, residual
    torch::Tensor mean;
    torch::Tensor variance;
};

// The same arithmetic from LibTorch's own operators, in fp32 and contiguous memory.
NormOutcome reference(const std::vector<std::int64_t>& shape, bool residual, Activation activation,
                      torch::ScalarType type) {
    torch::nn::BatchNorm2d norm = normOf(static_cast<int>(shape[1]));
    const auto rounded = [&](int seed) {
        return wave(shape, seed).to(type).to(torch::kFloat32).detach().requires_grad_(true);
    };
    const torch::Tensor x = rounded(1);
    const torch::Tensor added = rounded(2);
    torch::Tensor y = norm(x);
    y = residual ? y + added : y;
    y = activation == Activation::Relu ? y.relu() : y;
    y.backward(wave(shape, 5).to(type).to(torch::kFloat32));
    return {y.detach(),
            {x.grad(), norm->weight.grad(), norm->bias.grad(),
             residual ? added.grad() : torch::Tensor()},
            norm->running_mean,
            norm->running_var};
}

NormOutcome fused(const std::vector<std::int64_t>& shape, bool residual, Activation activation,
                  torch::ScalarType type) {
    torch::nn::BatchNorm2d norm = normOf(static_cast<int>(shape[1]));
    const torch::Tensor x = leaf(wave(shape, 1), type);
    const torch::Tensor added = residual ? leaf(wave(shape, 2), type) : torch::Tensor();
    const torch::Tensor y = normalised(norm, x, added, activation);
    y.backward(wave(shape, 5).to(type));
    return {y.detach(),
            {x.grad(), norm->weight.grad(), norm->bias.grad(),
             residual ? added.grad() : torch::Tensor()},
            norm->running_mean,
            norm->running_var};
}

}  // namespace

/// The fused batch norm and the tiny convolution against LibTorch's own operators.
class FusedNormTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithLibTorch_data() {
        QTest::addColumn<int>("channels");
        QTest::addColumn<int>("side");
        QTest::addColumn<bool>("residual");
        QTest::addColumn<bool>("relu");
        QTest::addColumn<bool>("bf16");
        for (const auto& [channels, side] : {std::pair{16, 14}, {3, 5}, {64, 4}, {600, 1}}) {
            for (const int bits : {0, 1, 2, 3, 4, 5, 6, 7}) {
                QTest::addRow("%d channels, %d px, case %d", channels, side, bits)
                    << channels << side << bool(bits & 1) << bool(bits & 2) << bool(bits & 4);
            }
        }
    }
    void agreesWithLibTorch() {
        QFETCH(int, channels);
        QFETCH(int, side);
        QFETCH(bool, residual);
        QFETCH(bool, relu);
        QFETCH(bool, bf16);
        const std::vector<std::int64_t> shape = {8, channels, side, side};
        const auto type = bf16 ? torch::kBFloat16 : torch::kFloat32;
        const Activation activation = relu ? Activation::Relu : Activation::None;
        const NormOutcome ours = fused(shape, residual, activation, type);
        const NormOutcome theirs = reference(shape, residual, activation, type);
        QCOMPARE(ours.y.scalar_type(), type);
        // bf16 keeps eight bits: a rounding of the result is all that may differ.
        const double step = bf16 ? std::ldexp(1.0, -8) : 2e-6;
        const auto near = [&](const torch::Tensor& a, const torch::Tensor& b, double unit) {
            return farthest(a, b) <= unit * (1 + b.abs().max().item<double>());
        };
        QVERIFY(near(ours.y, theirs.y, step));
        QVERIFY(near(ours.gradients[0], theirs.gradients[0], bf16 ? 0.02 : 1e-5));
        const double sums = bf16 ? 0.02 : 2e-5;
        QVERIFY(near(ours.gradients[1], theirs.gradients[1], sums));
        QVERIFY(near(ours.gradients[2], theirs.gradients[2], sums));
        if (residual) {
            QVERIFY(near(ours.gradients[3], theirs.gradients[3], bf16 ? 0.02 : 1e-5));
        }
        QVERIFY(near(ours.mean, theirs.mean, 1e-6));
        QVERIFY(near(ours.variance, theirs.variance, 1e-5));
    }

    void evaluationUsesTheRunningFigures() {
        torch::nn::BatchNorm2d norm = normOf(16);
        const torch::Tensor x = wave({8, 16, 6, 6}, 1);
        norm(x);  // moves them
        norm->eval();
        const torch::NoGradGuard noGrad;
        const torch::Tensor last = x.contiguous(torch::MemoryFormat::ChannelsLast);
        const torch::Tensor y = normalised(norm, last, last, Activation::Relu);
        QVERIFY(farthest(y, (norm(x) + x).relu()) < 1e-5);
        QVERIFY(y.is_contiguous(torch::MemoryFormat::ChannelsLast));
    }

    // Where LibTorch's own operators give NaN, so does the fused norm: forward and backward, with
    // the batch's figures and the running ones.
    void keepsNaN_data() {
        QTest::addColumn<bool>("bf16");
        QTest::newRow("float") << false;
        QTest::newRow("bf16") << true;
    }
    void keepsNaN() {
        QFETCH(bool, bf16);
        const auto type = bf16 ? torch::kBFloat16 : torch::kFloat32;
        constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();
        const auto whereNaN = [](const torch::Tensor& x) { return x.to(torch::kFloat32).isnan(); };
        torch::Tensor values = wave({2, 16, 6, 6}, 1);
        values.index_put_({0, 3, 2, 2}, kNaN);
        torch::nn::BatchNorm2d ours = normOf(16);
        torch::nn::BatchNorm2d theirs = normOf(16);
        const torch::Tensor x = leaf(values, type);
        const torch::Tensor same = values.to(type).to(torch::kFloat32).requires_grad_(true);
        const torch::Tensor y = normalised(ours, x, {}, Activation::Relu);
        const torch::Tensor expected = theirs(same).relu();
        QVERIFY(whereNaN(expected).sum().item<std::int64_t>() == 2 * 6 * 6);  // the channel
        QVERIFY(torch::equal(whereNaN(y), whereNaN(expected)));
        y.backward(wave({2, 16, 6, 6}, 5).to(type));
        expected.backward(wave({2, 16, 6, 6}, 5));
        QVERIFY(torch::equal(whereNaN(x.grad()), whereNaN(same.grad())));
        QVERIFY(torch::equal(whereNaN(ours->weight.grad()), whereNaN(theirs->weight.grad())));
        QVERIFY(torch::equal(whereNaN(ours->bias.grad()), whereNaN(theirs->bias.grad())));
        QVERIFY(torch::equal(whereNaN(ours->running_var), whereNaN(theirs->running_var)));
        QVERIFY(torch::equal(whereNaN(ours->running_mean), whereNaN(theirs->running_mean)));
        ours->eval();
        const torch::NoGradGuard noGrad;
        const torch::Tensor answered =
            normalised(ours, leaf(wave({2, 16, 6, 6}, 1), type).detach(), {}, Activation::Relu);
        QCOMPARE(whereNaN(answered).sum().item<std::int64_t>(), std::int64_t{2 * 6 * 6});
    }

    void otherLayoutsGoToLibTorch() {
        torch::nn::BatchNorm2d norm = normOf(16);
        const torch::Tensor x = wave({4, 16, 6, 6}, 1);
        QVERIFY(torch::equal(normalised(norm, x, {}, Activation::Relu), norm(x).relu()));
    }

    void tinyConvolutionIsAConvolution_data() {
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("width");
        for (const auto& [height, width] : {std::pair{1, 1}, {2, 1}, {1, 2}, {2, 2}, {3, 3}}) {
            QTest::addRow("%d x %d", height, width) << height << width;
        }
    }
    void tinyConvolutionIsAConvolution() {
        QFETCH(int, height);
        QFETCH(int, width);
        torch::nn::Conv2d conv(torch::nn::Conv2dOptions(6, 10, 3).padding(1).bias(false));
        {
            const torch::NoGradGuard noGrad;
            conv->weight.copy_(wave({10, 6, 3, 3}, 7));
            conv->weight.set_data(conv->weight.contiguous(torch::MemoryFormat::ChannelsLast));
        }
        const torch::Tensor x = leaf(wave({5, 6, height, width}, 1), torch::kFloat32);
        const torch::Tensor dy = wave({5, 10, height, width}, 2);
        const torch::Tensor ours = convolved(conv, x);
        ours.backward(dy);
        const torch::Tensor dx = x.grad().clone();
        const torch::Tensor dw = conv->weight.grad().clone();
        x.mutable_grad() = torch::Tensor();
        conv->zero_grad();
        const torch::Tensor theirs = conv(x);
        theirs.backward(dy);
        QCOMPARE(ours.sizes(), theirs.sizes());
        QVERIFY(farthest(ours, theirs) < 1e-4);
        QVERIFY(farthest(dx, x.grad()) < 1e-4);
        QVERIFY(farthest(dw, conv->weight.grad()) < 1e-4);
    }
};

LAB_TEST(FusedNormTest)
#include "FusedNormTest.moc"
