// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/platform/Cores.h"
#include "tests/support/TestMain.h"
#include "tests/ui/experiments/Ground.h"
#include "ui/experiments/Estimate.h"

#include <QSettings>
#include <QtTest>

using namespace lab;
using namespace lab::test;

namespace {

RunSpec lessonRun(const std::string& network, int width = 16) {
    RunSpec run;
    run.network = tinyNetwork(network);
    run.network.width = width;
    run.recipe.epochs = 10;
    run.recipe.batchSize = 128;
    return run;
}

constexpr DataFigures kData{1, 10, 28, 20000, 10000};

RunResult trained(const RunSpec& spec, const std::vector<double>& seconds) {
    RunResult result;
    result.info.spec = spec;
    result.info.device = "cpu";
    result.info.processor = processorName();
    result.info.trainImages = kData.trainImages;
    result.info.testImages = kData.testImages;
    for (const double each : seconds) {
        EpochRecord epoch;
        epoch.epoch = static_cast<int>(result.epochs.size()) + 1;
        epoch.seconds = each;
        result.epochs.push_back(epoch);
    }
    return result;
}

double estimated(const RunSpec& spec) {
    return estimateOf({spec}, kData, onCpu(1)).seconds;
}

Basis basisOf(const RunSpec& spec) {
    return estimateOf({spec}, kData, onCpu(1)).basis;
}

}  // namespace

/// How long a training is said to take: as it was measured, and by nothing else.
class EstimateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QSettings().clear(); }

    void saysWhatTheSameTrainingTook() {
        const RunSpec run = lessonRun("plain-18");
        QVERIFY(basisOf(run) == Basis::FirstGuess);
        rememberThroughput(trained(run, {9, 5, 5.2, 5, 5, 5, 5, 5, 4.8, 5}), Measured::Now);
        QVERIFY(basisOf(run) == Basis::LastTime);
        QVERIFY(std::abs(estimated(run) - 50) < 1);
        RunSpec open = run;
        open.recipe.precision = Precision::Auto;
        QVERIFY(std::abs(estimated(open) - 50) < 1);
    }

    // A narrow network of another experiment once made 12 minutes an hour and four minutes.
    void otherTrainingsChangeNothing() {
        const RunSpec run = lessonRun("plain-18");
        rememberThroughput(trained(run, {5, 5, 5}), Measured::Now);
        const double before = estimated(run);
        rememberThroughput(trained(lessonRun("plain-18", 2), {3, 3, 3}), Measured::Now);
        rememberThroughput(trained(lessonRun("resnet-34"), {300, 300}), Measured::Now);
        RunSpec small = run;
        small.recipe.batchSize = 4;
        rememberThroughput(trained(small, {200, 200}), Measured::Now);
        QCOMPARE(estimated(run), before);
    }

    void whatWasCutShortTellsNothing() {
        const RunSpec run = lessonRun("plain-18");
        const double guess = estimated(run);
        rememberThroughput(trained(run, {}), Measured::Now);
        QCOMPARE(estimated(run), guess);
        RunResult elsewhere = trained(run, {900, 900});
        elsewhere.info.processor = "another one";
        rememberThroughput(elsewhere, Measured::Now);
        QCOMPARE(estimated(run), guess);
        rememberThroughput(trained(run, {NAN, 0}), Measured::Now);
        QCOMPARE(estimated(run), guess);
        // One slow epoch among whole ones, when something else took the machine.
        rememberThroughput(trained(run, {5, 5, 5, 80, 5}), Measured::Now);
        QVERIFY(std::abs(estimated(run) - 50) < 1);
    }

    // An experiment of last year is opened, after one of today was trained.
    void whatWasTrainedBeforeIsTakenWhereNothingIsKnown() {
        const RunSpec run = lessonRun("plain-18");
        rememberThroughput(trained(run, {5, 5, 5}), Measured::Before);
        QVERIFY(std::abs(estimated(run) - 50) < 1);
        rememberThroughput(trained(run, {8, 8, 8}), Measured::Now);
        QVERIFY(std::abs(estimated(run) - 80) < 1);
        rememberThroughput(trained(run, {5, 5, 5}), Measured::Before);
        QVERIFY(std::abs(estimated(run) - 80) < 1);
    }

    void aFewStepsTellNothing() {
        const RunSpec run = lessonRun("plain-18");
        rememberThroughput(trained(run, {5, 5, 5}), Measured::Now);
        RunResult tiny = trained(run, {3, 3});
        tiny.info.trainImages = 128 * 49;  // 98 steps in all
        rememberThroughput(tiny, Measured::Now);
        QVERIFY(std::abs(estimated(run) - 50) < 1);
    }

    void kinGivesAFirstGuess() {
        rememberThroughput(trained(lessonRun("plain-18"), {50, 50}), Measured::Now);
        const RunSpec other = lessonRun("resnet-18");
        QVERIFY(basisOf(other) == Basis::FirstGuess);
        QVERIFY(std::abs(estimated(other) - 500) < 25);
        QSettings().clear();
        rememberThroughput(trained(lessonRun("plain-18"), {0.01, 0.01}),
                           Measured::Now);  // too short to tell
        const double guess = estimated(other);
        QSettings().clear();
        QCOMPARE(estimated(other), guess);
    }
};

LAB_TEST(EstimateTest)
#include "EstimateTest.moc"
