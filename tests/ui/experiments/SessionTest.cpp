// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/platform/Files.h"
#include "core/run/FolderLock.h"
#include "tests/support/TestMain.h"
#include "tests/ui/experiments/Ground.h"

#include <QSignalSpy>
#include <QtTest>

#include <algorithm>

using namespace lab;
using namespace lab::test;

namespace {

struct SessionBench {
    TemporaryFolder folder;
    Session session;
    const ExperimentModel& model = session.live();
    QSignalSpy finished{&session, &Session::finished};
    QSignalSpy failed{&session, &Session::failed};

    std::filesystem::path place() const { return folder / "e"; }
    void start(const Experiment& experiment) { session.start(experiment, onCpu(), place()); }
    bool isTraining() const {
        return session.state() == Session::State::Training && model.runCount() > 0 &&
               model.run(0).stepsDone() > 0;
    }
    RunState stateOf(int run) const { return model.run(run).result.state; }
};

}  // namespace

/// Session with real, tiny networks.
class SessionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void trainsToTheEnd();
    void pausesResumesAndStopsAll();
    void pausesAndStopsOneRun();
    void aFailedRunLeavesTheOthers();
    void tellsWhatCannotBeTrained();
    void stopsWhilePreparing();
    void resumesAFolder();
    void leavesAResumableFolderWhenItGoes();
    void refusesAFolderThatIsTrainedElsewhere();
};

void SessionTest::trainsToTheEnd() {
    SessionBench bench;
    QSignalSpy states(&bench.session, &Session::stateChanged);
    bench.start(tinyExperiment());
    QCOMPARE(bench.session.state(), Session::State::Preparing);
    QVERIFY(!bench.session.preparingText().isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(bench.finished.size(), 1, kPatience);
    QCOMPARE(bench.session.state(), Session::State::Idle);
    QCOMPARE(bench.model.folder(), bench.place());
    ExperimentModel disk;
    disk.load(bench.place());
    for (int run = 0; run < 2; ++run) {
        QCOMPARE(bench.stateOf(run), RunState::Finished);
        QCOMPARE(bench.model.run(run).steps, disk.run(run).steps);
        QCOMPARE(bench.model.run(run).result.epochs, disk.run(run).result.epochs);
        QCOMPARE(bench.model.run(run).steps.size(), std::size_t(8));
        QVERIFY(!bench.model.run(run).result.info.device.empty());
    }
    QCOMPARE(bench.session.execution().device, std::string("cpu"));
    QCOMPARE(bench.session.execution().workers, 2);
    QVERIFY(readFile(bench.place() / "report.md", 1 << 20).find("plain-18") != std::string::npos);
}

void SessionTest::pausesResumesAndStopsAll() {
    SessionBench bench;
    bench.start(longExperiment());
    QTRY_VERIFY_WITH_TIMEOUT(bench.isTraining(), kPatience);
    bench.session.pauseAll();
    QCOMPARE(bench.session.state(), Session::State::Paused);  // the window answers at once
    QTRY_VERIFY_WITH_TIMEOUT(
        bench.stateOf(0) == RunState::Paused && bench.stateOf(1) == RunState::Paused, kPatience);
    const std::int64_t steps = bench.model.run(0).stepsDone();
    QTest::qWait(100);
    QCOMPARE(bench.model.run(0).stepsDone(), steps);
    bench.session.resumeAll();
    QCOMPARE(bench.session.state(), Session::State::Training);
    QTRY_VERIFY_WITH_TIMEOUT(bench.model.run(0).stepsDone() > steps, kPatience);
    bench.session.stopAll();
    QCOMPARE(bench.session.state(), Session::State::Stopping);
    QTRY_COMPARE_WITH_TIMEOUT(bench.finished.size(), 1, kPatience);
    QVERIFY(bench.stateOf(0) == RunState::Stopped || bench.stateOf(0) == RunState::Waiting);
    QVERIFY(!isBeingTrained(bench.place()));
}

void SessionTest::pausesAndStopsOneRun() {
    SessionBench bench;
    bench.start(longExperiment());
    QTRY_VERIFY_WITH_TIMEOUT(bench.isTraining(), kPatience);
    bench.session.pauseRun(1);
    QCOMPARE(bench.session.state(), Session::State::Training);
    QTRY_COMPARE_WITH_TIMEOUT(bench.stateOf(1), RunState::Paused, kPatience);
    bench.session.stopRun(0);
    QCOMPARE(bench.session.state(), Session::State::Paused);  // nothing is left that trains
    QTRY_COMPARE_WITH_TIMEOUT(bench.stateOf(0), RunState::Stopped, kPatience);
    bench.session.resumeRun(1);
    QCOMPARE(bench.session.state(), Session::State::Training);
    QTRY_VERIFY_WITH_TIMEOUT(bench.stateOf(1) == RunState::Training, kPatience);
    bench.session.stopRun(1);
    QTRY_COMPARE_WITH_TIMEOUT(bench.finished.size(), 1, kPatience);
}

void SessionTest::aFailedRunLeavesTheOthers() {
    SessionBench bench;
    Experiment experiment = tinyExperiment();
    makeItDiverge(experiment.runs[0]);
    bench.start(experiment);
    QTRY_COMPARE_WITH_TIMEOUT(bench.finished.size(), 1, kPatience);
    QCOMPARE(bench.stateOf(0), RunState::Failed);
    QVERIFY(bench.model.run(0).why.contains("finite"));
    QCOMPARE(bench.stateOf(1), RunState::Finished);
    QCOMPARE(bench.failed.size(), 0);
}

void SessionTest::tellsWhatCannotBeTrained() {
    SessionBench bench;
    Experiment experiment = tinyExperiment();
    experiment.runs[0].data.source = "/no/such/folder";
    bench.start(experiment);
    QTRY_COMPARE_WITH_TIMEOUT(bench.failed.size(), 1, kPatience);
    QVERIFY(bench.failed.front().front().toString().contains("/no/such/folder"));
    QCOMPARE(bench.session.state(), Session::State::Idle);
    QCOMPARE(bench.finished.size(), 0);
    QVERIFY(bench.model.isEmpty());
    QVERIFY(!std::filesystem::exists(bench.place()));
    bench.start(tinyExperiment());  // and the next one trains
    QTRY_COMPARE_WITH_TIMEOUT(bench.finished.size(), 1, kPatience);
}

void SessionTest::stopsWhilePreparing() {
    SessionBench bench;
    bench.start(longExperiment());
    bench.session.stopAll();
    QCOMPARE(bench.session.state(), Session::State::Stopping);
    QTRY_COMPARE_WITH_TIMEOUT(bench.session.state(), Session::State::Idle, kPatience);
    QCOMPARE(bench.failed.size(), 0);
    QVERIFY(!std::filesystem::exists(bench.place() / "lock"));  // nothing was trained
}

void SessionTest::resumesAFolder() {
    SessionBench bench;
    makeExperiment(bench.place(), tinyExperiment().runs);
    bench.session.resumeFolder(bench.place(), onCpu());
    QTRY_COMPARE_WITH_TIMEOUT(bench.finished.size(), 1, kPatience);
    QCOMPARE(bench.stateOf(0), RunState::Finished);
    QVERIFY_EXCEPTION_THROWN(
        {
            bench.session.resumeFolder(bench.place(), onCpu());
            bench.session.resumeFolder(bench.place(), onCpu());
        },
        std::logic_error);
}

void SessionTest::leavesAResumableFolderWhenItGoes() {
    TemporaryFolder folder;
    {
        Session session;
        const ExperimentModel& model = session.live();
        session.start(longExperiment(), onCpu(), folder / "e");
        QTRY_VERIFY_WITH_TIMEOUT(model.runCount() > 0 && model.run(0).stepsDone() > 2, kPatience);
    }
    QVERIFY(!isBeingTrained(folder / "e"));
    for (const auto& run : runFolders(folder / "e")) {
        QVERIFY(std::filesystem::exists(run / "last.safetensors"));
    }
}

void SessionTest::refusesAFolderThatIsTrainedElsewhere() {
    SessionBench bench;
    makeExperiment(bench.place(), tinyExperiment().runs);
    const FolderLock other(bench.place());
    bench.session.resumeFolder(bench.place(), onCpu());
    QTRY_COMPARE_WITH_TIMEOUT(bench.failed.size(), 1, kPatience);
    QVERIFY(bench.failed.front().front().toString().contains("Another ResNet Lab"));
    QCOMPARE(bench.session.state(), Session::State::Idle);
}

LAB_TEST(SessionTest)
#include "SessionTest.moc"
