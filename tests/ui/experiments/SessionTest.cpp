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

constexpr int kPatience = 60000;  // milliseconds, for a loaded machine

struct Lab {
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
    Lab lab;
    QSignalSpy states(&lab.session, &Session::stateChanged);
    lab.start(tinyExperiment());
    QCOMPARE(lab.session.state(), Session::State::Preparing);
    QVERIFY(!lab.session.preparingText().isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(lab.finished.size(), 1, kPatience);
    QCOMPARE(lab.session.state(), Session::State::Idle);
    QCOMPARE(lab.model.folder(), lab.place());
    ExperimentModel disk;
    disk.load(lab.place());
    for (int run = 0; run < 2; ++run) {
        QCOMPARE(lab.stateOf(run), RunState::Finished);
        QCOMPARE(lab.model.run(run).steps, disk.run(run).steps);
        QCOMPARE(lab.model.run(run).result.epochs, disk.run(run).result.epochs);
        QCOMPARE(lab.model.run(run).steps.size(), std::size_t(8));
        QVERIFY(!lab.model.run(run).result.info.device.empty());
    }
    QCOMPARE(lab.session.execution().device, std::string("cpu"));
    QCOMPARE(lab.session.execution().workers, 2);
    QVERIFY(readFile(lab.place() / "report.md", 1 << 20).find("plain-18") != std::string::npos);
}

void SessionTest::pausesResumesAndStopsAll() {
    Lab lab;
    lab.start(longExperiment());
    QTRY_VERIFY_WITH_TIMEOUT(lab.isTraining(), kPatience);
    lab.session.pauseAll();
    QCOMPARE(lab.session.state(), Session::State::Paused);  // the window answers at once
    QTRY_VERIFY_WITH_TIMEOUT(
        lab.stateOf(0) == RunState::Paused && lab.stateOf(1) == RunState::Paused, kPatience);
    const std::int64_t steps = lab.model.run(0).stepsDone();
    QTest::qWait(100);
    QCOMPARE(lab.model.run(0).stepsDone(), steps);
    lab.session.resumeAll();
    QCOMPARE(lab.session.state(), Session::State::Training);
    QTRY_VERIFY_WITH_TIMEOUT(lab.model.run(0).stepsDone() > steps, kPatience);
    lab.session.stopAll();
    QCOMPARE(lab.session.state(), Session::State::Stopping);
    QTRY_COMPARE_WITH_TIMEOUT(lab.finished.size(), 1, kPatience);
    QVERIFY(lab.stateOf(0) == RunState::Stopped || lab.stateOf(0) == RunState::Waiting);
    QVERIFY(!isBeingTrained(lab.place()));
}

void SessionTest::pausesAndStopsOneRun() {
    Lab lab;
    lab.start(longExperiment());
    QTRY_VERIFY_WITH_TIMEOUT(lab.isTraining(), kPatience);
    lab.session.pauseRun(1);
    QCOMPARE(lab.session.state(), Session::State::Training);
    QTRY_COMPARE_WITH_TIMEOUT(lab.stateOf(1), RunState::Paused, kPatience);
    lab.session.stopRun(0);
    QCOMPARE(lab.session.state(), Session::State::Paused);  // nothing is left that trains
    QTRY_COMPARE_WITH_TIMEOUT(lab.stateOf(0), RunState::Stopped, kPatience);
    lab.session.resumeRun(1);
    QCOMPARE(lab.session.state(), Session::State::Training);
    QTRY_VERIFY_WITH_TIMEOUT(lab.stateOf(1) == RunState::Training, kPatience);
    lab.session.stopRun(1);
    QTRY_COMPARE_WITH_TIMEOUT(lab.finished.size(), 1, kPatience);
}

void SessionTest::aFailedRunLeavesTheOthers() {
    Lab lab;
    Experiment experiment = tinyExperiment();
    makeItDiverge(experiment.runs[0]);
    lab.start(experiment);
    QTRY_COMPARE_WITH_TIMEOUT(lab.finished.size(), 1, kPatience);
    QCOMPARE(lab.stateOf(0), RunState::Failed);
    QVERIFY(lab.model.run(0).why.contains("finite"));
    QCOMPARE(lab.stateOf(1), RunState::Finished);
    QCOMPARE(lab.failed.size(), 0);
}

void SessionTest::tellsWhatCannotBeTrained() {
    Lab lab;
    Experiment experiment = tinyExperiment();
    experiment.runs[0].data.source = "/no/such/folder";
    lab.start(experiment);
    QTRY_COMPARE_WITH_TIMEOUT(lab.failed.size(), 1, kPatience);
    QVERIFY(lab.failed.front().front().toString().contains("/no/such/folder"));
    QCOMPARE(lab.session.state(), Session::State::Idle);
    QCOMPARE(lab.finished.size(), 0);
    QVERIFY(lab.model.isEmpty());
    QVERIFY(!std::filesystem::exists(lab.place()));
    lab.start(tinyExperiment());  // and the next one trains
    QTRY_COMPARE_WITH_TIMEOUT(lab.finished.size(), 1, kPatience);
}

void SessionTest::stopsWhilePreparing() {
    Lab lab;
    lab.start(longExperiment());
    lab.session.stopAll();
    QCOMPARE(lab.session.state(), Session::State::Stopping);
    QTRY_COMPARE_WITH_TIMEOUT(lab.session.state(), Session::State::Idle, kPatience);
    QCOMPARE(lab.failed.size(), 0);
    QVERIFY(!std::filesystem::exists(lab.place() / "lock"));  // nothing was trained
}

void SessionTest::resumesAFolder() {
    Lab lab;
    makeExperiment(lab.place(), tinyExperiment().runs);
    lab.session.resumeFolder(lab.place(), onCpu());
    QTRY_COMPARE_WITH_TIMEOUT(lab.finished.size(), 1, kPatience);
    QCOMPARE(lab.stateOf(0), RunState::Finished);
    QVERIFY_EXCEPTION_THROWN(
        {
            lab.session.resumeFolder(lab.place(), onCpu());
            lab.session.resumeFolder(lab.place(), onCpu());
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
    Lab lab;
    makeExperiment(lab.place(), tinyExperiment().runs);
    const FolderLock other(lab.place());
    lab.session.resumeFolder(lab.place(), onCpu());
    QTRY_COMPARE_WITH_TIMEOUT(lab.failed.size(), 1, kPatience);
    QVERIFY(lab.failed.front().front().toString().contains("Another ResNet Lab"));
    QCOMPARE(lab.session.state(), Session::State::Idle);
}

LAB_TEST(SessionTest)
#include "SessionTest.moc"
