// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/IdentityInsertion.h"
#include "core/base/Error.h"
#include "tests/support/TestMain.h"
#include "tests/support/Tiny.h"

#include <QtTest>

#include <cmath>

using namespace lab;
using namespace lab::test;

/// A deeper network made of a trained one and identity blocks gives the same answers.
class IdentityInsertionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void deeperAnswersAreTheSame();
    void refusesOtherNumbersOfStages();
    void canBeGivenUp();
};

void IdentityInsertionTest::deeperAnswersAreTheSame() {
    double told = 0;
    const IdentityInsertion insertion([&told](double share) {
        told = share;
        return true;
    });
    const InsertionResult own = insertion.with({0, 0, 0, 0});
    qInfo("%s: error %.2f %% on %lld images", insertion.origin().c_str(), own.error,
          static_cast<long long>(own.images));
    QCOMPARE(depthOf(own.network), 18);
    QCOMPARE(own.changedAnswers, 0);
    QCOMPARE(own.largestDifference, 0.0);
    QVERIFY(own.error < 80);                                      // of ten classes: it was trained
    const InsertionResult deeper = insertion.with({1, 2, 4, 1});  // plain-34's blocks
    qInfo("deeper by 16 layers: error %.2f %%, largest difference %g", deeper.error,
          deeper.largestDifference);
    QCOMPARE(depthOf(deeper.network), 34);
    QVERIFY(deeper.largestDifference < 1e-2);
    // Two classes can be so near that rounding decides between them.
    QVERIFY(deeper.changedAnswers <= deeper.images / 200);
    QVERIFY(std::abs(deeper.error - own.error) <=
            100.0 * static_cast<double>(deeper.changedAnswers) /
                    static_cast<double>(deeper.images) +
                1e-9);
}

void IdentityInsertionTest::refusesOtherNumbersOfStages() {
    const IdentityInsertion insertion;
    QVERIFY(!sentenceOf([&] { (void)insertion.with({1}); }).empty());
    QVERIFY(!sentenceOf([&] { (void)insertion.with({0, 0, 0, 17}); }).empty());
}

void IdentityInsertionTest::canBeGivenUp() {
    try {
        const IdentityInsertion insertion([](double) { return false; });
        QVERIFY(insertion.origin().find("Fashion") != std::string::npos);  // nothing was trained
    } catch (const Error& error) {
        QCOMPARE(std::string(error.what()), std::string("The training was given up."));
    }
}

LAB_TEST(IdentityInsertionTest)
#include "IdentityInsertionTest.moc"
