// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/IdxFile.h"
#include "tests/core/data/DataFiles.h"
#include "tests/support/TestMain.h"

#include <QTemporaryDir>
#include <QtTest>

#include <functional>

namespace fs = std::filesystem;
using namespace lab::test;

namespace {

constexpr std::uint32_t kCount = 12;
const char* const kImages = "train-images-idx3-ubyte";
const char* const kLabels = "train-labels-idx1-ubyte";

using Damage = std::function<std::string(std::string)>;

Damage byteAt(std::size_t at, char value) {
    return [=](std::string bytes) {
        bytes[at] = value;
        return bytes;
    };
}

Damage cutTo(std::size_t size) {
    return [=](const std::string& bytes) { return bytes.substr(0, size); };
}

std::string zippedThenCut(const std::string& bytes) {
    const std::string zipped = gzipped(bytes);
    return zipped.substr(0, zipped.size() / 2);
}

std::string zippedWithoutChecksum(const std::string& bytes) {
    const std::string zipped = gzipped(bytes);
    return zipped.substr(0, zipped.size() - 8);
}

std::string zippedThenGarbled(const std::string& bytes) {
    std::string zipped = gzipped(bytes);
    for (std::size_t i = 12; i < zipped.size(); i += 3) {
        zipped[i] = static_cast<char>(zipped[i] ^ 0x5A);
    }
    return zipped;
}

std::string wrongChecksum(const std::string& bytes) {
    std::string zipped = gzipped(bytes);
    zipped[zipped.size() - 6] = static_cast<char>(zipped[zipped.size() - 6] ^ 1);
    return zipped;
}

}  // namespace

Q_DECLARE_METATYPE(Damage)

class IdxFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsPlainAndZipped_data();
    void readsPlainAndZipped();
    void limitTakesTheFirst();
    void readsOtherNames();
    void namesMissingFile();
    void damagedFileIsNamed_data();
    void damagedFileIsNamed();
    void wholeFilesAreNotCalledDamaged_data();
    void wholeFilesAreNotCalledDamaged();
    void labelsOfAnotherSetAreNamed();
    void everyTruncationIsFound();
    void hugeCountTakesNoMemory();
    void imagesBoundTheLabels();
};

void IdxFileTest::readsPlainAndZipped_data() {
    QTest::addColumn<bool>("zipped");
    QTest::newRow("plain") << false;
    QTest::newRow("gzip") << true;
}

void IdxFileTest::readsPlainAndZipped() {
    QFETCH(bool, zipped);
    const QTemporaryDir directory;
    const fs::path folder = directory.path().toStdString();
    QVERIFY(!lab::holdsIdxSet(folder));
    putIdxSet(folder, kCount, 5, zipped);
    QVERIFY(lab::holdsIdxSet(folder));
    const lab::RawSplit split = lab::readIdxSplit(folder, "train", {});
    QCOMPARE(split.channels, 1);
    QCOMPARE(split.height, 8);
    QCOMPARE(split.width, 8);
    QCOMPARE(split.labels.size(), std::size_t{kCount});
    QCOMPARE(split.pixels.size(), std::size_t{kCount} * 64);
    QCOMPARE(int{split.pixels[3 * 64 + 10]}, 3 * 7 + 10);
    QCOMPARE(split.labels[11], std::int64_t{1});
    QCOMPARE(lab::readIdxSplit(folder, "t10k", {}).labels.size(), std::size_t{5});
}

void IdxFileTest::limitTakesTheFirst() {
    const QTemporaryDir directory;
    const fs::path folder = directory.path().toStdString();
    putIdxSet(folder, kCount, 5, true);
    const lab::RawSplit all = lab::readIdxSplit(folder, "train", {});
    const lab::RawSplit some = lab::readIdxSplit(folder, "train", {10, 4});
    QCOMPARE(some.labels.size(), std::size_t{4});
    QVERIFY(std::equal(some.pixels.begin(), some.pixels.end(), all.pixels.begin()));
    QVERIFY(std::equal(some.labels.begin(), some.labels.end(), all.labels.begin()));
    QVERIFY(lab::readIdxSplit(folder, "train", {10, 100}).pixels == all.pixels);
}

void IdxFileTest::readsOtherNames() {
    const QTemporaryDir directory;
    const fs::path folder = directory.path().toStdString();
    put(folder / "train-images.idx3-ubyte", idxImages(3));
    put(folder / "train-labels.idx1-ubyte.gz", gzipped(idxLabels(3)));
    QCOMPARE(lab::readIdxSplit(folder, "train", {}).labels.size(), std::size_t{3});
}

void IdxFileTest::namesMissingFile() {
    const QTemporaryDir directory;
    const fs::path folder = directory.path().toStdString();
    put(folder / kImages, idxImages(3));
    const std::string message = messageOf([&] { lab::readIdxSplit(folder, "train", {}); });
    QVERIFY2(contains(message, (folder / kLabels).string()), message.c_str());
    QVERIFY2(contains(message, "download"), message.c_str());
}

void IdxFileTest::damagedFileIsNamed_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<Damage>("damage");
    QTest::addColumn<QString>("found");
    const auto row = [](const char* name, const char* file, const Damage& damage,
                        const char* found) { QTest::newRow(name) << file << damage << found; };
    row("images of wrong magic", kImages, byteAt(3, 1), "0x00000801");
    row("labels of wrong magic", kLabels, byteAt(2, 9), "0x00000901");
    row("images empty", kImages, cutTo(0), "empty");
    row("labels empty", kLabels, cutTo(0), "empty");
    row("images without pixels", kImages, cutTo(16), "promises");
    row("count zero", kImages, byteAt(7, 0), "nothing");
    row("count of images too large", kImages, byteAt(7, kCount + 1), "labels");
    row("count of labels too large", kLabels, byteAt(4, 0x7F), "labels");
    row("sides that the file cannot hold", kImages, byteAt(11, 9), "promises");
    row("too large a side", kImages, byteAt(10, 9), "promises");
    row("a side beyond belief", kImages, byteAt(8, 9), "square");
    row("no side", kImages, byteAt(11, 0), "promises");
    row("label out of range", kLabels, byteAt(8 + 5, 10), "label 5 is 10");
    row(
        "text", kImages, [](const std::string&) { return "<html>not found</html>"; }, "not an IDX");
    row(
        "images go on", kImages, [](const std::string& b) { return b + "x"; }, "bytes");
    row(
        "zipped images go on", kImages, [](const std::string& b) { return gzipped(b + "x"); },
        "goes on");
    row(
        "zipped labels go on", kLabels, [](const std::string& b) { return gzipped(b + "x"); },
        "goes on");
    row("gzip cut in half", kImages, zippedThenCut, "");
    row("gzip without its end", kImages, zippedWithoutChecksum, "gzip");
    row("gzip garbled", kImages, zippedThenGarbled, "");
    row("gzip of wrong checksum", kImages, wrongChecksum, "gzip");
    row(
        "gzip magic and garbage", kLabels,
        [](const std::string&) { return "\x1F\x8B\x08rubbish that is no deflate stream"; }, "gzip");
}

void IdxFileTest::damagedFileIsNamed() {
    QFETCH(QString, file);
    QFETCH(Damage, damage);
    QFETCH(QString, found);
    const QTemporaryDir directory;
    const fs::path folder = directory.path().toStdString();
    putIdxSet(folder, kCount, 5, false);
    const fs::path path = folder / file.toStdString();
    put(path, damage(get(path)));
    const std::string message = messageOf([&] { lab::readIdxSplit(folder, "train", {}); });
    QVERIFY2(contains(message, path.string()), message.c_str());
    QVERIFY2(contains(message, found.toStdString()), message.c_str());
    QVERIFY2(contains(message, "download it again"), message.c_str());
}

void IdxFileTest::wholeFilesAreNotCalledDamaged_data() {
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("width");
    QTest::addColumn<bool>("zipped");
    for (const bool zipped : {false, true}) {
        const char* how = zipped ? "gzip" : "plain";
        QTest::addRow("not square, %s", how) << 20 << 28 << zipped;
        QTest::addRow("small, %s", how) << 4 << 4 << zipped;
        QTest::addRow("large, %s", how) << 1025 << 1025 << zipped;
    }
}

// Another download would give the same pictures.
void IdxFileTest::wholeFilesAreNotCalledDamaged() {
    QFETCH(int, height);
    QFETCH(int, width);
    QFETCH(bool, zipped);
    const QTemporaryDir directory;
    const fs::path folder = directory.path().toStdString();
    std::string images = idxImages(2).substr(0, 8);
    for (const int side : {height, width}) {
        for (const int shift : {24, 16, 8, 0}) {
            images += static_cast<char>(static_cast<unsigned>(side) >> shift & 0xFFU);
        }
    }
    images += std::string(std::size_t{2} * height * width, '\1');
    put(folder / kImages, zipped ? gzipped(images) : images);
    put(folder / kLabels, idxLabels(2));
    const std::string message = messageOf([&] { lab::readIdxSplit(folder, "train", {}); });
    QVERIFY2(contains(message, std::to_string(width) + " × " + std::to_string(height)),
             message.c_str());
    QVERIFY2(contains(message, "as PNG files"), message.c_str());
    QVERIFY2(!contains(message, "damaged") && !contains(message, "download"), message.c_str());
}

// EMNIST's files in a folder that is called mnist.
void IdxFileTest::labelsOfAnotherSetAreNamed() {
    const QTemporaryDir directory;
    const fs::path folder = directory.path().toStdString();
    putIdxSet(folder, kCount, 5, false);
    put(folder / kLabels, byteAt(8 + 5, 46)(get(folder / kLabels)));
    const std::string message = messageOf([&] { lab::readIdxSplit(folder, "train", {}); });
    QVERIFY2(contains(message, "another data set: label 5 is 46, but there are only 10 classes"),
             message.c_str());
    QVERIFY2(contains(message, "a folder of another name"), message.c_str());
}

void IdxFileTest::everyTruncationIsFound() {
    const QTemporaryDir directory;
    const fs::path folder = directory.path().toStdString();
    putIdxSet(folder, 2, 2, true);
    for (const char* name : {"train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz"}) {
        const fs::path path = folder / name;
        const std::string whole = get(path);
        for (std::size_t size = 0; size < whole.size(); ++size) {
            put(path, whole.substr(0, size));
            const std::string message = messageOf([&] { lab::readIdxSplit(folder, "train", {}); });
            QVERIFY2(contains(message, path.string()) && contains(message, "download it again"),
                     (std::to_string(size) + " bytes: " + message).c_str());
        }
        put(path, whole);
    }
}

// 2^24 images of 8 × 8 are the 1 GiB that the reader allows, but the file cannot hold them.
void IdxFileTest::hugeCountTakesNoMemory() {
    const QTemporaryDir directory;
    const fs::path folder = directory.path().toStdString();
    for (const bool zipped : {false, true}) {
        std::string images = idxImages(2);
        std::string labels = idxLabels(2);
        images[4] = labels[4] = 1;
        images[7] = labels[7] = 0;
        put(folder / kImages, zipped ? gzipped(images) : images);
        put(folder / kLabels, zipped ? gzipped(labels) : labels);
        const std::string message = messageOf([&] { lab::readIdxSplit(folder, "train", {}); });
        QVERIFY2(contains(message, "promises"), message.c_str());
    }
}

// A few kilobytes of gzip can hold 2^27 labels, which take 1 GiB in memory: they are not read when
// no file could hold as many images.
void IdxFileTest::imagesBoundTheLabels() {
    const QTemporaryDir directory;
    const fs::path folder = directory.path().toStdString();
    std::string images = idxImages(2);
    std::string labels = idxLabels(2);
    images[4] = labels[4] = 8;
    images[7] = labels[7] = 0;
    put(folder / kImages, gzipped(images));
    put(folder / kLabels, gzipped(labels));
    const std::string message = messageOf([&] { lab::readIdxSplit(folder, "train", {}); });
    QVERIFY2(contains(message, kImages) && contains(message, "1 GiB"), message.c_str());
}

LAB_TEST(IdxFileTest)
#include "IdxFileTest.moc"
