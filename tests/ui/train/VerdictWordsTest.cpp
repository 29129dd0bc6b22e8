// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/TestMain.h"
#include "tests/support/Tiny.h"
#include "ui/train/VerdictWords.h"

#include <QtTest>

using namespace lab;
using namespace lab::test;

namespace {

// A run of 3 epochs, all done, at this training error.
RunResult runAt(const std::string& network, double error, std::int64_t stepsAnEpoch) {
    RunResult run;
    run.key = network;
    run.info.spec = tinyRun(network);
    run.info.spec.recipe.epochs = 3;
    run.info.trainImages = 16 * stepsAnEpoch;
    for (int epoch = 1; epoch <= 3; ++epoch) {
        run.epochs.push_back({epoch, 0.5, error, 0.5, error, 0.1, 1});
    }
    return run;
}

VerdictWords wordsFor(double plain18, double plain34, std::int64_t stepsAnEpoch) {
    return wordsOf(verdictOf(std::vector{
        runAt("plain-18", plain18, stepsAnEpoch), runAt("plain-34", plain34, stepsAnEpoch),
        runAt("resnet-18", 11, stepsAnEpoch), runAt("resnet-34", 10, stepsAnEpoch)}));
}

}  // namespace

/// What the strip above the curves says, and in which colour.
class VerdictWordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // The deeper plain network at 66 % after 69 steps was "reproduced — and undone", in green.
    void hardlyTrainedIsTooEarly() {
        const VerdictWords words = wordsFor(28.5, 66.2, 23);
        QCOMPARE(words.headline, QString("Too early to say"));
        QCOMPARE(words.tone, Tone::Warning);
        QVERIFY2(words.text.contains("plain-34 has 66.2 % training error") &&
                     words.text.contains("below 45.0 %"),
                 qPrintable(words.text));
    }

    void fewStepsAreAmberAndSaid() {
        const VerdictWords few = wordsFor(12, 20, 23);
        QCOMPARE(few.headline,
                 QString("Degradation reproduced, undone by shortcuts (a beginning)"));
        QCOMPARE(few.tone, Tone::Warning);
        QVERIFY2(few.reach.contains("These are 69 steps"), qPrintable(few.reach));
        QVERIFY2(few.text.startsWith("The deeper plain network is worse on the images it trains "
                                     "on, so this is not overfitting. Depth costs nothing with "
                                     "shortcuts. With shortcuts depth costs 9.0 points less"),
                 qPrintable(few.text));
        const VerdictWords many = wordsFor(12, 20, 500);
        QCOMPARE(many.tone, Tone::Success);
        QVERIFY(!many.reach.contains("steps"));
        QVERIFY(!many.headline.contains("beginning"));
        RunResult optionA = runAt("resnet-34", 20, 23);
        optionA.info.spec.network.shortcut = Shortcut::A;
        const VerdictWords compared =
            wordsOf(verdictOf(std::vector{optionA, runAt("resnet-34", 10, 23)}));
        QCOMPARE(compared.headline, QString("Shortcut option: B beats A (a beginning)"));
        QCOMPARE(compared.tone, Tone::Warning);
        QVERIFY2(compared.reach.contains("These are 69 steps"), qPrintable(compared.reach));
    }

    void aFailureIsToldAsOne() {
        RunResult failed = runAt("plain-34", 0, 23);
        failed.epochs.clear();
        failed.state = RunState::Failed;
        const VerdictWords words =
            wordsOf(verdictOf(std::vector{runAt("plain-18", 11, 23), failed}));
        QCOMPARE(words.headline, QString("plain-34 has failed"));
        QCOMPARE(words.tone, Tone::Warning);
    }

    void whatCannotBeComparedIsSaidAsItIs() {
        const VerdictWords alone = wordsOf(verdictOf(std::vector{runAt("resnet-18", 10, 500)}));
        QCOMPARE(alone.headline, QString("One network, nothing to compare it with"));
        QVERIFY(alone.text.startsWith("ResNet-18 is alone here"));
        QCOMPARE(alone.tone, Tone::Info);
        const VerdictWords residual = wordsOf(
            verdictOf(std::vector{runAt("resnet-18", 10, 500), runAt("resnet-34", 9, 500)}));
        QCOMPARE(residual.headline, QString("A residual pair, and no plain one beside it"));
        QVERIFY2(residual.text.contains("ResNet-34 has 9.0 % training error, ResNet-18 10.0 %"),
                 qPrintable(residual.text));
        QVERIFY(!residual.text.contains("not reproduced"));
    }
};

LAB_TEST(VerdictWordsTest)
#include "VerdictWordsTest.moc"
