#include "core/run/Bench.h"
#include "core/run/Calibrate.h"
#include "tests/support/TestMain.h"
#include "tests/support/Tiny.h"

#include <QtTest>

using namespace lab;
using namespace lab::test;

/// The measurements that choose a precision and that `bench` prints.
class CalibrateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesBf16OnlyWhereItGainsEnough() {
        QCOMPARE(fasterPrecision(100, 200), Precision::Bf16);
        QCOMPARE(fasterPrecision(100, 116), Precision::Bf16);
        QCOMPARE(fasterPrecision(100, 110), Precision::Fp32);
        QCOMPARE(fasterPrecision(100, 50), Precision::Fp32);
    }

    void settlesAutoForTheWholeExperiment() {
        DatasetCache data;
        std::vector<RunSpec> runs = {tinyRun("plain-18"), tinyRun("resnet-34"),
                                     tinyRun("resnet-18")};
        runs[0].recipe.precision = runs[1].recipe.precision = Precision::Auto;
        runs[2].recipe.precision = Precision::Fp32;
        const Experiment experiment = fitted({"auto", runs}, data);
        const Calibrated result = calibrated(experiment, data, {.device = "cpu"});
        const Precision chosen = result.experiment.runs[0].recipe.precision;
        QVERIFY(chosen != Precision::Auto);
        QCOMPARE(result.experiment.runs[1].recipe.precision, chosen);
        QCOMPARE(result.experiment.runs[2].recipe.precision, Precision::Fp32);
        // The largest network is the one that is measured, and the sentence says what came of it.
        QVERIFY(result.note.find("ResNet-34") != std::string::npos);
        QVERIFY(result.note.ends_with("trains in " + toText(chosen) + "."));
    }

    void leavesWhatWasChosenAlone() {
        DatasetCache data;
        RunSpec run = tinyRun("plain-18");
        run.recipe.precision = Precision::Bf16;
        const Experiment experiment = fitted({"fixed", {run}}, data);
        const Calibrated result = calibrated(experiment, data, {.device = "cpu"});
        QCOMPARE(result.experiment.runs[0], experiment.runs[0]);
        QVERIFY(result.note.empty());
    }

    void benchCountsWhatItDid() {
        BenchCase one;
        one.network = tinyRun("resnet-18").network;
        one.network.inputChannels = 1;
        one.network.classes = 4;
        one.image = 16;
        one.batch = 4;
        one.workers = 2;
        for (const BenchWork work : {BenchWork::Train, BenchWork::Infer}) {
            const BenchResult result = bench(one, work, 0.05);
            QVERIFY(result.imagesPerSecond > 0 && result.gflops > 0);
            QVERIFY(result.measured.layout.has_value());
        }
        QVERIFY(convolutionPeak(Precision::Fp32, 1, 1) > 0);
    }
};

LAB_TEST(CalibrateTest)
#include "CalibrateTest.moc"
