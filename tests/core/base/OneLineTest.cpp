// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/OneLine.h"
#include "tests/support/TestMain.h"

#include <QProcess>
#include <QtTest>

using namespace lab;

/// Strangers' names, as they may be shown.
class OneLineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesOfAnyLanguageStay() {
        for (const std::string name : {"", "a b.png", "Größe", "画像", "عربي", "עברית",
                                       "👩‍👩‍👧", "a\\nb", "50 % (x)"}) {
            QCOMPARE(onOneLine(name), name);
        }
    }

    void commandsAreShown() {
        QCOMPARE(onOneLine("a\nb\tc\rd"), std::string("a\\nb\\tc\\rd"));
        QCOMPARE(onOneLine("\x1b[31m\x07\x7f"), std::string("\\x1b[31m\\x07\\x7f"));
        QCOMPARE(onOneLine("\xc2\x9b|\xc2\x85"), std::string("\\u009b|\\u0085"));
        QCOMPARE(onOneLine("\xe2\x80\xae|\xe2\x80\xa8"), std::string("\\u202e|\\u2028"));
        QCOMPARE(onOneLine(std::string_view("a\0b", 3)), std::string("a\\x00b"));
    }

    void whatIsNoUtf8IsShown() {
        QCOMPARE(onOneLine("caf\xe9"), std::string("caf\\xe9"));
        QCOMPARE(onOneLine("\xed\xa0\x80\xc0\xaf\xe2\x80"),
                 std::string("\\xed\\xa0\\x80\\xc0\\xaf\\xe2\\x80"));
    }

    void whatIsKeptPasses() {
        QCOMPARE(withoutCommands("a\nb\tc\x1b", "\n\t"), std::string("a\nb\tc\\x1b"));
    }

    void shellsTakeItForOneWord() {
        QCOMPARE(shellWord("/tmp/a-b_1.x"), std::string("/tmp/a-b_1.x"));
        QCOMPARE(shellWord(""), std::string("''"));
        for (const std::string text :
             {"cost $5", "a\"b$HOME`id`", "it's", "caf\xe9", "\x1b[31m", "a\nb\\", "Größe", "~x",
              "a\x1b"
              "b",
              "!x", "*"}) {
            const std::string word = shellWord(text);
            QCOMPARE(onOneLine(word), word);
            QProcess shell;
            shell.start("bash", {"-c", "printf %s " + QString::fromStdString(word)});
            QVERIFY(shell.waitForFinished());
            QCOMPARE(shell.readAllStandardOutput().toStdString(), text);
        }
    }

    void filesNamesHaveWholeLettersAndNoCommands() {
        QCOMPARE(asFileName("a/b\x1b[31m\n\xe9z", 100), std::string("a-b-[31m--z"));
        QCOMPARE(asFileName("Größe", 3), std::string("Gr"));  // ö has two bytes
        QCOMPARE(asFileName("Größe", 4), std::string("Grö"));
        QCOMPARE(asFileName("", 4), std::string());
    }

    void twiceIsOnce() {
        const std::string once = onOneLine("a\nb\x1b\xe9\xe2\x80\xae");
        QCOMPARE(onOneLine(once), once);
    }
};

LAB_TEST(OneLineTest)
#include "OneLineTest.moc"
