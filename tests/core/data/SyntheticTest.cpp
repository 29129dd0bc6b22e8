// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Random.h"
#include "core/data/Synthetic.h"
#include "tests/support/TestMain.h"

#include <QtTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

using lab::generateShapes;
using lab::RawSplit;
using lab::ShapesSplit;

class SyntheticTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hasTenBalancedClasses();
    void imageDependsOnItsIndexAlone();
    void splitsDiffer();
    void pixelsAreFixed();
    void isLearnableButNotTrivial();
};

void SyntheticTest::hasTenBalancedClasses() {
    const RawSplit split = generateShapes(ShapesSplit::Train, 50);
    QCOMPARE(lab::shapeNames().size(), std::size_t{10});
    QCOMPARE(split.pixels.size(), std::size_t{50 * 28 * 28});
    for (std::int64_t label = 0; label < 10; ++label) {
        QCOMPARE(std::count(split.labels.begin(), split.labels.end(), label), 5);
    }
}

void SyntheticTest::imageDependsOnItsIndexAlone() {
    const RawSplit many = generateShapes(ShapesSplit::Train, 64, 1);
    const RawSplit few = generateShapes(ShapesSplit::Train, 7, 3);
    QVERIFY(std::equal(few.pixels.begin(), few.pixels.end(), many.pixels.begin()));
    QVERIFY(generateShapes(ShapesSplit::Train, 64, 3).pixels == many.pixels);
}

void SyntheticTest::splitsDiffer() {
    const RawSplit train = generateShapes(ShapesSplit::Train, 20);
    const RawSplit test = generateShapes(ShapesSplit::Test, 20);
    QVERIFY(train.labels == test.labels);
    for (std::size_t i = 0; i < 20; ++i) {
        QVERIFY(!std::equal(train.pixels.begin() + static_cast<std::ptrdiff_t>(i * 784),
                            train.pixels.begin() + static_cast<std::ptrdiff_t>((i + 1) * 784),
                            test.pixels.begin() + static_cast<std::ptrdiff_t>(i * 784)));
    }
}

// Of this implementation: runs on the shapes must stay comparable across versions and machines.
void SyntheticTest::pixelsAreFixed() {
    const RawSplit split = generateShapes(ShapesSplit::Test, 20);
    const std::string_view bytes(reinterpret_cast<const char*>(split.pixels.data()),
                                 split.pixels.size());
    QCOMPARE(lab::hashOf(bytes), std::uint64_t{7350756557801480584ULL});
}

// The nearest mean image is the simplest classifier: better than chance, far from enough.
void SyntheticTest::isLearnableButNotTrivial() {
    const RawSplit train = generateShapes(ShapesSplit::Train, 1000);
    const RawSplit test = generateShapes(ShapesSplit::Test, 300);
    std::vector<std::array<double, 784>> means(10);
    for (std::size_t i = 0; i < train.pixels.size(); ++i) {
        means[static_cast<std::size_t>(train.labels[i / 784])][i % 784] += train.pixels[i] / 100.0;
    }
    int right = 0;
    for (std::size_t image = 0; image < 300; ++image) {
        std::array<double, 10> distances{};
        for (std::size_t p = 0; p < 784; ++p) {
            for (std::size_t label = 0; label < 10; ++label) {
                const double difference = test.pixels[image * 784 + p] - means[label][p];
                distances[label] += difference * difference;
            }
        }
        const auto best = std::min_element(distances.begin(), distances.end());
        right += best - distances.begin() == test.labels[image] ? 1 : 0;
    }
    QVERIFY2(right > 40 && right < 200, std::to_string(right).c_str());
}

LAB_TEST(SyntheticTest)
#include "SyntheticTest.moc"
