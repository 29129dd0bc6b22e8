// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verdict/Question.h"
#include "tests/core/verdict/VerdictRuns.h"
#include "tests/support/TestMain.h"

#include <QtTest>

using namespace lab;
using namespace lab::test;

namespace {

RunResult withOption(Shortcut shortcut, double error, std::uint64_t seed) {
    RunResult run = runAt("resnet-34", error, error, 10, seed);
    run.info.spec.network.shortcut = shortcut;
    run.key += toText(shortcut) + std::to_string(seed);
    return run;
}

RunResult withBlocks(const std::vector<int>& blocks, double error, std::uint64_t seed = 1) {
    RunResult run = runAt("plain-34", error, error, 10, seed);
    run.info.spec.network.blocks = blocks;
    run.info.spec.network.name = "plain-34-other";
    run.key += "-other" + std::to_string(seed);
    return run;
}

}  // namespace

/// What comparisons and verdicts said that was wrong, or could be misread.
class ComparisonWordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Other blocks in as many layers are no other depth: neither degradation nor a claim of papers.
    void equalDepthIsNoDepth() {
        const std::vector<RunResult> runs = {runAt("plain-34", 12, 12),
                                             withBlocks({6, 4, 3, 3}, 16)};
        QVERIFY(comparisonsOf(runs, Factor::Depth).empty());
        const std::vector<Comparison> comparisons = comparisonsOf(runs);
        QCOMPARE(comparisons.size(), std::size_t{1});
        QCOMPARE(comparisons[0].factor, Factor::Blocks);
        QVERIFY(claimsOf(comparisons[0], runs).empty());
        const Verdict verdict = verdictOf(runs);
        QVERIFY(!verdict.plain);
        QVERIFY2(verdict.headline.starts_with("Blocks in each stage: "), verdict.headline.c_str());
        // Beside another depth each is a pair of its own.
        const std::vector<RunResult> three = {runAt("plain-18", 10, 10), runs[0], runs[1]};
        for (const Comparison& comparison : comparisonsOf(three, Factor::Depth)) {
            QCOMPARE(comparison.levels.size(), std::size_t{2});
            QCOMPARE(comparison.levels[0].text, std::string("18"));
        }
    }

    void neighboursWithoutASeedAreNamed() {
        std::vector<RunResult> runs = {
            withOption(Shortcut::A, 10, 1), withOption(Shortcut::A, 10, 2),
            withOption(Shortcut::B, 10, 3), withOption(Shortcut::C, 10, 1),
            withOption(Shortcut::C, 10, 2)};
        std::string text = textOf(comparisonsOf(runs, Factor::Shortcut).front());
        QVERIFY2(contains(text,
                          "A and B cannot be compared: they have no seed in common. B and C "
                          "cannot be compared: they have no seed in common."),
                 text.c_str());
        QVERIFY(!contains(text, "No two"));
        // B has a seed of A, which has failed.
        runs[2].info.spec.seed = 1;
        runs[2].state = RunState::Failed;
        runs.push_back(withOption(Shortcut::B, 10, 4));
        text = textOf(comparisonsOf(runs, Factor::Shortcut).front());
        QVERIFY2(contains(text, "A and B cannot be compared: one of them has failed."),
                 text.c_str());
    }

    void oneSeedIsSaidWithinNoiseToo() {
        const std::vector<RunResult> runs = {withOption(Shortcut::A, 12.0, 1),
                                             withOption(Shortcut::B, 11.1, 1)};
        const std::string text = textOf(comparisonsOf(runs, Factor::Shortcut).front());
        QVERIFY2(contains(text, "there is no difference beyond noise (one seed; margin 1.0)"),
                 text.c_str());
    }

    // 14.2 against 14.1 undoes nothing, but does not show that either.
    void asBadAsPlainIsWithinNoise() {
        const auto verdictAt = [](double deepResidual) {
            std::vector<RunResult> runs;
            for (const std::uint64_t seed : {1, 2, 3}) {
                const double off = 0.1 * static_cast<double>(seed);
                runs.push_back(runAt("plain-18", 11 + off, 11, 10, seed));
                runs.push_back(runAt("plain-34", 14 + off, 14, 10, seed));
                runs.push_back(runAt("resnet-18", deepResidual - 0.2 + off, 14, 10, seed));
                runs.push_back(runAt("resnet-34", deepResidual + off, 14, 10, seed));
            }
            return verdictOf(runs);
        };
        const Verdict alike = verdictAt(14.1);
        QVERIFY(alike.notUndone == NotUndone::AsBadAsPlain);
        QVERIFY2(contains(alike.text, "errs as much with shortcuts as without, within noise"),
                 alike.text.c_str());
        QVERIFY(verdictAt(16).notUndone == NotUndone::WorseThanPlain);
        QVERIFY(verdictAt(13).outcome == Outcome::DegradationUndone);
    }

    void whatIsSmallKeepsADigit() {
        QCOMPARE(pointsText(0.04), std::string("0.04"));
        QCOMPARE(pointsText(-0.02), std::string("-0.02"));
        QCOMPARE(pointsText(0), std::string("0.0"));
        QCOMPARE(pointsText(0.05), std::string("0.1"));
        QCOMPARE(pointsText(12.34), std::string("12.3"));
        const Verdict tie =
            verdictOf(std::vector{runAt("plain-18", 10, 10), runAt("plain-34", 10, 10)});
        QVERIFY2(contains(tie.text,
                          "plain-34 has 10.0 % training error, plain-18 10.0 %: no "
                          "difference."),
                 tie.text.c_str());
    }

    void aHeadlineSaysOfWhichErrorItSpeaks() {
        std::vector<RunResult> runs = {withOption(Shortcut::A, 12, 1),
                                       withOption(Shortcut::B, 10, 1)};
        QCOMPARE(verdictOf(runs).headline, std::string("Shortcut option: B beats A"));
        runs[1] = withOption(Shortcut::B, 12, 1);
        runs[1].epochs.back().testError = 10;
        QCOMPARE(verdictOf(runs).headline, std::string("Shortcut option, test error: B beats A"));
    }

    // Ends that deny what the steps between show say so.
    void stepsBetweenTheEndsAreHeard() {
        RunResult deepest = withBlocks({4, 6, 8, 4}, 7);
        deepest.info.spec.network.name = "plain-46";
        const std::vector<RunResult> runs = {runAt("plain-18", 10, 10), runAt("plain-34", 14, 14),
                                             deepest};
        const Verdict verdict = verdictOf(runs);
        QCOMPARE(verdict.outcome, Outcome::NotReproduced);
        QVERIFY(verdict.disagree && verdict.stepsDisagree);
        QVERIFY2(verdict.headline.starts_with("Degradation not reproduced between plain-18 and "),
                 verdict.headline.c_str());
        QVERIFY2(contains(verdict.text, "but not in each step between") &&
                     !contains(verdict.text, "depth still helps"),
                 verdict.text.c_str());
        const Verdict two = verdictOf(std::vector{runs[0], deepest});
        QVERIFY(!two.stepsDisagree && contains(two.text, "still helps"));
    }

    void whatHelpsInBothPairsIsNoCost() {
        const Verdict verdict =
            verdictOf(std::vector{runAt("plain-18", 14, 14), runAt("plain-34", 10, 10),
                                  runAt("resnet-18", 10, 10), runAt("resnet-34", 9.5, 9.5)});
        QVERIFY2(contains(verdict.text, "With shortcuts depth helps 3.5 points less"),
                 verdict.text.c_str());
    }

    void theEndsOfManyDepthsAreNamed() {
        const std::vector<RunResult> runs = {runAt("plain-18", 10, 10), runAt("plain-34", 14, 14),
                                             [] {
                                                 RunResult run = withBlocks({4, 6, 8, 4}, 10);
                                                 run.info.spec.network.name = "plain-46";
                                                 return run;
                                             }()};
        const Verdict verdict = verdictOf(runs);
        QVERIFY2(verdict.headline.starts_with("No difference beyond noise between plain-18 and "),
                 verdict.headline.c_str());
    }
};

LAB_TEST(ComparisonWordsTest)
#include "ComparisonWordsTest.moc"
