// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/platform/Files.h"
#include "core/data/Picture.h"
#include "tests/support/TestMain.h"
#include "tests/support/Tiny.h"

#include <QtTest>

#include <array>

using namespace lab;
using namespace lab::test;

namespace {

std::filesystem::path oddFile(const std::string& name) {
    return dataFile("odd-pictures/" + name);
}

using Colour = std::array<int, 3>;

Colour colourAt(const Image& image, int x, int y) {
    Colour colour{};
    const std::size_t plane = static_cast<std::size_t>(image.width) * image.height;
    for (int channel = 0; channel < 3; ++channel) {
        colour[channel] = image.pixels[(image.channels == 3 ? channel : 0) * plane +
                                       static_cast<std::size_t>(y) * image.width + x];
    }
    return colour;
}

bool near(const Colour& a, const Colour& b, int tolerance) {
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (std::abs(a[i] - b[i]) > tolerance) {
            return false;
        }
    }
    return true;
}

}  // namespace

/// Whole pictures as a person sees them: what tests/data/odd-pictures/make-odd-pictures.py (Pillow)
/// wrote all shows the same.
class WholePictureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsWhatAPersonSees_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("isGrey");
        for (int orientation = 1; orientation <= 8; ++orientation) {
            for (const char* format : {"jpg", "png", "webp"}) {
                const QString name = QString("turned-%1.%2").arg(orientation).arg(format);
                QTest::newRow(qPrintable(name)) << name << false;
            }
        }
        for (const char* name :
             {"alpha.png", "alpha.webp", "alpha.tiff", "palette-alpha.png", "cmyk.jpg"}) {
            QTest::newRow(name) << name << false;
        }
        for (const char* name : {"grey16.png", "grey16.tiff", "grey8.tiff", "grey-alpha.png"}) {
            QTest::newRow(name) << name << true;
        }
    }
    void showsWhatAPersonSees() {
        QFETCH(QString, name);
        QFETCH(bool, isGrey);
        const WholePicture whole = readPicture(oddFile(name.toStdString()));
        QVERIFY2(!whole.problem, whole.problem.value_or("").c_str());
        const Image& image = whole.image;
        QCOMPARE(image.width, 32);
        QCOMPARE(image.height, 24);
        QCOMPARE(image.pixels.size(), image.size());
        const int tolerance = name.endsWith("jpg") ? 20 : 2;
        const auto expected = [&](Colour colour, int grey) {
            return isGrey ? Colour{grey, grey, grey} : colour;
        };
        QVERIFY(near(colourAt(image, 5, 5), expected({255, 0, 0}, 76), tolerance));
        QVERIFY(near(colourAt(image, 26, 5), expected({0, 255, 0}, 150), tolerance));
        QVERIFY(near(colourAt(image, 5, 18), expected({0, 0, 255}, 29), tolerance));
        QVERIFY(near(colourAt(image, 26, 18), {255, 255, 255}, tolerance));
    }

    void bytesAreReadAsFilesAre() {
        const std::string bytes = readFile(oddFile("turned-6.png"), 1U << 20U);
        QCOMPARE(readPictureBytes(bytes).image.pixels,
                 readPicture(oddFile("turned-6.png")).image.pixels);
        QVERIFY(readPictureBytes("").problem.has_value());
        QVERIFY(readPictureBytes("no picture").problem.has_value());
    }

    void aLargeJpegIsHalvedWhereThatIsEnough() {
        const WholePicture whole = readPicture(dataFile("pictures/large.jpg"));
        const WholePicture smaller = readPicture(dataFile("pictures/large.jpg"), 8);
        QVERIFY(smaller.image.width < whole.image.width);
        QVERIFY(std::min(smaller.image.width, smaller.image.height) >= 16);
    }

    void damageIsTold() {
        const TemporaryFolder folder;
        for (const char* name : {"turned-6.png", "turned-6.jpg", "turned-6.webp", "alpha.tiff"}) {
            const std::string bytes = readFile(oddFile(name), 1U << 20U);
            for (std::size_t size = 0; size < bytes.size(); size += 1 + bytes.size() / 50) {
                const WholePicture cut = readPictureBytes(bytes.substr(0, size));
                QVERIFY(cut.problem || cut.image.pixels.size() == cut.image.size());
            }
            for (std::size_t i = 0; i < 100; ++i) {
                std::string flipped = bytes;
                flipped[i * 97 % bytes.size()] ^= static_cast<char>(1 << i % 8);
                const WholePicture odd = readPictureBytes(flipped);
                QVERIFY(odd.problem || odd.image.pixels.size() == odd.image.size());
            }
        }
        QVERIFY(readPicture(folder / "none.png").problem.has_value());
    }
};

LAB_TEST(WholePictureTest)
#include "WholePictureTest.moc"
