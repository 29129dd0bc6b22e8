// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/ImageInput.h"
#include "tests/support/TestMain.h"

#include <QtTest>

#include <algorithm>
#include <array>

using namespace lab;

namespace {

Image filled(int width, int height, int channels, std::uint8_t value) {
    Image image{width, height, channels, {}};
    image.pixels.assign(image.size(), value);
    return image;
}

void fill(Image& image, std::array<int, 4> box, std::uint8_t value) {
    const auto [left, top, width, height] = box;
    for (int channel = 0; channel < image.channels; ++channel) {
        for (int y = top; y < top + height; ++y) {
            for (int x = left; x < left + width; ++x) {
                image.pixels[(static_cast<std::size_t>(channel) * image.height + y) * image.width +
                             x] = value;
            }
        }
    }
}

InputSpec garmentInput() {
    return {InputStyle::Garment, 1, 28, 28, {0.2860}, {0.3530}};
}

/// left, top, width, height of what is not black.
std::array<int, 4> boxOf(const Image& image) {
    int left = image.width;
    int top = image.height;
    int right = -1;
    int bottom = -1;
    for (int y = 0; y < image.height; ++y) {
        for (int x = 0; x < image.width; ++x) {
            if (image.pixels[static_cast<std::size_t>(y) * image.width + x] > 0) {
                left = std::min(left, x);
                right = std::max(right, x);
                top = std::min(top, y);
                bottom = std::max(bottom, y);
            }
        }
    }
    return {left, top, right - left + 1, bottom - top + 1};
}

}  // namespace

/// Pictures brought to what networks were trained on.
class ImageInputTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // torchvision's CenterCrop of 256 x 300 to 224: rows from round(38.0), columns from
    // round(16.0).
    void theMiddleIsCutAsTorchvisionDoes() {
        Image picture{256, 300, 3, {}};
        picture.pixels.resize(picture.size());
        for (std::size_t i = 0; i < picture.pixels.size(); ++i) {
            picture.pixels[i] = static_cast<std::uint8_t>(i * 31 % 251);
        }
        const PreparedImage prepared = prepare(picture, imageNetInput());
        QCOMPARE(prepared.image.width, 224);
        QCOMPARE(prepared.image.channels, 3);
        for (int channel = 0; channel < 3; ++channel) {
            for (int y = 0; y < 224; ++y) {
                for (int x = 0; x < 224; ++x) {
                    QCOMPARE(prepared.image.pixels[(channel * 224 + y) * 224 + x],
                             picture.pixels[(channel * 300 + y + 38) * 256 + x + 16]);
                }
            }
        }
    }

    void anyShapeAndChannelsBecomeTheInput_data() {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::newRow("one pixel") << 1 << 1;
        QTest::newRow("a line") << 100000 << 1;
        QTest::newRow("a column") << 2 << 5000;
        QTest::newRow("odd") << 333 << 517;
        QTest::newRow("as wanted") << 28 << 28;
    }
    void anyShapeAndChannelsBecomeTheInput() {
        QFETCH(int, width);
        QFETCH(int, height);
        InputSpec grey = garmentInput();
        grey.style = InputStyle::Centre;
        InputSpec digit = garmentInput();
        digit.style = InputStyle::Digit;
        InputSpec larger = garmentInput();
        larger.size = 40;
        larger.shorterSide = 40;
        for (const InputSpec& spec : {imageNetInput(), garmentInput(), grey, digit, larger}) {
            for (const int channels : {1, 3}) {
                const PreparedImage prepared = prepare(filled(width, height, channels, 90), spec);
                QCOMPARE(prepared.image.width, spec.size);
                QCOMPARE(prepared.image.height, spec.size);
                QCOMPARE(prepared.image.channels, spec.channels);
                QCOMPARE(prepared.image.pixels.size(), prepared.image.size());
            }
        }
    }

    // A dark thing of 60 x 120 on a bright, large page: trimmed, fitted to 14 x 28, on black.
    void aGarmentIsTrimmedInvertedAndFitted() {
        Image page = filled(400, 300, 3, 253);
        fill(page, {30, 80, 60, 120}, 40);
        const PreparedImage prepared = prepare(page, garmentInput());
        QVERIFY(prepared.inverted);
        QCOMPARE(boxOf(prepared.image), (std::array{7, 0, 14, 28}));
        QVERIFY(prepared.image.pixels[14 * 28 + 14] > 200);
        QCOMPARE(prepared.image.pixels[0], std::uint8_t{0});

        Image night = filled(400, 300, 1, 10);
        fill(night, {200, 20, 200, 100}, 180);
        const PreparedImage bright = prepare(night, garmentInput());
        QVERIFY(!bright.inverted);
        QCOMPARE(boxOf(bright.image), (std::array{0, 7, 28, 14}));
    }

    void aPictureOfTheSetItselfStaysAsItIs() {
        Image own = filled(28, 28, 1, 0);
        fill(own, {5, 3, 12, 20}, 77);
        QCOMPARE(prepare(own, garmentInput()).image.pixels, own.pixels);
        // With noise on its edge, or with a thing that fills most of it, too; not on a page.
        for (std::size_t i = 0; i < own.pixels.size(); ++i) {
            own.pixels[i] = std::max(own.pixels[i], static_cast<std::uint8_t>(i * 37 % 80));
        }
        QCOMPARE(prepare(own, garmentInput()).image.pixels, own.pixels);
        Image bag = filled(28, 28, 1, 0);
        fill(bag, {0, 9, 28, 19}, 200);
        QVERIFY(isThingOnBlack(bag.pixels));
        QCOMPARE(prepare(bag, garmentInput()).image.pixels, bag.pixels);
        Image page = filled(28, 28, 1, 250);
        fill(page, {5, 3, 12, 20}, 10);
        QVERIFY(!isThingOnBlack(page.pixels) && prepare(page, garmentInput()).inverted);
    }

    // MNIST: a box of 20 pixels, its centre of mass in the middle of 28.
    void aDigitIsCentredByItsMass() {
        InputSpec digit = garmentInput();
        digit.style = InputStyle::Digit;
        Image page = filled(200, 200, 1, 255);
        fill(page, {10, 10, 10, 100}, 0);
        const PreparedImage prepared = prepare(page, digit);
        QVERIFY(prepared.inverted);
        const std::array<int, 4> box = boxOf(prepared.image);
        QCOMPARE(box[3], 20);
        QCOMPARE(box[1], 4);
        QVERIFY(box[0] == 12 || box[0] == 13);
    }

    void normalisesByChannel() {
        Image image{1, 1, 3, {0, 128, 255}};
        InputSpec spec = imageNetInput();
        std::array<float, 3> out{};
        normalise(image, spec, out.data());
        QVERIFY(std::abs(out[0] + 0.485F / 0.229F) < 1e-5F);
        QVERIFY(std::abs(out[1] - (128.0F / 255 - 0.456F) / 0.224F) < 1e-5F);
        QVERIFY(std::abs(out[2] - (1 - 0.406F) / 0.225F) < 1e-5F);
    }
};

LAB_TEST(ImageInputTest)
#include "ImageInputTest.moc"
