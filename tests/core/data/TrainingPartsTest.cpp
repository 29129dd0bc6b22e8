// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/Augment.h"
#include "core/data/PictureList.h"
#include "core/data/Statistics.h"
#include "core/data/TestViews.h"
#include "core/data/TrainingParts.h"
#include "tests/core/data/FolderSets.h"
#include "tests/support/TestMain.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <cmath>
#include <set>

namespace fs = std::filesystem;
using namespace lab;
using namespace lab::test;

namespace {

/// Each pixel says where it lies: red its column, green its row.
Image map(int width, int height) {
    Image image{width, height, 3, {}};
    image.pixels.resize(image.size());
    const std::size_t plane = static_cast<std::size_t>(width) * height;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const std::size_t at = static_cast<std::size_t>(y) * width + x;
            image.pixels[at] = static_cast<std::uint8_t>(x);
            image.pixels[plane + at] = static_cast<std::uint8_t>(y);
        }
    }
    return image;
}

std::string ppm(const Image& image) {
    std::string bytes =
        "P6\n" + std::to_string(image.width) + " " + std::to_string(image.height) + "\n255\n";
    const std::size_t plane = static_cast<std::size_t>(image.width) * image.height;
    for (std::size_t i = 0; i < plane; ++i) {
        for (std::size_t channel = 0; channel < 3; ++channel) {
            bytes += static_cast<char>(image.pixels[channel * plane + i]);
        }
    }
    return bytes;
}

int atPlace(const Image& image, int channel, int x, int y) {
    return image.pixels[(static_cast<std::size_t>(channel) * image.height + y) * image.width + x];
}

struct Extent {
    double width = 0;  // pixels of the picture that the part shows
    double height = 0;
};

/// From the slopes within the part; its outermost pixels are not looked at.
Extent extentOf(const Image& part) {
    const int last = part.width - 2;
    const double across = atPlace(part, 0, last, last) - atPlace(part, 0, 1, last);
    const double down = atPlace(part, 1, last, last) - atPlace(part, 1, last, 1);
    const double steps = last - 1;
    return {across / steps * part.width, down / steps * part.height};
}

Random randomOf(std::uint64_t index) {
    return {1, Purpose::PartOfPicture, 1, index};
}

}  // namespace

/// Random parts of whole pictures, and what a network sees of a test picture.
class TrainingPartsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // He et al. 2015, section 3.4: 256 to 480 for 224.
    void jitterShowsThePapersSizes() {
        QCOMPARE(jitterSides(224).least, 256);
        QCOMPARE(jitterSides(224).most, 480);
        const Image picture = map(200, 100);
        double least = 1e9;
        double most = 0;
        std::set<int> lefts;
        for (std::uint64_t i = 0; i < 400; ++i) {
            const Image part = trainingPart(picture, PictureScale::Jitter, 28, randomOf(i));
            QCOMPARE(part.width, 28);
            QCOMPARE(part.height, 28);
            const Extent seen = extentOf(part);
            QVERIFY(std::abs(seen.width - seen.height) < 4);  // its shape is kept
            least = std::min(least, seen.width);
            most = std::max(most, seen.width);
            lefts.insert(atPlace(part, 0, 0, 0) / 10);
        }
        // Of a shorter side of 100: 100 · 28 / 60 to 100 · 28 / 32.
        QVERIFY2(std::abs(least - 46.7) < 3, std::to_string(least).c_str());
        QVERIFY2(std::abs(most - 87.5) < 3, std::to_string(most).c_str());
        QVERIFY(lefts.size() > 10);
        QVERIFY(*lefts.begin() == 0 && *lefts.rbegin() > 13);
    }

    // torchvision's RandomResizedCrop: 8 to 100 per cent at 3:4 to 4:3.
    void areaShowsTorchvisionsParts() {
        const Image picture = map(200, 160);
        double smallest = 1;
        double largest = 0;
        double sum = 0;
        constexpr int kParts = 2000;
        for (std::uint64_t i = 0; i < kParts; ++i) {
            const Image part = trainingPart(picture, PictureScale::Area, 64, randomOf(i));
            const Extent seen = extentOf(part);
            const double share = seen.width * seen.height / (200 * 160);
            const double ratio = seen.width / seen.height;
            QVERIFY2(ratio > 0.70 && ratio < 1.42, std::to_string(ratio).c_str());
            smallest = std::min(smallest, share);
            largest = std::max(largest, share);
            sum += share;
        }
        QVERIFY(smallest > 0.07 && smallest < 0.1);
        QVERIFY(largest > 0.9 && largest < 1.03);
        // torchvision 0.29 on 200 × 160, a hundred thousand draws: 0.455.
        QVERIFY2(std::abs(sum / kParts - 0.455) < 0.02, std::to_string(sum / kParts).c_str());
    }

    void partsHangOnSeedEpochAndPicture() {
        const QTemporaryDir directory;
        const fs::path folder = directory.path().toStdString();
        for (int i = 0; i < 6; ++i) {
            for (const char* name : {"a", "b"}) {
                put(folder / "train" / name / (std::to_string(i) + ".ppm"),
                    ppm(map(40 + i, 60 - i)));
                put(folder / "test" / name / (std::to_string(i) + ".ppm"), ppm(map(40, 60 - i)));
            }
        }
        const Dataset set = load(folder, fresh(16));
        const TrainingParts one(set.train, 16, {1U << 20U, 3});
        const TrainingParts other(set.train, 16, {0, 0});  // no cache, no threads
        const std::vector<std::int64_t> indices = {7, 2, 11, 2};
        const std::size_t bytes = std::size_t{3} * 16 * 16;
        const auto parts = [&](const TrainingParts& source, PictureScale scale, std::uint64_t seed,
                               int epoch) {
            std::vector<std::uint8_t> pixels(indices.size() * bytes);
            source.fetch(indices, scale, seed, epoch, pixels.data());
            return pixels;
        };
        for (const PictureScale scale : {PictureScale::Jitter, PictureScale::Area}) {
            one.prefetch(indices, scale, 5, 1);
            const auto first = parts(one, scale, 5, 1);
            QVERIFY(first == parts(other, scale, 5, 1));
            QVERIFY(first == parts(one, scale, 5, 1));
            QVERIFY(std::equal(first.begin() + static_cast<std::ptrdiff_t>(bytes),
                               first.begin() + static_cast<std::ptrdiff_t>(2 * bytes),
                               first.begin() + static_cast<std::ptrdiff_t>(3 * bytes)));
            QVERIFY(first != parts(one, scale, 6, 1));
            QVERIFY(first != parts(one, scale, 5, 2));
        }
        QVERIFY(parts(one, PictureScale::Jitter, 5, 1) != parts(one, PictureScale::Area, 5, 1));
        // A picture that is no longer what was listed is told.
        put(set.train.files->pathOf(set.train.files->entries[0]), ppm(map(12, 12)));
        const TrainingParts later(set.train, 16, {0, 1});
        const std::int64_t changed = 0;
        const std::string message = messageOf([&] {
            std::vector<std::uint8_t> pixels(bytes);
            later.fetch(std::span(&changed, 1), PictureScale::Area, 1, 1, pixels.data());
        });
        QVERIFY2(contains(message, "was changed"), message.c_str());
    }

    // Directions of colours against numpy.linalg.eigh of the same pixels' covariance.
    void coloursMoveAlongTheirDirections() {
        const std::size_t bytes = std::size_t{3} * 2 * 2;
        const std::vector<std::uint8_t> pixels = {10,  200, 30,  90,  20,  180, 60, 120,
                                                  240, 5,   77,  150, 255, 0,   64, 8,
                                                  33,  99,  201, 14,  70,  7,   3,  128};
        QCOMPARE(pixels.size(), 2 * bytes);
        Split split{3, 2, 2, {0, 1}, std::make_shared<MemoryImages>(pixels, bytes)};
        const ColourStatistics colours = measureColours(split);
        const std::vector<ColourDirection> expected = {{0.26464830, 0.18899988, -0.25451622},
                                                       {0.23135030, -0.13451026, 0.14067490},
                                                       {0.01000633, 0.12575685, 0.10378980}};
        QCOMPARE(colours.directions.size(), expected.size());
        for (std::size_t i = 0; i < 3; ++i) {
            for (std::size_t channel = 0; channel < 3; ++channel) {
                QVERIFY(std::abs(colours.directions[i][channel] - expected[i][channel]) < 1e-6);
            }
        }

        constexpr int kImages = 4000;
        std::vector<std::int64_t> indices(kImages);
        std::iota(indices.begin(), indices.end(), 0);
        std::vector<Variation> variations(kImages);
        shiftColours(colours.directions, indices, 3, 1, variations);
        double sum = 0;
        double squares = 0;
        for (const Variation& variation : variations) {
            double along = 0;  // in standard deviations of the first direction
            double length = 0;
            for (std::size_t channel = 0; channel < 3; ++channel) {
                along += variation.shift[channel] * expected[0][channel];
                length += expected[0][channel] * expected[0][channel];
            }
            sum += along / length;
            squares += along / length * (along / length);
        }
        QVERIFY(std::abs(sum / kImages) < 0.01);
        QVERIFY(std::abs(std::sqrt(squares / kImages) - 0.1) < 0.005);
        std::vector<Variation> again(1);
        shiftColours(colours.directions, std::span(indices).subspan(17, 1), 3, 1, again);
        QVERIFY(again[0].shift == variations[17].shift);
    }

    void aShiftIsAddedToEachPixel() {
        Dataset set;
        set.imageSize = 2;
        set.mean = {0.5};
        set.deviation = {0.25};
        const Split split{1, 2, 2, {0}, nullptr};
        const std::vector<std::uint8_t> pixels = {0, 51, 102, 255};
        std::vector<float> out(4);
        Variation variation;
        variation.shift = {0.1F, 0, 0};
        prepareBatch(set, split, pixels, std::vector{variation}, out.data());
        for (std::size_t i = 0; i < out.size(); ++i) {
            const double expected = (pixels[i] / 255.0 + 0.1 - 0.5) / 0.25;
            QVERIFY(std::abs(out[i] - expected) < 1e-5);
        }
    }

    void tenViewsAreCornersAndMiddle() {
        InputSpec input = squareInput(3, 20);
        const Image picture = map(60, 40);
        const std::vector<Image> ten = viewsOf(picture, input, View::Ten, 40);
        QCOMPARE(ten.size(), std::size_t{10});
        const std::vector<std::pair<int, int>> corners = {
            {0, 0}, {40, 0}, {0, 20}, {40, 20}, {20, 10}};
        for (std::size_t i = 0; i < corners.size(); ++i) {
            const auto [left, top] = corners[i];
            QCOMPARE(atPlace(ten[2 * i], 0, 0, 0), left);
            QCOMPARE(atPlace(ten[2 * i], 1, 0, 0), top);
            QCOMPARE(atPlace(ten[2 * i + 1], 0, 0, 0), left + 19);  // mirrored
            QCOMPARE(atPlace(ten[2 * i + 1], 1, 0, 19), top + 19);
        }
        const std::vector<Image> whole = viewsOf(picture, input, View::Whole, 20);
        QCOMPARE(whole.size(), std::size_t{2});
        QCOMPARE(whole[0].width, 30);
        QCOMPARE(whole[0].height, 20);
        const std::vector<Image> centre = viewsOf(picture, input, View::Centre, 40);
        QCOMPARE(centre.size(), std::size_t{1});
        QVERIFY(centre[0].pixels == ten[8].pixels);
    }

    void viewsThatAreNoneAreRefused() {
        const InputSpec input = squareInput(3, 20);
        QVERIFY(scalesFor({}, input) == std::vector{20});
        QVERIFY(contains(messageOf([&] {
                             (void)scalesFor({View::Ten, {}}, input);
                         }),
                         "the ten crops are one"));
        QVERIFY(contains(messageOf([&] {
                             (void)scalesFor({View::Whole, {16}}, input);
                         }),
                         "A scale is 16"));
        QVERIFY(contains(messageOf([&] {
                             (void)scalesFor({View::Whole, {30, 30}}, input);
                         }),
                         "named twice"));
        InputSpec garment = input;
        garment.style = InputStyle::Garment;
        QVERIFY(contains(messageOf([&] {
                             (void)scalesFor({View::Ten, {30}}, garment);
                         }),
                         "no other views"));
    }
};

LAB_TEST(TrainingPartsTest)
#include "TrainingPartsTest.moc"
