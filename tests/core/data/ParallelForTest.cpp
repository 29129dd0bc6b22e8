// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/ParallelFor.h"
#include "tests/support/TestMain.h"

#include <QtTest>

#include <atomic>
#include <stdexcept>
#include <vector>

class ParallelForTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void doesEachOnce();
    void firstExceptionComesOut();
    void progressMayEndIt();
};

void ParallelForTest::doesEachOnce() {
    for (const int threads : {1, 2, 5, 200}) {
        std::vector<std::atomic<int>> counts(100);
        lab::parallelFor(100, threads, [&](std::int64_t i) { ++counts[static_cast<size_t>(i)]; });
        for (const auto& count : counts) {
            QCOMPARE(count.load(), 1);
        }
    }
    lab::parallelFor(0, 4, [](std::int64_t) { QFAIL("there is nothing to do"); });
    QVERIFY(lab::resolvedThreads(0) >= 1);
    QCOMPARE(lab::resolvedThreads(3), 3);
}

void ParallelForTest::firstExceptionComesOut() {
    std::atomic<int> done{0};
    const auto fail = [&](std::int64_t i) {
        if (i == 5) {
            throw std::runtime_error("five");
        }
        ++done;
    };
    QVERIFY_EXCEPTION_THROWN(lab::parallelFor(1000000, 3, fail), std::runtime_error);
    QVERIFY(done < 1000000);
}

void ParallelForTest::progressMayEndIt() {
    const auto slow = [](std::int64_t) { QTest::qSleep(5); };
    const auto stop = [](std::int64_t) { throw std::runtime_error("stop"); };
    QVERIFY_EXCEPTION_THROWN(lab::parallelFor(100000, 2, slow, stop), std::runtime_error);
}

LAB_TEST(ParallelForTest)
#include "ParallelForTest.moc"
