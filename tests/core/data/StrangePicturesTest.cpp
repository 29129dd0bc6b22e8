// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/Picture.h"
#include "core/data/PictureList.h"
#include "tests/core/data/DataFiles.h"
#include "tests/support/CommaLocale.h"
#include "tests/support/TestMain.h"

#include <QtTest>

namespace fs = std::filesystem;
using namespace lab;
using namespace lab::test;

namespace {

std::string numberText(std::uint64_t value, std::size_t size, bool isBig = false) {
    std::string text;
    for (std::size_t i = 0; i < size; ++i) {
        const std::size_t byte = isBig ? size - 1 - i : i;
        text += static_cast<char>(value >> 8 * byte & 0xFFU);
    }
    return text;
}

struct Tag {
    int tag;
    int type;  // 3: 2 bytes, 4: 4 bytes, 16: 8 bytes
    std::uint64_t value;
};

enum class Form { Classic, Big };

/// A big-endian TIFF or BigTIFF file of one strip of grey pixels, all of the value 0x41.
std::string tiffOf(Form form, std::vector<Tag> tags, std::size_t pixels) {
    const bool isBig = form == Form::Big;
    const std::size_t width = isBig ? 8 : 4;
    const std::size_t begin = isBig ? 16 : 8;
    const std::size_t count = tags.size() + 6;
    const std::size_t data = begin + (isBig ? 8 : 2) + count * (4 + 2 * width) + width;
    for (const auto& [tag, value] : {std::pair{258, std::size_t{8}}, std::pair{259, std::size_t{1}},
                                     std::pair{262, std::size_t{1}}, std::pair{273, data},
                                     std::pair{278, std::size_t{65535}}, std::pair{279, pixels}}) {
        tags.push_back({tag, 4, value});
    }
    std::ranges::stable_sort(tags, {}, &Tag::tag);
    std::string file =
        isBig ? "MM" + numberText(43, 2, true) + numberText(8, 2, true) + numberText(0, 2, true)
              : "MM" + numberText(42, 2, true);
    file += numberText(begin, width, true) + numberText(count, isBig ? 8 : 2, true);
    for (const Tag& tag : tags) {
        const std::size_t size = tag.type == 3 ? 2 : tag.type == 4 ? 4 : 8;
        file += numberText(static_cast<std::uint64_t>(tag.tag), 2, true) +
                numberText(static_cast<std::uint64_t>(tag.type), 2, true) +
                numberText(1, width, true) + numberText(tag.value, size, true) +
                std::string(width - size, '\0');
    }
    return file + std::string(width, '\0') + std::string(pixels, '\x41');
}

/// A BMP file with a header of this many bytes. `rest`: what follows the count of bits.
std::string bmpOf(std::uint32_t headerBytes, int side, int bits, const std::string& rest,
                  const std::string& pixels) {
    std::string header = numberText(headerBytes, 4) +
                         numberText(static_cast<std::uint64_t>(side), 4) +
                         numberText(static_cast<std::uint64_t>(side), 4) + numberText(1, 2) +
                         numberText(static_cast<std::uint64_t>(bits), 2) + rest;
    header.resize(std::max<std::size_t>(header.size(), headerBytes));
    return "BM" + numberText(14 + header.size() + pixels.size(), 4) + numberText(0, 4) +
           numberText(14 + header.size(), 4) + header + pixels;
}

std::string problemOf(const std::string& bytes) {
    return readPictureBytes(bytes).problem.value_or("");
}

}  // namespace

/// Picture files as nobody's program writes them, and as few do: what is said of their size is held
/// to, and none costs more than its size.
class StrangePicturesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ofATagThatStandsTwiceTheFirstCounts() {
        const WholePicture whole = readPictureBytes(tiffOf(
            Form::Classic, {{256, 4, 600}, {256, 4, 20}, {257, 4, 12}}, std::size_t{600} * 12));
        QVERIFY2(!whole.problem, whole.problem.value_or("").c_str());
        QCOMPARE(whole.image.width, 600);
        QCOMPARE(whole.fullWidth, 600);
    }

    void bigTiffIsReadAndTurned() {
        const WholePicture whole = readPictureBytes(
            tiffOf(Form::Big, {{256, 16, 20}, {257, 3, 12}, {274, 3, 6}}, std::size_t{20} * 12));
        QVERIFY2(!whole.problem, whole.problem.value_or("").c_str());
        QCOMPARE(whole.image.width, 12);
        QCOMPARE(whole.image.height, 20);
        QCOMPARE(whole.fullWidth, 12);
    }

    // Behind the first marker stands one that libjpeg passes over and a reader of lengths does not:
    // it finds another header, of 8 x 8 pixels, in what is a comment.
    void aSecondHeaderIsNotBelieved() {
        const std::string whole = get(dataFile("pictures/small.jpg"));
        const std::string hidden =
            QByteArray::fromHex("FFC0000B080008000801011100FFDA").toStdString();
        const std::string comment = "\xFF\xFE" + numberText(2 + hidden.size(), 2, true) + hidden;
        const std::string lead = std::string("\xFF\0", 2) + numberText(6, 2, true);
        QCOMPARE(problemOf(whole), std::string());
        QCOMPARE(problemOf(whole.substr(0, 2) + lead + comment + whole.substr(2)),
                 std::string("it is damaged"));
    }

    // Each scan goes over all pixels: of a large picture, a thousandth of a megabyte costs seconds.
    void scansWithoutEndAreRefused() {
        const std::string whole = get(dataFile("odd-pictures/progressive.jpg"));
        const std::size_t last = whole.rfind("\xFF\xDA");
        const std::string scan = whole.substr(last, whole.size() - 2 - last);
        const auto withScans = [&](int more) {
            std::string file = whole.substr(0, whole.size() - 2);
            for (int i = 0; i < more; ++i) {
                file += scan;
            }
            return file + whole.substr(whole.size() - 2);
        };
        QCOMPARE(problemOf(withScans(100)), std::string());
        QCOMPARE(problemOf(withScans(600)), std::string("it is damaged"));
    }

    // Jumps to the right, which no row ends: their sum has more bits than an int.
    void jumpsDoNotLeadAround() {
        constexpr std::size_t jumps = 8'500'000;
        const std::string_view jump("\0\2\xFF\0", 4);
        std::string pixels(jump.size() * jumps, '\0');
        for (std::size_t at = 0; at < pixels.size(); at += jump.size()) {
            pixels.replace(at, jump.size(), jump);
        }
        pixels += {'\1', '\1', '\0', '\1'};
        const WholePicture whole =
            readPictureBytes(bmpOf(40, 8, 8, numberText(1, 4) + std::string(20, '\0'), pixels));
        QVERIFY2(!whole.problem, whole.problem.value_or("").c_str());
        QVERIFY(whole.image.pixels == std::vector<std::uint8_t>(whole.image.size(), 0));
    }

    // OS/2's shortest header of its second kind says nothing of compression: pixels follow.
    void aShortHeaderIsNotReadOn() {
        const std::string row = {'\x1E', '\x14', '\x0A', '\x1E', '\x14', '\x0A', '\0', '\0'};
        const WholePicture whole = readPictureBytes(bmpOf(16, 2, 24, "", row + row));
        QVERIFY2(!whole.problem, whole.problem.value_or("").c_str());
        QVERIFY((whole.image.pixels ==
                 std::vector<std::uint8_t>{10, 10, 10, 10, 20, 20, 20, 20, 30, 30, 30, 30}));
    }

    // The 3 that elsewhere means masks is a fax's code there.
    void anOs2PictureAsAFaxIsRefused() {
        const std::string rest = numberText(3, 4);
        QVERIFY(contains(problemOf(bmpOf(64, 8, 1, rest, std::string(32, '\x55'))),
                         "of a kind that is not read"));
        QVERIFY(contains(problemOf(bmpOf(40, 8, 1, rest, std::string(32, '\x55'))),
                         "of a kind that is not read"));
    }

    // They are among the seeds of ./lab fuzz, which watches the memory.
    void whatAFuzzerFoundIsRefused() {
        int files = 0;
        for (const auto& entry : fs::directory_iterator(dataFile("broken-pictures"))) {
            QCOMPARE(problemOf(get(entry.path())), std::string("it is damaged"));
            ++files;
        }
        QVERIFY(files > 0);
    }

    // In Turkish a small "I" has no dot, and std::tolower() knows none of one byte.
    void endingsAreTheSameInTurkish() {
        const CommaLocale turkish("tr_TR");
        QVERIFY2(turkish.isThere(), "no localedef: install the package locales");
        for (const char* name : {"SCAN.TIF", "SCAN.TIFF", "PHOTO.JFIF", "X.DIB"}) {
            QVERIFY2(isPictureName(name), name);
        }
    }
};

LAB_TEST(StrangePicturesTest)
#include "StrangePicturesTest.moc"
