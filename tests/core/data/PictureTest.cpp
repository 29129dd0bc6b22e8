// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/Picture.h"
#include "core/data/PictureHeader.h"
#include "tests/core/data/DataFiles.h"
#include "tests/support/TestMain.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cstdlib>

namespace fs = std::filesystem;
using namespace lab::test;
using lab::PictureFormat;

Q_DECLARE_METATYPE(PictureFormat)

namespace {

std::string sample(const std::string& name) {
    return get(dataFile("pictures/" + name));
}

std::vector<std::uint8_t> decoded(const fs::path& file, const lab::InputSpec& shape) {
    std::vector<std::uint8_t> pixels(bytesOf(shape));
    const auto problem = lab::decodePicture(file, shape, pixels.data());
    return problem ? std::vector<std::uint8_t>{} : pixels;
}

}  // namespace

class PictureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void headerOfEachFormat_data();
    void headerOfEachFormat();
    void brokenHeadersAreHarmless_data();
    void brokenHeadersAreHarmless();
    void planesAreRgb();
    void takesTheMiddleSquare();
    void largeJpegIsReducedWell();
    void enlargesSmallPictures();
    void refusesTooManyPixels_data();
    void refusesTooManyPixels();
    void truncatedPictureIsFound_data();
    void truncatedPictureIsFound();
    void saysWhatIsWrong();
};

void PictureTest::headerOfEachFormat_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<PictureFormat>("format");
    QTest::addColumn<int>("width");
    QTest::addColumn<bool>("isWhole");
    QTest::newRow("png") << "small.png" << PictureFormat::Png << 20 << true;
    QTest::newRow("jpeg") << "small.jpg" << PictureFormat::Jpeg << 20 << true;
    QTest::newRow("large jpeg") << "large.jpg" << PictureFormat::Jpeg << 200 << true;
    QTest::newRow("bmp") << "small.bmp" << PictureFormat::Bmp << 20 << true;
    QTest::newRow("lossless webp") << "small.webp" << PictureFormat::WebP << 20 << true;
    QTest::newRow("lossy webp") << "lossy.webp" << PictureFormat::WebP << 20 << true;
    QTest::newRow("tiff") << "small.tiff" << PictureFormat::Tiff << 20 << false;
    QTest::newRow("ppm") << "small.ppm" << PictureFormat::Pnm << 20 << true;
    QTest::newRow("pgm") << "grey.pgm" << PictureFormat::Pnm << 20 << true;
}

void PictureTest::headerOfEachFormat() {
    QFETCH(QString, file);
    QFETCH(PictureFormat, format);
    QFETCH(int, width);
    QFETCH(bool, isWhole);
    const std::string bytes = sample(file.toStdString());
    const lab::PictureHeader header = lab::readPictureHeader(bytes, bytes, bytes.size());
    QVERIFY(header.format == format);
    QCOMPARE(header.width, std::int64_t{width});
    QCOMPARE(header.height, std::int64_t{width == 20 ? 12 : 150});
    QCOMPARE(header.wholeness == lab::Wholeness::Whole, isWhole);
    const fs::path path = dataFile("pictures/" + file.toStdString());
    QVERIFY(!lab::checkPicture(path, lab::squareInput(3, 8)));
    QVERIFY(!decoded(path, lab::squareInput(3, 8)).empty());
}

void PictureTest::brokenHeadersAreHarmless_data() {
    QTest::addColumn<QString>("file");
    for (const char* file : {"small.png", "small.jpg", "small.bmp", "small.webp", "lossy.webp",
                             "small.tiff", "small.ppm", "grey.pgm"}) {
        QTest::newRow(file) << file;
    }
}

// Nothing to compare: the sanitizers of the asan preset see any read outside.
void PictureTest::brokenHeadersAreHarmless() {
    QFETCH(QString, file);
    const std::string whole = sample(file.toStdString());
    for (std::size_t size = 0; size < std::min<std::size_t>(whole.size(), 200); ++size) {
        const std::string cut = whole.substr(0, size);
        const lab::PictureHeader header = lab::readPictureHeader(cut, cut, cut.size());
        QVERIFY(header.width >= 0 && header.height >= 0);
        for (const char value : {'\0', '\x7F', '\xFF'}) {
            std::string changed = whole;
            changed[size] = value;
            lab::readPictureHeader(changed, changed, changed.size());
        }
    }
}

void PictureTest::planesAreRgb() {
    const QTemporaryDir directory;
    const fs::path file = fs::path(directory.path().toStdString()) / "a.ppm";
    std::string bytes = "P6\n8 8\n255\n";
    for (int i = 0; i < 64; ++i) {
        bytes += {static_cast<char>(200), static_cast<char>(i), static_cast<char>(50)};
    }
    put(file, bytes);
    const auto pixels = decoded(file, lab::squareInput(3, 8));
    QCOMPARE(pixels.size(), std::size_t{192});
    for (std::size_t i = 0; i < 64; ++i) {
        QCOMPARE(int{pixels[i]}, 200);
        QCOMPARE(int{pixels[64 + i]}, static_cast<int>(i));
        QCOMPARE(int{pixels[128 + i]}, 50);
    }
}

// A white square of 16 between black bars of 12 at each side, in both directions.
void PictureTest::takesTheMiddleSquare() {
    const QTemporaryDir directory;
    const fs::path folder = directory.path().toStdString();
    std::string wide = "P5\n40 16\n255\n";
    std::string high = "P5\n16 40\n255\n";
    for (int i = 0; i < 640; ++i) {
        wide += i % 40 >= 12 && i % 40 < 28 ? '\xFF' : '\0';
        high += i / 16 >= 12 && i / 16 < 28 ? '\xFF' : '\0';
    }
    put(folder / "wide.pgm", wide);
    put(folder / "high.pgm", high);
    for (const char* name : {"wide.pgm", "high.pgm"}) {
        QVERIFY(decoded(folder / name, lab::squareInput(1, 16)) ==
                std::vector<std::uint8_t>(256, 255));
        QVERIFY(decoded(folder / name, lab::squareInput(1, 8)) ==
                std::vector<std::uint8_t>(64, 255));
    }
}

// The picture's red falls and its blue and green rise along slopes: OpenCV's imwrite of
// BGR (x, y, 200 - x/2 - y/2), of which the middle square is x from 25 to 175.
void PictureTest::largeJpegIsReducedWell() {
    const auto pixels = decoded(dataFile("pictures/large.jpg"), lab::squareInput(3, 16));
    QCOMPARE(pixels.size(), std::size_t{768});
    for (int y = 0; y < 16; ++y) {
        for (int x = 0; x < 16; ++x) {
            const double column = 25 + (x + 0.5) * 150 / 16;
            const double row = (y + 0.5) * 150 / 16;
            const auto at = static_cast<std::size_t>(y * 16 + x);
            QVERIFY(std::abs(pixels[at] - (200 - column / 2 - row / 2)) < 6);
            QVERIFY(std::abs(pixels[256 + at] - row) < 6);
            QVERIFY(std::abs(pixels[512 + at] - column) < 6);
        }
    }
}

void PictureTest::enlargesSmallPictures() {
    const QTemporaryDir directory;
    const fs::path file = fs::path(directory.path().toStdString()) / "tiny.pgm";
    put(file, std::string("P5\n1 1\n255\n") + '\x40');
    QVERIFY(decoded(file, lab::squareInput(1, 32)) == std::vector<std::uint8_t>(1024, 0x40));
    // Enlarging the whole of this before cropping would take 400 MB.
    put(file, "P5\n100000 1\n255\n" + std::string(100000, '\x41'));
    QVERIFY(decoded(file, lab::squareInput(1, 64)) == std::vector<std::uint8_t>(4096, 0x41));
}

void PictureTest::refusesTooManyPixels_data() {
    QTest::addColumn<QByteArray>("bytes");
    QByteArray png = QByteArray::fromStdString(sample("small.png"));
    png.replace(16, 8, QByteArray::fromHex("000186A0000186A0"));
    QTest::newRow("png") << png;
    QByteArray bmp = QByteArray::fromStdString(sample("small.bmp"));
    bmp.replace(18, 8, QByteArray::fromHex("FFFFFF7FFFFFFF7F"));
    QTest::newRow("bmp") << bmp;
    QTest::newRow("pgm") << QByteArray("P5\n100000 100000\n255\n") + QByteArray(100, 'x');
}

void PictureTest::refusesTooManyPixels() {
    QFETCH(QByteArray, bytes);
    const QTemporaryDir directory;
    const fs::path file = fs::path(directory.path().toStdString()) / "huge";
    put(file, bytes.toStdString());
    std::vector<std::uint8_t> pixels(192);
    for (const auto& problem : {lab::decodePicture(file, lab::squareInput(3, 8), pixels.data()),
                                lab::checkPicture(file, lab::squareInput(3, 8))}) {
        QVERIFY(problem);
        QVERIFY2(contains(*problem, "more than 100 megapixels"), problem->c_str());
    }
}

void PictureTest::truncatedPictureIsFound_data() {
    QTest::addColumn<QString>("file");
    for (const char* file : {"small.png", "small.jpg", "large.jpg", "small.bmp", "small.webp",
                             "lossy.webp", "small.tiff", "small.ppm", "grey.pgm"}) {
        QTest::newRow(file) << file;
    }
}

void PictureTest::truncatedPictureIsFound() {
    QFETCH(QString, file);
    const QTemporaryDir directory;
    const fs::path path = fs::path(directory.path().toStdString()) / "cut";
    const std::string whole = sample(file.toStdString());
    std::vector<std::uint8_t> pixels(192);
    for (const std::size_t size :
         {std::size_t{0}, std::size_t{1}, std::size_t{10}, whole.size() / 4, whole.size() / 2}) {
        put(path, whole.substr(0, size));
        const auto decodedProblem = lab::decodePicture(path, lab::squareInput(3, 8), pixels.data());
        const auto checkedProblem = lab::checkPicture(path, lab::squareInput(3, 8));
        QVERIFY2(decodedProblem, std::to_string(size).c_str());
        QVERIFY2(checkedProblem, std::to_string(size).c_str());
    }
}

void PictureTest::saysWhatIsWrong() {
    const QTemporaryDir directory;
    const fs::path folder = directory.path().toStdString();
    put(folder / "text.png", "not a picture");
    put(folder / "empty.png", "");
    std::vector<std::uint8_t> pixels(192);
    const auto problemOf = [&](const char* name) {
        return lab::decodePicture(folder / name, lab::squareInput(3, 8), pixels.data())
            .value_or("none");
    };
    QVERIFY(contains(problemOf("text.png"), "not a PNG"));
    QCOMPARE(problemOf("empty.png"), std::string("it is empty"));
    QVERIFY(contains(problemOf("absent.png"), "is not there"));
}

LAB_TEST(PictureTest)
#include "PictureTest.moc"
