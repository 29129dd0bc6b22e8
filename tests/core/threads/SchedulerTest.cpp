// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/threads/FakeTrainer.h"
#include "tests/support/TestMain.h"

#include <QtTest>

#include <algorithm>

using namespace lab;
using namespace lab::test;

/// advanceTogether() with runs that need no tensors.
class SchedulerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void advancesTheOneFurthestBehind();
    void aFailureEndsItsRunOnly();
    void stopsWhatIsStoppedAlone();
    void pausesAndResumes();
    void resumedRunsSayThatTheyWait();
    void worksInEachWorkersSurroundings();
};

void SchedulerTest::advancesTheOneFurthestBehind() {
    FakeExperiment experiment(3, 10);
    experiment.train(1);
    // With one worker the order of the epochs in the feed is the order of the legs.
    std::vector<int> done(3);
    for (const LiveItem& item : experiment.feed.drain()) {
        if (std::holds_alternative<EpochRecord>(item.what)) {
            ++done[item.run];
            const auto [least, greatest] = std::ranges::minmax(done);
            QVERIFY(greatest - least <= 1);
        }
    }
    QCOMPARE(done, std::vector<int>(3, 10));
}

void SchedulerTest::aFailureEndsItsRunOnly() {
    FakeExperiment experiment(3, 6);
    experiment.runs[1].failsInLeg = 2;
    experiment.train(2);
    Seen seen(3);
    seen.take(experiment.feed.drain());
    QCOMPARE(seen.states[0].back(), RunState::Finished);
    QCOMPARE(seen.states[1].back(), RunState::Failed);
    QCOMPARE(seen.states[2].back(), RunState::Finished);
    QCOMPARE(seen.why, std::string("the loss is not finite"));
    QCOMPARE(experiment.runs[1].legsDone(), 2);
}

void SchedulerTest::stopsWhatIsStoppedAlone() {
    FakeExperiment experiment(2, 5);
    experiment.control.run(0).stop();
    experiment.train(2);
    Seen seen(2);
    seen.take(experiment.feed.drain());
    QCOMPARE(seen.states[0], std::vector{RunState::Stopped});
    QCOMPARE(seen.states[1].back(), RunState::Finished);
    QCOMPARE(experiment.runs[0].legsDone(), 0);
}

void SchedulerTest::pausesAndResumes() {
    FakeExperiment experiment(2, 5);
    experiment.control.run(0).pause();
    Seen seen(2);
    std::jthread training([&] { experiment.train(1); });
    const auto finished = [&](std::size_t run) {
        seen.take(experiment.feed.drain());
        return !seen.states[run].empty() && seen.states[run].back() == RunState::Finished;
    };
    QTRY_VERIFY(finished(1));
    QCOMPARE(seen.states[0].back(), RunState::Paused);
    QCOMPARE(seen.steps[0].size(), std::size_t(0));
    experiment.control.run(0).resume();
    QTRY_VERIFY(finished(0));
    QCOMPARE(seen.steps[0].size(), std::size_t(100));
}

void SchedulerTest::resumedRunsSayThatTheyWait() {
    FakeExperiment experiment(2, 1000000);
    for (FakeRun& run : experiment.runs) {
        run.stepTime = std::chrono::microseconds(200);
    }
    Seen seen(2);
    std::jthread training([&] { experiment.train(1); });
    experiment.control.pauseAll();
    const auto last = [&](std::size_t run) {
        seen.take(experiment.feed.drain());
        return seen.states[run].empty() ? RunState::Waiting : seen.states[run].back();
    };
    QTRY_VERIFY(last(0) == RunState::Paused && last(1) == RunState::Paused);
    experiment.control.resumeAll();
    // One worker: one of the two trains and the other waits.
    QTRY_VERIFY(last(0) != RunState::Paused && last(1) != RunState::Paused);
    experiment.control.stopAll();
}

void SchedulerTest::worksInEachWorkersSurroundings() {
    FakeExperiment experiment(2, 3);
    std::atomic<int> calls = 0;
    const ScheduledRun run{&experiment.runs[0], &experiment.control.run(0), {}};
    advanceTogether(std::span(&run, 1), 3, [&](const std::function<void()>& work) {
        ++calls;
        work();
    });
    QCOMPARE(calls.load(), 3);
}

LAB_TEST(SchedulerTest)
#include "SchedulerTest.moc"
