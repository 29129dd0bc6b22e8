// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verdict/Question.h"
#include "core/verdict/ResultsCsv.h"
#include "core/verdict/RunTitles.h"
#include "core/verdict/Together.h"
#include "core/verdict/Verdict.h"
#include "tests/core/verdict/VerdictRuns.h"
#include "tests/support/TestMain.h"

#include <QtTest>

#include <sstream>

using namespace lab;
using namespace lab::test;

namespace {

RunResult withOption(Shortcut shortcut, double trainError, double testError,
                     std::uint64_t seed = 1) {
    RunResult run = runAt("resnet-34", trainError, testError, 10, seed);
    run.info.spec.network.shortcut = shortcut;
    run.key += toText(shortcut) + std::to_string(seed);
    return run;
}

// A, B and C over three seeds around these test errors.
std::vector<RunResult> options(double a, double b, double c) {
    std::vector<RunResult> runs;
    for (const std::uint64_t seed : {1, 2, 3}) {
        const double off = 0.1 * static_cast<double>(seed);
        runs.push_back(withOption(Shortcut::A, 9 + off, a + off, seed));
        runs.push_back(withOption(Shortcut::B, 9 + off, b + off, seed));
        runs.push_back(withOption(Shortcut::C, 9 + off, c + off, seed));
    }
    return runs;
}

}  // namespace

/// What an experiment asks beside depth, and several experiments as one.
class QuestionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // No step is beyond noise, the whole way is; and a setting where a step shows is told.
    void theEndsAreComparedToo() {
        const auto rates = [](const std::string& network, const std::vector<double>& errors) {
            std::vector<RunResult> runs;
            double rate = 0.02;
            for (const double error : errors) {
                runs.push_back(runAt(network, error, error));
                runs.back().info.spec.recipe.learningRate = rate;
                runs.back().key += std::to_string(rate);
                rate *= 2;
            }
            return runs;
        };
        std::vector<RunResult> runs = rates("resnet-34", {10, 10.9, 11.8, 12.7});
        Verdict verdict = verdictOf(runs);
        QCOMPARE(verdict.headline,
                 std::string("Learning rate: 0.02 beats 0.16, by no step beyond noise"));
        QVERIFY(!verdict.isAnswered);
        QVERIFY2(verdict.text.find("Between the ends there is a difference") != std::string::npos,
                 verdict.text.c_str());
        QVERIFY(verdictOf(rates("resnet-34", {10, 10.2, 10.4})).headline.find("by no step") ==
                std::string::npos);
        const std::vector<RunResult> others = rates("resnet-18", {14, 10, 10, 10});
        runs.insert(runs.end(), others.begin(), others.end());
        verdict = verdictOf(runs);
        QVERIFY2(verdict.text.find("Not all comparisons of it here agree") != std::string::npos,
                 verdict.text.c_str());
    }

    // By the test error, since the paper's table gives that: the training errors are alike.
    void theHeadlineAnswers() {
        const std::vector<RunResult> ordered = options(14, 12, 10);
        const Verdict verdict = verdictOf(ordered);
        QCOMPARE(verdict.headline,
                 std::string("Shortcut option, test error: B beats A; C beats B"));
        QVERIFY(verdict.isAnswered && !verdict.seedsMayTell);
        QVERIFY2(verdict.brief.starts_with("Test error: From A to B it falls by 2.0 points"),
                 verdict.brief.c_str());
        QVERIFY2(verdict.reach == "He et al. 2015, table 3: shown here.", verdict.reach.c_str());
        const Verdict noisy = verdictOf(options(14, 12, 12));
        QCOMPARE(noisy.headline,
                 std::string("Shortcut option, test error: B beats A; B, C within noise"));
        QVERIFY(!noisy.isAnswered && noisy.seedsMayTell);
        const Verdict reversed = verdictOf(options(10, 12, 14));
        QCOMPARE(reversed.headline,
                 std::string("Shortcut option, test error: A beats B; B beats C"));
        QVERIFY(!reversed.isAnswered);  // every step is beyond noise, and against the claim
    }

    void untilItCanBeJudgedNothingBeatsAnything() {
        std::vector<RunResult> runs = {withOption(Shortcut::A, 70, 70),
                                       withOption(Shortcut::B, 30, 30)};
        QCOMPARE(verdictOf(runs).headline, std::string("Shortcut option compared"));
        runs[0].state = RunState::Failed;
        QCOMPARE(verdictOf(runs).headline, std::string("Shortcut option compared"));
        QVERIFY(verdictOf(runs).reach.empty());
    }

    // A residual pair is there as well, but the start is what only this experiment asks.
    void depthStandsBack() {
        std::vector<RunResult> runs = {runAt("resnet-18", 11, 12), runAt("resnet-34", 10, 11)};
        QCOMPARE(questionOf(runs)->comparison.factor, Factor::Depth);
        QCOMPARE(verdictOf(runs).headline,
                 std::string("A residual pair, and no plain one beside it"));
        for (const char* name : {"resnet-18", "resnet-34"}) {
            runs.push_back(runAt(name, 8, 8));
            runs.back().info.spec.network.zeroInitResidual = true;
        }
        QCOMPARE(questionOf(runs)->comparison.factor, Factor::ZeroStart);
        const Verdict verdict = verdictOf(runs);
        QCOMPARE(verdict.headline, std::string("Start of the last batch norms: zero beats usual"));
        QVERIFY2(verdict.text.starts_with("ResNet-34: usual 10.0"), verdict.text.c_str());
        QVERIFY(!questionOf({}).has_value());
    }

    // Better here and worse there is no answer.
    void oppositeAnswersAreTold() {
        std::vector<RunResult> runs = options(14, 12, 10);
        for (RunResult run : options(10, 12, 14)) {
            run.info.spec.recipe.learningRate = 0.02;
            run.key += "-slow";
            runs.push_back(std::move(run));
        }
        const Verdict verdict = verdictOf(runs);
        QVERIFY(!verdict.isAnswered);
        QVERIFY2(verdict.text.find("Not all comparisons of it here agree") != std::string::npos,
                 verdict.text.c_str());
        QVERIFY(verdictOf(options(14, 12, 10)).text.find("Not all") == std::string::npos);
        const std::string head = resultsCsv(runs, "e").substr(0, 120);
        QVERIFY2(head.find(",initial_learning_rate,epoch,") != std::string::npos, head.c_str());
    }

    void severalExperimentsAreOne() {
        const std::vector<std::filesystem::path> folders = {"/a/one", "/b/one", "/b/two/"};
        const std::vector<std::string> names = namesApart(folders);
        QCOMPARE(names, (std::vector<std::string>{"/a/one", "/b/one", "two"}));
        std::vector<RunResult> runs =
            together(std::vector<std::string>{"one", "two"},
                     {{runAt("plain-18", 11, 12)}, {runAt("plain-34", 17, 17)}});
        QCOMPARE(runs[1].key, std::string("two/plain-34"));
        QCOMPARE(experimentOfKey(runs[1].key), std::string("two"));
        QCOMPARE(experimentOfKey("plain-34"), std::string());
        QCOMPARE(verdictOf(runs).outcome, Outcome::DegradationReproduced);
        QCOMPARE(runTitles(runs)[1], std::string("plain-34 · two"));
        QVERIFY(repeatedRuns(runs).empty());
        runs.push_back(runs.front());
        runs.back().key = "two/again";
        const std::vector<std::string> repeated = repeatedRuns(runs);
        QCOMPARE(repeated.size(), std::size_t{1});
        QCOMPARE(repeated[0], std::string("two/again and one/plain-18 are the same training: only "
                                          "one/plain-18 counts."));
        // Whichever is named first, the one that has come further and not failed counts.
        RunResult whole = runAt("plain-18", 12, 12);
        RunResult half = runAt("plain-18", 11, 11, 5);
        RunResult failed = runAt("plain-18", 11, 11);
        failed.state = RunState::Failed;
        whole.key = "whole";
        half.key = "half";
        failed.key = "failed";
        QCOMPARE(countedRuns(std::vector{half, failed, whole}),
                 (std::vector<bool>{false, false, true}));
        QCOMPARE(countedRuns(std::vector{whole, half}), (std::vector<bool>{true, false}));
        const std::vector<std::string> other = repeatedRuns(std::vector{half, whole});
        QCOMPARE(other.size(), std::size_t{1});
        QVERIFY2(other[0].find("their errors differ, as on two machines: only whole counts") !=
                     std::string::npos,
                 other[0].c_str());
        QVERIFY(resultsCsv(std::vector{half, whole}, "e").find(",counted\n") != std::string::npos);
    }

    void theLongTableHasWhatVaries() {
        std::vector<RunResult> runs = {withOption(Shortcut::A, 9.25, 14, 1),
                                       withOption(Shortcut::C, 9, std::nan(""), 2)};
        runs[0].key = "one, two/" + runs[0].key;
        std::istringstream lines(resultsCsv(runs, "mine"));
        std::vector<std::string> all;
        for (std::string line; std::getline(lines, line);) {
            all.push_back(line);
        }
        QCOMPARE(all.size(), std::size_t{21});
        QCOMPARE(all[0], std::string("experiment,run,network,seed,shortcut,epoch,train_loss,"
                                     "train_error,test_loss,test_error,learning_rate,seconds"));
        QCOMPARE(all[10], std::string("\"one, two\",resnet-34A1,ResNet-34 A,1,A,10,0.5,9.25,0.5,"
                                      "14,0.1,1"));
        QCOMPARE(all[20], std::string("mine,resnet-34C2,ResNet-34 C,2,C,10,0.5,9,0.5,,0.1,1"));
    }
};

LAB_TEST(QuestionTest)
#include "QuestionTest.moc"
