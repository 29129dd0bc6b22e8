// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/Screenshot.h"
#include "tests/support/TestMain.h"
#include "tests/ui/curves/CurveFixture.h"

#include <QtTest>

using namespace lab;
using namespace lab::test;

namespace {

using Prepare = std::function<void(CurveBench&)>;

void nothing(CurveBench&) {}

void hoverThirdEpoch(CurveBench& bench) {
    QTest::mouseMove(&bench.figure(), bench.pixel(0, 3.1, 50));
}

void overlay(CurveBench& bench) {
    bench.plot->setArrangement(CurvePlot::Arrangement::Overlaid);
}

void bySteps(CurveBench& bench) {
    bench.plot->setAbscissa(CurvePlot::Abscissa::Steps);
}

ExperimentSnapshot seedsAndOptions() {
    ExperimentSnapshot snapshot;
    for (const std::uint64_t seed : {1, 2, 3}) {
        RunSpec spec = lessonSpec("plain-34");
        spec.seed = seed;
        append(snapshot, {spec});
    }
    for (const Shortcut option : {Shortcut::A, Shortcut::B, Shortcut::C}) {
        RunSpec spec = lessonSpec("resnet-34");
        spec.network.shortcut = option;
        spec.seed = 1 + static_cast<std::uint64_t>(option);
        append(snapshot, {spec});
    }
    return snapshot;
}

}  // namespace

/// Renders the curves in their states into the build folder's screenshots/, to be looked at, and
/// asserts what can be: every picture has a legend inside its pane and figures next to each other.
class CurveShotsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void shot_data();
    void shot();
};

void CurveShotsTest::shot_data() {
    QTest::addColumn<ExperimentSnapshot>("snapshot");
    QTest::addColumn<Prepare>("prepare");
    QTest::addColumn<QSize>("size");
    const QSize usual(900, 430);
    const auto row = [](const char* name, const ExperimentSnapshot& snapshot,
                        const Prepare& prepare,
                        QSize size) { QTest::newRow(name) << snapshot << prepare << size; };
    row("empty", {}, nothing, usual);
    row("running", runningLesson(), hoverThirdEpoch, usual);
    row("finished", finishedLesson(), nothing, usual);
    row("overlaid", finishedLesson(), overlay, usual);
    row("steps", runningLesson(), bySteps, usual);
    row("small", runningLesson(), hoverThirdEpoch, {480, 240});
    row("compact", finishedLesson(), nothing, {700, 300});
    row("seeds", seedsAndOptions(), nothing, usual);
    row("seeds-overlaid", seedsAndOptions(), overlay, usual);
    row(
        "highlighted", finishedLesson(), [](CurveBench& bench) { bench.plot->setHighlighted(1); },
        usual);
    row(
        "logarithmic", finishedLesson(),
        [](CurveBench& bench) { bench.plot->setLogarithmic(true); }, usual);
    using Quantity = CurveOptions::Quantity;
    row(
        "loss", finishedLesson(),
        [](CurveBench& bench) { bench.plot->setQuantity(Quantity::Loss); }, usual);
    row(
        "learning-rate", finishedLesson(),
        [](CurveBench& bench) { bench.plot->setQuantity(Quantity::LearningRate); }, usual);
    row(
        "speed", runningLesson(),
        [](CurveBench& bench) { bench.plot->setQuantity(Quantity::Speed); }, usual);
    row(
        "smooth-steps", finishedLesson(),
        [](CurveBench& bench) {
            bySteps(bench);
            bench.plot->setSmoothing(0.95);
        },
        usual);
    row(
        "smooth", finishedLesson(), [](CurveBench& bench) { bench.plot->setSmoothing(0.6); },
        usual);
    row(
        "reference", finishedLesson(),
        [](CurveBench& bench) { bench.plot->setReference(CurvePlot::Reference::Published); },
        usual);
    row(
        "steps-hover", runningLesson(),
        [](CurveBench& bench) {
            bySteps(bench);
            bench.settle();
            QTest::mouseMove(&bench.figure(), bench.pixel(1, 5.3, 60));
        },
        usual);
}

void CurveShotsTest::shot() {
    QFETCH(ExperimentSnapshot, snapshot);
    QFETCH(Prepare, prepare);
    QFETCH(QSize, size);
    CurveBench bench(snapshot, size);
    for (const ColourScheme scheme : {ColourScheme::Light, ColourScheme::Dark}) {
        bench.theme.setScheme(scheme);
        prepare(bench);
        bench.settle();
        const QString name =
            QStringLiteral("curves-%1-%2")
                .arg(QTest::currentDataTag(), scheme == ColourScheme::Light ? "light" : "dark");
        screenshot(*bench.plot, name);
        screenshot(*bench.plot, name + "-2x", 2);
    }
    for (int pane = 0; pane < bench.figure().paneCount() && !snapshot.results.empty(); ++pane) {
        const QRectF legend = bench.figure().pane(pane).legend().box();
        QVERIFY(QRectF(bench.figure().pane(pane).rect().rect()).contains(legend));
    }
}

LAB_TEST(CurveShotsTest)

#include "CurveShotsTest.moc"
