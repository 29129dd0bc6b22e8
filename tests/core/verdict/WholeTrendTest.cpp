// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verdict/Claims.h"
#include "core/verdict/Question.h"
#include "tests/core/verdict/VerdictRuns.h"
#include "tests/support/TestMain.h"

#include <QtTest>

#include <cmath>

using namespace lab;
using namespace lab::test;

namespace {

RunResult ofDepth(const std::string& network, double error, int epochs = 10) {
    return runAt(network, error, error, epochs);
}

RunResult atRate(const std::string& network, double rate, double error, int epochs = 10) {
    RunResult run = runAt(network, error, error, epochs);
    run.info.spec.recipe.learningRate = rate;
    run.key += "-" + std::to_string(static_cast<int>(1000 * rate));
    return run;
}

}  // namespace

/// What several levels come to together, and what a level that is still on its way takes back.
class WholeTrendTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // A deeper network that is added to a finished experiment took its verdict back for hours.
    void anAddedNetworkTakesNothingBack() {
        std::vector runs = {ofDepth("plain-18", 11), ofDepth("plain-34", 17)};
        const Verdict before = verdictOf(runs);
        QCOMPARE(before.headline, std::string("Degradation reproduced"));
        for (const int epochs : {0, 1, 9}) {
            runs.resize(2);
            RunResult deep = ofDepth("plain-34", 25, epochs);
            deep.info.spec.network.blocks = {6, 8, 12, 6};
            deep.info.spec.network.name = "plain-66";
            runs.push_back(deep);
            const Verdict verdict = verdictOf(runs);
            QCOMPARE(verdict.outcome, before.outcome);
            QCOMPARE(verdict.plain->deep, std::string("plain-34"));
            QCOMPARE(verdict.plain->epoch, 10);
            QCOMPARE(verdict.headline, std::string("Degradation reproduced (so far)"));
            QVERIFY2(contains(verdict.text, "plain-66 has not come as far and is left out so far."),
                     verdict.text.c_str());
        }
        runs.back() = ofDepth("plain-34", 25);
        runs.back().info.spec.network.blocks = {6, 8, 12, 6};
        runs.back().info.spec.network.name = "plain-66";
        QCOMPARE(verdictOf(runs).plain->deep, std::string("plain-66"));
        QCOMPARE(verdictOf(runs).headline, std::string("Degradation reproduced"));
    }

    void anAddedLevelTakesNothingBack() {
        std::vector runs = {atRate("resnet-18", 0.05, 11), atRate("resnet-18", 0.1, 15)};
        QCOMPARE(verdictOf(runs).headline, std::string("Learning rate: 0.05 beats 0.1"));
        runs.push_back(atRate("resnet-18", 0.2, 30, 3));
        const Verdict verdict = verdictOf(runs);
        QCOMPARE(verdict.headline, std::string("Learning rate: 0.05 beats 0.1 (so far)"));
        QVERIFY(!verdict.isAnswered);
        const Comparison comparison = comparisonsOf(runs).front();
        QVERIFY(comparison.isPartial);
        QCOMPARE(comparison.epoch, 10);
        QCOMPARE(comparison.effects.back().outcome, EffectOutcome::TooEarly);
        QVERIFY2(contains(textOf(comparison), "It is too early to compare 0.1 with 0.2."),
                 textOf(comparison).c_str());
    }

    // Of any factor as of depth: no step is beyond one seed's margin, and all three together are.
    void endsAreToldOfAnyFactor() {
        const std::vector runs = {atRate("resnet-18", 0.02, 10), atRate("resnet-18", 0.04, 10.8),
                                  atRate("resnet-18", 0.08, 11.6), atRate("resnet-18", 0.16, 12.4)};
        const Comparison comparison = comparisonsOf(runs).front();
        for (const Effect& effect : comparison.effects) {
            QCOMPARE(effect.outcome, EffectOutcome::WithinNoise);
        }
        QCOMPARE(comparison.ends.size(), kMeasures.size());
        for (const Effect& effect : comparison.ends) {
            QCOMPARE(effect.from, std::size_t{0});
            QCOMPARE(effect.to, std::size_t{3});
            QCOMPARE(effect.outcome, EffectOutcome::Higher);
            QVERIFY(std::abs(effect.mean - 2.4) < 1e-9);
        }
        QVERIFY2(contains(textOf(comparison),
                          "Over all steps: From 0.02 to 0.16 it rises by 2.4 points (one seed; "
                          "margin 1.0)."),
                 textOf(comparison).c_str());
        QCOMPARE(verdictOf(runs).headline,
                 std::string("Learning rate: 0.02 beats 0.16, by no step beyond noise"));
        QVERIFY(comparisonsOf(std::span(runs).first(2)).front().ends.empty());  // it is the step
    }

    // The verdict of the ends said "reproduced" beside a claim that was within noise.
    void aClaimIsJudgedByTheEndsWhereNoStepShowsIt() {
        const auto claimOf = [](const std::vector<double>& errors) {
            const std::vector<std::string> names = {"plain-20", "plain-32", "plain-44", "plain-56"};
            std::vector<RunResult> runs;
            for (std::size_t i = 0; i < names.size(); ++i) {
                runs.push_back(ofDepth(names[i], errors[i]));
                runs.back().info.spec.network.stem = Stem::Cifar;
            }
            return claimsOf(comparisonsOf(runs, Factor::Depth).front(), runs).front();
        };
        const Claim shown = claimOf({10, 10.8, 11.6, 12.4});
        QCOMPARE(shown.outcome, ClaimOutcome::WithinNoise);
        QCOMPARE(shown.ends, ClaimOutcome::ShownHere);
        QVERIFY2(contains(textOf(shown), "from end to end, though each step is within noise"),
                 textOf(shown).c_str());
        QCOMPARE(claimOf({12.4, 11.6, 10.8, 10}).ends, ClaimOutcome::OtherWayRound);
        const Claim neither = claimOf({10, 10.1, 10.2, 10.3});
        QCOMPARE(neither.ends, ClaimOutcome::WithinNoise);
        QVERIFY2(contains(textOf(neither), "neither shown nor refuted"), textOf(neither).c_str());
        QCOMPARE(claimOf({10, 12, 14, 16}).outcome, ClaimOutcome::ShownHere);
    }

    // "Not all pairs agree" named no setting.
    void pairsThatDisagreeNameTheirSettings() {
        const std::vector runs = {atRate("plain-18", 0.05, 11), atRate("plain-34", 0.05, 17),
                                  atRate("plain-18", 0.01, 15), atRate("plain-34", 0.01, 12)};
        const Verdict verdict = verdictOf(runs);
        QVERIFY(verdict.disagree);
        for (const char* part :
             {"Not all pairs of depths here agree (", "learning rate 0.05: Degradation reproduced",
              "learning rate 0.01: Degradation not reproduced here"}) {
            QVERIFY2(contains(verdict.text, part), verdict.text.c_str());
            QVERIFY2(contains(verdict.brief, part), verdict.brief.c_str());
        }
        QVERIFY2(verdict.headline.ends_with(" (learning rate 0.01)") ||
                     verdict.headline.ends_with(" (learning rate 0.05)"),
                 verdict.headline.c_str());
        const std::vector alike = {atRate("plain-18", 0.05, 11), atRate("plain-34", 0.05, 17),
                                   atRate("plain-18", 0.01, 15), atRate("plain-34", 0.01, 19)};
        QVERIFY(verdictOf(alike).others.empty());
    }

    // Batches of 8 make twice as many steps as those of 16: the fewest are named as the fewest.
    void stepsThatDifferAreToldSo() {
        std::vector runs = {runAt("resnet-18", 9, 9), runAt("resnet-18", 7, 7)};
        runs[1].info.spec.recipe.batchSize *= 2;
        for (RunResult& run : runs) {
            run.info.trainImages = 16 * 8;
        }
        const std::string text = verdictOf(runs).reach;
        QVERIFY2(contains(text, "The shortest of these has done 40 steps, a beginning"),
                 text.c_str());
    }
};

LAB_TEST(WholeTrendTest)
#include "WholeTrendTest.moc"
