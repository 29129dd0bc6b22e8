// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/PlacedMemory.h"
#include "core/base/ReusedMemory.h"
#include "core/base/Threads.h"
#include "core/nn/Blocks.h"
#include "core/nn/DirectConv.h"
#include "core/nn/SmallConv.h"
#include "tests/core/nn/Convolved.h"
#include "tests/support/TestMain.h"

#include <QtTest>

#include <thread>

using namespace lab;
using namespace lab::test;

namespace {

struct DirectCase {
    std::int64_t images;
    std::int64_t side;
    int inputs;
    int outputs;
    int kernel;
    int stride;
    int groups;
    int parts;
};

torch::Tensor imagesOf(const DirectCase& given) {
    return noise({given.images, given.inputs, given.side, given.side}, 1);
}

torch::Tensor weightsOf(const DirectCase& given) {
    return noise({given.outputs, given.inputs / given.groups, given.kernel, given.kernel}, 2);
}

DirectForm formOf(const DirectCase& given) {
    return {given.stride, given.kernel / 2, given.groups};
}

// LibTorch's, of the whole batch at once.
Convolved whole(const DirectCase& given) {
    const auto last = torch::MemoryFormat::ChannelsLast;
    torch::Tensor x = imagesOf(given).to(torch::kFloat32).contiguous(last).requires_grad_(true);
    torch::Tensor w = weightsOf(given).to(torch::kFloat32).requires_grad_(true);
    const torch::Tensor y =
        torch::conv2d(x, w, {}, given.stride, given.kernel / 2, 1, given.groups);
    y.backward(noise(y.sizes(), 3).to(torch::kFloat32).contiguous(last));
    return {y.detach(), x.grad(), w.grad()};
}

// In a thread of its own, as a worker's.
Convolved direct(const DirectCase& given, torch::ScalarType type, torch::MemoryFormat layout,
                 int threads) {
    Convolved got;
    std::thread worker([&] {
        useThreads(threads);
        const ReusedMemory memory;
        torch::Tensor x = imagesOf(given).to(type).contiguous(layout).requires_grad_(true);
        torch::Tensor w = weightsOf(given).to(torch::kFloat32).requires_grad_(true);
        const Bf16Guard precision(torch::kCPU, type == torch::kBFloat16);
        const torch::Tensor y = directConvolved(x, w, formOf(given));
        y.backward(noise(y.sizes(), 3).to(y.scalar_type()).contiguous(layout));
        got = {y.detach().clone(), x.grad().clone(), w.grad().clone()};
    });
    worker.join();
    return got;
}

}  // namespace

/// LibTorch's convolution, in parts, whose bits do not depend on threads.
class DirectConvTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cases() {
        QTest::addColumn<DirectCase>("given");
        QTest::newRow("small: whole") << DirectCase{4, 14, 16, 32, 3, 2, 1, 1};
        QTest::newRow("two unequal parts") << DirectCase{21, 28, 64, 128, 3, 2, 1, 2};
        QTest::newRow("1 x 1") << DirectCase{32, 28, 128, 256, 1, 1, 1, 4};
        QTest::newRow("1 x 1, stride 2") << DirectCase{32, 28, 64, 128, 1, 2, 1, 1};
        QTest::newRow("groups") << DirectCase{8, 28, 256, 256, 3, 1, 8, 2};
        QTest::newRow("stem") << DirectCase{11, 112, 3, 64, 7, 2, 1, 2};
        QTest::newRow("grey stem") << DirectCase{30, 112, 1, 64, 7, 2, 1, 2};
    }

    void agreesWithTheWhole_data() { cases(); }
    void agreesWithTheWhole() {
        QFETCH(DirectCase, given);
        const Convolved want = whole(given);
        for (const auto layout :
             {torch::MemoryFormat::Contiguous, torch::MemoryFormat::ChannelsLast}) {
            const Convolved got = direct(given, torch::kFloat32, layout, 2);
            if (given.inputs > 1) {  // pictures of one channel lie in both layouts at once
                QVERIFY(got.y.is_contiguous(layout));
            }
            QVERIFY(difference(got.y, want.y) < 3e-5);
            QVERIFY(difference(got.dx, want.dx) < 3e-5);
            QVERIFY(difference(got.dw, want.dw) < 1e-4);
        }
    }

    void doesNotDependOnThreads_data() { cases(); }
    void doesNotDependOnThreads() {
        QFETCH(DirectCase, given);
        for (const auto type : {torch::kFloat32, torch::kBFloat16}) {
            // Without instructions for it LibTorch takes seconds for bf16: one case tells.
            if (type == torch::kBFloat16 && (given.kernel != 3 || given.groups != 1)) {
                continue;
            }
            const auto last = torch::MemoryFormat::ChannelsLast;
            const Convolved one = direct(given, type, last, 1);
            QCOMPARE(one.y.scalar_type(), type);
            QCOMPARE(one.dw.scalar_type(), torch::kFloat32);
            for (const int count : {2, 3, 5}) {
                const Convolved several = direct(given, type, last, count);
                QVERIFY(torch::equal(several.y, one.y));
                QVERIFY(torch::equal(several.dx, one.dx));
                QVERIFY(torch::equal(several.dw, one.dw));
            }
        }
    }

    // Parts are a matter of the shapes: not of threads, layout or type.
    void partsFollowFromShapes_data() { cases(); }
    void partsFollowFromShapes() {
        QFETCH(DirectCase, given);
        const torch::Tensor x = imagesOf(given).to(torch::kFloat32);
        QCOMPARE(directParts(x, weightsOf(given), formOf(given)), std::int64_t{given.parts});
    }

    void leavesTheThreadsOfLibTorchAlone() {
        const DirectCase given{32, 28, 128, 256, 1, 1, 1, 4};
        const torch::Tensor x = imagesOf(given).to(torch::kFloat32);
        const int before = at::get_num_threads();
        const torch::NoGradGuard noGrad;
        directConvolved(x, weightsOf(given).to(torch::kFloat32), formOf(given));
        QCOMPARE(at::get_num_threads(), before);
    }

    // A tensor of the size lies where it should; others, and later ones, do not.
    void placesOneTensor() {
        alignas(64) static std::array<float, 4096> room{};
        {
            const PlacedMemory placed(room.data(), sizeof room);
            const torch::Tensor smaller = torch::zeros({4000});
            QVERIFY(smaller.data_ptr<float>() != room.data());
            const torch::Tensor first = torch::full({4096}, 7.0F);
            const torch::Tensor second = torch::full({4096}, 8.0F);
            QVERIFY(second.data_ptr<float>() != room.data());
            if (first.data_ptr<float>() != room.data()) {
                return;  // sanitizers see each piece come and go
            }
        }
        QCOMPARE(room[4095], 7.0F);
        const torch::Tensor later = torch::zeros({4096});
        QVERIFY(later.data_ptr<float>() != room.data());
    }
};

LAB_TEST(DirectConvTest)
#include "DirectConvTest.moc"
