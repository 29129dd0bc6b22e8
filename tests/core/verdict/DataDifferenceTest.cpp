// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/TestMain.h"
#include "ui/experiments/DataDifference.h"

#include <QtTest>

using namespace lab;

namespace {

RunInfo runOn(const std::string& dataset, std::int64_t test, std::int64_t train = 100) {
    RunInfo info;
    info.spec.data.source = dataset;
    info.spec.network.classes = 10;
    info.dataset = dataset;
    info.testImages = test;
    info.trainImages = train;
    return info;
}

}  // namespace

/// Errors of different pictures do not stand next to each other without a word.
class DataDifferenceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysNothingOfTheSameData() {
        QCOMPARE(dataDifferenceText({}), QString());
        QCOMPARE(dataDifferenceText({runOn("mnist", 10)}), QString());
        QCOMPARE(dataDifferenceText({runOn("mnist", 10), runOn("mnist", 10)}), QString());
    }

    void namesOtherTestPictures() {
        const QString sets = dataDifferenceText({runOn("mnist", 10), runOn("shapes", 10)});
        QVERIFY2(sets.contains("cannot be compared") && sets.contains("mnist, 10 test images") &&
                     sets.contains("shapes, 10 test images"),
                 qPrintable(sets));
        QVERIFY(dataDifferenceText({runOn("mnist", 10), runOn("mnist", 9)})
                    .contains("mnist, 9 test images"));
    }

    // Names are taken as they are.
    void aPlaceholderInANameIsPartOfIt() {
        RunInfo one = runOn("100%1", 10);
        RunInfo other = one;
        one.spec.data.source = "/a/%3";
        other.spec.data.source = "/b/%2";
        const QString text = dataDifferenceText({one, other});
        QVERIFY2(text.contains("100%1, 10 test images from /a/%3, 10 classes") &&
                     text.contains("from /b/%2"),
                 qPrintable(text));
    }

    // Two folders may be called the same.
    void tellsFoldersOfOneNameApart() {
        RunInfo one = runOn("flowers", 10);
        RunInfo other = one;
        one.spec.data.source = "/a/flowers";
        other.spec.data.source = "/b/flowers";
        const QString text = dataDifferenceText({one, other});
        QVERIFY2(text.contains("/a/flowers") && text.contains("/b/flowers"), qPrintable(text));
    }

    void namesOtherTrainingPictures() {
        const QString text = dataDifferenceText({runOn("mnist", 10), runOn("mnist", 10, 50)});
        QVERIFY2(text.contains("50 training images") && !text.contains("cannot"), qPrintable(text));
    }
};

LAB_TEST(DataDifferenceTest)
#include "DataDifferenceTest.moc"
