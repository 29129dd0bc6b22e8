// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verdict/Claims.h"
#include "tests/support/TestMain.h"
#include "tests/support/Tiny.h"

#include <QtTest>

#include <cmath>
#include <functional>

using namespace lab;
using namespace lab::test;

namespace {

constexpr std::int64_t kStepsAnEpoch = 200;

// A run that has done `epochs` of 10 and stands at these errors.
RunResult runAt(const std::string& network, double trainError, double testError, int epochs = 10,
                std::uint64_t seed = 1) {
    RunResult run;
    run.key = network;
    run.info.spec = tinyRun(network, seed);
    run.info.spec.recipe.epochs = 10;
    run.info.trainImages = 16 * kStepsAnEpoch;
    for (int epoch = 1; epoch <= epochs; ++epoch) {
        const double early = epoch < epochs ? 30 : 0;
        run.epochs.push_back({epoch, 0.5, trainError + early, 0.5, testError + early, 0.1, 1});
    }
    return run;
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

/// What is said from which numbers.
class VerdictTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void outcomes_data() {
        QTest::addColumn<QList<double>>("errors");  // train, test of plain-18, -34, ResNet-18, -34
        QTest::addColumn<QString>("outcome");
        using E = QList<double>;
        QTest::newRow("the issue's first row")
            << E{10.95, 11.01, 17.04, 15.95, 9.9, 10.42, 9.79, 10.43} << "degradation-undone";
        QTest::newRow("within the margin is undone")
            << E{10.95, 11.01, 17.04, 15.95, 9.9, 10.42, 10.8, 11} << "degradation-undone";
        QTest::newRow("the residual pair degrades too")
            << E{10.95, 11.01, 17.04, 15.95, 9.9, 10.42, 11.76, 12.32} << "degradation-reproduced";
        QTest::newRow("deeper is better") << E{12, 13, 10, 11, 9, 10, 8, 9} << "not-reproduced";
        QTest::newRow("better in training, worse in test")
            << E{12, 13, 8, 15, 9, 10, 8, 9} << "overfitting";
        QTest::newRow("no difference") << E{12, 13, 12.5, 13, 9, 10, 8, 9} << "within-noise";
        QTest::newRow("near chance") << E{89, 90, 90, 90, 88, 89, 89, 90} << "not-trained-yet";
        QTest::newRow("issue 16: the deeper one hardly trained")
            << E{28.5, 26.9, 66.2, 67.5, 33.5, 28.6, 30.9, 27.7} << "not-trained-yet";
        QTest::newRow("the shallow one hardly trained")
            << E{66.2, 67.5, 28.5, 26.9, 33.5, 28.6, 30.9, 27.7} << "not-trained-yet";
        QTest::newRow("half of what guessing gives")
            << E{28.5, 26.9, 45, 46, 33.5, 28.6, 30.9, 27.7} << "degradation-undone";
        QTest::newRow("the residual pair hardly trained")
            << E{10, 11, 17, 16, 60, 60, 58, 58} << "degradation-reproduced";
    }
    void outcomes() {
        QFETCH(QList<double>, errors);
        QFETCH(QString, outcome);
        const std::vector runs = {
            runAt("plain-18", errors[0], errors[1]), runAt("plain-34", errors[2], errors[3]),
            runAt("resnet-18", errors[4], errors[5]), runAt("resnet-34", errors[6], errors[7])};
        const Verdict verdict = verdictOf(runs);
        QCOMPARE(QString::fromStdString(toText(verdict.outcome)), outcome);
        QCOMPARE(verdict.margin, 1.0);
        QVERIFY(contains(verdict.text, "margin 1.0 points, one seed"));
        QVERIFY(contains(verdict.text, "After epoch 10 of 10"));
    }

    // Equal specs, and a folder whose pictures were exchanged between the runs.
    void runsOnOtherPicturesAreNotCompared() {
        std::vector runs = {runAt("plain-18", 12, 12), runAt("plain-34", 17, 17)};
        QVERIFY(verdictOf(runs).plain.has_value());
        runs[0].info.data.pixels = "one";
        QVERIFY(verdictOf(runs).plain.has_value());  // an old run that does not tell
        runs[1].info.data.pixels = "other";
        QVERIFY(!verdictOf(runs).plain.has_value());
        runs[1].info.data.pixels = "one";
        QVERIFY(verdictOf(runs).plain.has_value());
        runs[1].info.testImages += 1;
        QVERIFY(!verdictOf(runs).plain.has_value());
    }

    void saysTheFigures() {
        const Verdict verdict =
            verdictOf(std::vector{runAt("plain-18", 10.95, 11.01), runAt("plain-34", 17.04, 15.95),
                                  runAt("resnet-18", 9.9, 10.42), runAt("resnet-34", 9.79, 10.43)});
        QCOMPARE(verdict.headline, std::string("Degradation reproduced, undone by shortcuts"));
        QVERIFY(contains(verdict.text, "plain-34 has 17.0 % training error, plain-18 10.9 %") ||
                contains(verdict.text, "plain-34 has 17.0 % training error, plain-18 11.0 %"));
        QVERIFY(contains(verdict.text, "6.1 points more"));
        QVERIFY(contains(verdict.text, "0.1 points less"));
        QVERIFY2(contains(verdict.text, "shortcuts depth costs 6.2 points less (margin 1.4)"),
                 verdict.text.c_str());
        QVERIFY(std::abs(verdict.interaction->low - (6.2 - std::sqrt(2.0))) < 1e-9);
        QVERIFY(std::abs(verdict.plain->trainGap.mean - 6.09) < 1e-9);
    }

    // Three stages against four are no pair: more than depth differs.
    void aPairHasEqualStages() {
        const std::vector runs = {runAt("plain-18", 10, 11), runAt("plain-20", 12, 13),
                                  runAt("plain-56", 20, 21)};
        const Verdict verdict = verdictOf(runs);
        QVERIFY(verdict.plain.has_value());
        QCOMPARE(verdict.plain->shallow, std::string("plain-20"));
        QCOMPARE(verdict.plain->deep, std::string("plain-56"));
        QVERIFY(!verdictOf(std::vector{runs[0], runs[1]}).plain.has_value());
    }

    void seedsGiveMeanAndDeviation() {
        std::vector<RunResult> runs;
        const double gaps[] = {5, 6, 7};
        for (std::uint64_t seed = 1; seed <= 3; ++seed) {
            const double own = 10 + 0.5 * static_cast<double>(seed);
            runs.push_back(runAt("plain-18", own, 11, 10, seed));
            runs.push_back(runAt("plain-34", own + gaps[seed - 1], 16, 10, seed));
        }
        const Verdict verdict = verdictOf(runs);
        QCOMPARE(verdict.outcome, Outcome::DegradationReproduced);
        QCOMPARE(verdict.plain->seeds, 3);
        QVERIFY(std::abs(verdict.plain->trainGap.deviation - 1) < 1e-12);
        // By hand: the variances 0.25 and 2.25 of 3 seeds each, t of Student with 4 degrees of
        // freedom.
        QVERIFY(std::abs(verdict.margin - 2.776445 * std::sqrt(2 * 1.25 / 3)) < 1e-5);
        const Effect effect = comparisonsOf(runs).front().effects.front();  // the same interval
        QVERIFY(std::abs(effect.high - effect.mean - verdict.margin) < 1e-12);
        QVERIFY(contains(verdict.text, "6.0 ± 1.0 points more"));
        QVERIFY(contains(verdict.text, "3 seeds"));
    }

    void comparesAtTheSameEpoch() {
        const Verdict verdict =
            verdictOf(std::vector{runAt("plain-18", 11, 11, 8), runAt("plain-34", 20, 19, 7)});
        QCOMPARE(verdict.plain->epoch, 7);
        QVERIFY(contains(verdict.text, "After epoch 7 of 10"));
        QVERIFY(contains(verdict.text, "plain-18 41.0 %"));  // its seventh epoch, not its eighth
    }

    void tooEarlyIsNotTrainedYet() {
        for (const int epochs : {0, 1}) {
            const Verdict verdict = verdictOf(
                std::vector{runAt("plain-18", 30, 30, epochs), runAt("plain-34", 60, 60, 10)});
            QCOMPARE(verdict.outcome, Outcome::NotTrainedYet);
        }
    }

    // The residual pair is looked at after the plain pair's epoch, however far it has come; one
    // that lags undoes nothing yet.
    void bothPairsAreOfTheSameEpoch() {
        std::vector runs = {runAt("plain-18", 10, 10), runAt("plain-34", 20, 20, 8),
                            runAt("resnet-18", 10, 10), runAt("resnet-34", 10, 10)};
        for (RunResult& run : runs) {
            for (EpochRecord& epoch : run.epochs) {
                epoch.trainError = std::min(epoch.trainError, 30.0);
            }
        }
        runs[3].epochs[7].trainError = 29;  // 19 points behind at the eighth
        runs[2].epochs[7].trainError = 10;
        Verdict verdict = verdictOf(runs);
        QCOMPARE(verdict.plain->epoch, 8);
        QCOMPARE(verdict.residual->epoch, 8);
        QCOMPARE(verdict.outcome == Outcome::DegradationUndone, false);
        runs[1] = runAt("plain-34", 20, 20);
        QCOMPARE(verdictOf(runs).outcome, Outcome::DegradationUndone);
        runs[3] = runAt("resnet-34", 10, 10, 9);
        runs[3].epochs.back().trainError = 10;
        verdict = verdictOf(runs);
        QCOMPARE(verdict.outcome, Outcome::DegradationReproduced);
        QVERIFY2(contains(verdict.text, "With shortcuts, after epoch 9:"), verdict.text.c_str());
        QVERIFY(!verdict.interaction);
        QVERIFY2(contains(verdict.text, "has not come as far yet"), verdict.text.c_str());
        runs[3].state = RunState::Failed;
        verdict = verdictOf(runs);
        QVERIFY2(contains(verdict.text, "ResNet-34 has failed"), verdict.text.c_str());
        QVERIFY2(!contains(verdict.text, "too wide"), verdict.text.c_str());
        QVERIFY(verdict.notUndone == NotUndone::Failed);
    }

    // Only networks that differ in their shortcuts alone say whether these undo anything.
    void theResidualPairIsThePlainOnesTwin_data() {
        QTest::addColumn<int>("change");
        for (int i = 0; i < 9; ++i) {
            QTest::addRow("change %d", i) << i;
        }
    }
    void theResidualPairIsThePlainOnesTwin() {
        QFETCH(int, change);
        const std::vector<std::function<void(RunResult&)>> changes = {
            [](RunResult& r) { r.info.spec.network.width *= 2; },
            [](RunResult& r) { r.info.spec.network.stem = Stem::Cifar; },
            [](RunResult& r) { r.info.spec.recipe.learningRate = 0.01; },
            [](RunResult& r) { r.info.spec.recipe.batchSize = 8; },
            [](RunResult& r) { r.info.spec.recipe.precision = Precision::Bf16; },
            [](RunResult& r) { r.info.spec.data.flip = !r.info.spec.data.flip; },
            [](RunResult& r) { r.info.spec.data.source = "mnist"; },
            [](RunResult& r) { r.info.trainImages += 16; },
            [](RunResult& r) { r.info.data.pixels = "other"; },
        };
        std::vector runs = {runAt("plain-18", 10, 10), runAt("plain-34", 20, 20),
                            runAt("resnet-18", 10, 10), runAt("resnet-34", 10, 10)};
        for (RunResult& run : runs) {
            run.info.data.pixels = "one";
        }
        QCOMPARE(verdictOf(runs).outcome, Outcome::DegradationUndone);
        for (const std::size_t residual : {2, 3}) {
            changes[static_cast<std::size_t>(change)](runs[residual]);
        }
        const Verdict verdict = verdictOf(runs);
        QCOMPARE(verdict.outcome, Outcome::DegradationReproduced);
        QVERIFY(!verdict.residual && !verdict.interaction);
        QVERIFY2(contains(verdict.text, "nothing says whether shortcuts undo it"),
                 verdict.text.c_str());
    }

    void depthsOfBothPairsAreTheSame() {
        std::vector runs = {runAt("plain-20", 10, 10), runAt("plain-56", 20, 20),
                            runAt("resnet-20", 10, 10), runAt("resnet-32", 10, 10)};
        QCOMPARE(verdictOf(runs).outcome, Outcome::DegradationReproduced);
        runs.push_back(runAt("resnet-56", 9.5, 10));
        runs.push_back(runAt("resnet-110", 30, 30));  // as deep as no plain one
        const Verdict verdict = verdictOf(runs);
        QCOMPARE(verdict.outcome, Outcome::DegradationUndone);
        QCOMPARE(verdict.residual->deep, std::string("ResNet-56"));
    }

    void whatErrsMoreUndoesNothing() {
        std::vector runs = {runAt("plain-18", 10, 10), runAt("plain-34", 17, 17),
                            runAt("resnet-18", 40, 40), runAt("resnet-34", 40, 40)};
        Verdict verdict = verdictOf(runs);
        QCOMPARE(verdict.outcome, Outcome::DegradationReproduced);
        QVERIFY2(contains(verdict.text, "errs more with shortcuts than without"),
                 verdict.text.c_str());
        for (const std::size_t residual : {2, 3}) {
            runs[residual] = runAt(residual == 2 ? "resnet-18" : "resnet-34", 90, 90);
        }
        for (RunResult& run : runs) {
            run.info.trainImages = 16 * kEnoughSteps / 10;
        }
        verdict = verdictOf(runs);
        QCOMPARE(verdict.outcome, Outcome::DegradationReproduced);
        QVERIFY2(contains(verdict.text, "have hardly trained"), verdict.text.c_str());
    }

    // One image of ten is no overfitting.
    void overfittingIsBeyondTheTestErrorsNoise() {
        std::vector runs = {runAt("plain-18", 12, 10), runAt("plain-34", 8, 20)};
        QCOMPARE(verdictOf(runs).outcome, Outcome::Overfitting);
        for (RunResult& run : runs) {
            run.info.testImages = 10;
        }
        QCOMPARE(verdictOf(runs).outcome, Outcome::NotReproduced);
    }

    // By one rule, whenever it failed; and never without a word.
    void aFailedDepthIsLeftOut() {
        for (const int epochs : {0, 2, 9}) {
            std::vector runs = {runAt("plain-20", 10, 10), runAt("plain-56", 16, 16),
                                runAt("plain-110", 20, 20, epochs)};
            runs[2].state = RunState::Failed;
            const Verdict verdict = verdictOf(runs);
            QCOMPARE(verdict.outcome, Outcome::DegradationReproduced);
            QCOMPARE(verdict.plain->deep, std::string("plain-56"));
            QCOMPARE(verdict.plain->lost, std::vector<std::string>{"plain-110"});
            QVERIFY2(contains(verdict.text, "plain-110 has failed and is left out"),
                     verdict.text.c_str());
        }
        std::vector two = {runAt("plain-18", 10, 10), runAt("plain-34", 20, 20, 9)};
        two[1].state = RunState::Failed;
        QCOMPARE(verdictOf(two).outcome, Outcome::NothingToCompare);
        QCOMPARE(comparisonsOf(two).front().effects.front().outcome, EffectOutcome::Failed);
    }

    // Added seeds and depths that have not begun, or still train, wait for their turn.
    void whatIsAddedHoldsNothingBack() {
        std::vector runs = {runAt("plain-18", 10, 10), runAt("plain-34", 17, 17)};
        const auto outcome = [&runs] { return verdictOf(runs).outcome; };
        const auto step = [&runs] { return comparisonsOf(runs).front().effects.front().outcome; };
        QCOMPARE(outcome(), Outcome::DegradationReproduced);
        runs.push_back(runAt("plain-18", 10, 10, 4, 2));
        runs.push_back(runAt("plain-34", 17, 17, 0, 2));
        QCOMPARE(outcome(), Outcome::DegradationReproduced);
        QCOMPARE(step(), EffectOutcome::Higher);
        QCOMPARE(verdictOf(runs).plain->epoch, 10);
        runs.push_back(runAt("plain-34", 17, 17, 0));
        runs.back().info.spec.network = zooNetwork("plain-18");
        runs.back().info.spec.network.blocks = {4, 4, 6, 4};
        runs.back().info.spec.network.width = runs.front().info.spec.network.width;
        runs.back().info.spec.network.stem = runs.front().info.spec.network.stem;
        runs.back().info.spec.network.classes = runs.front().info.spec.network.classes;
        runs.back().info.spec.network.inputChannels = runs.front().info.spec.network.inputChannels;
        QCOMPARE(comparisonsOf(runs).front().levels.size(), std::size_t{3});
        QCOMPARE(outcome(), Outcome::DegradationReproduced);
        QCOMPARE(step(), EffectOutcome::Higher);
    }

    // A third residual network that has come less far is no news of the other two.
    void anAddedResidualNetworkTakesNothingAway() {
        std::vector runs = {runAt("plain-20", 10, 10), runAt("plain-32", 17, 17),
                            runAt("resnet-20", 10, 10), runAt("resnet-32", 10, 10),
                            runAt("resnet-56", 40, 40, 1)};
        const Verdict verdict = verdictOf(runs);
        QCOMPARE(verdict.outcome, Outcome::DegradationUndone);
        QCOMPARE(verdict.residual->epoch, 10);
        runs.erase(runs.begin() + 3);  // now the twin is missing, and that is said
        QVERIFY(contains(verdictOf(runs).text, "nothing says whether shortcuts undo it"));
        runs.push_back(runAt("resnet-32", 0, 0, 0));
        QVERIFY2(
            contains(verdictOf(runs).text, "finished an epoch in both ResNet-20 and ResNet-32"),
            verdictOf(runs).text.c_str());
    }

    // A pair that has failed, or has just begun, hides no other.
    void aPairThatCanBeJudgedComesFirst() {
        std::vector runs = {runAt("plain-18", 10, 10), runAt("plain-34", 17, 17, 2),
                            runAt("plain-18", 12, 12), runAt("plain-34", 16, 16)};
        runs[1].state = RunState::Failed;
        for (const std::size_t slow : {2, 3}) {
            runs[slow].info.spec.recipe.learningRate /= 10;
        }
        QCOMPARE(verdictOf(runs).outcome, Outcome::DegradationReproduced);
        QVERIFY(std::abs(verdictOf(runs).plain->trainGap.mean - 4) < 1e-9);
        runs[1] = runAt("plain-34", 17, 17, 1);
        QCOMPARE(verdictOf(runs).outcome, Outcome::DegradationReproduced);
    }

    // Each seed has failed in one of the two: nothing more is to come.
    void failuresInTurnAreNothingToCompare() {
        std::vector runs = {runAt("plain-18", 10, 10, 8, 1), runAt("plain-18", 10, 10, 10, 2),
                            runAt("plain-34", 17, 17, 10, 1), runAt("plain-34", 17, 17, 8, 2)};
        runs[0].state = runs[3].state = RunState::Failed;
        const Verdict verdict = verdictOf(runs);
        QCOMPARE(verdict.outcome, Outcome::NothingToCompare);
        QVERIFY2(contains(verdict.text, "have in common has failed in one of them"),
                 verdict.text.c_str());
        const Comparison comparison = comparisonsOf(runs).front();
        QCOMPARE(comparison.effects.front().outcome, EffectOutcome::Failed);
        QVERIFY2(contains(textOf(comparison), "has failed in one"), textOf(comparison).c_str());
    }

    void whereTwoPairsDisagreeThatIsSaid() {
        std::vector runs = {runAt("plain-18", 10, 10), runAt("plain-34", 17, 17),
                            runAt("resnet-18", 10, 10), runAt("resnet-34", 10, 10)};
        QVERIFY(!verdictOf(runs).disagree);
        runs.push_back(runAt("resnet-18", 10, 10));
        runs.push_back(runAt("resnet-34", 16.9, 17));
        for (const std::size_t other : {4, 5}) {
            runs[other].info.spec.network.shortcut = Shortcut::A;
        }
        QVERIFY(verdictOf(runs).disagree);
        QVERIFY2(contains(verdictOf(runs).text, "Not all pairs of depths here agree"),
                 verdictOf(runs).text.c_str());
        // Networks that start as plain ones do are the closer twins, wherever they are listed.
        for (const std::size_t first : {2, 3}) {
            runs[first].info.spec.network.zeroInitResidual = true;
        }
        QVERIFY(!verdictOf(runs).residual->deepNetwork.zeroInitResidual);
        QVERIFY(!contains(verdictOf(runs).text, "Goyal"));
    }

    // What has no effect is no difference to the verdict either.
    void aPairIsOfTheNormalForm() {
        std::vector runs = {runAt("plain-18", 10, 10), runAt("plain-34", 17, 17)};
        runs[0].info.spec.recipe.milestones = {5, 8, 10};
        runs[1].info.spec.recipe.milestones = {5, 8};
        QCOMPARE(verdictOf(runs).outcome, Outcome::DegradationReproduced);
    }

    // A seed that only one of them has counts for the spread.
    void spreadsAreOverAllSeeds() {
        std::vector<RunResult> runs = {
            runAt("plain-18", 10, 10, 10, 1), runAt("plain-18", 10.2, 10, 10, 2),
            runAt("plain-18", 17, 17, 10, 3), runAt("plain-34", 12, 12, 10, 1),
            runAt("plain-34", 12.3, 12, 10, 2)};
        const Verdict verdict = verdictOf(runs);
        QCOMPARE(verdict.outcome, Outcome::WithinNoise);
        const Comparison comparison = comparisonsOf(runs).front();
        const Effect& effect = comparison.effects.front();
        QVERIFY(std::abs(effect.high - effect.mean - verdict.margin) < 1e-9);
        runs[2].epochs.back().trainError = 10.1;  // now it is a difference, of two seeds
        QVERIFY2(contains(textOf(comparisonsOf(runs).front()), "of the 2 seeds that both have"),
                 textOf(comparisonsOf(runs).front()).c_str());
    }

    // A third depth without a seed in common takes nothing away.
    void anAddedRunKeepsTheVerdict() {
        std::vector runs = {runAt("plain-20", 10, 10), runAt("plain-32", 16, 16)};
        QCOMPARE(verdictOf(runs).outcome, Outcome::DegradationReproduced);
        runs.push_back(runAt("plain-44", 18, 18, 10, 3));
        QCOMPARE(verdictOf(runs).outcome, Outcome::DegradationReproduced);
        QCOMPARE(verdictOf(runs).plain->deep, std::string("plain-32"));
    }

    void withoutACommonSeedThatIsSaid() {
        const std::vector runs = {runAt("plain-18", 10, 10, 10, 1),
                                  runAt("plain-34", 16, 16, 10, 2)};
        const Comparison comparison = comparisonsOf(runs).front();
        QCOMPARE(comparison.effects.front().outcome, EffectOutcome::NoCommonSeed);
        QVERIFY(contains(textOf(comparison), "No two of them have a seed in common"));
        QVERIFY(claimsOf(comparison, runs).empty());
        QVERIFY(contains(verdictOf(runs).text, "have a seed in common"));
    }

    void whyItIsTooEarlyIsSaid() {
        std::vector runs = {runAt("plain-18", 5, 5, 3), runAt("plain-34", 7, 7, 3)};
        for (RunResult& run : runs) {
            run.info.spec.recipe.epochs = 16;
            run.epochs.back().trainError = 5;
        }
        const Verdict verdict = verdictOf(runs);
        QCOMPARE(verdict.outcome, Outcome::NotTrainedYet);
        QVERIFY2(contains(verdict.text, "a fifth of the 16 epochs has to be done"),
                 verdict.text.c_str());
        for (RunResult& run : runs) {
            run.info.spec.recipe.epochs = 15;
        }
        QVERIFY(verdictOf(runs).outcome != Outcome::NotTrainedYet);
    }

    // Two images of 72 are no difference, whatever two seeds agree on; nor is what the noise of the
    // residual pair hides undone.
    void theHeadlineSaysNoMoreThanTheComparison() {
        std::vector<RunResult> runs;
        for (std::uint64_t seed = 1; seed <= 2; ++seed) {
            const double own = seed == 1 ? 0 : 7;
            runs.push_back(runAt("plain-18", 2.78 + own, 10, 10, seed));
            runs.push_back(runAt("plain-34", 5.56 + own, 12, 10, seed));
        }
        QCOMPARE(verdictOf(runs).outcome, Outcome::WithinNoise);
        QCOMPARE(comparisonsOf(runs).front().effects.front().outcome, EffectOutcome::WithinNoise);
        std::vector few = {runAt("plain-18", 2.8, 3), runAt("plain-34", 4.2, 5)};
        QCOMPARE(verdictOf(few).outcome, Outcome::DegradationReproduced);
        for (RunResult& run : few) {
            run.info.trainImages = 72;
        }
        QCOMPARE(verdictOf(few).outcome, Outcome::WithinNoise);
        QVERIFY(std::abs(verdictOf(few).margin - 500.0 / 72) < 1e-9);
        QVERIFY(contains(verdictOf(few).text, "more images can tell"));
        std::vector<RunResult> noisy;
        for (std::uint64_t seed = 1; seed <= 2; ++seed) {
            const double own = seed == 1 ? -1 : 1;
            noisy.push_back(runAt("plain-18", 10, 10, 10, seed));
            noisy.push_back(runAt("plain-34", 16, 15, 10, seed));
            noisy.push_back(runAt("resnet-18", 9, 10, 10, seed));
            noisy.push_back(runAt("resnet-34", 12 + 2 * own, 12, 10, seed));
        }
        const Verdict verdict = verdictOf(noisy);
        QCOMPARE(verdict.outcome, Outcome::DegradationReproduced);
        QVERIFY2(contains(verdict.text, "too wide to say that shortcuts undo"),
                 verdict.text.c_str());
    }

    // Degradation at its strongest: the deeper network never trains, however long.
    void whatNeverTrainsIsComparedAtLast() {
        std::vector runs = {runAt("plain-18", 11, 11), runAt("plain-34", 88, 89)};
        QCOMPARE(verdictOf(runs).outcome, Outcome::NotTrainedYet);
        for (RunResult& run : runs) {
            run.info.trainImages = 16 * kEnoughSteps / 10;
        }
        QCOMPARE(verdictOf(runs).outcome, Outcome::DegradationReproduced);
    }

    void ofFewStepsItIsABeginning() {
        std::vector runs = {runAt("plain-18", 11, 11), runAt("plain-34", 17, 16)};
        QVERIFY(!verdictOf(runs).fewSteps);
        QVERIFY(!contains(verdictOf(runs).text, "a beginning"));
        for (RunResult& run : runs) {
            run.info.trainImages = 16 * 7;
        }
        const Verdict verdict = verdictOf(runs);
        QCOMPARE(verdict.outcome, Outcome::DegradationReproduced);
        QCOMPARE(verdict.plain->steps, std::int64_t{70});
        QVERIFY(verdict.fewSteps);
        QVERIFY(contains(verdict.text, "These are 70 steps, a beginning"));
        QVERIFY(contains(verdict.headline, "(a beginning)"));
    }

    // Whatever it is that is told: a comparison, or a residual pair alone.
    void everyVerdictOfFewStepsIsABeginning() {
        RunResult optionA = runAt("resnet-34", 9, 10);
        optionA.info.spec.network.shortcut = Shortcut::A;
        for (std::vector runs : {std::vector{optionA, runAt("resnet-34", 7, 8)},
                                 std::vector{runAt("resnet-18", 9, 9), runAt("resnet-34", 7, 8)}}) {
            QVERIFY(!verdictOf(runs).fewSteps);
            for (RunResult& run : runs) {
                run.info.trainImages = 16;
            }
            const Verdict verdict = verdictOf(runs);
            QVERIFY(verdict.fewSteps);
            QCOMPARE(verdict.steps, std::int64_t{10});
            QVERIFY2(contains(verdict.headline, "(a beginning)"), verdict.headline.c_str());
            QVERIFY2(contains(verdict.text, "These are 10 steps, a beginning"),
                     verdict.text.c_str());
        }
    }

    void aFailureIsToldAsOne() {
        RunResult failed = runAt("plain-34", 0, 0, 0);
        failed.state = RunState::Failed;
        const Verdict verdict = verdictOf(std::vector{runAt("plain-18", 11, 11), failed});
        QCOMPARE(verdict.outcome, Outcome::NothingToCompare);
        QCOMPARE(verdict.headline, std::string("plain-34 has failed"));
        QVERIFY2(contains(verdict.text, "plain-34 has failed"), verdict.text.c_str());
        // One of three seeds does not hold the others back.
        std::vector<RunResult> runs = {runAt("plain-18", 11, 11, 10, 1), failed};
        for (const std::uint64_t seed : {2, 3}) {
            runs.push_back(runAt("plain-18", 11, 11, 10, seed));
            runs.push_back(runAt("plain-34", 17, 16, 10, seed));
        }
        const Verdict others = verdictOf(runs);
        QCOMPARE(others.outcome, Outcome::DegradationReproduced);
        QCOMPARE(others.plain->seeds, 2);
        QVERIFY2(contains(others.text, "A run of plain-34 has failed"), others.text.c_str());
    }

    void aNumberThatIsNoneIsTooEarly() {
        const Verdict verdict =
            verdictOf(std::vector{runAt("plain-18", 11, 11), runAt("plain-34", std::nan(""), 90)});
        QCOMPARE(verdict.outcome, Outcome::NotTrainedYet);
    }

    // Nothing to compare is told as what it is, and never as "not reproduced".
    void withoutAPlainPairIsSaid() {
        const auto said = [](const std::vector<RunResult>& runs) {
            const Verdict verdict = verdictOf(runs);
            return verdict.outcome == Outcome::NothingToCompare &&
                           !contains(verdict.text + verdict.headline, "not reproduced")
                       ? verdict.headline
                       : "";
        };
        QCOMPARE(said({}), std::string("Nothing to compare yet"));
        const std::string alone = "One network, nothing to compare it with";
        QCOMPARE(said({runAt("resnet-18", 10, 11)}), alone);
        QCOMPARE(said({runAt("resnet-18", 10, 11, 10, 1), runAt("resnet-18", 11, 11, 10, 2)}),
                 alone);
        QVERIFY(
            contains(verdictOf(std::vector{runAt("plain-34", 9, 9)}).text, "plain-34 is alone"));
        QCOMPARE(said({runAt("resnet-18", 10, 11), runAt("resnet-34", 9, 10)}),
                 std::string("A residual pair, and no plain one beside it"));
        RunResult optionA = runAt("resnet-34", 9, 10);
        optionA.info.spec.network.shortcut = Shortcut::A;
        QCOMPARE(said({optionA, runAt("resnet-34", 9, 10)}),
                 std::string("Shortcut option compared"));
        RunResult other = runAt("resnet-34", 9, 10);
        other.info.spec.network.width *= 2;
        QCOMPARE(said({optionA, other}), std::string("No plain pair to compare"));
    }

    void pairsNeedAllElseEqual() {
        RunResult deep = runAt("plain-34", 17, 16);
        deep.info.spec.network.width = 32;
        const Verdict verdict = verdictOf(std::vector{runAt("plain-18", 11, 11), deep});
        QCOMPARE(verdict.outcome, Outcome::NothingToCompare);
        QVERIFY(contains(verdict.text, "no two plain networks that differ in depth alone"));
    }

    void zeroStartIsSaid() {
        std::vector runs = {runAt("plain-18", 11, 11), runAt("plain-34", 17, 16),
                            runAt("resnet-18", 10, 10), runAt("resnet-34", 10, 10)};
        QVERIFY(!contains(verdictOf(runs).text, "Goyal"));
        runs[2].info.spec.network.zeroInitResidual = true;
        runs[3].info.spec.network.zeroInitResidual = true;
        QVERIFY(contains(verdictOf(runs).text, "Goyal et al. 2017"));
    }

    // 95 of 100 random pictures are of one class: always naming it errs in 5 per cent, so 7 and 10
    // per cent of training error are no training.
    void guessingIsTheBestConstantAnswer() {
        std::vector runs = {runAt("plain-18", 7, 5), runAt("plain-34", 10, 10),
                            runAt("resnet-18", 6, 5), runAt("resnet-34", 6, 5)};
        QCOMPARE(verdictOf(runs).outcome, Outcome::DegradationUndone);  // of ten equal classes
        for (RunResult& run : runs) {
            run.info.largestClass = run.info.trainImages * 95 / 100;
        }
        const Verdict verdict = verdictOf(runs);
        QCOMPARE(verdict.outcome, Outcome::NotTrainedYet);
        QVERIFY(std::abs(verdict.guessingError - 5) < 1e-9);
        QVERIFY(std::abs(verdict.trainedBelow - 2.5) < 1e-9);
        QVERIFY(contains(verdict.text, "below 2.5 % training error"));
    }

    // Ten labels are possible and three occur, as often: 66.7 per cent, not 90.
    void labelsThatDoNotOccurAreNotGuessed() {
        RunResult run = runAt("plain-18", 1, 1);
        run.info.largestClass = run.info.trainImages / 3;
        QVERIFY(std::abs(guessingError(run.info) - 200.0 / 3) < 0.1);
        run.info.largestClass = 0;  // an older run
        QVERIFY(std::abs(guessingError(run.info) - 90) < 1e-9);
        run.info.largestClass = run.info.trainImages + 1;  // of no data set
        QVERIFY(std::abs(guessingError(run.info) - 90) < 1e-9);
    }
};

LAB_TEST(VerdictTest)
#include "VerdictTest.moc"
