// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/DataSpec.h"
#include "tests/core/data/DataFiles.h"
#include "tests/support/TestMain.h"

#include <QtTest>
#include <nlohmann/json.hpp>

#include <functional>

using lab::DataSpec;
using namespace lab::test;

using Change = std::function<void(DataSpec&)>;
Q_DECLARE_METATYPE(Change)

class DataSpecTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void acceptsWhatIsAllowed();
    void refusesWithTheAllowedRange_data();
    void refusesWithTheAllowedRange();
    void comesBackFromJson();
    void missingKeysAreDefaults();
    void wrongTypeNamesTheKey_data();
    void wrongTypeNamesTheKey();
};

void DataSpecTest::acceptsWhatIsAllowed() {
    lab::validate(DataSpec{});
    lab::validate({"folder", 1, 1, 224, 256, 0, false, false});
    lab::validate({"folder", 0, 0, 8, 8, 64, true, true});
    lab::validate({"folder", 0, 0, 1024, 0, 64, true, true});
}

void DataSpecTest::refusesWithTheAllowedRange_data() {
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("said");
    const auto row = [](const char* name, const Change& change, const char* said) {
        QTest::newRow(name) << change << said;
    };
    row(
        "no source", [](DataSpec& s) { s.source.clear(); }, "fashion-mnist");
    row(
        "train limit", [](DataSpec& s) { s.trainLimit = -1; }, "training images is -1");
    row(
        "test limit", [](DataSpec& s) { s.testLimit = -5; }, "test images is -5");
    row(
        "small image", [](DataSpec& s) { s.imageSize = 7; }, "between 8 and 1024");
    row(
        "negative image", [](DataSpec& s) { s.imageSize = -28; }, "between 8 and 1024");
    row(
        "large image", [](DataSpec& s) { s.imageSize = 1025; }, "between 8 and 1024");
    row(
        "large stored", [](DataSpec& s) { s.storedSize = 2000; }, "between 8 and 1024");
    row(
        "stored below image",
        [](DataSpec& s) {
            s.imageSize = 224;
            s.storedSize = 64;
        },
        "at least the image size of 224");
    row(
        "negative pad", [](DataSpec& s) { s.pad = -1; }, "between 0 and 64");
    row(
        "large pad", [](DataSpec& s) { s.pad = 65; }, "between 0 and 64");
}

void DataSpecTest::refusesWithTheAllowedRange() {
    QFETCH(Change, change);
    QFETCH(QString, said);
    DataSpec spec;
    change(spec);
    const std::string message = messageOf([&] { lab::validate(spec); });
    QVERIFY2(contains(message, said.toStdString()), message.c_str());
}

void DataSpecTest::comesBackFromJson() {
    const DataSpec spec{"/data/dogs", std::int64_t{1} << 40, 7, 224, 256, 4, false, true};
    const nlohmann::json json = spec;
    QVERIFY(nlohmann::json::parse(json.dump()).get<DataSpec>() == spec);
    QVERIFY(!json.contains("scale") && !json.contains("colour_shift"));
    DataSpec varied = spec;
    varied.scale = PictureScale::Jitter;
    varied.colourShift = true;
    const nlohmann::json second = varied;
    QCOMPARE(second["scale"], "jitter");
    QVERIFY(second.get<DataSpec>() == varied);
    QVERIFY(withoutAugmentation(varied) == withoutAugmentation(spec));
}

void DataSpecTest::missingKeysAreDefaults() {
    QVERIFY(nlohmann::json::object().get<DataSpec>() == DataSpec{});
    DataSpec spec{"shapes", 5, 5, 32, 32, 9, false, false};
    from_json(nlohmann::json{{"source", "mnist"}, {"unknown", 1}}, spec);
    DataSpec expected;
    expected.source = "mnist";
    QVERIFY(spec == expected);
}

void DataSpecTest::wrongTypeNamesTheKey_data() {
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("key");
    QTest::newRow("source") << R"({"source": 5})"
                            << "source";
    QTest::newRow("text as limit") << R"({"train_limit": "5"})"
                                   << "train_limit";
    QTest::newRow("fraction") << R"({"test_limit": 5.5})"
                              << "test_limit";
    QTest::newRow("beyond int") << R"({"image_size": 4294967296})"
                                << "image_size";
    QTest::newRow("beyond int64") << R"({"train_limit": 18446744073709551615})"
                                  << "train_limit";
    QTest::newRow("null") << R"({"stored_size": null})"
                          << "stored_size";
    QTest::newRow("list") << R"({"pad": [2]})"
                          << "pad";
    QTest::newRow("number as flag") << R"({"crop": 1})"
                                    << "crop";
    QTest::newRow("text as flag") << R"({"flip": "yes"})"
                                  << "flip";
    QTest::newRow("no object") << R"([1])"
                               << "data set";
}

void DataSpecTest::wrongTypeNamesTheKey() {
    QFETCH(QString, json);
    QFETCH(QString, key);
    const auto parsed = nlohmann::json::parse(json.toStdString());
    const std::string message = messageOf([&] { static_cast<void>(parsed.get<DataSpec>()); });
    QVERIFY2(contains(message, key.toStdString()), message.c_str());
}

LAB_TEST(DataSpecTest)
#include "DataSpecTest.moc"
