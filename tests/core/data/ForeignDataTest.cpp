// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/DataSearch.h"
#include "core/data/Dataset.h"
#include "core/data/ForeignData.h"
#include "core/data/ImageFolder.h"
#include "core/data/PictureList.h"
#include "tests/core/data/DataFiles.h"
#include "tests/support/TestMain.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>

namespace fs = std::filesystem;
using namespace lab::test;

namespace {

lab::DataSpec fresh(const std::string& source) {
    lab::DataSpec spec{source, 0, 0, 8};
    spec.select = lab::Select::Stratified;
    return spec;
}

/// The labels from `first` to `last`, again and again.
std::string labelsOf(std::uint32_t count, int first, int last) {
    std::string bytes = bigEndian(0x801) + bigEndian(count);
    for (std::uint32_t i = 0; i < count; ++i) {
        bytes += static_cast<char>(first + static_cast<int>(i) % (last - first + 1));
    }
    return bytes;
}

/// Under the names that torchvision and NIST give, gzipped or not.
void putEmnist(const fs::path& folder, const std::string& split, int first, int last,
               bool zipped = false) {
    for (const char* part : {"train", "test"}) {
        const std::string begin = "emnist-" + split + "-" + part;
        const std::uint32_t count = std::string(part) == "train" ? 60 : 30;
        const auto putOne = [&](const std::string& name, const std::string& bytes) {
            put(folder / (zipped ? name + ".gz" : name), zipped ? gzipped(bytes) : bytes);
        };
        putOne(begin + "-images-idx3-ubyte", idxImages(count));
        putOne(begin + "-labels-idx1-ubyte", labelsOf(count, first, last));
    }
}

/// Eight integers a picture, of which the first is its class.
std::string qmnistLabels(std::uint32_t count, std::uint32_t columns = 8) {
    std::string bytes = bigEndian(0xC02) + bigEndian(count) + bigEndian(columns);
    for (std::uint32_t i = 0; i < count; ++i) {
        bytes += bigEndian(i % 10);
        for (std::uint32_t column = 1; column < columns; ++column) {
            bytes += bigEndian(1000 * column + i);
        }
    }
    return bytes;
}

void putPictures(const fs::path& folder, int count, int channels, int first = 0) {
    for (int i = 0; i < count; ++i) {
        put(folder / (std::to_string(i) + ".ppm"), picture(channels, 8, 8, first + i));
    }
}

}  // namespace

/// Data of other programs: read as they are meant, or refused with what they are.
class ForeignDataTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void emnistsLettersBeginAtOneAndStandUpright();
    void emnistsSetsHaveTheirClasses_data();
    void emnistsSetsHaveTheirClasses();
    void severalSetsInAFolderAreNamed();
    void qmnistsLabelsStandInATable();
    void namesFindTheFurtherSets();
    void unknownSetsHaveAsManyClassesAsLabels();
    void whatIsNotReadIsNamed_data();
    void whatIsNotReadIsNamed();
    void otherVersionsAreNamedWhereTheSetIsLookedFor();
    void namesInTwoSpellingsAreOneClass();
    void convertedPicturesAreCounted();
    void convertedTestPicturesAreCounted();
    void samePicturesInTrainAndTestAreCounted();

private:
    std::unique_ptr<QTemporaryDir> m_directory;
    fs::path m_folder;
};

void ForeignDataTest::init() {
    m_directory = std::make_unique<QTemporaryDir>();
    m_folder = m_directory->path().toStdString();
}

void ForeignDataTest::emnistsLettersBeginAtOneAndStandUpright() {
    for (const bool zipped : {false, true}) {
        const fs::path folder = m_folder / (zipped ? "gzip" : "raw");
        putEmnist(folder, "letters", 1, 26, zipped);
        const auto set = lab::loadDataset(fresh(folder.string()));
        QCOMPARE(set->name, std::string("EMNIST Letters"));
        QCOMPARE(set->classNames.front() + set->classNames.back(), std::string("az"));
        QVERIFY((set->train.labels[0] == 0 && set->train.labels[25] == 25));
        QVERIFY2(contains(set->note, "turned upright") && contains(set->note, "begin at 1"),
                 set->note.c_str());
        // The file has pixel p of image 2 at 14 + p, row after row of what are columns.
        const auto pixels = set->train.image(2).pixels;
        QCOMPARE(int(pixels[1]), 14 + 8);
        QCOMPARE(int(pixels[8]), 14 + 1);
        QCOMPARE(int(pixels[9]), 14 + 9);
    }
    put(m_folder / "raw" / "emnist-letters-train-labels-idx1-ubyte", labelsOf(60, 0, 25));
    const std::string message =
        messageOf([&] { lab::loadDataset(fresh((m_folder / "raw").string())); });
    QVERIFY2(contains(message, "label 0 is 0, but its labels begin at 1"), message.c_str());
}

void ForeignDataTest::emnistsSetsHaveTheirClasses_data() {
    QTest::addColumn<QString>("split");
    QTest::addColumn<int>("classes");  // Cohen et al. 2017, table II
    for (const auto& [split, classes] : {std::pair{"byclass", 62},
                                         {"bymerge", 47},
                                         {"balanced", 47},
                                         {"digits", 10},
                                         {"mnist", 10}}) {
        QTest::newRow(split) << split << classes;
    }
}

void ForeignDataTest::emnistsSetsHaveTheirClasses() {
    QFETCH(QString, split);
    QFETCH(int, classes);
    putEmnist(m_folder / "EMNIST/raw", split.toStdString(), 0, classes - 1);
    const auto set = lab::loadDataset(fresh((m_folder / "EMNIST").string()));
    QCOMPARE(set->classes(), classes);
    QCOMPARE(set->classNames[9], std::string("9"));
    QVERIFY(contains(set->note, "turned upright") && !contains(set->note, "begin at"));
}

void ForeignDataTest::severalSetsInAFolderAreNamed() {
    putEmnist(m_folder, "letters", 1, 26);
    putEmnist(m_folder, "digits", 0, 9);
    const std::string message = messageOf([&] { lab::findDataset(m_folder.string()); });
    QVERIFY2(contains(message, "(EMNIST Letters, EMNIST Digits)"), message.c_str());
    QVERIFY2(contains(message, "folder of their own"), message.c_str());
}

void ForeignDataTest::qmnistsLabelsStandInATable() {
    const auto putBoth = [&](std::uint32_t columns) {
        put(m_folder / "qmnist-train-images-idx3-ubyte.gz", gzipped(idxImages(40)));
        put(m_folder / "qmnist-train-labels-idx2-int.gz", gzipped(qmnistLabels(40, columns)));
        put(m_folder / "qmnist-test-images-idx3-ubyte", idxImages(20));
        put(m_folder / "qmnist-test-labels-idx2-int", qmnistLabels(20));
    };
    putBoth(8);
    const auto set = lab::loadDataset(fresh(m_folder.string()));
    QCOMPARE(set->name, std::string("QMNIST"));
    QVERIFY(set->style == lab::InputStyle::Centre);  // 8 pixels a side are no digits of 28
    QVERIFY((set->train.labels[3] == 3 && set->test.labels[19] == 9));
    QCOMPARE(int(set->train.image(2).pixels[1]), 15);  // upright as it is
    for (const std::uint32_t columns : {0U, 65U, 0xFFFFFFFFU}) {
        put(m_folder / "qmnist-train-labels-idx2-int.gz",
            gzipped(bigEndian(0xC02) + bigEndian(40) + bigEndian(columns)));
        const std::string message = messageOf([&] { lab::loadDataset(fresh(m_folder.string())); });
        QVERIFY2(contains(message, "columns, not 1 to 64"), message.c_str());
    }
    fs::remove(m_folder / "qmnist-test-labels-idx2-int");
    const std::string message = messageOf([&] { lab::loadTestSet(fresh(m_folder.string()), {}); });
    QVERIFY2(contains(message, "qmnist-test-labels-idx2-int(.gz) is missing"), message.c_str());
}

void ForeignDataTest::namesFindTheFurtherSets() {
    putEmnist(m_folder / "EMNIST/raw", "letters", 1, 26);
    putEmnist(m_folder / "EMNIST/raw", "digits", 0, 9);
    QCOMPARE(lab::findDataset("emnist-letters", {m_folder}).name, std::string("EMNIST Letters"));
    QCOMPARE(lab::findDataset("EMNIST digits", {m_folder}).name, std::string("EMNIST Digits"));
    QVERIFY(lab::usualFor("emnist-letters").select == lab::Select::Stratified);
    fs::create_directories(m_folder / "imagenet/train");
    QVERIFY(lab::findDataset("imagenet", {m_folder}).format == lab::SetFormat::Folder);
    for (const char* name : {"qmnist", "emnist-balanced"}) {
        const std::string message = messageOf([&] { lab::findDataset(name, {m_folder}); });
        QVERIFY2(contains(message, "MD5") && contains(message, m_folder.string()), message.c_str());
    }
}

void ForeignDataTest::unknownSetsHaveAsManyClassesAsLabels() {
    putIdxSet(m_folder, 60, 30, false);
    put(m_folder / "t10k-labels-idx1-ubyte", labelsOf(30, 1, 26));
    const auto set = lab::loadDataset(fresh(m_folder.string()));
    QCOMPARE(set->classes(), 27);
    QCOMPARE(set->classNames.back(), std::string("26"));
}

void ForeignDataTest::whatIsNotReadIsNamed_data() {
    QTest::addColumn<QStringList>("files");
    QTest::addColumn<QString>("given");  // within the folder
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("remedy");
    const auto row = [](const char* title, const QStringList& files, const char* given,
                        const char* what, const char* remedy) {
        QTest::newRow(title) << files << given << what << remedy;
    };
    const QStringList cifar10{"data_batch_1", "test_batch", "batches.meta", "readme.html"};
    row("CIFAR-10", cifar10, "", "CIFAR-10 in its version for Python", "cifar-10-binary.tar.gz");
    row("CIFAR-100", {"x/train", "x/test", "x/meta", "x/file.txt~"}, "",
        "CIFAR-100 in its version for Python", "MD5 03b5dce01913d631647c71ecec9e9cb8");
    row("CIFAR for MATLAB", {"data_batch_1.mat", "test_batch.mat"}, "", "version for MATLAB",
        "cifar-10-binary.tar.gz");
    row("CIFAR-10 packed", {"cifar-10-python.tar.gz"}, "cifar-10-python.tar.gz", "for Python",
        "MD5 c32a1d4ab5d03f1284b67883e8d87530");
    row("STL-10", {"stl10_binary/train_X.bin", "stl10_binary/train_y.bin"}, "", "STL-10",
        "folder for each class");
    row("SVHN", {"train_32x32.mat", "test_32x32.mat"}, "", "SVHN", "folder for each class");
    row("NumPy", {"mnist.npz"}, "mnist.npz", "NumPy", "folder for each class");
    row("NumPy in a folder", {"medmnist/pathmnist.npz"}, "", "NumPy", "folder for each class");
    row("MATLAB", {"data.MAT"}, "data.MAT", "MATLAB", "folder for each class");
    row("zip", {"pets.zip"}, "pets.zip", "an archive", "unpack it");
    row("tar in a folder", {"pets.tar.gz"}, "", "an archive", "unpack it");
    row("Parquet", {"data/train-00000-of-00001.parquet"}, "", "Parquet", "folder for each class");
    row("one picture", {"cat.jpg"}, "cat.jpg", "one picture", "folder of pictures for each class");
    row("a text", {"list.txt"}, "list.txt", "is a file", "folder of pictures for each class");
}

void ForeignDataTest::whatIsNotReadIsNamed() {
    QFETCH(QStringList, files);
    QFETCH(QString, given);
    QFETCH(QString, what);
    QFETCH(QString, remedy);
    for (const QString& file : files) {
        put(m_folder / file.toStdString(), "x");
    }
    const std::string message =
        messageOf([&] { lab::loadDataset(fresh((m_folder / given.toStdString()).string())); });
    QVERIFY2(contains(message, what.toStdString()) && contains(message, remedy.toStdString()) &&
                 contains(message, m_folder.string()),
             message.c_str());
}

void ForeignDataTest::otherVersionsAreNamedWhereTheSetIsLookedFor() {
    const auto message = [&] {
        return messageOf([&] { lab::findDataset("cifar-10", {m_folder}); });
    };
    put(m_folder / "cifar-10-binary.tar.gz", "x");
    QVERIFY2(contains(message(), "is an archive: unpack it"), message().c_str());
    put(m_folder / "cifar-10-batches-py/data_batch_1", "x");
    put(m_folder / "cifar-10-batches-py/test_batch", "x");
    QVERIFY2(contains(message(), "version for Python"), message().c_str());
}

// As macOS and other systems write the same names.
void ForeignDataTest::namesInTwoSpellingsAreOneClass() {
    const std::string whole = "caf\xC3\xA9";
    const std::string apart = "cafe\xCC\x81";
    putPictures(m_folder / "train" / whole, 3, 3);
    putPictures(m_folder / "train" / "tea", 3, 3, 10);
    putPictures(m_folder / "test" / apart, 2, 3, 20);
    putPictures(m_folder / "test" / "tea", 2, 3, 30);
    const auto set = lab::loadDataset(fresh(m_folder.string()));
    QVERIFY((set->classNames == std::vector<std::string>{whole, "tea"}));
    QCOMPARE(std::ranges::count(set->test.labels, 0), 2);
    QCOMPARE(set->note, std::string());
    putPictures(m_folder / "train" / apart, 2, 3, 40);
    const auto both = lab::loadDataset(fresh(m_folder.string()));
    QCOMPARE(both->classes(), 2);
    QCOMPARE(both->train.count(), std::int64_t{8});
    QCOMPARE(std::ranges::count(both->train.labels, both->test.labels.front()) +
                 std::ranges::count(both->train.labels, 1 - both->test.labels.front()),
             8);
}

void ForeignDataTest::convertedPicturesAreCounted() {
    putPictures(m_folder / "train/a", 5, 1);
    putPictures(m_folder / "train/b", 5, 1, 10);
    putPictures(m_folder / "test/a", 1, 1, 20);
    putPictures(m_folder / "test/b", 2, 3, 30);
    for (const std::uintmax_t budget : {0, 1}) {
        const auto load = [&] {
            lab::LoadOptions options;
            options.memoryBudget = budget;
            return lab::loadImageFolder(m_folder, fresh(""), options);
        };
        put(m_folder / "train/a/0.ppm", picture(1, 8, 8, 0));
        const lab::Dataset grey = load();
        QCOMPARE(grey.train.channels, 1);
        QVERIFY2(contains(grey.note, "2 of 13 pictures are coloured and were made grey."),
                 grey.note.c_str());
        put(m_folder / "train/a/0.ppm", picture(3, 8, 8, 50));
        const lab::Dataset coloured = load();
        QCOMPARE(coloured.train.channels, 3);
        QVERIFY2(
            contains(coloured.note, "10 of 13 pictures are grey and were read as coloured ones."),
            coloured.note.c_str());
    }
}

// As a network is tested: by what it sees, not by what the folder holds.
void ForeignDataTest::convertedTestPicturesAreCounted() {
    putPictures(m_folder / "a", 3, 1);
    putPictures(m_folder / "b", 3, 3, 10);
    lab::DataSpec spec = fresh((m_folder / "..").string());
    fs::create_directories(m_folder / "test");
    fs::rename(m_folder / "a", m_folder / "test/a");
    fs::rename(m_folder / "b", m_folder / "test/b");
    spec.source = m_folder.string();
    const auto coloured = lab::loadTestSet(spec, {});
    QVERIFY2(contains(coloured->note, "3 of 6 pictures are grey"), coloured->note.c_str());
    const auto grey = lab::loadTestSet(spec, lab::squareInput(1, 8));
    QVERIFY2(contains(grey->note, "3 of 6 pictures are coloured"), grey->note.c_str());
    putIdxSet(m_folder / "idx", 20, 10, false);
    spec.source = (m_folder / "idx").string();
    const auto idx = lab::loadTestSet(spec, {});
    QVERIFY2(contains(idx->note, "10 of 10 pictures are grey"), idx->note.c_str());
}

void ForeignDataTest::samePicturesInTrainAndTestAreCounted() {
    putPictures(m_folder / "train/a", 5, 3);
    putPictures(m_folder / "train/b", 5, 3, 10);
    putPictures(m_folder / "test/a", 2, 3, 20);
    putPictures(m_folder / "test/b", 4, 3, 30);
    QCOMPARE(lab::loadDataset(fresh(m_folder.string()))->note, std::string());
    fs::copy_file(m_folder / "train/b/1.ppm", m_folder / "test/a/copy.ppm");
    fs::copy_file(m_folder / "train/a/1.ppm", m_folder / "test/a/another.ppm");
    for (const std::uintmax_t budget : {0, 1}) {
        lab::LoadOptions options;
        options.memoryBudget = budget;
        const std::string note = lab::loadDataset(fresh(m_folder.string()), options)->note;
        QVERIFY2(contains(note, "2 of 8 test images are training images, too") &&
                     (contains(note, "a/copy.ppm") || contains(note, "a/another.ppm")),
                 note.c_str());
    }
    putIdxSet(m_folder / "idx", 40, 10, false);  // the test images are the first training images
    const std::string note = lab::loadDataset(fresh((m_folder / "idx").string()))->note;
    QVERIFY2(contains(note, "10 of 10 test images are training images, too"), note.c_str());
}

LAB_TEST(ForeignDataTest)
#include "ForeignDataTest.moc"
