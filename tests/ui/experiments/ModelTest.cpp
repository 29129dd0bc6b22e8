// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/TestMain.h"
#include "tests/ui/experiments/Ground.h"

#include <QSignalSpy>
#include <QtTest>

using namespace lab;
using namespace lab::test;

namespace {

EpochRecord epoch(int number, double trainError) {
    return {number, 1, trainError, 1, trainError + 1, 0.1, 2};
}

// plain-18 and plain-34 by key, nothing trained.
std::filesystem::path plainPair(const TemporaryFolder& folder) {
    makeExperiment(folder / "e", {tinyRun("plain-18"), tinyRun("plain-34")});
    return folder / "e";
}

}  // namespace

/// ExperimentModel: what it tells, and when.
class ModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void loadsWhatTheFolderSays();
    void tellsOnceABurst();
    void judgesWhenAnEpochOrStateComes();
    void doesNotRepeatWhatAResumedRunDoesAgain();
    void refreshTellsOnlyWhatGrew();
    void aFailureThatTheDiskDidNotTakeStays();
    void otherRunsAreAReset();
    void aRunThatGoesIsMissing();
    void countsProgressInSteps();
    void aSnapshotIsTheSame();
};

void ModelTest::loadsWhatTheFolderSays() {
    TemporaryFolder folder;
    const auto path = plainPair(folder);
    {
        MetricsLog log(runFolders(path)[0], 0, 0);
        log.append(StepRecord{1, 2, 90});
        log.append(StepRecord{2, 1, 80});
        log.append(epoch(1, 40));
    }
    ExperimentModel model;
    QSignalSpy reset(&model, &ExperimentModel::reset);
    model.load(path);
    QCOMPARE(reset.size(), 1);
    QCOMPARE(model.name(), QString("tiny"));
    QCOMPARE(model.folder(), path);
    QCOMPARE(model.runCount(), 2);
    QCOMPARE(model.run(0).steps.size(), std::size_t(2));
    QCOMPARE(model.run(0).result.epochs.size(), std::size_t(1));
    QCOMPARE(model.run(0).stepsPerEpoch, std::int64_t(4));
    QCOMPARE(model.run(0).result.state, RunState::Stopped);
    QCOMPARE(model.run(1).result.state, RunState::Waiting);
    model.clear();
    QVERIFY(model.isEmpty());
    QVERIFY(model.folder().empty());
    QCOMPARE(reset.size(), 2);
    QVERIFY(!sentenceOf([&] { model.load(folder / "none"); }).empty());
}

void ModelTest::tellsOnceABurst() {
    TemporaryFolder folder;
    ExperimentModel model;
    model.load(plainPair(folder));
    QSignalSpy changed(&model, &ExperimentModel::runChanged);
    for (int i = 1; i <= 4; ++i) {
        model.addStep(1, {i, 1, 50});
    }
    model.addEpoch(1, epoch(1, 50));
    QCOMPARE(changed.size(), 0);
    model.announce();
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.front().front().toInt(), 1);
    model.announce();
    QCOMPARE(changed.size(), 1);
}

void ModelTest::judgesWhenAnEpochOrStateComes() {
    TemporaryFolder folder;
    ExperimentModel model;
    model.load(plainPair(folder));
    QSignalSpy judged(&model, &ExperimentModel::verdictChanged);
    QCOMPARE(model.verdict().outcome, Outcome::NotTrainedYet);
    model.addStep(0, {1, 1, 50});
    model.announce();
    QCOMPARE(judged.size(), 0);
    for (int number : {1, 2}) {
        model.addEpoch(0, epoch(number, 20));
        model.addEpoch(1, epoch(number, 30));
    }
    model.announce();
    QCOMPARE(judged.size(), 1);
    QCOMPARE(model.verdict().outcome, Outcome::DegradationReproduced);
    model.setState(0, RunState::Failed, "The loss is not finite.");
    model.announce();
    QCOMPARE(model.run(0).why, QString("The loss is not finite."));
}

void ModelTest::doesNotRepeatWhatAResumedRunDoesAgain() {
    TemporaryFolder folder;
    ExperimentModel model;
    model.load(plainPair(folder));
    for (int i = 1; i <= 6; ++i) {
        model.addStep(0, {i, double(i), 50});
    }
    model.addEpoch(0, epoch(1, 50));
    model.addStep(0, {5, 0.5, 40});  // its checkpoint stood at step 4
    model.addEpoch(0, epoch(1, 45));
    QCOMPARE(model.run(0).steps.size(), std::size_t(5));
    QCOMPARE(model.run(0).steps.back().loss, 0.5);
    QCOMPARE(model.run(0).result.epochs.size(), std::size_t(1));
    QCOMPARE(model.run(0).result.epochs.back().trainError, 45.0);
}

void ModelTest::refreshTellsOnlyWhatGrew() {
    TemporaryFolder folder;
    const auto path = plainPair(folder);
    ExperimentModel model;
    model.load(path);
    QSignalSpy reset(&model, &ExperimentModel::reset);
    QSignalSpy changed(&model, &ExperimentModel::runChanged);
    model.refresh();
    QCOMPARE(changed.size(), 0);
    MetricsLog log(runFolders(path)[1], 0, 0);
    log.append(StepRecord{1, 2, 90});
    model.refresh();
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.front().front().toInt(), 1);
    log.append(epoch(1, 30));
    model.refresh();
    QCOMPARE(changed.size(), 2);
    QCOMPARE(reset.size(), 0);
}

void ModelTest::aFailureThatTheDiskDidNotTakeStays() {
    TemporaryFolder folder;
    const auto path = plainPair(folder);
    ExperimentModel model;
    model.load(path);
    model.setState(1, RunState::Failed, "The disk is full.");
    model.refresh();
    QCOMPARE(model.run(1).result.state, RunState::Failed);
    QCOMPARE(model.run(1).why, QString("The disk is full."));
    QCOMPARE(model.run(0).result.state, RunState::Waiting);
    MetricsLog(runFolders(path)[1], 0, 0).append(StepRecord{1, 2, 90});  // it goes on
    model.refresh();
    QCOMPARE(model.run(1).result.state, RunState::Waiting);
    QVERIFY(model.run(1).why.isEmpty());
}

void ModelTest::otherRunsAreAReset() {
    TemporaryFolder folder;
    const auto path = plainPair(folder);
    makeExperiment(folder / "f", {tinyRun("resnet-18")});
    ExperimentModel model;
    model.load(path);
    QSignalSpy reset(&model, &ExperimentModel::reset);
    model.merge(readSnapshot(folder / "f"));
    QCOMPARE(reset.size(), 1);
    QCOMPARE(model.runCount(), 1);
}

void ModelTest::aRunThatGoesIsMissing() {
    TemporaryFolder folder;
    const auto path = plainPair(folder);
    MetricsLog(runFolders(path)[1], 0, 0).append(StepRecord{1, 2, 90});
    ExperimentModel model;
    model.load(path);
    QVERIFY(model.missing().empty());
    const std::string gone = model.run(0).result.key;
    QSignalSpy reset(&model, &ExperimentModel::reset);
    std::filesystem::remove_all(path / gone);
    model.refresh();
    QCOMPARE(reset.size(), 1);
    QCOMPARE(model.runCount(), 1);
    QCOMPARE(model.run(0).steps.size(), std::size_t(1));  // the other's own
    QCOMPARE(model.missing(), std::vector<std::string>{gone});
    QCOMPARE(snapshotOf(model).missing, model.missing());
}

void ModelTest::countsProgressInSteps() {
    TemporaryFolder folder;
    ExperimentModel model;
    model.load(plainPair(folder));
    QCOMPARE(model.progress(), 0.0);
    for (int i = 1; i <= 4; ++i) {  // half of 2 epochs of 4 steps
        model.addStep(0, {i, 1, 50});
    }
    QCOMPARE(model.run(0).progress(), 0.5);
    QCOMPARE(model.progress(), 0.25);
    model.setState(1, RunState::Failed, "because");
    QCOMPARE(model.progress(), 0.5);
    model.setState(0, RunState::Finished, {});
    QCOMPARE(model.progress(), 1.0);
}

void ModelTest::aSnapshotIsTheSame() {
    TemporaryFolder folder;
    ExperimentModel model;
    model.load(plainPair(folder));
    model.addStep(0, {1, 1, 50});
    model.addEpoch(1, epoch(1, 50));
    model.setState(1, RunState::Paused, {});
    ExperimentModel other;
    other.take(snapshotOf(model));
    QCOMPARE(other.folder(), model.folder());
    QCOMPARE(other.name(), model.name());
    QCOMPARE(other.run(0).steps, model.run(0).steps);
    QCOMPARE(other.run(1).result.epochs, model.run(1).result.epochs);
    QCOMPARE(other.run(1).result.state, RunState::Paused);
}

LAB_TEST(ModelTest)
#include "ModelTest.moc"
