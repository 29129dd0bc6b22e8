// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Random.h"
#include "core/data/PictureList.h"
#include "tests/core/data/FolderSets.h"
#include "tests/support/TestMain.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <atomic>
#include <map>
#include <set>
#include <thread>

namespace fs = std::filesystem;
using namespace lab::test;

namespace {

bool inMemory(const lab::Split& split) {
    return dynamic_cast<const lab::MemoryImages*>(split.images.get()) != nullptr;
}

}  // namespace

class ImageFolderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void readsTrainAndTest_data();
    void readsTrainAndTest();
    void splitsByHashWithoutTestFolder();
    void splitOfAPictureNeverChanges();
    void skipsUnlabelledTestFolder();
    void limitTakesFromAllClasses();
    void limitGoesOnPastBrokenPictures();
    void brokenPictureIsSkippedAndCounted_data();
    void brokenPictureIsSkippedAndCounted();
    void allBrokenIsAnError();
    void greyPicturesHaveOneChannel();
    void sizesComeFromTheSpec();
    void streamedEqualsInMemory();
    void streamedThreadsSeeTheSame();
    void vanishedFileIsNamed();
    void changedFileIsNamed();
    void linksDoNotLeadInCircles();
    void refusesBadFolders();
    void colourIsFoundBehindManyGreyOnes();
    void damagedMiddleIsLeftOutOfStreams();
    void progressEndsAtTotal();

private:
    std::unique_ptr<QTemporaryDir> m_directory;
    fs::path m_folder;
};

void ImageFolderTest::init() {
    m_directory = std::make_unique<QTemporaryDir>();
    m_folder = m_directory->path().toStdString();
}

void ImageFolderTest::cleanup() {
    m_directory.reset();
}

void ImageFolderTest::readsTrainAndTest_data() {
    QTest::addColumn<QString>("test");
    for (const char* name : {"test", "val", "valid", "validation"}) {
        QTest::newRow(name) << name;
    }
}

void ImageFolderTest::readsTrainAndTest() {
    QFETCH(QString, test);
    putClasses(m_folder / "train", {"cat", "ant", "bee"}, 4);
    putClasses(m_folder / test.toStdString(), {"cat"}, 2);
    put(m_folder / "train" / "cat" / "notes.txt", "no picture");
    put(m_folder / "train" / "cat" / "UPPER.PPM", picture(3, 9, 9, 3));
    put(m_folder / "train" / ".hidden" / "a.ppm", picture(3, 9, 9, 3));
    fs::create_directories(m_folder / "train" / "no pictures");
    const lab::Dataset set = load(m_folder);
    QVERIFY((set.classNames == std::vector<std::string>{"ant", "bee", "cat"}));
    QCOMPARE(set.train.count(), std::int64_t{13});
    QCOMPARE(std::count(set.train.labels.begin(), set.train.labels.end(), 2), 5);
    QVERIFY((set.test.labels == std::vector<std::int64_t>{2, 2}));
    QCOMPARE(set.train.channels, 3);
    QCOMPARE(set.train.height, 64);
    QCOMPARE(set.imageSize, 64);
    QCOMPARE(set.where, m_folder.string());
    QVERIFY2(contains(set.note, "2 of 3 classes have no test image: ant, bee."), set.note.c_str());
    QCOMPARE(set.mean.size(), std::size_t{3});
}

void ImageFolderTest::splitsByHashWithoutTestFolder() {
    putClasses(m_folder, {"a", "b", "c"}, 40);
    const lab::Dataset set = load(m_folder, {"", 0, 0, 8});
    QCOMPARE(set.train.count() + set.test.count(), std::int64_t{120});
    QVERIFY(set.test.count() > 10 && set.test.count() < 40);
    QVERIFY2(contains(set.note, "of 120 pictures"), set.note.c_str());
    for (const lab::Split* split : {&set.train, &set.test}) {
        const std::set<std::int64_t> labels(split->labels.begin(), split->labels.end());
        QCOMPARE(labels.size(), std::size_t{3});
    }
}

void ImageFolderTest::splitOfAPictureNeverChanges() {
    const auto testNames = [this] {
        const lab::FolderListing listing = lab::listPictures(m_folder, lab::Select::First);
        std::set<std::string> names;
        for (const lab::PictureEntry& entry : listing.test.entries) {
            names.insert(listing.test.nameOf(entry));
        }
        return names;
    };
    putClasses(m_folder, {"a", "b"}, 30);
    const std::set<std::string> before = testNames();
    putClasses(m_folder, {"0", "a", "b"}, 40);
    const std::set<std::string> after = testNames();
    QVERIFY(after.size() > before.size());
    QVERIFY(std::includes(after.begin(), after.end(), before.begin(), before.end()));
}

// As competitions ship it: test without labels, val with.
void ImageFolderTest::skipsUnlabelledTestFolder() {
    putClasses(m_folder / "train", {"a", "b"}, 3);
    put(m_folder / "test" / "1.ppm", picture(3, 8, 8, 1));
    QVERIFY(contains(messageOf([&] { load(m_folder); }), (m_folder / "test").string()));
    putClasses(m_folder / "val", {"a", "b"}, 2);
    QCOMPARE(load(m_folder).test.count(), std::int64_t{4});
}

void ImageFolderTest::limitTakesFromAllClasses() {
    putClasses(m_folder / "train", {"a", "b", "c"}, 40);
    putClasses(m_folder / "test", {"a", "b", "c"}, 10);
    const lab::Dataset all = load(m_folder, {"", 0, 0, 8});
    const lab::Dataset some = load(m_folder, {"", 30, 15, 8});
    QCOMPARE(some.train.count(), std::int64_t{30});
    QCOMPARE(some.test.count(), std::int64_t{15});
    QVERIFY(
        std::equal(some.train.labels.begin(), some.train.labels.end(), all.train.labels.begin()));
    for (std::int64_t label = 0; label < 3; ++label) {
        QVERIFY(std::count(some.train.labels.begin(), some.train.labels.end(), label) >= 4);
    }
}

void ImageFolderTest::limitGoesOnPastBrokenPictures() {
    putClasses(m_folder / "train", {"a", "b"}, 10);
    putClasses(m_folder / "test", {"a", "b"}, 2);
    const lab::FolderListing listing = lab::listPictures(m_folder, lab::Select::First);
    const auto& entries = listing.train.entries;
    for (const std::size_t bad : {0, 3, 8}) {
        put(listing.train.pathOf(entries[bad]), "broken");
    }
    const lab::Dataset set = load(m_folder, {"", 8, 0, 8});
    QCOMPARE(set.train.count(), std::int64_t{8});
    QCOMPARE(set.skipped, std::int64_t{3});
    QVERIFY2(contains(set.note, listing.train.nameOf(entries[0])), set.note.c_str());
    std::vector<std::int64_t> expected;
    for (const std::size_t good : {1, 2, 4, 5, 6, 7, 9, 10}) {
        expected.push_back(entries[good].label);
    }
    QVERIFY(set.train.labels == expected);
    // The pixels moved with the labels.
    const lab::Image first = set.train.image(5);
    fs::remove_all(m_folder / "train");
    fs::create_directories(m_folder / "train" / "a");
    QVERIFY(set.train.image(5).pixels == first.pixels);
}

void ImageFolderTest::brokenPictureIsSkippedAndCounted_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("budget");
    const QByteArray png = QByteArray::fromStdString(get(dataFile("pictures/small.png")));
    const QByteArray jpeg = QByteArray::fromStdString(get(dataFile("pictures/large.jpg")));
    for (const int budget : {0, 1000}) {
        const std::string how = budget == 0 ? "in memory: " : "streamed: ";
        const auto row = [&](const char* what, const QByteArray& bytes) {
            QTest::newRow((how + what).c_str()) << bytes << budget;
        };
        row("empty", "");
        row("text", "this is no picture");
        row("half a PNG", png.left(png.size() / 2));
        row("half a JPEG", jpeg.left(jpeg.size() / 2));
        row("huge header", "P6\n60000 60000\n255\nabc");
    }
}

void ImageFolderTest::brokenPictureIsSkippedAndCounted() {
    QFETCH(QByteArray, bytes);
    QFETCH(int, budget);
    putClasses(m_folder / "train", {"a", "b"}, 5);
    putClasses(m_folder / "test", {"a", "b"}, 3);
    put(m_folder / "train" / "b" / "broken.png", bytes.toStdString());
    const lab::Dataset set = load(m_folder, {}, static_cast<std::uintmax_t>(budget));
    QCOMPARE(inMemory(set.train), budget == 0);
    QCOMPARE(set.skipped, std::int64_t{1});
    QCOMPARE(set.train.count(), std::int64_t{10});
    QVERIFY2(contains(set.note,
                      "1 of 17 pictures could not be read and was left out; the first "
                      "is b/broken.png (it "),
             set.note.c_str());
    allPixels(set.train);
}

void ImageFolderTest::allBrokenIsAnError() {
    for (const char* name : {"train/a/1.png", "train/b/1.png", "test/a/1.png"}) {
        put(m_folder / name, "broken");
    }
    const std::string message = messageOf([&] { load(m_folder); });
    QVERIFY2(contains(message, (m_folder / "train").string()), message.c_str());
    QVERIFY2(contains(message, "replace"), message.c_str());
}

void ImageFolderTest::greyPicturesHaveOneChannel() {
    putClasses(m_folder / "train", {"a", "b"}, 4, 1);
    putClasses(m_folder / "test", {"a", "b"}, 2, 1);
    put(m_folder / "train" / "a" / "broken.png", "broken");
    // Grey stored as colour is grey.
    put(m_folder / "train" / "a" / "same.ppm", "P6\n8 8\n255\n" + std::string(192, 'x'));
    const lab::Dataset grey = load(m_folder);
    QCOMPARE(grey.train.channels, 1);
    QCOMPARE(grey.test.channels, 1);
    QCOMPARE(grey.mean.size(), std::size_t{1});
    put(m_folder / "train" / "b" / "coloured.ppm", picture(3, 8, 8, 1));
    QCOMPARE(load(m_folder).train.channels, 3);
}

void ImageFolderTest::sizesComeFromTheSpec() {
    putClasses(m_folder / "train", {"a", "b"}, 2);
    putClasses(m_folder / "test", {"a", "b"}, 1);
    const auto sizes = [this](int imageSize, int storedSize) {
        lab::DataSpec spec;
        spec.imageSize = imageSize;
        spec.storedSize = storedSize;
        const lab::Dataset set = load(m_folder, spec);
        return std::pair(set.imageSize, set.train.width);
    };
    QVERIFY(sizes(0, 0) == std::pair(64, 64));
    QVERIFY(sizes(24, 0) == std::pair(24, 24));
    QVERIFY(sizes(24, 32) == std::pair(24, 32));
    QVERIFY(sizes(0, 96) == std::pair(64, 96));
    QVERIFY(sizes(0, 32) == std::pair(32, 32));
}

void ImageFolderTest::streamedEqualsInMemory() {
    putClasses(m_folder / "train", {"a", "b", "c"}, 20);
    putClasses(m_folder / "test", {"a", "b", "c"}, 5);
    for (const char* name : {"large.jpg", "small.png", "small.webp", "small.tiff", "small.bmp"}) {
        put(m_folder / "train" / "b" / name, get(dataFile(std::string("pictures/") + name)));
    }
    put(m_folder / "train" / "a" / "broken.jpg", "broken");
    const lab::DataSpec spec{"", 0, 0, 16};
    const lab::Dataset memory = load(m_folder, spec);
    // A budget of 1 byte has no cache at all; the other one keeps 12 of 65 pictures.
    for (const std::uintmax_t budget : {std::uintmax_t{1}, std::uintmax_t{4 * 12 * 768}}) {
        const lab::Dataset streamed = load(m_folder, spec, budget);
        QVERIFY(inMemory(memory.train) && !inMemory(streamed.train));
        QVERIFY(streamed.train.labels == memory.train.labels);
        QVERIFY(allPixels(streamed.train) == allPixels(memory.train));
        QVERIFY(allPixels(streamed.test) == allPixels(memory.test));
        QVERIFY(streamed.mean == memory.mean && streamed.deviation == memory.deviation);
        QCOMPARE(streamed.note, memory.note);
        QVERIFY(streamed.train.image(7).pixels == memory.train.image(7).pixels);
    }
}

void ImageFolderTest::streamedThreadsSeeTheSame() {
    putClasses(m_folder / "train", {"a", "b"}, 30);
    putClasses(m_folder / "test", {"a", "b"}, 1);
    const lab::DataSpec spec{"", 0, 0, 16};
    const lab::Dataset memory = load(m_folder, spec);
    const lab::Dataset streamed = load(m_folder, spec, 4 * 20 * 768);
    std::atomic<int> wrong{0};
    const auto run = [&](std::int64_t offset) {
        for (std::int64_t batch = 0; batch < 40; ++batch) {
            std::vector<std::int64_t> now;
            std::vector<std::int64_t> soon;
            for (std::int64_t i = 0; i < 16; ++i) {
                now.push_back((batch * 16 + i * 7 + offset) % 60);
                soon.push_back((batch * 16 + 16 + i * 7 + offset) % 60);
            }
            now.push_back(now.front());  // the same picture twice in a batch
            std::vector<std::uint8_t> expected(now.size() * 768);
            std::vector<std::uint8_t> got(now.size() * 768);
            streamed.train.images->prefetch(soon);
            streamed.train.images->fetch(now, got.data());
            memory.train.images->fetch(now, expected.data());
            wrong += got == expected ? 0 : 1;
        }
    };
    std::thread one(run, 0);
    std::thread other(run, 3);
    run(0);
    one.join();
    other.join();
    QCOMPARE(wrong.load(), 0);
}

void ImageFolderTest::vanishedFileIsNamed() {
    putClasses(m_folder / "train", {"a", "b"}, 5);
    putClasses(m_folder / "test", {"a", "b"}, 5);
    const lab::Dataset set = load(m_folder, {}, 1);
    fs::remove_all(m_folder / "test");
    std::string message = messageOf([&] { allPixels(set.test); });
    QVERIFY2(contains(message, (m_folder / "test").string()), message.c_str());
    QVERIFY2(contains(message, "put the picture back"), message.c_str());
    set.test.images->prefetch(std::vector<std::int64_t>{0, 1});
    message = messageOf([&] { allPixels(set.test); });
    QVERIFY2(contains(message, (m_folder / "test").string()), message.c_str());
    allPixels(set.train);
}

// As large as before or not: a streamed training sees no other pictures than it began with.
void ImageFolderTest::changedFileIsNamed() {
    putClasses(m_folder / "train", {"a", "b"}, 5);
    putClasses(m_folder / "test", {"a", "b"}, 5);
    const lab::Dataset set = load(m_folder, {}, 1);
    const fs::path file = set.test.files->pathOf(set.test.files->entries[3]);
    const fs::path other = set.test.files->pathOf(set.test.files->entries[4]);
    put(file, get(other));
    fs::last_write_time(file, fs::last_write_time(other) + std::chrono::seconds(5));
    const std::string message = messageOf([&] { allPixels(set.test); });
    QVERIFY2(contains(message, file.string()), message.c_str());
    QVERIFY2(contains(message, "was changed since"), message.c_str());
    allPixels(set.train);
}

void ImageFolderTest::linksDoNotLeadInCircles() {
    putClasses(m_folder / "train", {"a", "b"}, 3);
    putClasses(m_folder / "test", {"a", "b"}, 1);
    fs::create_directory_symlink("..", m_folder / "train" / "a" / "up");
    fs::create_symlink("loop.png", m_folder / "train" / "a" / "loop.png");
    fs::create_symlink("nowhere.png", m_folder / "train" / "a" / "dangling.png");
    fs::create_symlink("picture0.ppm", m_folder / "train" / "a" / "link.ppm");
    fs::create_directory_symlink("../train", m_folder / "train" / "self");
    const lab::Dataset set = load(m_folder);
    QCOMPARE(set.train.count(), std::int64_t{7});
    QCOMPARE(set.skipped, std::int64_t{2});  // loop.png and dangling.png, which lead to no picture
}

void ImageFolderTest::refusesBadFolders() {
    const auto message = [this] { return messageOf([&] { load(m_folder); }); };
    QVERIFY2(contains(message(), "holds no folder with pictures"), message().c_str());
    putClasses(m_folder, {"a"}, 20);
    QVERIFY2(contains(message(), "holds one folder with pictures") &&
                 contains(message(), m_folder.string()),
             message().c_str());
    fs::remove_all(m_folder / "a");
    for (const std::string name : {"a", "b"}) {
        int number = 0;
        while (lab::hashOf(name + "/" + std::to_string(number) + ".ppm") % 5 == 0) {
            ++number;  // this one would go to the test split
        }
        put(m_folder / name / (std::to_string(number) + ".ppm"), picture(3, 8, 8, 1));
    }
    QVERIFY2(contains(message(), "too few pictures (2)"), message().c_str());
    putClasses(m_folder / "train", {"a", "b"}, 2);
    putClasses(m_folder / "test", {"a", "c"}, 2);
    QVERIFY2(contains(message(), (m_folder / "test" / "c").string()), message().c_str());
    fs::remove_all(m_folder / "test");
    put(m_folder / "train" / "\xFF\xFE" / "1.ppm", picture(3, 8, 8, 1));
    const std::string said = message();
    fs::remove_all(m_folder / "train");  // QTemporaryDir cannot remove such a name
    QVERIFY2(contains(said, "UTF-8"), said.c_str());
}

void ImageFolderTest::progressEndsAtTotal() {
    putClasses(m_folder / "train", {"a", "b"}, 10);
    putClasses(m_folder / "test", {"a", "b"}, 5);
    std::int64_t last = 0;
    const auto caller = std::this_thread::get_id();
    lab::LoadOptions options;
    options.progress = [&](std::int64_t done, std::int64_t total) {
        QCOMPARE(total, std::int64_t{30});
        QVERIFY(done >= last && done <= total);
        QVERIFY(std::this_thread::get_id() == caller);
        last = done;
    };
    lab::loadImageFolder(m_folder, {"", 0, 0, 8}, options);
    QCOMPARE(last, std::int64_t{30});
    options.progress = [](std::int64_t, std::int64_t) { throw std::runtime_error("stop"); };
    QVERIFY_EXCEPTION_THROWN(lab::loadImageFolder(m_folder, {"", 0, 0, 8}, options),
                             std::runtime_error);
}

void ImageFolderTest::colourIsFoundBehindManyGreyOnes() {
    putClasses(m_folder / "train", {"a", "b"}, 60, 1);
    putClasses(m_folder / "test", {"a", "b"}, 2, 1);
    QCOMPARE(load(m_folder, fresh()).train.channels, 1);
    const lab::FolderListing listing = lab::listPictures(m_folder, lab::Select::Stratified);
    put(listing.train.pathOf(listing.train.entries.back()), picture(3, 8, 8, 5));
    QCOMPARE(load(m_folder, fresh()).train.channels, 3);
    QCOMPARE(load(m_folder, {"", 0, 0, 8}).train.channels, 1);  // a run of version 0.1 stays grey
}

// Header and end are right; only decoding finds it.
void ImageFolderTest::damagedMiddleIsLeftOutOfStreams() {
    putClasses(m_folder / "train", {"a", "b"}, 5);
    putClasses(m_folder / "test", {"a", "b"}, 3);
    std::string bytes = get(dataFile("pictures/small.png"));
    for (std::size_t i = bytes.size() / 2; i < bytes.size() / 2 + 20; ++i) {
        bytes[i] ^= 0x5A;
    }
    put(m_folder / "train" / "b" / "damaged.png", bytes);
    const lab::Dataset memory = load(m_folder, fresh());
    const lab::Dataset streamed = load(m_folder, fresh(), 1);
    QVERIFY(inMemory(memory.train) && !inMemory(streamed.train));
    QCOMPARE(memory.skipped, std::int64_t{1});
    QCOMPARE(streamed.note, memory.note);
    QVERIFY(allPixels(streamed.train) == allPixels(memory.train));
}

LAB_TEST(ImageFolderTest)
#include "ImageFolderTest.moc"
