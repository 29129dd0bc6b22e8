// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/ReusedMemory.h"
#include "tests/support/TestMain.h"

#include <QtTest>

#include <optional>
#include <thread>

using namespace lab;

namespace {

constexpr std::int64_t kFloats = 300000;      // 1.2 MB
constexpr std::int64_t kManyFloats = 700000;  // 2.8 MB: in huge pages

void* memoryOf(std::int64_t floats) {
    return torch::empty({floats}).data_ptr();
}

#if defined(__SANITIZE_ADDRESS__)
constexpr bool kReuses = false;  // on purpose: see ReusedMemory.cpp
#else
constexpr bool kReuses = true;
#endif

}  // namespace

/// What a thread frees while it reuses memory comes again; nothing else changes.
class ReusedMemoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSameSizeComesAgain() {
        const ReusedMemory memory;
        for (const std::int64_t floats : {kFloats, kManyFloats}) {
            void* const first = memoryOf(floats);
            torch::Tensor between = torch::zeros({2 * floats});
            QCOMPARE(memoryOf(floats) == first, kReuses);
            between = torch::Tensor();
            QCOMPARE(memoryOf(floats) == first, kReuses);
        }
    }

    void twoThatLiveAtOnceAreTwo() {
        const ReusedMemory memory;
        for (const std::int64_t floats : {kFloats, kManyFloats}) {
            const torch::Tensor one = torch::ones({floats});
            const torch::Tensor two = torch::full({floats}, 2.0F);
            QVERIFY(one.data_ptr() != two.data_ptr());
            QCOMPARE(one.sum().item<double>(), static_cast<double>(floats));
            QCOMPARE(two.sum().item<double>(), 2.0 * static_cast<double>(floats));
        }
    }

    // Weights are made in a leg and live on; a checkpoint's tensors come from before it.
    void tensorsOutliveItAndComeFromBefore() {
        torch::Tensor before = torch::ones({kManyFloats});
        torch::Tensor after;
        {
            const ReusedMemory memory;
            after = torch::full({kManyFloats}, 3.0F);
            before = torch::Tensor();
        }
        QCOMPARE(after.sum().item<double>(), 3.0 * kManyFloats);
        const ReusedMemory memory;
        after = torch::Tensor();
        QVERIFY(memoryOf(kManyFloats) != nullptr);
    }

    void anotherThreadMayFree() {
        const ReusedMemory memory;
        std::optional<torch::Tensor> tensor = torch::ones({kManyFloats});
        double sum = 0;
        std::thread([&tensor, &sum] {
            const ReusedMemory own;
            tensor.reset();
            sum = torch::ones({kManyFloats}).sum().item<double>();
        }).join();
        QCOMPARE(sum, static_cast<double>(kManyFloats));
        QCOMPARE(torch::ones({kManyFloats}).sum().item<double>(), static_cast<double>(kManyFloats));
    }

    void theInnerOneLeavesAllToTheOuterOne() {
        const ReusedMemory outer;
        void* inside = nullptr;
        {
            const ReusedMemory inner;
            inside = memoryOf(kManyFloats);
        }
        QCOMPARE(memoryOf(kManyFloats) == inside, kReuses);
    }

    // From leg to leg a worker keeps what is little; much goes back.
    void onlyLittleIsKeptBetweenLegs() {
        for (const bool little : {true, false}) {
            const ReusedMemory worker(little ? std::size_t{4} << 20U : std::size_t{1} << 20U);
            {
                const ReusedMemory leg;
                memoryOf(kFloats);
            }
            QCOMPARE(worker.holds() > 0, little && kReuses);
        }
    }

    // oneDNN asks by the raw calls, for large and small pieces, and also frees what came earlier.
    void rawMemoryComesAndGoes() {
        for (const std::size_t bytes : {std::size_t{100}, std::size_t{5} << 20U}) {
            c10::Allocator* const before = c10::GetCPUAllocator();
            void* const early = before->raw_allocate(bytes);
            const ReusedMemory memory;
            c10::Allocator* const allocator = c10::GetCPUAllocator();
            void* const piece = allocator->raw_allocate(bytes);
            static_cast<char*>(piece)[bytes - 1] = 1;
            allocator->raw_deallocate(piece);
            allocator->raw_deallocate(early);
        }
        const torch::Tensor x = torch::ones({2, 16, 9, 9}).to_mkldnn();
        QCOMPARE(x.to_dense().sum().item<double>(), 2.0 * 16 * 81);
    }

    // What cannot be had fails in LibTorch's words, which sentenceOf() knows.
    void tooMuchIsRefused() {
        const ReusedMemory memory;
        try {
            torch::empty({std::int64_t{1} << 50});
            QFAIL("a petabyte");
        } catch (const std::exception& error) {
            QVERIFY2(isOutOfMemory(error), error.what());
        }
    }
};

LAB_TEST(ReusedMemoryTest)
#include "ReusedMemoryTest.moc"
