// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/CopyTask.h"
#include "core/base/Error.h"
#include "core/data/Synthetic.h"
#include "tests/support/TestMain.h"
#include "tests/support/Tiny.h"

#include <QtTest>

#include <cmath>

using namespace lab;
using namespace lab::test;

namespace {

Image shape() {
    const RawSplit shapes = generateShapes(ShapesSplit::Test, 1, 1);
    return {kShapesSide, kShapesSide, 1, shapes.pixels};
}

CopyState after(const CopyTaskSpec& spec, int steps) {
    CopyTask task(spec, shape());
    for (int i = 0; i < steps; ++i) {
        task.step();
    }
    return task.state();
}

}  // namespace

/// Stacks that learn to give back a picture.
class CopyTaskTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theErrorIsThatOfThePicture();
    void aResidualStackLearnsToCopy();
    void depthHurtsThePlainStackAlone();
    void equalSpecsGiveEqualStates();
    void refusesWhatItCannotBuild();
};

// The error of the picture it shows, recomputed from the bytes.
void CopyTaskTest::theErrorIsThatOfThePicture() {
    const Image wanted = shape();
    const CopyState state = after({.blocks = 2}, 30);
    QCOMPARE(state.step, 30);
    QCOMPARE(state.output.pixels.size(), wanted.pixels.size());
    double mean = 0;
    for (const auto byte : wanted.pixels) {
        mean += byte / static_cast<double>(wanted.size());
    }
    double squares = 0;
    double spread = 0;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        squares += std::pow(state.output.pixels[i] - wanted.pixels[i], 2);
        spread += std::pow(wanted.pixels[i] - mean, 2);
    }
    const double error = 100 * squares / spread;
    QVERIFY2(std::abs(state.error - error) < 0.05 * error + 0.5,
             qPrintable(QString("%1 against %2").arg(state.error).arg(error)));
}

void CopyTaskTest::aResidualStackLearnsToCopy() {
    const double before = after({.blocks = 4}, 0).error;
    const double afterwards = after({.blocks = 4}, 150).error;
    qInfo("residual, 4 blocks: %.2f %% before, %.2f %% after 150 steps", before, afterwards);
    QVERIFY(afterwards < before / 3);
}

void CopyTaskTest::depthHurtsThePlainStackAlone() {
    // How far a stack gets differs with rounding; that the plain one does worse, by far, does not.
    for (const int blocks : {2, 8, 16}) {
        const double plain = after({.family = Family::Plain, .blocks = blocks}, 150).error;
        const double residual = after({.blocks = blocks}, 150).error;
        qInfo("%d blocks: plain %.2f %%, residual %.2f %%", blocks, plain, residual);
        QVERIFY(plain > 3 * residual);
    }
}

void CopyTaskTest::equalSpecsGiveEqualStates() {
    const CopyState one = after({.blocks = 3}, 20);
    const CopyState other = after({.blocks = 3}, 20);
    QCOMPARE(one.error, other.error);
    QVERIFY(one.output.pixels == other.output.pixels);
    QVERIFY(after({.blocks = 3, .seed = 2}, 20).error != one.error);
}

void CopyTaskTest::refusesWhatItCannotBuild() {
    QCOMPARE(sentenceOf([] { CopyTask({.blocks = 0}, shape()); }),
             std::string("The number of blocks must be from 1 to 32, not 0."));
    Image colour = shape();
    colour.channels = 3;
    QVERIFY(!sentenceOf([&] { CopyTask({}, colour); }).empty());
}

LAB_TEST(CopyTaskTest)
#include "CopyTaskTest.moc"
