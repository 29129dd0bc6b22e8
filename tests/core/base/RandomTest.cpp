// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Random.h"
#include "tests/support/TestMain.h"

#include <QtTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

using lab::Purpose;
using lab::Random;

class RandomTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachNumberMakesItsOwnStream();
    void sameNumbersGiveSameStream();
    void firstDrawsAreFixed();
    void hashIsFnv1a();
    void uniformStaysInRange();
    void belowIsUnbiased();
    void normalHasMeanAndDeviation();
    void shuffledIsPermutation();
};

void RandomTest::eachNumberMakesItsOwnStream() {
    std::set<std::uint64_t> firsts;
    std::size_t streams = 0;
    for (std::uint64_t seed = 0; seed < 5; ++seed) {
        for (const Purpose purpose : {Purpose::InitialWeights, Purpose::Order,
                                      Purpose::Augmentation, Purpose::SyntheticImages}) {
            for (std::uint64_t epoch = 0; epoch < 5; ++epoch) {
                for (std::uint64_t step = 0; step < 5; ++step) {
                    firsts.insert(Random(seed, purpose, epoch, step).next());
                    ++streams;
                }
            }
        }
    }
    QCOMPARE(firsts.size(), streams);
}

void RandomTest::sameNumbersGiveSameStream() {
    Random one(7, Purpose::Order, 3, 2);
    Random other(7, Purpose::Order, 3, 2);
    for (int i = 0; i < 1000; ++i) {
        QCOMPARE(one.next(), other.next());
    }
}

// Numbers of this implementation: a run of an older version must stay repeatable.
void RandomTest::firstDrawsAreFixed() {
    Random random(1, Purpose::InitialWeights);
    QCOMPARE(random.next(), std::uint64_t{8579730638001620595ULL});
    QCOMPARE(random.next(), std::uint64_t{10716165271004061486ULL});
    Random step(1, Purpose::Augmentation, 2, 3);
    QCOMPARE(step.next(), std::uint64_t{1472683657927480240ULL});
}

// From the published test vectors of FNV-1a, 64 bit.
void RandomTest::hashIsFnv1a() {
    QCOMPARE(lab::hashOf(""), std::uint64_t{0xCBF29CE484222325ULL});
    QCOMPARE(lab::hashOf("a"), std::uint64_t{0xAF63DC4C8601EC8CULL});
    QCOMPARE(lab::hashOf("foobar"), std::uint64_t{0x85944171F73967E8ULL});
}

void RandomTest::uniformStaysInRange() {
    Random random(2, Purpose::Order);
    double sum = 0;
    for (int i = 0; i < 100000; ++i) {
        const double value = random.uniform();
        QVERIFY(value >= 0 && value < 1);
        sum += value;
    }
    QVERIFY(std::abs(sum / 100000 - 0.5) < 0.005);
}

void RandomTest::belowIsUnbiased() {
    constexpr std::uint64_t bound = 7;
    constexpr int draws = 70000;
    Random random(3, Purpose::Order);
    std::array<int, bound> counts{};
    for (int i = 0; i < draws; ++i) {
        const std::uint64_t value = random.below(bound);
        QVERIFY(value < bound);
        ++counts[value];
    }
    double chiSquare = 0;
    for (const int count : counts) {
        chiSquare += (count - 10000.0) * (count - 10000.0) / 10000.0;
    }
    QVERIFY2(chiSquare < 22.5, "six degrees of freedom, 0.1 %");

    // With 3/4 of 2^64 a plain remainder would hit the lower third twice as often as the others.
    constexpr std::uint64_t large = std::uint64_t{3} << 62;
    int low = 0;
    for (int i = 0; i < 30000; ++i) {
        low += random.below(large) < large / 3 ? 1 : 0;
    }
    QVERIFY(std::abs(low - 10000) < 400);
    QCOMPARE(random.below(1), std::uint64_t{0});
}

void RandomTest::normalHasMeanAndDeviation() {
    constexpr int draws = 100000;
    Random random(4, Purpose::InitialWeights);
    double sum = 0;
    double squares = 0;
    int beyondTwo = 0;
    for (int i = 0; i < draws; ++i) {
        const double value = random.normal();
        QVERIFY(std::isfinite(value));
        sum += value;
        squares += value * value;
        beyondTwo += std::abs(value) > 2 ? 1 : 0;
    }
    QVERIFY(std::abs(sum / draws) < 0.015);
    QVERIFY(std::abs(squares / draws - 1) < 0.02);
    QVERIFY(std::abs(static_cast<double>(beyondTwo) / draws - 0.0455) < 0.004);
}

void RandomTest::shuffledIsPermutation() {
    const auto order = lab::shuffled(1000, Random(5, Purpose::Order, 1));
    auto sorted = order;
    std::sort(sorted.begin(), sorted.end());
    for (std::int64_t i = 0; i < 1000; ++i) {
        QCOMPARE(sorted[static_cast<std::size_t>(i)], i);
    }
    QVERIFY(order != sorted);
    QVERIFY(order == lab::shuffled(1000, Random(5, Purpose::Order, 1)));
    QVERIFY(order != lab::shuffled(1000, Random(5, Purpose::Order, 2)));
    QVERIFY(lab::shuffled(0, Random(5, Purpose::Order)).empty());
}

LAB_TEST(RandomTest)
#include "RandomTest.moc"
