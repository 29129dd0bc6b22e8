// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Instructions.h"
#include "core/nn/AmxKernels.h"
#include "core/nn/TensorValues.h"
#include "tests/core/nn/Convolved.h"
#include "tests/support/TestMain.h"

#include <QtTest>

#include <limits>

using namespace lab;
using namespace lab::test;

namespace {

/// Inputs of a convolution in bf16, channels-last.
struct Given {
    torch::Tensor x;
    torch::Tensor dy;
};

Given givenFor(const MatrixShape& shape) {
    const auto last = torch::MemoryFormat::ChannelsLast;
    return {noise({shape.images, shape.inputs, shape.height, shape.width}, 1)
                .to(torch::kBFloat16)
                .contiguous(last),
            noise({shape.images, shape.outputs, shape.outHeight(), shape.outWidth()}, 2)
                .to(torch::kBFloat16)
                .contiguous(last)};
}

torch::Tensor summed(const MatrixShape& shape, const Given& given, int threads,
                     torch::MemoryFormat layout = torch::MemoryFormat::Contiguous) {
    torch::Tensor dw =
        torch::full({shape.outputs, shape.inputs, shape.kernel, shape.kernel}, 7.0F).to(layout);
    matrixWeightGradient(
        shape, valuesOf<const Bf16>(given.x), valuesOf<const Bf16>(given.dy),
        {dw.data_ptr<float>(), dw.stride(0), dw.stride(1), dw.stride(2), dw.stride(3)}, threads);
    return dw;
}

// LibTorch's, in double precision.
torch::Tensor wanted(const MatrixShape& shape, const Given& given) {
    const std::int64_t padding = shape.kernel / 2;
    const torch::Tensor w =
        torch::zeros({shape.outputs, shape.inputs, shape.kernel, shape.kernel}, torch::kFloat64);
    return std::get<1>(torch::convolution_backward(given.dy.to(torch::kFloat64),
                                                   given.x.to(torch::kFloat64), w, c10::nullopt,
                                                   {shape.stride, shape.stride}, {padding, padding},
                                                   {1, 1}, false, {0, 0}, 1, {false, true, false}));
}

}  // namespace

/// The processor's matrix units, where it has them.
class MatrixUnitsTest : public QObject {
    Q_OBJECT

    void shapes() {
        QTest::addColumn<MatrixShape>("shape");
        QTest::newRow("the lesson's first stage") << MatrixShape{12, 14, 14, 16, 16, 3, 1};
        QTest::newRow("its second") << MatrixShape{9, 7, 7, 32, 32, 3, 1};
        QTest::newRow("its third") << MatrixShape{21, 4, 4, 64, 64, 3, 1};
        QTest::newRow("three tiles of channels") << MatrixShape{3, 9, 5, 48, 48, 3, 1};
        QTest::newRow("one picture") << MatrixShape{1, 5, 6, 16, 32, 3, 1};
        QTest::newRow("one pixel") << MatrixShape{5, 1, 1, 32, 16, 3, 1};
        QTest::newRow("one row") << MatrixShape{4, 1, 13, 16, 16, 3, 1};
        QTest::newRow("several blocks, the last smaller") << MatrixShape{37, 28, 28, 64, 32, 3, 1};
        QTest::newRow("stride 2, even") << MatrixShape{8, 14, 14, 16, 32, 3, 2};
        QTest::newRow("stride 2, odd") << MatrixShape{8, 7, 7, 32, 64, 3, 2};
        QTest::newRow("stride 2, unlike sides") << MatrixShape{5, 6, 9, 16, 16, 3, 2};
        QTest::newRow("stride 2, one pixel") << MatrixShape{3, 1, 1, 16, 16, 3, 2};
        QTest::newRow("1 x 1") << MatrixShape{6, 14, 14, 64, 16, 1, 1};
        QTest::newRow("1 x 1, three tiles") << MatrixShape{6, 3, 4, 16, 48, 1, 1};
        QTest::newRow("1 x 1, stride 2") << MatrixShape{6, 7, 7, 32, 64, 1, 2};
    }

private Q_SLOTS:
    void agreesWithDoubleSums_data() { shapes(); }
    void agreesWithDoubleSums() {
        QFETCH(MatrixShape, shape);
        if (!matrixUnitsRun()) {
            QVERIFY(!matrixUse(shape));  // LibTorch's sums are taken, which other tests hold
            return;
        }
        const Given given = givenFor(shape);
        const torch::Tensor want = wanted(shape, given);
        const double scale = want.abs().max().item<double>();
        for (const auto layout :
             {torch::MemoryFormat::Contiguous, torch::MemoryFormat::ChannelsLast}) {
            const torch::Tensor got = summed(shape, given, 1, layout).to(torch::kFloat64);
            const double most = (got - want).abs().max().item<double>();
            QVERIFY2(most <= 1e-5 * scale, std::to_string(most / scale).c_str());
        }
    }

    void doesNotDependOnThreads_data() { shapes(); }
    void doesNotDependOnThreads() {
        QFETCH(MatrixShape, shape);
        if (!matrixUnitsRun()) {
            QVERIFY(!matrixUse(shape));
            return;
        }
        const Given given = givenFor(shape);
        const torch::Tensor one = summed(shape, given, 1);
        for (const int threads : {1, 2, 3, 5}) {
            QVERIFY(torch::equal(summed(shape, given, threads), one));
        }
    }

    void whatIsNotFiniteStays() {
        const MatrixShape shape{4, 7, 7, 32, 32, 3, 1};
        if (!matrixUnitsRun()) {
            QVERIFY(!matrixUse(shape));
            return;
        }
        for (const float value :
             {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity()}) {
            Given inX = givenFor(shape);
            inX.x.index_put_({2, 5, 3, 3}, value);
            const torch::Tensor ofX = summed(shape, inX, 1);
            QVERIFY(!torch::isfinite(ofX.select(1, 5)).any().item<bool>());
            QVERIFY(torch::isfinite(ofX.select(1, 6)).all().item<bool>());
            Given inDy = givenFor(shape);
            inDy.dy.index_put_({2, 5, 3, 3}, value);
            const torch::Tensor ofDy = summed(shape, inDy, 1);
            QVERIFY(!torch::isfinite(ofDy.select(0, 5)).any().item<bool>());
            QVERIFY(torch::isfinite(ofDy.select(0, 6)).all().item<bool>());
        }
    }

    void onlyWithTheInstructions() {
        QVERIFY(!matrixUnitsRun() || instructions() == Instructions::Amx);
        QVERIFY(!matrixUse({1, 14, 14, 15, 16, 3, 2}));
        QVERIFY(!matrixUse({1, 14, 14, 16, 17, 3, 2}));
        QCOMPARE(matrixUse({1, 14, 14, 16, 32, 3, 2}), matrixUnitsRun());
        QVERIFY(!matrixUse({1, 56, 56, 64, 64, 3, 1}));
    }
};

LAB_TEST(MatrixUnitsTest)
#include "MatrixUnitsTest.moc"
