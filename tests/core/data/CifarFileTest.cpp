// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/CifarFile.h"
#include "tests/core/data/DataFiles.h"
#include "tests/support/TestMain.h"

#include <QTemporaryDir>
#include <QtTest>

namespace fs = std::filesystem;
using namespace lab::test;

namespace {

const std::vector<lab::CifarPart> kParts{{"one.bin", 3}, {"two.bin", 2}};

void putParts(const fs::path& folder) {
    put(folder / "one.bin", cifarRecords({"\x03", "\x08", "\x01"}));
    put(folder / "two.bin", cifarRecords({"\x09", "\x02"}));
}

}  // namespace

class CifarFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsPartsInOrder();
    void readsFineLabels();
    void limitReachesAcrossParts();
    void damagedFileIsNamed_data();
    void damagedFileIsNamed();
    void missingPartIsNamed();
    void layoutsAreThePublishedOnes();
    void classNamesComeFromTheFile();
};

void CifarFileTest::readsPartsInOrder() {
    const QTemporaryDir directory;
    const fs::path folder = directory.path().toStdString();
    putParts(folder);
    const lab::RawSplit split = lab::readCifarSplit(folder, kParts, 1, {10, 0});
    QVERIFY((split.labels == std::vector<std::int64_t>{3, 8, 1, 9, 2}));
    QCOMPARE(split.channels, 3);
    QCOMPARE(split.height, 32);
    QCOMPARE(split.pixels.size(), std::size_t{5 * 3072});
    QCOMPARE(int{split.pixels[2 * 3072 + 100]}, 2 * 5 + 100);
    QCOMPARE(int{split.pixels[4 * 3072 + 100]}, 1 * 5 + 100);
}

void CifarFileTest::readsFineLabels() {
    const QTemporaryDir directory;
    const fs::path folder = directory.path().toStdString();
    put(folder / "train.bin", cifarRecords({"\x13\x63", "\x01\x2A"}));
    const lab::RawSplit split = lab::readCifarSplit(folder, {{"train.bin", 2}}, 2, {100, 0});
    QVERIFY((split.labels == std::vector<std::int64_t>{99, 42}));
    QCOMPARE(int{split.pixels[3072]}, 5);
}

void CifarFileTest::limitReachesAcrossParts() {
    const QTemporaryDir directory;
    const fs::path folder = directory.path().toStdString();
    putParts(folder);
    QCOMPARE(lab::readCifarSplit(folder, kParts, 1, {10, 2}).labels.size(), std::size_t{2});
    QCOMPARE(lab::readCifarSplit(folder, kParts, 1, {10, 4}).labels.size(), std::size_t{4});
    QCOMPARE(lab::readCifarSplit(folder, kParts, 1, {10, 9}).labels.size(), std::size_t{5});
}

void CifarFileTest::damagedFileIsNamed_data() {
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("labelOfSecond");
    QTest::addColumn<QString>("found");
    const int whole = 2 * 3073;
    QTest::newRow("empty") << 0 << 2 << "0 bytes";
    QTest::newRow("one byte short") << whole - 1 << 2 << "6145 bytes instead of 6146";
    QTest::newRow("one record short") << whole - 3073 << 2 << "3073 bytes";
    QTest::newRow("cut within a record") << 1000 << 2 << "1000 bytes";
    QTest::newRow("too long") << whole + 1 << 2 << "6147 bytes";
    QTest::newRow("label out of range") << whole << 10 << "label of record 1 is 10";
    QTest::newRow("label far out of range") << whole << 255 << "label of record 1 is 255";
}

void CifarFileTest::damagedFileIsNamed() {
    QFETCH(int, size);
    QFETCH(int, labelOfSecond);
    QFETCH(QString, found);
    const QTemporaryDir directory;
    const fs::path folder = directory.path().toStdString();
    putParts(folder);
    const std::string label(1, static_cast<char>(labelOfSecond));
    put(folder / "two.bin", cifarRecords({"\x09", label}));
    fs::resize_file(folder / "two.bin", static_cast<std::uintmax_t>(size));
    const std::string message = messageOf([&] { lab::readCifarSplit(folder, kParts, 1, {10, 0}); });
    QVERIFY2(contains(message, (folder / "two.bin").string()), message.c_str());
    QVERIFY2(contains(message, found.toStdString()), message.c_str());
    QVERIFY2(contains(message, "download it again"), message.c_str());
}

void CifarFileTest::missingPartIsNamed() {
    const QTemporaryDir directory;
    const fs::path folder = directory.path().toStdString();
    put(folder / "one.bin", cifarRecords({"\x03", "\x08", "\x01"}));
    const std::string message = messageOf([&] { lab::readCifarSplit(folder, kParts, 1, {10, 1}); });
    QVERIFY2(contains(message, (folder / "two.bin").string()), message.c_str());
    QVERIFY2(contains(message, "unpack"), message.c_str());
}

void CifarFileTest::layoutsAreThePublishedOnes() {
    const auto count = [](const std::vector<lab::CifarPart>& parts) {
        std::int64_t sum = 0;
        for (const lab::CifarPart& part : parts) {
            sum += part.records;
        }
        return sum;
    };
    for (const auto* layout : {&lab::cifar10Layout(), &lab::cifar100Layout()}) {
        QCOMPARE(count(layout->train), std::int64_t{50000});
        QCOMPARE(count(layout->test), std::int64_t{10000});
    }
    QCOMPARE(lab::cifar10Layout().classNames.size(), std::size_t{10});
    QCOMPARE(lab::cifar100Layout().classNames.size(), std::size_t{100});
}

void CifarFileTest::classNamesComeFromTheFile() {
    const QTemporaryDir directory;
    const fs::path folder = directory.path().toStdString();
    const lab::CifarLayout& layout = lab::cifar10Layout();
    QCOMPARE(lab::cifarClassNames(folder, layout)[9], std::string("truck"));
    put(folder / "batches.meta.txt", "a\r\nb\nc\nd\ne\nf\ng\nh\ni\nten \n\n");
    QCOMPARE(lab::cifarClassNames(folder, layout)[0], std::string("a"));
    QCOMPARE(lab::cifarClassNames(folder, layout)[9], std::string("ten"));
    put(folder / "batches.meta.txt", "a\nb\nc\nd\n\xFF\nf\ng\nh\ni\nj\n");
    QCOMPARE(lab::cifarClassNames(folder, layout)[4], std::string("\uFFFD"));  // JSON must hold it
    put(folder / "batches.meta.txt", "too\nfew\n");
    QCOMPARE(lab::cifarClassNames(folder, layout)[0], std::string("airplane"));
    QCOMPARE(lab::cifarClassNames(folder, lab::cifar100Layout())[99], std::string("class 99"));
}

LAB_TEST(CifarFileTest)
#include "CifarFileTest.moc"
