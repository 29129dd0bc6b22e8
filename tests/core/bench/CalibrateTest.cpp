// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Machine.h"
#include "core/base/platform/Files.h"
#include "core/bench/Bench.h"
#include "core/bench/Calibrate.h"
#include "core/bench/MeasuredSpeeds.h"
#include "core/run/NewRuns.h"
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

    // Noise that halves the speed for seconds: whole rounds of one and the other are slow.
    void noiseFoolsNoMeasurementInTurns() {
        double time = 0;
        int calls = 0;
        const std::vector<double> trueRates = {100, 210};
        const auto rate = [&](std::size_t i) {
            const bool disturbed = calls++ % 7 < 5;
            time += 0.1;
            return trueRates[i] / (disturbed ? 2.2 : 1);
        };
        const std::vector<double> best = bestInTurns(2, {}, rate, [&] { return time; });
        QCOMPARE(best, trueRates);
        QVERIFY(time < 6.5);
    }

    void measuringInTurnsEnds() {
        double time = 0;
        const auto rate = [&](std::size_t) { return time += 1; };  // faster and faster
        bestInTurns(2, {}, rate, [&] { return time; });
        QCOMPARE(time, 6.0);
        time = 0;
        const auto steady = [&](std::size_t) {
            time += 0.1;
            return 5.0;
        };
        QCOMPARE(bestInTurns(3, {}, steady, [&] { return time; }), std::vector<double>(3, 5.0));
        QVERIFY(time < 1.3);  // the first round and three quiet ones
    }

    // Where bf16 is emulated, too: what is measured there is not used, but the way is the same.
    void measuresBothPrecisions() {
        const MeasuredSpeeds speeds = measuredSpeeds(tinyRun("plain-18"), 16, {.device = "cpu"});
        QVERIFY(speeds.fp32 > 0 && speeds.bf16 > 0);
        QCOMPARE(speeds.date.size(), std::size_t(10));
    }

    // 1/100 + 1/50 seconds against 1/100 + 1/200.
    void networksCountByTheTimeTheyTake() {
        const MeasuredSpeeds both = together({{100, 100, "2026-11-29"}, {50, 200, "2026-11-30"}});
        QVERIFY(std::abs(both.bf16 / both.fp32 - 2) < 1e-9);
        QCOMPARE(both.date, std::string("2026-11-30"));
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
        // Both are measured, and the sentence says what came of it.
        QVERIFY(result.note.find(computesBf16() ? "the 2 networks" : "ResNet-34") !=
                std::string::npos);
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

    void whatIsDamagedIsMeasuredAgain_data() {
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
    void whatIsDamagedIsMeasuredAgain() {
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
