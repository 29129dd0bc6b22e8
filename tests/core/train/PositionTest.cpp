// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/train/Position.h"
#include "tests/support/TestMain.h"
#include "tests/support/Tiny.h"

#include <QtTest>

using namespace lab;
using namespace lab::test;

/// The position in a checkpoint's metadata: exact, and no other text passes for one.
class PositionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void comesBackExactly() {
        const Position position{3, 156, 0.1 + 0.2, 1e15 + 1, 100.0 / 3};
        QVERIFY(positionOf(textOf(position)) == position);
        QVERIFY(positionOf(textOf({})) == Position{});
    }

    void damageIsASentence_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("a number") << QByteArray("1");
        QTest::newRow("no steps") << QByteArray(R"({"epochs_done":1})");
        QTest::newRow("no epochs") << QByteArray(R"({"steps_done":1})");
        QTest::newRow("negative") << QByteArray(R"({"epochs_done":-1,"steps_done":0})");
        QTest::newRow("beyond int") << QByteArray(R"({"epochs_done":1e300,"steps_done":0})");
        QTest::newRow("a fraction") << QByteArray(R"({"epochs_done":0,"steps_done":0.5})");
        QTest::newRow("a list") << QByteArray(R"({"epochs_done":0,"steps_done":0,"wrong":[]})");
        QTest::newRow("deep") << QByteArray(R"({"epochs_done":)") + QByteArray(100000, '[');
    }
    void damageIsASentence() {
        QFETCH(QByteArray, text);
        QVERIFY(!sentenceOf([&] { positionOf(text.toStdString()); }).empty());
    }
};

LAB_TEST(PositionTest)
#include "PositionTest.moc"
