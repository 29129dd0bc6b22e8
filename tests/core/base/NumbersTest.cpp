// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Numbers.h"
#include "tests/support/CommaLocale.h"
#include "tests/support/TestMain.h"

#include <QtTest>

#include <cmath>
#include <limits>

using namespace lab;

/// Numbers as text, in a locale with a decimal comma as in any other.
class NumbersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyLocaleWritesAPoint() {
        const test::CommaLocale comma;
        QVERIFY2(comma.isThere(), "no localedef: install the package locales");
        QCOMPARE(fixedText(7.26, 2), std::string("7.26"));
        QCOMPARE(fixedText(1234567.891, 1), std::string("1234567.9"));
        QCOMPARE(generalText(0.00012345, 3), std::string("0.000123"));
        QCOMPARE(shortestText(0.1), std::string("0.1"));
        QCOMPARE(numberFrom<double>("7.26"), std::optional(7.26));
        QVERIFY(!numberFrom<double>("7,26"));
    }

    void thousandsStandApart() {
        QCOMPARE(groupedText(0), std::string("0"));
        QCOMPARE(groupedText(999), std::string("999"));
        QCOMPARE(groupedText(-1000), std::string("-1\u202F000"));
        QCOMPARE(groupedText(1323130), std::string("1\u202F323\u202F130"));
    }

    void figuresAreThoseOfPrintf() {
        QCOMPARE(fixedText(2.5, 0), std::string("2"));        // halves go to even, as printf's
        QCOMPARE(fixedText(-0.004, 2), std::string("0.00"));  // no minus zero, as printf has it
        QCOMPARE(generalText(100000, 4), std::string("1e+05"));
        QCOMPARE(generalText(1.5, 4), std::string("1.5"));
        QCOMPARE(fixedText(std::nan(""), 1), std::string("nan"));
        QCOMPARE(fixedText(-std::nan(""), 1), std::string("nan"));
        QCOMPARE(fixedText(-std::numeric_limits<double>::infinity(), 1), std::string("-inf"));
        for (const double value : {0.1 + 0.2, 1e300, -7.26, 5e-324}) {
            QCOMPARE(numberFrom<double>(shortestText(value)), std::optional(value));
        }
    }

    void onlyWholeNumbersAreRead() {
        QCOMPARE(numberFrom<int>("-12"), std::optional(-12));
        QCOMPARE(numberFrom<std::uint64_t>("18446744073709551615"),
                 std::optional(std::numeric_limits<std::uint64_t>::max()));
        for (const char* text : {"", " 1", "1 ", "+1", "0x1", "1e3", "1.0", "1,5", "ten"}) {
            QVERIFY2(!numberFrom<std::int64_t>(text), text);
        }
        QVERIFY(!numberFrom<std::uint64_t>("18446744073709551616"));
        QVERIFY(!numberFrom<std::uint64_t>("-1"));
        QVERIFY(!numberFrom<int>("2147483648"));
        for (const char* text : {"", "nan", "inf", "1e999", "0x1p3", "1.5 ", "7,26"}) {
            QVERIFY2(!numberFrom<double>(text), text);
        }
    }
};

LAB_TEST(NumbersTest)
#include "NumbersTest.moc"
