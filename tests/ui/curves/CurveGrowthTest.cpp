// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/TestMain.h"
#include "tests/ui/curves/CurveFixture.h"

#include <QSignalSpy>
#include <QtTest>

using namespace lab;
using namespace lab::test;

namespace {

bool sameData(const QCPGraph& one, const QCPGraph& other) {
    return std::equal(one.data()->constBegin(), one.data()->constEnd(), other.data()->constBegin(),
                      other.data()->constEnd(), [](const QCPGraphData& a, const QCPGraphData& b) {
                          return a.key == b.key && a.value == b.value;
                      });
}

bool sameCurves(const CurveFigure& one, const CurveFigure& other) {
    for (const CurveLook& look : one.looks()) {
        const CurveRun& a = one.run(look.run);
        const CurveRun& b = other.run(look.run);
        const bool same = sameData(a.training(), b.training()) && sameData(a.test(), b.test()) &&
                          sameData(a.batches(), b.batches()) && a.live() == b.live() &&
                          a.reachedEpoch() == b.reachedEpoch();
        if (!same) {
            return false;
        }
    }
    return one.wholeView() == other.wholeView();
}

ExperimentSnapshot notYetBegun(int epochs) {
    ExperimentSnapshot snapshot;
    for (const char* network : {"plain-18", "plain-34", "resnet-18", "resnet-34"}) {
        MadeRun run{lessonSpec(network), 0, 0, RunState::Training};
        run.spec.recipe.epochs = epochs;
        append(snapshot, run);
    }
    return snapshot;
}

/// One step for each run, and an epoch where one ends.
void trainStep(ExperimentModel& model, std::int64_t step) {
    for (int run = 0; run < model.runCount(); ++run) {
        const double error = 10 + 80.0 / static_cast<double>(step + run) + run;
        model.addStep(run, {step, error / 40, error});
        if (step % kStepsPerEpoch == 0) {
            const auto epoch = static_cast<int>(step / kStepsPerEpoch);
            model.addEpoch(run, {epoch, 1, error, 1, error + 1, 0.1, 5});
        }
    }
}

}  // namespace

/// Curves of runs that are training: what is drawn is what the model holds, at a cost that goes
/// with what is new. Counts are asserted, not times.
class CurveGrowthTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void appendedEqualsReloaded();
    void resumedRunsLoseWhatTheyRedo();
    void oneReplotABurst();
    void appendsWhatIsNewOnly();
    void drawsFewOfMany();
    void hiddenPlotsWait();
    void liveEndIsTheMeanOfTheEpochsBatches();
    void averageIsKeptGoing();
    void figuresThatAreNotFinite();
};

void CurveGrowthTest::appendedEqualsReloaded() {
    CurveBench bench(notYetBegun(10));
    for (std::int64_t step = 1; step <= 2 * kStepsPerEpoch + 40; ++step) {
        trainStep(bench.model, step);
        if (step % 7 == 0) {
            bench.model.announce();
        }
    }
    bench.model.announce();
    CurveFigure reloaded(bench.model, bench.theme.tokens());
    QVERIFY(sameCurves(bench.figure(), reloaded));
    QCOMPARE(bench.figure().run(3).batches().dataCount(), 2 * kStepsPerEpoch + 40);
    QCOMPARE(bench.figure().run(3).test().dataCount(), 2);
}

void CurveGrowthTest::resumedRunsLoseWhatTheyRedo() {
    CurveBench bench(notYetBegun(10));
    for (std::int64_t step = 1; step <= 3 * kStepsPerEpoch; ++step) {
        trainStep(bench.model, step);
    }
    bench.model.announce();
    for (std::int64_t step = kStepsPerEpoch + 1; step <= 2 * kStepsPerEpoch + 9; ++step) {
        trainStep(bench.model, step + 0);
        bench.model.announce();
    }
    QCOMPARE(bench.figure().run(0).batches().dataCount(), 2 * kStepsPerEpoch + 9);
    CurveFigure reloaded(bench.model, bench.theme.tokens());
    QVERIFY(sameCurves(bench.figure(), reloaded));
}

void CurveGrowthTest::oneReplotABurst() {
    CurveBench bench(notYetBegun(10));
    bench.settle();
    QSignalSpy replots(&bench.figure(), &QCustomPlot::afterReplot);
    for (std::int64_t step = 1; step <= 20; ++step) {
        trainStep(bench.model, step);
    }
    bench.model.announce();  // four signals
    QCOMPARE(replots.count(), 0);
    bench.settle();
    QCOMPARE(replots.count(), 1);
}

void CurveGrowthTest::appendsWhatIsNewOnly() {
    constexpr std::int64_t kSteps = 25000;
    CurveBench bench(notYetBegun(200));
    bench.plot->setAbscissa(CurvePlot::Abscissa::Steps);
    for (std::int64_t step = 1; step <= kSteps; ++step) {
        trainStep(bench.model, step);
    }
    bench.model.announce();
    const auto points = [&](int run) {
        return bench.figure().run(run).batches().dataCount() +
               bench.figure().run(run).training().dataCount();
    };
    for (int run = 0; run < 4; ++run) {
        QCOMPARE(points(run), kSteps + kSteps / kStepsPerEpoch);
    }
    // Nothing new: nothing appended. One step more: one point a run.
    QCOMPARE(bench.figure().grow(0), 0);
    for (int run = 0; run < 4; ++run) {
        bench.model.addStep(run, {kSteps + 1, 0.3, 12});
        QCOMPARE(bench.figure().grow(run), 1);
    }
    QCOMPARE(bench.figure().run(2).batches().data()->constBegin()->key, 1.0 / kStepsPerEpoch);
    bench.model.announce();
    QSignalSpy replots(&bench.figure(), &QCustomPlot::afterReplot);
    bench.settle();
    QVERIFY(replots.count() <= 1);
}

void CurveGrowthTest::drawsFewOfMany() {
    CurveBench bench(notYetBegun(200));
    bench.plot->setAbscissa(CurvePlot::Abscissa::Steps);
    for (std::int64_t step = 1; step <= 25000; ++step) {
        trainStep(bench.model, step);
    }
    bench.model.announce();
    bench.settle();
    const QCPGraph& batches = bench.figure().run(0).batches();
    QVERIFY(batches.adaptiveSampling());
    QVERIFY(!batches.antialiased());
    QCOMPARE(batches.pen().widthF(), 1.0);
    QCOMPARE(batches.pen().style(), Qt::SolidLine);
    QVERIFY(batches.scatterStyle().isNone());
    // 160 test points on 400 pixels: the markers keep their distance.
    const QCPGraph& test = bench.figure().run(0).test();
    const double pixels =
        bench.figure().pane(0).rect().width() / bench.figure().view().epochs.size();
    QVERIFY((test.scatterSkip() + 1) * pixels >= 10);
}

void CurveGrowthTest::hiddenPlotsWait() {
    CurveBench bench(notYetBegun(10));
    bench.plot->hide();
    bench.settle();
    QSignalSpy replots(&bench.figure(), &QCustomPlot::afterReplot);
    trainStep(bench.model, 1);
    bench.model.announce();
    bench.settle();
    QCOMPARE(replots.count(), 0);
    bench.plot->show();
    bench.settle();
    QVERIFY(replots.count() >= 1);
    QCOMPARE(bench.figure().run(0).batches().dataCount(), 1);
}

void CurveGrowthTest::liveEndIsTheMeanOfTheEpochsBatches() {
    CurveBench bench(notYetBegun(10));
    QVERIFY(!bench.figure().run(0).live().has_value());
    for (std::int64_t step = 1; step <= kStepsPerEpoch; ++step) {
        bench.model.addStep(0, {step, 1, 50});
    }
    bench.model.announce();
    QCOMPARE(*bench.figure().run(0).live(), QPointF(1, 50));
    bench.model.addEpoch(0, {1, 1, 50, 1, 40, 0.1, 5});
    bench.model.announce();
    QVERIFY(!bench.figure().run(0).live().has_value());
    bench.model.addStep(0, {kStepsPerEpoch + 1, 1, 30});
    bench.model.announce();
    bench.model.addStep(0, {kStepsPerEpoch + 2, 1, 20});
    bench.model.announce();
    QCOMPARE(*bench.figure().run(0).live(), QPointF((kStepsPerEpoch + 2.0) / kStepsPerEpoch, 25));
    QCOMPARE(bench.figure().run(0).reachedEpoch(), (kStepsPerEpoch + 2.0) / kStepsPerEpoch);
    QVERIFY(bench.figure().run(0).isTraining());
    bench.model.setState(0, RunState::Paused, {});
    bench.model.announce();
    QVERIFY(!bench.figure().run(0).isTraining());
}

void CurveGrowthTest::averageIsKeptGoing() {
    MovingAverage average(0.5);
    QCOMPARE(average.next(10), 10.0);  // no pull towards zero
    QCOMPARE(average.next(10), 10.0);
    QCOMPARE(average.next(17), (0.125 * 10 + 0.25 * 10 + 0.5 * 17) / 0.875);
    QVERIFY(std::isnan(average.next(std::nan(""))));
    QCOMPARE(MovingAverage(0).next(3), 3.0);

    CurveBench bench(runningLesson());
    bench.plot->setSmoothing(0.7);
    bench.settle();
    const std::vector<QCPGraph*> shown = bench.figure().run(0).shownGraphs();
    QCOMPARE(shown.size(), 4U);  // measured and averaged, training and test
    bench.model.addEpoch(0, {8, 1, 12, 1, 13, 0.01, 5});
    bench.model.announce();
    bench.settle();
    CurveFigure reloaded(bench.model, bench.theme.tokens());
    reloaded.setOptions(bench.figure().options());
    reloaded.replot();
    const std::vector<QCPGraph*> again = reloaded.run(0).shownGraphs();
    QCOMPARE(again.size(), shown.size());
    for (std::size_t i = 0; i < shown.size(); ++i) {
        QCOMPARE(shown[i]->dataCount(), 8);
        QVERIFY(sameData(*shown[i], *again[i]));
    }
    bench.plot->setSmoothing(0);
    bench.settle();
    QCOMPARE(bench.figure().run(0).shownGraphs().size(), 2U);
}

void CurveGrowthTest::figuresThatAreNotFinite() {
    CurveBench bench(notYetBegun(10));
    const double nan = std::nan("");
    bench.model.addEpoch(0, {1, nan, nan, nan, nan, 0.1, 5});
    bench.model.addStep(0, {1, nan, nan});
    bench.model.setState(0, RunState::Failed, "The loss is not finite.");
    bench.model.announce();
    QCOMPARE(bench.figure().grow(0), 0);  // and not again each time
    bench.settle();
    QTest::mouseMove(&bench.figure(), bench.pixel(0, 1, 50));
    QVERIFY(bench.figure().readout().has_value());
    QVERIFY(bench.figure().view().errors.upper > 0);
}

LAB_TEST(CurveGrowthTest)

#include "CurveGrowthTest.moc"
