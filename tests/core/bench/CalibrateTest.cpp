// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Files.h"
#include "core/base/Machine.h"
#include "core/bench/Bench.h"
#include "core/bench/Calibrate.h"
#include "core/bench/MeasuredSpeeds.h"
#include "tests/support/TestMain.h"
#include "tests/support/Tiny.h"

#include <QtTest>
#include <nlohmann/json.hpp>

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

    void theSameExperimentGetsTheSamePrecision() {
        DatasetCache data;
        RunSpec run = tinyRun("plain-18");
        run.recipe.precision = Precision::Auto;
        const Experiment experiment = fitted({"auto", {run}}, data);
        const Calibrated first = calibrated(experiment, data, {.device = "cpu"});
        const Calibrated second = calibrated(experiment, data, {.device = "cpu"});
        QCOMPARE(second.experiment, first.experiment);
        QCOMPARE(second.note, first.note);
        QCOMPARE(std::filesystem::exists(measuredSpeedsFile()), computesBf16());
    }

    void whatWasMeasuredIsRemembered() {
        const TemporaryFolder folder;
        const std::filesystem::path file = folder / "cache" / "speeds.json";
        const nlohmann::json key = {{"processor", "one"}, {"batch", 4}};
        QVERIFY(!rememberedSpeeds(file, key));
        rememberSpeeds(file, key, {100, 190, "2026-11-29"});
        rememberSpeeds(file, {{"processor", "two"}}, {10, 5, "2026-11-28"});
        QCOMPARE(rememberedSpeeds(file, key)->bf16, 190.0);
        QCOMPARE(rememberedSpeeds(file, key)->date, std::string("2026-11-29"));
        QCOMPARE(rememberedSpeeds(file, {{"processor", "two"}})->fp32, 10.0);
        QVERIFY(!rememberedSpeeds(file, {{"processor", "one"}, {"batch", 5}}));
        rememberSpeeds(file, key, {100, 90, "2026-11-30"});  // measured again
        QCOMPARE(rememberedSpeeds(file, key)->bf16, 90.0);
        QCOMPARE(nlohmann::json::parse(readFile(file, 10000))["measured"].size(), std::size_t{2});
    }

    void whatIsDamagedIsMeasuredAnew_data() {
        QTest::addColumn<QByteArray>("text");
        const QByteArray key = "{\"measured\":[{\"key\":{\"a\":1},";
        QTest::newRow("half a file") << QByteArray("{\"measured\":[");
        QTest::newRow("no object") << QByteArray("[]");
        QTest::newRow("no list") << QByteArray("{\"measured\":5}");
        QTest::newRow("entries of numbers") << QByteArray("{\"measured\":[1,2]}");
        QTest::newRow("no speeds") << key + "\"fp32\":0,\"bf16\":1,\"date\":\"2026-11-29\"}]}";
        QTest::newRow("words") << key + "\"fp32\":\"fast\",\"bf16\":1,\"date\":\"2026-11-29\"}]}";
        QTest::newRow("a long date")
            << key + "\"fp32\":1,\"bf16\":1,\"date\":\"x\\u001b[2Jxxxxxxx\"}]}";
    }
    void whatIsDamagedIsMeasuredAnew() {
        QFETCH(QByteArray, text);
        const TemporaryFolder folder;
        const std::filesystem::path file = folder / "speeds.json";
        writeFileAtomically(file, text.toStdString());
        const nlohmann::json key = {{"a", 1}};
        QVERIFY(!rememberedSpeeds(file, key));
        rememberSpeeds(file, key, {1, 2, "2026-11-29"});
        QCOMPARE(rememberedSpeeds(file, key)->bf16, 2.0);
    }

    void withoutAHomeNothingIsKept() {
        rememberSpeeds({}, {{"a", 1}}, {1, 2, "2026-11-29"});
        QVERIFY(!rememberedSpeeds({}, {{"a", 1}}));
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
