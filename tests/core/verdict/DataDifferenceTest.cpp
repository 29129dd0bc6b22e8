// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verdict/DataDifference.h"
#include "tests/support/TestMain.h"

#include <QtTest>

using namespace lab;

namespace {

RunResult runOn(const std::string& dataset, std::int64_t test, std::int64_t train = 100) {
    RunResult run;
    RunInfo& info = run.info;
    info.spec.data.source = dataset;
    info.spec.network.classes = 10;
    info.dataset = dataset;
    info.testImages = test;
    info.trainImages = train;
    return run;
}

std::string differenceOf(const std::vector<RunResult>& runs) {
    return dataDifferenceText(runs);
}

bool holds(const std::string& text, const char* part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

/// Errors of different pictures do not stand next to each other without a word.
class DataDifferenceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysNothingOfTheSameData() {
        QCOMPARE(differenceOf({}), std::string());
        QCOMPARE(differenceOf({runOn("mnist", 10)}), std::string());
        QCOMPARE(differenceOf({runOn("mnist", 10), runOn("mnist", 10)}), std::string());
    }

    void namesOtherTestPictures() {
        const std::string sets = differenceOf({runOn("mnist", 10), runOn("shapes", 10)});
        QVERIFY2(holds(sets, "cannot be compared") && holds(sets, "mnist, 10 test images") &&
                     holds(sets, "shapes, 10 test images"),
                 sets.c_str());
        QVERIFY(
            holds(differenceOf({runOn("mnist", 10), runOn("mnist", 9)}), "mnist, 9 test images"));
    }

    // Names are taken as they are.
    void aPlaceholderInANameIsPartOfIt() {
        RunResult one = runOn("100%1", 10);
        RunResult other = one;
        one.info.spec.data.source = "/a/%3";
        other.info.spec.data.source = "/b/%2";
        const std::string text = differenceOf({one, other});
        QVERIFY2(holds(text, "100%1, 10 test images from /a/%3, 10 classes") &&
                     holds(text, "from /b/%2"),
                 text.c_str());
    }

    // Two folders may be called the same.
    void tellsFoldersOfOneNameApart() {
        RunResult one = runOn("flowers", 10);
        RunResult other = one;
        one.info.spec.data.source = "/a/flowers";
        other.info.spec.data.source = "/b/flowers";
        const std::string text = differenceOf({one, other});
        QVERIFY2(holds(text, "/a/flowers") && holds(text, "/b/flowers"), text.c_str());
    }

    // As many as before, and others: only their digest tells.
    void tellsOtherPicturesOfOneName() {
        RunResult one = runOn("flowers", 10);
        RunResult other = one;
        one.info.data.pixels = "a";
        other.info.data.pixels = "b";
        const std::string text = differenceOf({one, other});
        QVERIFY2(holds(text, "pictures of flowers were not the same"), text.c_str());
        QVERIFY(!areTestedAlike(std::vector{one, other}));
        QVERIFY(areTestedAlike(std::vector{one, one}));
    }

    void namesOtherTrainingPictures() {
        const std::string text = differenceOf({runOn("mnist", 10), runOn("mnist", 10, 50)});
        QVERIFY2(holds(text, "50 training images") && !holds(text, "cannot"), text.c_str());
    }
};

LAB_TEST(DataDifferenceTest)
#include "DataDifferenceTest.moc"
