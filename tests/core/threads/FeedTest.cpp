// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/threads/FakeTrainer.h"
#include "tests/support/TestMain.h"

#include <QtTest>

#include <numeric>

using namespace lab;
using namespace lab::test;

/// The way of the live points, with workers that write while the window takes: nothing is lost,
/// nothing comes twice, and a run's points keep their order. Under ThreadSanitizer: no races.
class FeedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesEverythingOnceAndInOrder_data();
    void takesEverythingOnceAndInOrder();
    void isEmptyAfterDraining();
    void wishesFromAnotherThread();
};

void FeedTest::takesEverythingOnceAndInOrder_data() {
    QTest::addColumn<int>("workers");
    QTest::newRow("one worker") << 1;
    QTest::newRow("two workers") << 2;
    QTest::newRow("more workers than runs") << 7;
}

void FeedTest::takesEverythingOnceAndInOrder() {
    QFETCH(int, workers);
    constexpr std::size_t kRuns = 4;
    constexpr int kLegs = 25;
    FakeExperiment experiment(kRuns, kLegs);
    Seen seen(kRuns);
    std::atomic<bool> done = false;
    std::jthread training([&] {
        experiment.train(workers);
        done = true;
    });
    while (!done) {
        seen.take(experiment.feed.drain());
    }
    training.join();
    seen.take(experiment.feed.drain());
    for (std::size_t run = 0; run < kRuns; ++run) {
        std::vector<std::int64_t> expected(kLegs * 20);
        std::iota(expected.begin(), expected.end(), 1);
        QCOMPARE(seen.steps[run], expected);
        QCOMPARE(seen.epochs[run], kLegs);
        QCOMPARE(seen.states[run].back(), RunState::Finished);
        QVERIFY(!experiment.runs[run].overlapped());
    }
}

void FeedTest::isEmptyAfterDraining() {
    LiveFeed feed;
    QVERIFY(feed.drain().empty());
    feed.onStep(2, {1, 0.5, 10});
    feed.onState(1, RunState::Failed, "because");
    const auto items = feed.drain();
    QCOMPARE(items.size(), std::size_t(2));
    QCOMPARE(items[0].run, std::size_t(2));
    QCOMPARE(std::get<LiveItem::StateChange>(items[1].what).why, std::string("because"));
    QVERIFY(feed.drain().empty());
}

void FeedTest::wishesFromAnotherThread() {
    FakeExperiment experiment(3, 1000000);
    for (FakeRun& run : experiment.runs) {
        run.stepTime = std::chrono::microseconds(50);
    }
    Seen seen(3);
    std::jthread training([&] { experiment.train(2); });
    for (int i = 0; i < 20; ++i) {
        experiment.control.run(1).pause();
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
        seen.take(experiment.feed.drain());
        experiment.control.run(1).resume();
        experiment.control.pauseAll();
        experiment.control.resumeAll();
    }
    experiment.control.stopAll();
    training.join();
    seen.take(experiment.feed.drain());
    for (std::size_t run = 0; run < 3; ++run) {
        QCOMPARE(seen.states[run].back(), RunState::Stopped);
        QVERIFY(std::ranges::is_sorted(seen.steps[run]));
    }
}

LAB_TEST(FeedTest)
#include "FeedTest.moc"
