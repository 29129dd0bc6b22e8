// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verdict/Claims.h"
#include "tests/core/verdict/VerdictRuns.h"
#include "tests/support/TestMain.h"

#include <QtTest>

#include <cmath>
#include <map>

using namespace lab;
using namespace lab::test;

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

    void withoutACommonSeedThatIsSaid() {
        const std::vector runs = {runAt("plain-18", 10, 10, 10, 1),
                                  runAt("plain-34", 16, 16, 10, 2)};
        const Comparison comparison = comparisonsOf(runs).front();
        QCOMPARE(comparison.effects.front().outcome, EffectOutcome::NoCommonSeed);
        QVERIFY(contains(textOf(comparison), "They have no seed in common"));
        QVERIFY(claimsOf(comparison, runs).empty());
        QVERIFY(contains(verdictOf(runs).text, "no seed in common"));
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
        QVERIFY(std::abs(verdictOf(few).margin - 500.0 / 64) < 1e-9);
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
        QVERIFY2(contains(verdict.text, "So plain-34 cannot be compared with plain-18"),
                 verdict.text.c_str());
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
                 std::string("Shortcut option: no difference beyond noise"));
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

    // A wide interval is careful to say that there is a gap, not that there is none.
    void undoneIsMoreThanNotShown() {
        const auto outcomeOf = [](const std::vector<double>& shallow,
                                  const std::vector<double>& deep, double plainGap) {
            std::vector<RunResult> runs;
            for (std::size_t i = 0; i < shallow.size(); ++i) {
                const std::uint64_t seed = i + 1;
                const double own = 0.1 * static_cast<double>(i);
                runs.push_back(runAt("plain-18", 12 + own, 12, 10, seed));
                runs.push_back(runAt("plain-34", 12 + plainGap + own, 41, 10, seed));
                runs.push_back(runAt("resnet-18", shallow[i], 11, 10, seed));
                runs.push_back(runAt("resnet-34", deep[i], 15, 10, seed));
            }
            return verdictOf(runs);
        };
        // Each seed says that depth costs 4 to 5 points, the pooled interval none.
        Verdict verdict = outcomeOf({11, 9, 13}, {15, 13, 18}, 29);
        QCOMPARE(verdict.outcome, Outcome::DegradationReproduced);
        QCOMPARE(verdict.notUndone, NotUndone::Degrades);
        // The residual gap may be half of the plain one.
        verdict = outcomeOf({9, 13}, {12, 10}, 8);
        QCOMPARE(verdict.notUndone, NotUndone::WithinNoise);
        // Shortcuts that make the shallow network as bad as the deep plain one undo nothing.
        verdict = outcomeOf({16.9}, {16.9}, 6);
        QCOMPARE(verdict.notUndone, NotUndone::None);  // 18 against 16.9: by more than its margin
        verdict = outcomeOf({17.9}, {17.9}, 6);
        QCOMPARE(verdict.notUndone, NotUndone::AsBadAsPlain);
        verdict = outcomeOf({10, 10.2, 9.9}, {10.1, 10.1, 10}, 6);
        QCOMPARE(verdict.outcome, Outcome::DegradationUndone);
        QVERIFY(!verdict.disagree);
    }

    // A step between the residual pair's depths that costs is told beside "undone".
    void aCostlyStepBetweenResidualDepthsIsTold() {
        std::vector<RunResult> runs;
        const std::map<std::string, double> errors = {{"plain-20", 10},  {"plain-32", 14},
                                                      {"plain-56", 17},  {"resnet-20", 9},
                                                      {"resnet-32", 13}, {"resnet-56", 9}};
        for (const std::uint64_t seed : {1, 2, 3}) {
            for (const auto& [network, error] : errors) {
                const double own = 0.05 * static_cast<double>(seed);
                runs.push_back(runAt(network, error + own, error + own, 10, seed));
            }
        }
        const Verdict verdict = verdictOf(runs);
        QCOMPARE(verdict.outcome, Outcome::DegradationUndone);
        QVERIFY(verdict.disagree);
        QVERIFY(contains(verdict.text, "Not each step between these depths goes the same way"));
    }

    // What is said while a run goes on is said so far; which runs stand first decides nothing.
    void aVerdictOfATrainingThatGoesOnSaysSo() {
        std::vector runs = {runAt("plain-18", 19, 19, 3), runAt("plain-34", 13, 13, 3)};
        QCOMPARE(verdictOf(runs).headline.find("Degradation not reproduced here"), std::size_t{0});
        QVERIFY2(contains(verdictOf(runs).headline, "(so far)"), verdictOf(runs).headline.c_str());
        // Two seeds are still on their way when the first has ended.
        runs = {runAt("plain-18", 11, 11), runAt("plain-34", 17, 17)};
        for (const std::uint64_t seed : {2, 3}) {
            runs.push_back(runAt("plain-18", 11, 11, 9, seed));
            runs.push_back(runAt("plain-34", 11, 11, 9, seed));
        }
        QVERIFY2(contains(verdictOf(runs).headline, "(so far)"), verdictOf(runs).headline.c_str());
        std::vector<RunResult> wide = {runAt("plain-18", 11, 11), runAt("plain-34", 17, 17),
                                       runAt("plain-18", 11, 11), runAt("plain-34", 11, 11)};
        wide[2].info.spec.network.width = wide[3].info.spec.network.width = 4;
        const std::string one = verdictOf(wide).headline;
        std::ranges::reverse(wide);
        QCOMPARE(verdictOf(wide).headline, one);
    }

    // Networks that still guess say nothing of each other, however long they have.
    void guessesAreNotCompared() {
        std::vector runs = {runAt("plain-18", 90, 90, 10), runAt("plain-34", 91.2, 91, 10)};
        for (RunResult& run : runs) {
            run.info.trainImages = 16 * 2000;
        }
        const Verdict verdict = verdictOf(runs);
        QVERIFY(verdict.steps >= kEnoughSteps);
        QCOMPARE(verdict.outcome, Outcome::NotTrainedYet);
        QVERIFY2(contains(verdict.text, "Neither has come below 45.0 %"), verdict.text.c_str());
    }

    void failedRunsAreCounted() {
        std::vector<RunResult> runs;
        for (const std::uint64_t seed : {1, 2, 3}) {
            runs.push_back(runAt("plain-18", 11, 11, 10, seed));
            runs.push_back(runAt("plain-34", 17, 17, seed == 1 ? 10 : 4, seed));
            runs.back().state = seed == 1 ? RunState::Finished : RunState::Failed;
        }
        QVERIFY2(contains(verdictOf(runs).text,
                          "2 runs of plain-34 have failed, so what is said "
                          "rests on the others."),
                 verdictOf(runs).text.c_str());
    }

    // Equal in training, five points apart in the test.
    void aTestGapIsToldWhereTrainingHasNone() {
        std::vector<RunResult> runs;
        for (const std::uint64_t seed : {1, 2, 3}) {
            const double own = 0.1 * static_cast<double>(seed);
            runs.push_back(runAt("plain-18", 5 + own, 8 + own, 10, seed));
            runs.push_back(runAt("plain-34", 5 + own, 13 + own, 10, seed));
        }
        const Verdict verdict = verdictOf(runs);
        QCOMPARE(verdict.outcome, Outcome::WithinNoise);
        QVERIFY2(contains(verdict.text,
                          "The deeper one's test error is 5.0 points higher all the same."),
                 verdict.text.c_str());
    }
};

LAB_TEST(VerdictTest)
#include "VerdictTest.moc"
