// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Layout.h"
#include "core/base/Phrase.h"
#include "tests/support/TestMain.h"

#include <QtTest>

#include <cstdint>
#include <filesystem>
#include <thread>
#include <vector>

using namespace lab;

namespace {

std::string shouted(const char* english) {
    return std::string(english) + "!";
}

}  // namespace

/// Sentences with places for values, and the book that has them in another language.
class PhraseTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { setPhraseBook({}); }

    void putsEachValueInItsPlace() {
        QCOMPARE(filled("%1 has %2, not %3.", "a", 2, std::string("c")),
                 std::string("a has 2, not c."));
        QCOMPARE(filled("%2 %1 %2", "a", "b"), std::string("b a b"));
        QCOMPARE(filled("nothing"), std::string("nothing"));
        QCOMPARE(filled("%1%1", ""), std::string());
    }

    // As Qt's chained arg() would.
    void leavesPlacesWithinValues() {
        QCOMPARE(filled("%1, %2", "%2", "%1"), std::string("%2, %1"));
        QCOMPARE(filled("%1", "%1%1"), std::string("%1%1"));
    }

    // What a stranger calls a file says no sentence of its own.
    void valuesForgeNoLine() {
        QCOMPARE(filled("No picture is in %1.\nThat is all.", "q\nAll pictures were read."),
                 std::string("No picture is in q\\nAll pictures were read..\nThat is all."));
        QCOMPARE(
            filled("%1|%2", std::filesystem::path("/a\r\nb"), std::string("\x1b[2J\xe2\x80\xae")),
            std::string("/a\\r\\nb|\\x1b[2J\\u202e"));
        const std::string once = filled("the first is %1", "h\nbar");
        QCOMPARE(filled("%1", once), once);
    }

    void leavesWhatIsNoPlace() {
        QCOMPARE(filled("50 %: %1 %2 %0 %a %", "x"), std::string("50 %: x %2 %0 %a %"));
        QCOMPARE(filled("%%1", "x"), std::string("%x"));
        QCOMPARE(filled("%12", "x"), std::string("x2"));
    }

    void takesTextsIntegersAndPaths() {
        const std::string_view view("a view of it", 6);
        const char* const none = "";
        QCOMPARE(filled("%1|%2|%3", view, none, std::filesystem::path("/a b/ü")),
                 std::string("a view||/a b/ü"));
        QCOMPARE(filled("%1 %2 %3 %4", std::uint8_t{65}, std::int64_t{-9000000000},
                        std::uint64_t{18446744073709551615U}, std::size_t{0}),
                 std::string("65 -9000000000 18446744073709551615 0"));
        QCOMPARE(filled("%1%2%3%4%5%6%7%8%9", 1, 2, 3, 4, 5, 6, 7, 8, 9), std::string("123456789"));
    }

    void isEnglishWithoutABook() {
        QCOMPARE(phrase("it is empty"), std::string("it is empty"));
        setPhraseBook(shouted);
        QCOMPARE(phrase("it is empty"), std::string("it is empty!"));
        setPhraseBook({});
        QCOMPARE(phrase("it is empty"), std::string("it is empty"));
    }

    // Sentence and noun, each as the book has it.
    void errorsComeFromTheBook() {
        setPhraseBook(shouted);
        try {
            fromText<Layout>("square");
            QFAIL("there is no such layout");
        } catch (const Error& error) {
            QCOMPARE(std::string(error.what()),
                     std::string("There is no layout! \"square\"; choose one of: contiguous, "
                                 "channels-last.!"));
        }
    }

    void filesAreWrittenInEnglish() {
        setPhraseBook(shouted);
        {
            const EnglishPhrases english;
            QCOMPARE(phrase("a"), std::string("a"));
            {
                const EnglishPhrases within;
                QCOMPARE(phrase("a"), std::string("a"));
            }
            QCOMPARE(phrase("a"), std::string("a"));
            std::string elsewhere;
            std::thread([&elsewhere] { elsewhere = phrase("a"); }).join();
            QCOMPARE(elsewhere, std::string("a!"));
        }
        QCOMPARE(phrase("a"), std::string("a!"));
    }

    void threadsAskWhileTheBookChanges() {
        std::vector<int> wrong(4);
        {
            std::vector<std::jthread> threads;
            for (int& count : wrong) {
                threads.emplace_back([&count] {
                    for (int i = 0; i < 20000; ++i) {
                        const std::string said = phrase("a");
                        count += said == "a" || said == "a!" ? 0 : 1;
                    }
                });
            }
            for (int i = 0; i < 200; ++i) {
                setPhraseBook(shouted);
                setPhraseBook({});
            }
        }
        QCOMPARE(wrong, std::vector<int>(4));
    }
};

LAB_TEST(PhraseTest)
#include "PhraseTest.moc"
