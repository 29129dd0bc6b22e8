// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/Presets.h"
#include "core/verdict/DataDifference.h"
#include "core/verdict/Noise.h"
#include "core/verdict/Question.h"
#include "core/verdict/Together.h"
#include "tests/core/verdict/VerdictRuns.h"
#include "tests/support/TestMain.h"

#include <QtTest>

#include <algorithm>

using namespace lab;
using namespace lab::test;

namespace {

RunResult onData(const std::string& network, double error, const std::string& digest,
                 std::uint64_t seed = 1) {
    RunResult run = runAt(network, error, error, 10, seed);
    run.info.data.pixels = digest;
    run.info.dataset = "Set";
    run.info.testImages = 1000;
    return run;
}

bool isCompared(const std::vector<RunResult>& runs, Factor factor) {
    return !comparisonsOf(runs, factor).empty();
}

}  // namespace

/// The pictures' digests decide what was trained on the same, not what folder and limits were
/// named.
class SharedDataTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void folderAndLimitsAreOnlyNames() {
        std::vector<RunResult> runs = {onData("plain-18", 10, "d"), onData("plain-34", 20, "d")};
        runs[1].info.spec.data.source = "/elsewhere";
        runs[1].info.spec.data.trainLimit = runs[1].info.trainImages;
        runs[1].info.spec.data.testLimit = 1000;
        runs[1].info.spec.data.imageSize = 28;
        QCOMPARE(verdictOf(runs).outcome, Outcome::DegradationReproduced);
        QVERIFY(dataDifferenceText(runs).empty() && areTestedAlike(runs));
        // The same training twice counts once.
        std::vector<RunResult> twice = {runs[0], onData("plain-18", 10, "d")};
        twice[1].key = "twin";
        twice[1].info.spec.data.source = "/elsewhere";
        QCOMPARE(repeatedRuns(twice).size(), std::size_t{1});
        QVERIFY(comparisonsOf(twice).empty());
        // A folder that is streamed has a digest of its files.
        for (RunResult& run : runs) {
            run.info.data = {"", "files"};
        }
        QCOMPARE(verdictOf(runs).outcome, Outcome::DegradationReproduced);
        runs[1].info.data.files = "others";
        QVERIFY(!verdictOf(runs).plain);
    }

    void otherTestPicturesAreNotCompared() {
        std::vector<RunResult> runs = {onData("plain-18", 10, "one"),
                                       onData("plain-18", 20, "two")};
        runs[1].info.testImages = 500;
        runs[1].info.spec.data.testLimit = 500;
        QVERIFY(!isCompared(runs, Factor::TestImages));
        runs[1].info.spec.data.testLimit = 0;
        runs[1].info.spec.data.source = "other";
        QVERIFY(!isCompared(runs, Factor::Data));
        QVERIFY(dataDifferenceText(runs).starts_with("Different data"));
    }

    void moreTrainingPicturesAreComparedAndTheAssumptionIsSaid() {
        std::vector<RunResult> runs = {onData("plain-18", 10, "one"),
                                       onData("plain-18", 14, "two")};
        runs[1].info.trainImages /= 2;
        runs[1].info.spec.data.trainLimit = runs[1].info.trainImages;
        const std::vector<Comparison> comparisons = comparisonsOf(runs, Factor::TrainImages);
        QCOMPARE(comparisons.size(), std::size_t{1});
        QVERIFY(contains(textOf(comparisons.front()), "is taken for granted"));
        QVERIFY(contains(dataDifferenceText(runs), "taken for granted"));
    }

    void anotherSizeIsComparedWhereTheFilesAreTheSame() {
        std::vector<RunResult> runs = {onData("plain-18", 10, "one"),
                                       onData("plain-18", 14, "two")};
        runs[1].info.spec.data.imageSize = 56;
        const std::vector<Comparison> comparisons = comparisonsOf(runs, Factor::ImageSize);
        QCOMPARE(comparisons.size(), std::size_t{1});
        QVERIFY(contains(textOf(comparisons.front()), "is taken for granted"));
        for (RunResult& run : runs) {
            run.info.data.files = "same";
        }
        QVERIFY(isCompared(runs, Factor::ImageSize));
        runs[1].info.data.files = "others";
        QVERIFY(!isCompared(runs, Factor::ImageSize));
        QVERIFY(dataDifferenceText(runs).starts_with("The pictures of Set were not the same"));
    }

    // Of two equal trainings that came out differently the older counts, in either order.
    void theOrderOfExperimentsDoesNotMatter() {
        std::vector<RunResult> runs = {onData("plain-18", 10, "d"), onData("plain-18", 12, "d")};
        runs[0].info.created = "2026-01-02";
        runs[1].info.created = "2026-01-01";
        QVERIFY((countedRuns(runs) == std::vector{false, true}));
        std::swap(runs[0], runs[1]);
        QVERIFY((countedRuns(runs) == std::vector{true, false}));
    }

    // An epoch takes whole batches: five of 128 images, not of 200.
    void theLeastMarginIsOfImagesThatWereSeen() {
        RunInfo info;
        info.trainImages = 200;
        info.spec.recipe.batchSize = 128;
        QCOMPARE(imagesPerEpoch(info), std::int64_t{128});
        const auto outcomeOf = [](int images) {
            std::vector<RunResult> runs;
            for (const std::uint64_t seed : {1, 2, 3}) {
                runs.push_back(onData("plain-18", 100 * 14.0 / 128, "d", seed));
                runs.push_back(onData("plain-34", 100 * (14.0 + images) / 128, "d", seed));
            }
            for (RunResult& run : runs) {
                run.info.trainImages = 200;
                run.info.spec.recipe.batchSize = 128;
            }
            return verdictOf(runs).outcome;
        };
        QCOMPARE(outcomeOf(5), Outcome::WithinNoise);
        QCOMPARE(outcomeOf(6), Outcome::DegradationReproduced);
    }

    // The spread of the lesson's six seeds is known of its images, whatever they are called.
    void theLessonsNoiseIsKnownByFacts() {
        const auto weight = [](const RunInfo& info) {
            return priorOf(withKnownData(info), Measure::TrainError).weight;
        };
        RunInfo info;
        info.spec = presetNamed("lesson").experiment.runs.front();
        info.spec.network.classes = 10;
        QVERIFY(weight(info) > 0);  // nothing is known against it
        info.dataset = "Fashion-MNIST";
        info.trainImages = 20000;
        info.testImages = 10000;
        QVERIFY(weight(info) > 0);
        RunInfo elsewhere = info;
        elsewhere.spec.data.source = "/data/fashion";
        elsewhere.spec.data.testLimit = 10000;
        elsewhere.spec.data.imageSize = 28;
        QVERIFY(weight(elsewhere) > 0);
        RunInfo other = info;
        other.dataset = "MNIST";
        QCOMPARE(weight(other), 0.0);
        other = info;
        other.testImages = 500;
        QCOMPARE(weight(other), 0.0);
        other = info;
        other.spec.network.classes = 5;
        QCOMPARE(weight(other), 0.0);
    }

    // A run that does not say its pictures fits none where two others of the same name differ, in
    // whatever order they stand.
    void whatSaysNothingStandsBesideNeither() {
        const auto with = [](const char* network, double error, const char* digest,
                             std::uint64_t seed) {
            RunResult run = runAt(network, error, error, 10, seed);
            run.info.data.pixels = digest;
            run.info.created = "2026-11-01T00:00:0" + std::to_string(seed) + "Z";
            return run;
        };
        std::vector<RunResult> runs = {with("plain-18", 10, "", 1),  with("plain-34", 11, "", 1),
                                       with("plain-18", 10, "y", 2), with("plain-34", 17, "y", 2),
                                       with("plain-18", 20, "x", 3), with("plain-34", 20, "x", 3)};
        const auto seedsOf = [](const std::vector<RunResult>& of) {
            std::multiset<int> seeds;
            for (const Comparison& one : comparisonsOf(of, Factor::Depth)) {
                for (const Level& level : one.levels) {
                    seeds.insert(static_cast<int>(level.runs.size()));
                }
            }
            return seeds;
        };
        const std::multiset<int> apart = {1, 1, 1, 1, 1, 1};
        QCOMPARE(seedsOf(runs), apart);
        std::ranges::reverse(runs);
        QCOMPARE(seedsOf(runs), apart);
        // Of one that differs from none it is taken for granted, as before.
        runs.erase(runs.begin(), runs.begin() + 2);
        QCOMPARE(seedsOf(runs), (std::multiset<int>{2, 2}));
    }
};

LAB_TEST(SharedDataTest)
#include "SharedDataTest.moc"
