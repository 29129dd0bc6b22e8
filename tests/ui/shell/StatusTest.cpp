// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/TestMain.h"
#include "tests/ui/experiments/Ground.h"
#include "ui/shell/Heartbeat.h"
#include "ui/shell/StatusText.h"

#include <QDir>
#include <QtTest>

#include <thread>

using namespace lab;
using namespace lab::test;

/// The words of the status strip, and the heartbeat's arithmetic.
class StatusTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysHowTheTrainingStands();
    void saysWhatItComputesOn();
    void saysHowMuchMemory();
    void shortensTheHome();
    void reportsGaps();
    void measuresAHeldThread();
};

void StatusTest::saysHowTheTrainingStands() {
    TemporaryFolder folder;
    ExperimentModel model;
    QCOMPARE(statusText(Session::State::Idle, model), QString("Ready"));
    makeExperiment(folder / "e", {tinyRun("plain-18"), tinyRun("plain-34"), tinyRun("resnet-18")});
    model.load(folder / "e");
    QCOMPARE(statusText(Session::State::Training, model), QString("Training 3 runs"));
    model.setState(0, RunState::Finished, {});
    model.setState(1, RunState::Failed, "because");
    QCOMPARE(statusText(Session::State::Paused, model), QString("Paused: 1 run"));
    QCOMPARE(statusText(Session::State::Idle, model).section(". Saved", 0, 0),
             QString("1 of 3 runs finished, 1 failed; the others can be resumed"));
    model.setState(1, RunState::Finished, {});
    model.setState(2, RunState::Finished, {});
    const QString path = QString::fromStdString((folder / "e").string());
    QCOMPARE(statusText(Session::State::Idle, model),
             "All 3 runs finished. Saved in " + shortPath(path.toStdString()));
}

void StatusTest::saysWhatItComputesOn() {
    Execution execution{"cpu", 2, 1};
    QCOMPARE(machineText(execution, Precision::Fp32), QString("CPU · 2 workers × 1 thread · fp32"));
    execution = {"cuda:1", 1, 8};
    QCOMPARE(machineText(execution, Precision::Bf16),
             QString("GPU:1 · 1 worker × 8 threads · bf16"));
    QCOMPARE(machineText("cpu", 2), QString("CPU · 2 cores"));
}

void StatusTest::saysHowMuchMemory() {
    constexpr std::uintmax_t kGb = 1U << 30U;
    QCOMPARE(memoryText(kGb * 12 / 10, 16 * kGb), QString("1.2 GB of 16 GB"));
    QVERIFY(memoryText(0, 16 * kGb).isEmpty());
    QVERIFY(memoryInUse() > 1U << 20U);
    QVERIFY(memoryOfMachine() > memoryInUse());
}

void StatusTest::shortensTheHome() {
    const std::filesystem::path home = QDir::homePath().toStdString();
    QCOMPARE(shortPath(home / "ResNet Lab/lesson"), QString("~/ResNet Lab/lesson"));
    QCOMPARE(shortPath("/data/lesson"), QString("/data/lesson"));
    QCOMPARE(shortPath(home.string() + "2/x"), QDir::homePath() + "2/x");
}

void StatusTest::reportsGaps() {
    QCOMPARE(reportOf({}).beats, std::size_t(0));
    std::vector<double> gaps(998, 2.0);
    gaps.push_back(60);
    gaps.push_back(120);
    const HeartbeatReport report = reportOf(gaps);
    QCOMPARE(report.beats, std::size_t(1000));
    QCOMPARE(report.longest, 120.0);
    QCOMPARE(report.below50, 0.998);
    QCOMPARE(report.below100, 0.999);
    QCOMPARE(report.share99, 2.0);
    QVERIFY(std::abs(report.seconds - 2.176) < 1e-9);
}

void StatusTest::measuresAHeldThread() {
    Heartbeat heart;
    heart.start();
    QTest::qWait(30);
    std::this_thread::sleep_for(std::chrono::milliseconds(120));
    QTest::qWait(30);
    const HeartbeatReport report = heart.stop();
    QVERIFY(report.longest >= 119);
    QVERIFY(report.beats >= 3);
}

LAB_TEST(StatusTest)
#include "StatusTest.moc"
