// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Error.h"
#include "core/model/ClassMatch.h"
#include "core/model/Models.h"
#include "tests/support/TestMain.h"

#include <QtTest>

using namespace lab;

namespace {

using Names = std::vector<std::string>;

std::string refusalOf(const Names& data, const Names& network) {
    try {
        matchClasses(data, network, "DATA", "FILE");
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

}  // namespace

/// Classes are names, never places.
class ClassMatchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesDecide() {
        const ClassMatch match =
            matchClasses({"blue", "red"}, {"red", "green", "blue"}, "DATA", "FILE");
        QVERIFY((match.places == std::vector<std::int64_t>{2, 0}));
        QVERIFY(match.note.find("1 of the network's 3 classes are not in DATA: green") !=
                std::string::npos);
    }

    void strangersAreNamed() {
        const std::string refusal =
            refusalOf({"blue", "green", "purple", "red"}, {"blue", "green", "red", "yellow"});
        QVERIFY2(refusal.find("purple") != std::string::npos, refusal.c_str());
        QVERIFY2(refusal.find("yellow") != std::string::npos, refusal.c_str());
        // A folder that was renamed, with as many classes as before.
        QVERIFY(refusalOf({"green", "red", "zblue"}, {"blue", "green", "red"}).find("zblue") !=
                std::string::npos);
    }

    // No sentence that says a class is unknown and known.
    void aNameThatStandsTwiceIsNoOne() {
        for (const Names& network :
             {Names{"cat", "dog", "cat"}, Names{"caf\xC3\xA9", "dog", "cafe\xCC\x81"}}) {
            const std::string refusal = refusalOf({network[0], "dog"}, network);
            QVERIFY2(refusal.find("more than one class of the same name (" + network[0]) !=
                         std::string::npos,
                     refusal.c_str());
            QVERIFY(refusal.find("does not know") == std::string::npos);
            QVERIFY(refusalOf({"dog"}, network).empty());
        }
    }

    void foldersCannotHaveEveryName() {
        const ClassMatch match = matchClasses({"Ankle boot", "T-shirt_top"},
                                              {"T-shirt/top", "Ankle boot"}, "DATA", "FILE");
        QVERIFY((match.places == std::vector<std::int64_t>{1, 0}));
        QCOMPARE(match.note,
                 std::string("Classes paired by their letters: T-shirt_top = T-shirt/top."));
        QVERIFY(matchClasses({"Tinca tinca"}, {"goldfish", "tench, Tinca tinca"}, "", "")
                    .places.front() == 1);
        QVERIFY(!refusalOf({"a b", "ab"}, {"a-b", "c"}).empty());  // two for one
    }

    void theExactNameComesFirst() {
        const std::string refusal = refusalOf({"Ant", "ant", "bee"}, {"ant", "bee", "cat"});
        QVERIFY2(refusal.find("does not know: Ant;") != std::string::npos, refusal.c_str());
    }

    void lettersWithMarksAreTheSameInBothForms() {
        const ClassMatch match =
            matchClasses({"cafe\xCC\x81", "tea"}, {"tea", "caf\xC3\xA9"}, "DATA", "FILE");
        QVERIFY((match.places == std::vector<std::int64_t>{1, 0}));
        QVERIFY(match.note.empty());
    }

    void numbersArePairedByPlaceAndSaid() {
        const ClassMatch match = matchClasses({"cat", "dog"}, {"0", "1"}, "DATA", "FILE");
        QVERIFY((match.places == std::vector<std::int64_t>{0, 1}));
        QVERIFY(match.note.find("in this order: cat, dog") != std::string::npos);
        QVERIFY(!refusalOf({"cat", "dog", "fish"}, {"0", "1"}).empty());
        // Names that are numbers are names: "10" comes before "2".
        Names digits;
        for (int i = 0; i < 11; ++i) {
            digits.push_back(std::to_string(i));
        }
        QVERIFY((matchClasses({"1", "10", "2"}, digits, "", "").places ==
                 std::vector<std::int64_t>{1, 10, 2}));
    }

    void wordNetNumbersStandForImageNet() {
        const Names names = imageNetClasses();
        const ClassMatch match =
            matchClasses({"n01440764", "n02102040", "n15075141"}, names, "DATA", "FILE");
        QVERIFY((match.places == std::vector<std::int64_t>{0, 217, 999}));
        QVERIFY(names[217].starts_with("English springer"));
    }
};

LAB_TEST(ClassMatchTest)
#include "ClassMatchTest.moc"
