// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/train/Recipe.h"
#include "tests/support/TestMain.h"
#include "tests/ui/curves/CurveFixture.h"
#include "ui/curves/CurveQuantity.h"

#include <QtTest>

#include <cmath>

using namespace lab;
using namespace lab::test;

/// Curves of loss, learning rate and speed.
class CurveQuantityTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsOtherQuantities();
};

void CurveQuantityTest::showsOtherQuantities() {
    ExperimentSnapshot snapshot = finishedLesson();
    for (RunResult& result : snapshot.results) {
        result.info.trainImages = 20000;
        for (EpochRecord& epoch : result.epochs) {
            epoch.trainLoss = epoch.trainError / 40;
            epoch.testLoss = epoch.testError / 50;
            epoch.learningRate = epoch.epoch <= 6 ? 0.1 : 0.01;
            epoch.seconds = 4;
        }
    }
    const std::int64_t images = imagesPerEpoch(snapshot.results[0].info);
    CurveBench bench(snapshot);
    const auto last = [&](const QCPGraph& graph) { return (graph.data()->constEnd() - 1)->value; };
    bench.plot->setQuantity(Quantity::Loss);
    bench.settle();
    QCOMPARE(last(bench.figure().run(0).training()), snapshot.results[0].epochs.back().trainLoss);
    QCOMPARE(last(bench.figure().run(0).test()), snapshot.results[0].epochs.back().testLoss);
    QVERIFY(bench.figure().view().errors.upper < 5);
    QCOMPARE(bench.figure().pane(0).endLabels().labels()[0].test,
             snapshot.results[1].epochs.back().testLoss);
    QVERIFY(bench.plot->accessibleDescription().startsWith("Loss over epochs."));
    QCOMPARE(bench.figure().pane(0).rect().axis(QCPAxis::atLeft)->label(), QString("Loss"));
    bench.plot->setQuantity(Quantity::LearningRate);
    bench.settle();
    QCOMPARE(last(bench.figure().run(0).test()), 0.01);
    QVERIFY(std::isnan(last(bench.figure().run(0).training())));
    QVERIFY(bench.figure().view().errors.upper < 0.2);
    bench.plot->setAbscissa(CurvePlot::Abscissa::Steps);
    bench.settle();
    QCOMPARE(bench.figure().run(0).batches().data()->constBegin()->value,
             learningRate(snapshot.results[0].info.spec.recipe, 0, kStepsPerEpoch));
    bench.plot->setAbscissa(CurvePlot::Abscissa::Epochs);
    bench.plot->setQuantity(Quantity::Speed);
    bench.settle();
    QCOMPARE(last(bench.figure().run(0).test()), static_cast<double>(images) / 4);
    QTest::mouseMove(&bench.figure(), bench.pixel(0, 3.2, 2000));
    QCOMPARE(bench.figure().readout()->rows.front().test.y(), static_cast<double>(images) / 4);
    // Published errors belong to errors alone.
    bench.plot->setReference(CurvePlot::Reference::Published);
    bench.settle();
    QVERIFY(bench.figure().pane(0).references().lines().empty());
    bench.plot->setQuantity(Quantity::Error);
    bench.settle();
    QCOMPARE(last(bench.figure().run(0).test()), snapshot.results[0].epochs.back().testError);
    QVERIFY(bench.figure().view().errors.upper > 30);
}

LAB_TEST(CurveQuantityTest)
#include "CurveQuantityTest.moc"
