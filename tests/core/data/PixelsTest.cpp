// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/JsonFields.h"
#include "core/base/platform/Files.h"
#include "core/data/ImageFolder.h"
#include "core/data/Picture.h"
#include "core/data/PictureList.h"
#include "tests/core/data/DataFiles.h"
#include "tests/support/TestMain.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace fs = std::filesystem;
using namespace lab;
using namespace lab::test;

namespace {

fs::path pixelsFile(const std::string& name) {
    return dataFile("pixels/" + name);
}

const nlohmann::json& expectedPixels() {
    static const nlohmann::json pixels =
        parseJson(readFile(pixelsFile("pixels.json"), 1U << 20U)).value();
    return pixels;
}

std::vector<std::string> pixelsNames() {
    std::vector<std::string> names;
    const nlohmann::json all = expectedPixels();
    for (const auto& [name, pixels] : all.items()) {
        names.push_back(name);
    }
    return names;
}

/// What `work` makes any library of this process write to standard error.
template <class Work>
std::string standardErrorOf(const fs::path& scratch, const Work& work) {
    std::fflush(stderr);
    const int kept = ::dup(STDERR_FILENO);
    const int file = ::open(scratch.c_str(), O_CREAT | O_TRUNC | O_WRONLY, 0600);
    ::dup2(file, STDERR_FILENO);
    work();
    std::fflush(stderr);
    ::dup2(kept, STDERR_FILENO);
    ::close(kept);
    ::close(file);
    return get(scratch);
}

}  // namespace

/// The one way from a file to pixels, against what Pillow shows of each kind
/// (tests/data/pixels/make-pixels.py).
class PixelsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void areThoseThatPillowShows_data() {
        QTest::addColumn<QString>("name");
        for (const std::string& name : pixelsNames()) {
            QTest::newRow(name.c_str()) << QString::fromStdString(name);
        }
    }
    void areThoseThatPillowShows() {
        QFETCH(QString, name);
        const nlohmann::json expected = expectedPixels().at(name.toStdString());
        const WholePicture whole = readPicture(pixelsFile(name.toStdString()));
        QVERIFY2(!whole.problem, whole.problem.value_or("").c_str());
        const Image& image = whole.image;
        QCOMPARE(image.width, expected[0].get<int>());
        QCOMPARE(image.height, expected[1].get<int>());
        QCOMPARE(whole.fullWidth, image.width);
        const int tolerance = name.endsWith(".jpg") ? 3 : 1;
        const std::size_t plane = static_cast<std::size_t>(image.width) * image.height;
        for (std::size_t i = 0; i < 3 * plane; ++i) {
            const std::size_t channel = image.channels == 3 ? i % 3 : 0;
            const int got = image.pixels[channel * plane + i / 3];
            const int wanted = expected[2][i].get<int>();
            QVERIFY2(std::abs(got - wanted) <= tolerance,
                     qPrintable(QString("value %1: %2, not %3").arg(i).arg(got).arg(wanted)));
        }
    }

    void floatsOfNoKnownRangeAreRefused() {
        const QTemporaryDir directory;
        const fs::path file = fs::path(directory.path().toStdString()) / "odd.tif";
        std::string bytes = get(pixelsFile("float-255.tif"));
        const float large = 300;
        const std::string one(reinterpret_cast<const char*>(&large), sizeof(large));
        bytes.replace(bytes.size() - 4, 4, one);
        put(file, bytes);
        QVERIFY(contains(readPicture(file).problem.value_or(""), "between 0 and 255"));
    }

    void otherFormatsAreNamed() {
        QVERIFY(contains(readPictureBytes("GIF89a....").problem.value_or(""), "GIF"));
        QVERIFY(contains(readPictureBytes(std::string("\0\0\0\x1C"
                                                      "ftypavif",
                                                      12))
                             .problem.value_or(""),
                         "AVIF"));
    }

    // The same picture for a network of 8 pixels and one of 64: a JPEG is decoded smaller for one.
    void anAnswerDependsOnNoOtherNetwork() {
        const fs::path file = dataFile("pictures/large.jpg");
        const InputSpec small = squareInput(3, 8);
        const InputSpec large = squareInput(3, 64);
        const InputSpec grey = squareInput(1, 8);
        const PictureForNetworks together = readPictureFor(file, {large, small, grey});
        QCOMPARE(together.prepared.size(), std::size_t{3});
        QVERIFY(together.prepared[0].image.pixels ==
                readPictureFor(file, large).prepared.image.pixels);
        QVERIFY(together.prepared[1].image.pixels ==
                readPictureFor(file, small).prepared.image.pixels);
        QVERIFY(together.prepared[2].image.pixels ==
                readPictureFor(file, grey).prepared.image.pixels);
    }

    // With what a person is shown from the same reading, and with the problem of either.
    void whatIsShownComesWithIt_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("side");
        for (const QString name : {"large.jpg", "small.png"}) {
            for (const int side : {0, 8, 64}) {
                QTest::addRow("%s at %d", qPrintable(name), side) << name << side;
            }
        }
    }
    void whatIsShownComesWithIt() {
        QFETCH(QString, name);
        QFETCH(int, side);
        const fs::path file = dataFile("pictures/" + name.toStdString());
        const InputSpec input = squareInput(3, 8);
        const PictureForNetworks read = readPictureFor(file, {input}, side);
        const WholePicture alone = readPicture(file, side);
        QVERIFY(!read.problem && read.prepared.size() == 1);
        QVERIFY(read.shown.image.pixels == alone.image.pixels);
        QCOMPARE(read.shown.image.width, alone.image.width);
        QCOMPARE(read.shown.fullWidth, alone.fullWidth);
        QCOMPARE(read.shown.fullHeight, alone.fullHeight);
        QVERIFY(read.prepared[0].image.pixels == readPictureFor(file, input).prepared.image.pixels);
        QVERIFY(readPictureFor(file, std::vector{input}).shown.image.pixels.empty());
    }

    void aProblemOfWhatIsShownIsTold() {
        const QTemporaryDir folder;
        const fs::path bad = fs::path(folder.path().toStdString()) / "bad.png";
        QVERIFY(readPictureFor(bad, std::vector<InputSpec>(), 64).problem);  // it is not there
        writeFileAtomically(bad, "no picture");
        QVERIFY(readPictureFor(bad, std::vector<InputSpec>(), 64).problem);
        QVERIFY(readPictureFor(bad, {squareInput(3, 8)}, 64).problem);
    }

    void trainingSeesWhatClassifyingSees_data() {
        QTest::addColumn<int>("imageSize");
        QTest::addColumn<int>("storedSize");
        QTest::addColumn<bool>("streams");
        for (const bool streams : {false, true}) {
            QTest::addRow("as stored, %d", streams) << 16 << 0 << streams;
            QTest::addRow("stored larger, %d", streams) << 16 << 21 << streams;
        }
    }
    void trainingSeesWhatClassifyingSees() {
        QFETCH(int, imageSize);
        QFETCH(int, storedSize);
        QFETCH(bool, streams);
        const QTemporaryDir directory;
        const fs::path folder = directory.path().toStdString();
        for (const std::string& name : pixelsNames()) {
            for (const char* split : {"train", "test"}) {
                put(folder / split / (name[0] % 2 == 0 ? "a" : "b") / name, get(pixelsFile(name)));
            }
        }
        put(folder / "test" / "a" / "large.jpg", get(dataFile("pictures/large.jpg")));
        DataSpec spec{"", 0, 0, imageSize, storedSize};
        spec.select = Select::Stratified;
        LoadOptions options;
        options.memoryBudget = streams ? 1 : 0;
        const Dataset set = loadImageFolder(folder, spec, options);
        const InputSpec input = inputOf(set);
        const Dataset test = loadTestFolder(folder, spec, input, options);
        QCOMPARE(set.skipped, std::int64_t{0});
        QCOMPARE(test.test.count(), set.test.count());
        const int begin = (set.test.height - imageSize) / 2;
        for (std::int64_t i = 0; i < set.test.count(); ++i) {
            const PictureList& files = *set.test.files;
            const fs::path file = files.pathOf(files.entries[static_cast<std::size_t>(i)]);
            const Image seen = readPictureFor(file, input).prepared.image;
            const Image stored = set.test.image(i);
            std::vector<std::uint8_t> cut;  // as a batch of test images is cut
            for (int channel = 0; channel < stored.channels; ++channel) {
                for (int y = begin; y < begin + imageSize; ++y) {
                    for (int x = begin; x < begin + imageSize; ++x) {
                        cut.push_back(
                            stored.pixels[(static_cast<std::size_t>(channel) * stored.height + y) *
                                              stored.width +
                                          x]);
                    }
                }
            }
            QVERIFY2(cut == seen.pixels, file.c_str());
            QVERIFY2(test.test.image(i).pixels == seen.pixels, file.c_str());
        }
    }

    void librariesPrintNothing() {
        const QTemporaryDir directory;
        const fs::path folder = directory.path().toStdString();
        const std::string output = standardErrorOf(folder / "stderr", [&] {
            for (const std::string& name : pixelsNames()) {
                const std::string bytes = get(pixelsFile(name));
                for (std::size_t at = 0; at < bytes.size(); at += 1 + bytes.size() / 40) {
                    std::string damaged = bytes;
                    damaged[at] ^= 0x55;
                    readPictureBytes(damaged);
                    readPictureBytes(bytes.substr(0, at));
                }
            }
        });
        QCOMPARE(QString::fromStdString(output), QString());
    }
};

LAB_TEST(PixelsTest)
#include "PixelsTest.moc"
