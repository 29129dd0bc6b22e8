// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/JsonFields.h"
#include "tests/support/TestMain.h"

#include <QtTest>

using namespace lab;

namespace {

/// What readField() says of `text` as the value of a setting; empty when it takes it.
template <class Value>
std::string complaintAbout(const char* text) {
    Value value{};
    try {
        readField({{"size", nlohmann::json::parse(text)}}, "size", value);
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

std::string nested(int depth) {
    return std::string(static_cast<std::size_t>(depth), '[') +
           std::string(static_cast<std::size_t>(depth), ']');
}

}  // namespace

/// JSON of strangers: nothing is converted on the way, and no nesting exhausts the stack.
class JsonFieldsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesWhatFits() {
        QCOMPARE(complaintAbout<int>("-2147483648"), std::string());
        QCOMPARE(complaintAbout<std::uint64_t>("18446744073709551615"), std::string());
        QCOMPARE(complaintAbout<double>("3"), std::string());
        QCOMPARE(complaintAbout<double>("1e300"), std::string());
        QCOMPARE(complaintAbout<std::vector<int>>("[]"), std::string());
        std::vector<int> values;
        readField({{"blocks", {3, 4, 6, 3}}}, "blocks", values);
        QCOMPARE(values, (std::vector{3, 4, 6, 3}));
    }

    // nlohmann's own get() makes 1 of the first two, and undefined behaviour of 1e300.
    void refusesWhatDoesNot() {
        for (const char* text : {"1.5", "4294967297", "1e300", "-2147483649", "true", "\"1\"",
                                 "[1]", "null", "{}", "18446744073709551615"}) {
            QVERIFY2(
                complaintAbout<int>(text).find("\"size\" has the wrong type") != std::string::npos,
                text);
        }
        QVERIFY(!complaintAbout<std::uint64_t>("-1").empty());
        QVERIFY(!complaintAbout<bool>("1").empty());
        QVERIFY(!complaintAbout<double>("true").empty());
        QVERIFY(!complaintAbout<std::string>("1").empty());
        for (const char* text : {"[1,2.5]", "[1e300]", "[[1]]", "1", "{}"}) {
            QVERIFY2(!complaintAbout<std::vector<int>>(text).empty(), text);
        }
    }

    void whatIsNoObjectIsASentence() {
        int value = 5;
        for (const nlohmann::json& json : {nlohmann::json(), nlohmann::json{1, 2}}) {
            QVERIFY_EXCEPTION_THROWN(readField(json, "size", value), Error);
        }
        readField(nlohmann::json::object(), "size", value);
        QCOMPARE(value, 5);
    }

    // Half a million levels once ended in a stack overflow, when the message quoted the value.
    void deepNestingIsRefused() {
        QVERIFY(parseJson(nested(kMaxJsonDepth)));
        QVERIFY(!parseJson(nested(kMaxJsonDepth + 1)));
        QVERIFY(!parseJson(nested(500000)));
        QVERIFY(!parseJson(std::string(500000, '[')));
        QVERIFY(!parseJson("{\"a\":" + nested(500000) + ",\"b\":1}"));
        QVERIFY(parseJson("[\"" + std::string(100, '[') + "\\\\\", \"\\\"[[[[[[[[[[[[[[[[[[\"]"));
        QVERIFY(!parseJson("[1,"));
        QVERIFY(!parseJson(""));
        QVERIFY(!parseJson("\"\xFF\""));
        QCOMPARE(parseJson("[[], 7]")->at(1).get<int>(), 7);
    }

    void whatIsNotUtf8IsReplaced() {
        QCOMPARE(printable("ü\n\"\\"), std::string("ü\n\"\\"));
        QCOMPARE(printable("a\xFFz"), std::string("a\uFFFDz"));
    }

    void excerptsAreShortAscii() {
        const std::string text = excerptOf("ü\xFF" + std::string(100, 'x'));
        QCOMPARE(text.size(), std::size_t{60});
        QVERIFY(std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; }));
    }
};

LAB_TEST(JsonFieldsTest)
#include "JsonFieldsTest.moc"
