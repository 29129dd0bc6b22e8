// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/InParallel.h"
#include "core/base/Instructions.h"
#include "core/nn/Blocks.h"
#include "core/nn/SmallConv.h"
#include "core/nn/TensorValues.h"
#include "core/nn/WinogradConv.h"
#include "core/nn/WinogradKernels.h"
#include "tests/core/nn/Convolved.h"
#include "tests/support/TestMain.h"

#include <QtTest>

#include <algorithm>
#include <new>

using namespace lab;
using namespace lab::test;

namespace {

struct WinogradCase {
    std::int64_t images;
    std::int64_t height;
    std::int64_t width;
    int inputs;
    int outputs;

    torch::Tensor x() const { return noise({images, inputs, height, width}, 1); }
    torch::Tensor w() const { return noise({outputs, inputs, 3, 3}, 2); }
    torch::Tensor dy() const { return noise({images, outputs, height, width}, 3); }
};

template <class Convolve>
Convolved outcomeOf(const torch::Tensor& x, const torch::Tensor& dy, torch::nn::Conv2d& conv,
                    const Convolve& convolve) {
    torch::Tensor given = x.detach().requires_grad_(true);
    conv->zero_grad();
    const torch::Tensor y = convolve(given);
    y.backward(dy);
    return {y.detach(), given.grad(), conv->weight.grad().clone()};
}

/// LibTorch's own operators in double precision.
Convolved exact(const WinogradCase& given) {
    torch::nn::Conv2d conv = makeConv({given.inputs, given.outputs, 3, 1});
    conv->to(torch::kFloat64);
    {
        const torch::NoGradGuard noGrad;
        conv->weight.copy_(given.w());
    }
    return outcomeOf(given.x(), given.dy(), conv, [&](const torch::Tensor& x) { return conv(x); });
}

Convolved winograd(const WinogradCase& given, torch::MemoryFormat weightLayout) {
    torch::nn::Conv2d conv = makeConv({given.inputs, given.outputs, 3, 1});
    {
        const torch::NoGradGuard noGrad;
        conv->weight.set_data(given.w().to(torch::kFloat32).contiguous(weightLayout));
    }
    const auto single = [](const torch::Tensor& x) {
        return x.to(torch::kFloat32).contiguous(torch::MemoryFormat::ChannelsLast);
    };
    return outcomeOf(single(given.x()), single(given.dy()), conv, [&](const torch::Tensor& x) {
        if (!canWinograd(*conv, x)) {
            throw std::logic_error("The case is none for Winograd's algorithm.");
        }
        return winogradConvolved(*conv, x);
    });
}

/// The kernels themselves, with pictures in bf16: y and dw.
struct Narrow {
    Narrow(const WinogradCase& given, int threads)
        : x(last(given.x().to(torch::kBFloat16))),
          dy(last(given.dy().to(torch::kBFloat16))),
          w(last(given.w().to(torch::kFloat32))),
          y(torch::empty_like(dy)),
          dw(torch::empty_like(w)) {
        const WinogradShape shape{given.images, given.height, given.width, given.inputs,
                                  given.outputs};
        winogradConvolve(shape, valuesOf<const Bf16>(x), viewOf<const float>(w), valuesOf<Bf16>(y),
                         threads);
        winogradWeightGradient(shape, valuesOf<const Bf16>(x), valuesOf<const Bf16>(dy),
                               viewOf<float>(dw), threads);
    }

    static torch::Tensor last(const torch::Tensor& tensor) {
        return tensor.contiguous(torch::MemoryFormat::ChannelsLast);
    }
    template <class Number>
    static KernelView<Number> viewOf(const torch::Tensor& of) {
        return {of.data_ptr<float>(), of.stride(0), of.stride(1), of.stride(2), of.stride(3)};
    }

    torch::Tensor x;
    torch::Tensor dy;
    torch::Tensor w;
    torch::Tensor y;
    torch::Tensor dw;
};

class Threads {
public:
    explicit Threads(int count) : m_before(at::get_num_threads()) { at::set_num_threads(count); }
    ~Threads() { at::set_num_threads(m_before); }
    Threads(const Threads&) = delete;
    Threads& operator=(const Threads&) = delete;

private:
    int m_before;
};

}  // namespace

/// Winograd's algorithm against LibTorch's direct convolution in double precision.
class WinogradTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        if (!winogradRuns()) {
            qInfo("This processor has no AVX2: only the way round it is tested.");
        }
    }

    void equalsTheDirectConvolution_data() {
        QTest::addColumn<WinogradCase>("given");
        QTest::newRow("the lesson's stages: 14") << WinogradCase{5, 14, 14, 16, 16};
        QTest::newRow("7") << WinogradCase{9, 7, 7, 32, 32};
        QTest::newRow("4, one tile") << WinogradCase{7, 4, 4, 64, 64};
        QTest::newRow("3, less than a tile") << WinogradCase{3, 3, 3, 16, 32};
        QTest::newRow("not square, one column over") << WinogradCase{2, 9, 5, 32, 16};
        QTest::newRow("one image") << WinogradCase{1, 28, 28, 48, 16};
        QTest::newRow("ImageNet's first stage") << WinogradCase{1, 56, 56, 64, 64};
        QTest::newRow("more than a block of tiles") << WinogradCase{130, 8, 8, 16, 16};
        QTest::newRow("many channels") << WinogradCase{2, 7, 7, 256, 272};
        QTest::newRow("more weights than caches hold") << WinogradCase{2, 7, 7, 352, 352};
        QTest::newRow("2, the whole map at once") << WinogradCase{37, 2, 2, 64, 48};
        QTest::newRow("the lesson's last stage") << WinogradCase{128, 2, 2, 128, 128};
    }
    void equalsTheDirectConvolution() {
        if (!winogradRuns()) {
            return;
        }
        QFETCH(WinogradCase, given);
        const Convolved want = exact(given);
        for (const auto layout :
             {torch::MemoryFormat::Contiguous, torch::MemoryFormat::ChannelsLast}) {
            const Convolved got = winograd(given, layout);
            QVERIFY(got.y.is_contiguous(torch::MemoryFormat::ChannelsLast));
            QVERIFY(got.dx.is_contiguous(torch::MemoryFormat::ChannelsLast));
            QCOMPARE(got.dw.is_contiguous(), layout == torch::MemoryFormat::Contiguous);
            // fp32 rounds at 6e-8; the transforms and long sums may lose two to three digits.
            QVERIFY(difference(got.y, want.y) < 3e-5);
            QVERIFY(difference(got.dx, want.dx) < 3e-5);
            QVERIFY(difference(got.dw, want.dw) < 3e-5);
        }
    }

    // Pictures in bf16 are computed in fp32, exact to four digits, and rounded once.
    void roundsOnlyOnceInBf16_data() {
        QTest::addColumn<WinogradCase>("given");
        QTest::newRow("7, one tile") << WinogradCase{90, 7, 7, 32, 32};
        QTest::newRow("4, one tile") << WinogradCase{90, 4, 4, 32, 32};
        QTest::newRow("2") << WinogradCase{9, 2, 2, 32, 16};
        QTest::newRow("not square, one column over") << WinogradCase{2, 9, 5, 32, 16};
        QTest::newRow("tiles of seven over the edges") << WinogradCase{60, 13, 27, 16, 48};
        QTest::newRow("the lesson's first stage") << WinogradCase{128, 14, 14, 16, 16};
        QTest::newRow("ImageNet's first stage") << WinogradCase{1, 56, 56, 64, 64};
        QTest::newRow("ImageNet's third stage") << WinogradCase{32, 14, 14, 256, 256};
    }
    void roundsOnlyOnceInBf16() {
        if (!winogradRuns()) {
            return;
        }
        QFETCH(WinogradCase, given);
        const Narrow got(given, 1);
        const auto wide = [](const torch::Tensor& of) { return of.to(torch::kFloat64); };
        const torch::Tensor want = torch::conv2d(wide(got.x), wide(got.w), {}, 1, 1);
        const torch::Tensor wantDw = std::get<1>(torch::convolution_backward(
            wide(got.dy), wide(got.x), wide(got.w), c10::nullopt, {1, 1}, {1, 1}, {1, 1}, false,
            {0, 0}, 1, {false, true, false}));
        constexpr double kComputed = 1e-4;
        constexpr double kHalfBit = 1.0 / 256;
        const torch::Tensor allowed = want.abs() * kHalfBit + kComputed * want.abs().max();
        QVERIFY(((wide(got.y) - want).abs() <= allowed).all().item<bool>());
        QVERIFY(difference(got.dw, wantDw) < kComputed);
    }

    // Each part by whichever way is the faster one; the parameters' gradients stay fp32.
    void mixesBothWaysInBf16() {
        if (!winogradRuns()) {
            return;
        }
        for (const WinogradCase& given :
             {WinogradCase{3, 7, 7, 32, 32}, WinogradCase{40, 8, 8, 64, 64}}) {
            torch::nn::Conv2d conv = makeConv({given.inputs, given.outputs, 3, 1});
            {
                const torch::NoGradGuard noGrad;
                conv->weight.copy_(given.w());
            }
            const auto last = torch::MemoryFormat::ChannelsLast;
            const torch::Tensor x = given.x().to(torch::kBFloat16).contiguous(last);
            const Bf16Guard precision(torch::kCPU, true);
            const Convolved got =
                outcomeOf(x, given.dy().to(torch::kBFloat16).contiguous(last), conv,
                          [&](const torch::Tensor& picture) { return convolved(conv, picture); });
            const Convolved want = exact(given);
            QCOMPARE(got.y.scalar_type(), torch::kBFloat16);
            QCOMPARE(got.dx.scalar_type(), torch::kBFloat16);
            QCOMPARE(got.dw.scalar_type(), torch::kFloat32);
            // bf16 rounds at 4e-3; sums of rounded factors stay near that.
            QVERIFY(difference(got.y, want.y) < 1e-2);
            QVERIFY(difference(got.dx, want.dx) < 1e-2);
            QVERIFY(difference(got.dw, want.dw) < 1e-2);
        }
    }

    void choosesByShapeInBf16() {
        const WinogradShape lesson{128, 7, 7, 32, 32};
        const WinogradShape imageNet{32, 56, 56, 64, 64};
        if (!winogradRuns()) {
            QVERIFY(!winogradUse(lesson, false).any());
            return;
        }
        for (const WinogradShape& shape : {lesson, imageNet}) {
            const WinogradUse use = winogradUse(shape, false);
            QVERIFY(use.outputs && use.inputGradient && use.weightGradient);
        }
        if (instructions() == Instructions::Amx) {  // direct sums are good at large maps
            QVERIFY(winogradUse(lesson, true).weightGradient);
            QVERIFY(!winogradUse(lesson, true).outputs && !winogradUse(imageNet, true).any());
            return;
        }
        // What is worth it in a small convolution is worth it in a large one.
        QVERIFY(!winogradUse(lesson, true).any() || winogradUse(imageNet, true).any());
        QVERIFY(!winogradUse(lesson, true).outputs || winogradUse(imageNet, true).outputs);
    }

    // A run must end in the same bytes, however many threads its worker has.
    void doesNotDependOnThreads_data() {
        QTest::addColumn<WinogradCase>("given");
        QTest::newRow("few channels") << WinogradCase{40, 9, 9, 32, 48};
        QTest::newRow("many channels") << WinogradCase{6, 28, 28, 128, 128};
    }
    void doesNotDependOnThreads() {
        if (!winogradRuns()) {
            return;
        }
        QFETCH(WinogradCase, given);
        Convolved one;
        {
            const Threads threads(1);
            one = winograd(given, torch::MemoryFormat::ChannelsLast);
        }
        for (const int count : {2, 3, 5}) {
            const Threads threads(count);
            const Convolved several = winograd(given, torch::MemoryFormat::ChannelsLast);
            QVERIFY(torch::equal(several.y, one.y));
            QVERIFY(torch::equal(several.dx, one.dx));
            QVERIFY(torch::equal(several.dw, one.dw));
        }
    }

    void doesNotDependOnThreadsInBf16_data() {
        QTest::addColumn<WinogradCase>("given");
        QTest::newRow("tiles of seven") << WinogradCase{40, 14, 14, 32, 64};
        QTest::newRow("more weights than caches hold") << WinogradCase{12, 14, 14, 256, 256};
    }
    void doesNotDependOnThreadsInBf16() {
        if (!winogradRuns()) {
            return;
        }
        QFETCH(WinogradCase, given);
        const Narrow one(given, 1);
        for (const int count : {2, 3, 5}) {
            const Narrow several(given, count);
            QVERIFY(torch::equal(several.y, one.y));
            QVERIFY(torch::equal(several.dw, one.dw));
        }
    }

    // Whatever else comes goes through LibTorch or SmallConv.
    void leavesOthersAlone() {
        const auto can = [](const ConvPlan& plan, std::int64_t side, torch::ScalarType type,
                            torch::MemoryFormat layout) {
            const torch::nn::Conv2d conv = makeConv(plan);
            const torch::Tensor x =
                torch::zeros({2, plan.inputs, side, side}, type).contiguous(layout);
            return canWinograd(*conv, x);
        };
        const auto last = torch::MemoryFormat::ChannelsLast;
        QCOMPARE(can({16, 16, 3, 1}, 14, torch::kFloat32, last), winogradRuns());
        QCOMPARE(can({16, 16, 3, 1}, 2, torch::kFloat32, last), winogradRuns());
        QVERIFY(!can({16, 16, 3, 1}, 1, torch::kFloat32, last));
        QVERIFY(!can({16, 16, 3, 2}, 14, torch::kFloat32, last));
        QVERIFY(!can({16, 16, 1, 1}, 14, torch::kFloat32, last));
        QVERIFY(!can({16, 16, 3, 1, 2}, 14, torch::kFloat32, last));
        QVERIFY(!can({8, 16, 3, 1}, 14, torch::kFloat32, last));
        QVERIFY(!can({16, 24, 3, 1}, 14, torch::kFloat32, last));
        QCOMPARE(can({64, 64, 3, 1}, 28, torch::kBFloat16, last),
                 winogradUse({2, 28, 28, 64, 64}, true).any());
        QVERIFY(!can({16, 16, 3, 1}, 14, torch::kFloat64, last));
        QVERIFY(!can({16, 16, 3, 1}, 14, torch::kFloat32, torch::MemoryFormat::Contiguous));
    }

    void everyTaskRunsOnce() {
        for (const int threads : {0, 1, 2, 7}) {
            std::vector<std::atomic<int>> times(50);
            inParallel(std::ssize(times), threads,
                       [&](std::int64_t i) { ++times[static_cast<std::size_t>(i)]; });
            QVERIFY(std::ranges::all_of(times, [](const auto& count) { return count == 1; }));
        }
    }

    // Memory may run out in any of the threads.
    void aFailureReachesTheCaller() {
        for (const int threads : {1, 4}) {
            QVERIFY_EXCEPTION_THROWN(inParallel(50, threads,
                                                [](std::int64_t i) {
                                                    if (i % 7 == 3) {
                                                        throw std::bad_alloc();
                                                    }
                                                }),
                                     std::bad_alloc);
        }
    }
};

LAB_TEST(WinogradTest)
#include "WinogradTest.moc"
