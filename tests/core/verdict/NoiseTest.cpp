// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/Presets.h"
#include "core/verdict/Comparison.h"
#include "tests/core/verdict/VerdictRuns.h"
#include "tests/support/TestMain.h"

#include <QtTest>

#include <cmath>

using namespace lab;
using namespace lab::test;

namespace {

// A run of the lesson as its preset has it.
RunResult ofTheLesson(const std::string& network, double trainError, double testError) {
    RunResult run;
    for (const RunSpec& spec : presetNamed("lesson").experiment.runs) {
        if (spec.network.name == network) {
            run.info.spec = spec;
        }
    }
    run.key = network;
    run.info.dataset = "Fashion-MNIST";
    run.info.trainImages = run.info.spec.data.trainLimit;
    run.info.testImages = 10000;
    for (int epoch = 1; epoch <= run.info.spec.recipe.epochs; ++epoch) {
        run.epochs.push_back({epoch, 0.5, trainError, 0.5, testError, 0.1, 1});
    }
    return run;
}

Effect effectOf(const std::vector<RunResult>& runs, Measure measure) {
    return comparisonsOf(runs).front().effects[static_cast<std::size_t>(measure)];
}

}  // namespace

/// How large a difference must be to be more than noise.
class NoiseTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Two points of one seed were within the lesson's known noise, and "reproduced" with another
    // number of epochs or of test images, where nothing is known.
    void oneSeedIsNoSurerBesideTheLessonThanInIt() {
        const auto margin = [](const std::vector<RunResult>& runs) {
            const Effect effect = effectOf(runs, Measure::TrainError);
            return effect.high - effect.mean;
        };
        std::vector runs = {ofTheLesson("plain-18", 11, 11), ofTheLesson("plain-34", 13, 13)};
        const double known = margin(runs);
        QVERIFY(std::abs(known - 2.299) < 1e-3);  // scipy.stats.t.ppf(.975, 5) * sqrt(2 * 0.40)
        QCOMPARE(verdictOf(runs).outcome, Outcome::WithinNoise);
        for (RunResult& run : runs) {
            run.info.testImages = 9000;
        }
        QVERIFY(effectOf(runs, Measure::TrainError).byMargin);
        QCOMPARE(margin(runs), known);
        QCOMPARE(verdictOf(runs).outcome, Outcome::WithinNoise);
        for (RunResult& run : runs) {
            run.info.testImages = 10000;
            run.info.spec.recipe.epochs = 9;
            run.epochs.pop_back();
        }
        QCOMPARE(margin(runs), known);
        for (RunResult& run : runs) {
            run.info.spec.network.width = 8;  // nothing is known of it: the margin of one point
        }
        QCOMPARE(margin(runs), kMargin);
    }

    // By hand: 0.5 · (10 · 80 + 20 · 90) / 1000 = 1.3, 1.96 · √1.3 = 2.2347.
    void fewTestPicturesAreNoise() {
        QVERIFY(std::abs(samplingVariance(10, 20, 1000) - 1.3) < 1e-12);
        QVERIFY(std::abs(samplingHalfWidth({.sampling = 1.3}) - 2.2347) < 1e-4);
        QCOMPARE(samplingVariance(10, 20, 0), 0.0);  // an old run that does not tell
        QCOMPARE(samplingVariance(0, 0, 100), 0.0);
    }

    // Three seeds that agree to a tenth say nothing of other pictures than these sixty.
    void aTestErrorCountsTheSampleOfPictures() {
        std::vector<RunResult> runs;
        for (const std::uint64_t seed : {1, 2, 3}) {
            const double own = 0.1 * static_cast<double>(seed);
            runs.push_back(runAt("plain-18", 9 + own, 20 + own, 10, seed));
            runs.push_back(runAt("plain-34", 5 + own, 30 + own, 10, seed));
        }
        QCOMPARE(effectOf(runs, Measure::TestError).outcome, EffectOutcome::Higher);
        QCOMPARE(verdictOf(runs).outcome, Outcome::Overfitting);
        for (RunResult& run : runs) {
            run.info.testImages = 60;
        }
        const Effect few = effectOf(runs, Measure::TestError);
        QCOMPARE(few.outcome, EffectOutcome::WithinNoise);
        QVERIFY(few.sampling > 10 && few.high - few.mean >= few.sampling);
        QVERIFY2(contains(textOf(comparisonsOf(runs).front()), "more seeds cannot"),
                 textOf(comparisonsOf(runs).front()).c_str());
        QCOMPARE(verdictOf(runs).outcome, Outcome::NotReproduced);
        const Effect train = effectOf(runs, Measure::TrainError);
        QCOMPARE(train.sampling, 0.0);
        QCOMPARE(train.outcome, EffectOutcome::Lower);
        for (RunResult& run : runs) {
            run.info.testImages = 10000;
        }
        QCOMPARE(verdictOf(runs).outcome, Outcome::Overfitting);
    }
};

LAB_TEST(NoiseTest)
#include "NoiseTest.moc"
