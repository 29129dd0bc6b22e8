// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verdict/DepthPairs.h"
#include "tests/core/verdict/VerdictRuns.h"
#include "tests/support/TestMain.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <functional>

using namespace lab;
using namespace lab::test;

/// Which networks a verdict looks at, after which epoch, and what a failure means.
class DepthPairsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
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
            [](RunResult& r) {
                r.info.spec.data.source = "mnist";
                r.info.data.pixels = "other";
            },
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

    // A third depth without a seed in common takes nothing away.
    void anAddedRunKeepsTheVerdict() {
        std::vector runs = {runAt("plain-20", 10, 10), runAt("plain-32", 16, 16)};
        QCOMPARE(verdictOf(runs).outcome, Outcome::DegradationReproduced);
        runs.push_back(runAt("plain-44", 18, 18, 10, 3));
        QCOMPARE(verdictOf(runs).outcome, Outcome::DegradationReproduced);
        QCOMPARE(verdictOf(runs).plain->deep, std::string("plain-32"));
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
};

LAB_TEST(DepthPairsTest)
#include "DepthPairsTest.moc"
