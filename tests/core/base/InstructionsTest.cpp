// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Instructions.h"
#include "tests/support/TestMain.h"
#include "tests/support/Tiny.h"

#include <QtTest>

using namespace lab;
using namespace lab::test;

/// The one switch for what our kernels are made for.
class InstructionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fewerThanTheProcessorHasMayBeChosen() {
        QCOMPARE(chosenInstructions("", Instructions::Amx), Instructions::Amx);
        QCOMPARE(chosenInstructions("avx512", Instructions::Amx), Instructions::Avx512);
        QCOMPARE(chosenInstructions("none", Instructions::Avx2), Instructions::None);
        QCOMPARE(chosenInstructions("avx2", Instructions::Avx2), Instructions::Avx2);
    }

    void moreAreRefused() {
        const std::string sentence =
            sentenceOf([] { chosenInstructions("avx512bf16", Instructions::Avx512); });
        QVERIFY2(sentence.find("no more than \"avx512\"") != std::string::npos, sentence.c_str());
    }

    void otherWordsAreRefused() {
        const std::string sentence =
            sentenceOf([] { chosenInstructions("AVX-512", Instructions::Avx512); });
        QVERIFY2(sentence.find("LAB_INSTRUCTIONS") != std::string::npos, sentence.c_str());
        QVERIFY2(sentence.find("none, avx2, avx512, avx512bf16, amx") != std::string::npos,
                 sentence.c_str());
    }

    void whatIsUsedIsThere() {
        QVERIFY(instructions() <= processorInstructions());
        // Where whoever runs the test knows it, as under qemu.
        if (const QByteArray known = qgetenv("LAB_KNOWN_INSTRUCTIONS"); !known.isEmpty()) {
            QCOMPARE(QByteArray::fromStdString(toText(processorInstructions())), known);
        }
    }
};

LAB_TEST(InstructionsTest)
#include "InstructionsTest.moc"
