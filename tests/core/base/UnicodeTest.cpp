// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Random.h"
#include "core/base/Unicode.h"
#include "tests/support/TestMain.h"

#include <QString>
#include <QtTest>

using namespace lab;

namespace {

std::string utf8Of(const std::u32string& codes) {
    return QString::fromStdU32String(codes).toStdString();
}

std::string composedByQt(const std::string& text) {
    return QString::fromStdString(text).normalized(QString::NormalizationForm_C).toStdString();
}

bool isCharacter(char32_t code) {
    const QChar::UnicodeVersion version = QChar::unicodeVersion(code);
    return (code < 0xD800 || code >= 0xE000) && version != QChar::Unicode_Unassigned &&
           version <= QChar::Unicode_14_0;  // what every utf8proc knows
}

}  // namespace

class UnicodeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writtenApartIsOne() {
        QCOMPARE(composed("cafe\xCC\x81"), std::string("caf\xC3\xA9"));
        QCOMPARE(composed("caf\xC3\xA9"), std::string("caf\xC3\xA9"));
        QCOMPARE(composed("cafe"), std::string("cafe"));
    }

    void everyCharacterIsComposedAsQtDoesIt() {
        for (char32_t code = 1; code <= 0x10FFFF; ++code) {
            if (!isCharacter(code)) {
                continue;
            }
            const std::string text = utf8Of(std::u32string(1, code));
            const std::string apart =
                QString::fromStdString(text).normalized(QString::NormalizationForm_D).toStdString();
            QCOMPARE(composed(text), composedByQt(text));
            QCOMPARE(composed(apart), composedByQt(apart));
        }
    }

    void anyFewCharactersAreComposedAsQtDoesIt() {
        // Letters, marks, Korean and Indian characters, which meet in all orders. Not U+11A7, an
        // old Korean vowel that utf8proc 2.8 takes for no ending and drops behind a syllable.
        const std::u32string letters =
            U"aeEoOsd\u00E9\u01D5\u1E9B\u0300\u0301\u0308\u0323\u0327\u0345\u0338\u1100\u1161\u11A8"
            U"\uAC00\uAC01\u09C7\u09BE\u0915\u093C\u0958\u2126\u304B\u3099\u05D0\u05B7";
        Random random(1, Purpose::Order);
        for (int i = 0; i < 100000; ++i) {
            std::u32string codes;
            for (std::uint64_t left = 1 + random.below(6); left > 0; --left) {
                codes += letters[random.below(letters.size())];
            }
            const std::string text = utf8Of(codes);
            QCOMPARE(composed(text), composedByQt(text));
        }
    }

    void whatIsNoUtf8Stays() {
        for (const std::string text : {"caf\xE9", "e\xCC", "\xC0\xAF", "\xED\xA0\x80",
                                       "\xF4\x90\x80\x80", "\xFF", "a\x80", "\xE0\x80\xAF"}) {
            QCOMPARE(composed(text), text);
        }
    }
};

LAB_TEST(UnicodeTest)
#include "UnicodeTest.moc"
