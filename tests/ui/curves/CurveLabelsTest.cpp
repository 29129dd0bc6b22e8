// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/TestMain.h"
#include "tests/ui/curves/CurveFixture.h"
#include "ui/curves/CurveTickers.h"
#include "ui/parts/RunSigns.h"

#include <QtTest>

using namespace lab;
using namespace lab::test;

namespace {

bool overlapAmongEachOther(const std::vector<QRectF>& boxes) {
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        for (std::size_t j = i + 1; j < boxes.size(); ++j) {
            if (boxes[i].intersects(boxes[j])) {
                return true;
            }
        }
    }
    return false;
}

double nothingInTheWay(int) {
    return 0;
}

ExperimentSnapshot manySeeds(int seeds) {
    ExperimentSnapshot snapshot;
    for (int seed = 1; seed <= seeds; ++seed) {
        RunSpec spec = lessonSpec("resnet-34");
        spec.seed = static_cast<std::uint64_t>(seed);
        append(snapshot, {spec});
    }
    return snapshot;
}

}  // namespace

/// Where words stand in and around the panes: geometry, not pixels.
class CurveLabelsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stackKeepsOrderAndDistance();
    void stackAvoidsWhatCosts();
    void stackThatDoesNotFit();
    void endLabelsDoNotOverlap_data();
    void endLabelsDoNotOverlap();
    void seedsAreOneMean();
    void legendStandsInTheEmptierCorner();
    void rateDrops();
    void namesTellRunsApart();
    void levelsHaveHues();
    void otherDataIsToldInTheFigure();
    void ticks();
    void ticksGoWithTheSize();
    void wholeViews();
};

void CurveLabelsTest::stackKeepsOrderAndDistance() {
    const std::vector<double> wishes = {100, 101, 102, 300};
    const std::vector<int> tops = stackedLabels(wishes, 30, 0, 400, nothingInTheWay);
    QCOMPARE(tops.size(), 4U);
    for (std::size_t i = 1; i < tops.size(); ++i) {
        QVERIFY(tops[i] >= tops[i - 1] + 30);
    }
    QCOMPARE(tops[3], 300);
    double moved = 0;
    for (std::size_t i = 0; i < 3; ++i) {
        moved += std::abs(tops[i] - wishes[i]);
    }
    QVERIFY(moved <= 60);  // the middle one stays, its neighbours give way
}

void CurveLabelsTest::stackAvoidsWhatCosts() {
    const auto curve = [](int top) { return top + 30 > 190 && top < 210 ? 1000.0 : 0.0; };
    const std::vector<int> tops = stackedLabels(std::vector<double>{180, 190}, 30, 0, 400, curve);
    QCOMPARE(tops.size(), 2U);
    QVERIFY(tops[0] + 30 <= 190);
    QVERIFY(tops[1] >= 210);
}

void CurveLabelsTest::stackThatDoesNotFit() {
    const std::vector<double> wishes(10, 50);
    QVERIFY(stackedLabels(wishes, 30, 0, 200, nothingInTheWay).empty());
    QVERIFY(stackedLabels({}, 30, 0, 200, nothingInTheWay).empty());
    QVERIFY(stackedLabels(std::vector<double>{0}, 30, 0, 20, nothingInTheWay).empty());
    QCOMPARE(stackedLabels(std::vector<double>(6, 999), 30, 0, 200, nothingInTheWay).size(), 6U);
}

void CurveLabelsTest::endLabelsDoNotOverlap_data() {
    QTest::addColumn<ExperimentSnapshot>("snapshot");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("expected");
    QTest::newRow("finished") << finishedLesson() << QSize(900, 430) << 4;
    QTest::newRow("running") << runningLesson() << QSize(900, 430) << 4;
    QTest::newRow("small") << finishedLesson() << QSize(480, 240) << 4;
    QTest::newRow("large") << finishedLesson() << QSize(2000, 1100) << 4;
    QTest::newRow("six seeds") << manySeeds(6) << QSize(900, 430) << 6;
    QTest::newRow("twelve seeds, in one line each") << manySeeds(12) << QSize(900, 430) << 12;
    QTest::newRow("too many") << manySeeds(30) << QSize(600, 300) << 0;
}

// One label, legend row and readout for all seeds, with their mean.
void CurveLabelsTest::seedsAreOneMean() {
    const ExperimentSnapshot snapshot = manySeeds(6);
    CurveBench bench(snapshot, QSize(900, 430));
    bench.settle();
    QVERIFY(bench.plot->hasSeeds());
    QCOMPARE(bench.figure().groups().size(), std::size_t{1});
    const CurvePane& pane = bench.figure().pane(0);
    const std::vector<EndLabels::Label>& labels = pane.endLabels().labels();
    QCOMPARE(labels.size(), std::size_t{1});
    double mean = 0;
    for (const RunResult& run : snapshot.results) {
        mean += run.epochs.back().testError / static_cast<double>(snapshot.results.size());
    }
    QVERIFY(std::abs(labels[0].test - mean) < 1e-9);
    QVERIFY(labels[0].deviation && !labels[0].look.name.contains("seed"));
    QCOMPARE(pane.means().front().shownGraphs().size(), std::size_t{2});
    const auto readout = readoutAt(bench.model, bench.figure().looks(), bench.figure().groups(),
                                   bench.figure().options(), 1);
    QCOMPARE(readout->rows.size(), std::size_t{1});
    // By step there are no means, and a group of which one is left is that one.
    bench.plot->setAbscissa(CurvePlot::Abscissa::Steps);
    bench.settle();
    QVERIFY(bench.figure().groups().empty());
    bench.plot->setAbscissa(CurvePlot::Abscissa::Epochs);
    for (int run = 1; run < 6; ++run) {
        bench.plot->setHidden(run, true);
    }
    bench.settle();
    QVERIFY(bench.figure().groups().empty());
    QCOMPARE(pane.endLabels().labels().size(), std::size_t{1});
    QVERIFY(!pane.endLabels().labels()[0].deviation);
}

void CurveLabelsTest::endLabelsDoNotOverlap() {
    QFETCH(ExperimentSnapshot, snapshot);
    QFETCH(QSize, size);
    QFETCH(int, expected);
    CurveBench bench(snapshot, size);
    bench.plot->setMeans(false);
    bench.plot->setArrangement(CurvePlot::Arrangement::Overlaid);
    bench.settle();
    for (const bool overlaid : {true, false}) {
        bench.plot->setArrangement(overlaid ? CurvePlot::Arrangement::Overlaid
                                            : CurvePlot::Arrangement::SideBySide);
        bench.settle();
        int placed = 0;
        for (int pane = 0; pane < bench.figure().paneCount(); ++pane) {
            std::vector<QRectF> boxes;
            for (const QRectF& box : bench.figure().pane(pane).endLabels().boxes()) {
                if (!box.isEmpty()) {
                    boxes.push_back(box);
                    const QRectF rect(bench.figure().pane(pane).rect().rect());
                    const QRectF around(bench.figure().pane(pane).rect().outerRect());
                    QVERIFY(around.contains(box));
                    QVERIFY(rect.contains(box) || box.left() > rect.right());
                }
            }
            QVERIFY(!overlapAmongEachOther(boxes));
            placed += static_cast<int>(boxes.size());
        }
        QCOMPARE(placed, expected);
    }
}

void CurveLabelsTest::legendStandsInTheEmptierCorner() {
    CurveBench bench(finishedLesson());
    const auto corner = [&] {
        const QPointF centre = bench.figure().pane(0).legend().box().center();
        const QPoint middle = bench.figure().pane(0).rect().rect().center();
        return std::pair(centre.x() > middle.x(), centre.y() < middle.y());
    };
    QVERIFY(corner() == std::pair(true, true));  // right, top

    ExperimentSnapshot rising;  // errors that end high at the right
    append(rising, {lessonSpec("plain-18")});
    for (EpochRecord& record : rising.results[0].epochs) {
        record.trainError = 10.0 + 8.0 * record.epoch;
        record.testError = 10.0 + 8.5 * record.epoch;
    }
    bench.model.take(rising);
    bench.settle();
    QVERIFY(corner() != std::pair(true, true));
}

void CurveLabelsTest::rateDrops() {
    CurveBench bench(runningLesson());
    const RateMarks& marks = bench.figure().pane(0).rateMarks();
    QCOMPARE(marks.drops.size(), 2U);
    QCOMPARE(marks.drops[0].epoch, 6.0);
    QVERIFY(std::abs(marks.drops[0].rate - 0.01) < 1e-12);
    QVERIFY(std::abs(marks.drops[1].rate - 0.001) < 1e-12);
    QVERIFY(marks.isPassed(marks.drops[0]));
    QVERIFY(!marks.isPassed(marks.drops[1]));
    QVERIFY(marks.labelled);

    ExperimentSnapshot different = finishedLesson();
    different.results[1].info.spec.recipe.milestones = {4};
    different.results[2].info.spec.recipe.schedule = Schedule::Cosine;
    different.results[3].info.spec.recipe.schedule = Schedule::Cosine;
    bench.model.take(different);
    bench.settle();
    QVERIFY(!bench.figure().pane(0).rateMarks().labelled);
    QCOMPARE(bench.figure().pane(0).rateMarks().drops.size(), 3U);
    QVERIFY(bench.figure().pane(1).rateMarks().drops.empty());  // falls smoothly
}

void CurveLabelsTest::namesTellRunsApart() {
    ExperimentSnapshot snapshot;
    for (const Shortcut option : {Shortcut::A, Shortcut::B, Shortcut::C}) {
        RunSpec spec = lessonSpec("resnet-34");
        spec.network.shortcut = option;
        append(snapshot, {spec});
        spec.seed = 2;
        append(snapshot, {spec});
    }
    CurveBench bench(snapshot);
    const auto& looks = bench.figure().looks();
    QCOMPARE(looks[0].name, QString("ResNet-34 A · seed 1"));
    QCOMPARE(looks[3].name, QString("ResNet-34 B · seed 2"));
    QVERIFY(looks[0].colour != looks[1].colour);  // another seed, another tint
    QVERIFY(std::abs(looks[0].colour.hue() - looks[1].colour.hue()) < 12);
    // Another option, another hue and another dash: nothing else tells these networks apart.
    QVERIFY(std::abs(looks[0].colour.hue() - looks[2].colour.hue()) > 30);
    QVERIFY(std::abs(looks[2].colour.hue() - looks[4].colour.hue()) > 30);
    QCOMPARE(curvePen(looks[2], 1, 1).style(), Qt::SolidLine);
    QVERIFY(curvePen(looks[0], 1, 1).dashPattern() != curvePen(looks[4], 1, 1).dashPattern());
    QCOMPARE(shortcutsOf(bench.model, Family::Residual), QString("shortcuts A, B and C"));
    QCOMPARE(shortcutsOf(bench.model, Family::Plain), QString("no shortcuts"));
}

// Hues of their own only where family and depth tell nothing; in the order of the factor.
void CurveLabelsTest::levelsHaveHues() {
    std::vector<RunSpec> runs;
    for (const double rate : {0.4, 0.1, 0.2, 0.3, 0.5}) {
        RunSpec spec = lessonSpec("resnet-34");
        spec.recipe.learningRate = rate;
        runs.push_back(spec);
    }
    std::vector<RunSign> signs = signsOf(runs);
    QCOMPARE(signs[1].colour, QColor(0xCF71BD));                   // the lowest rate
    QCOMPARE(signs[4].colour, signs[1].colour);                    // the fifth level begins again,
    QVERIFY(isOpen(signs[4].marker) && !isOpen(signs[1].marker));  // with an open shape
    runs.push_back(runs[1]);
    runs.back().seed = 2;
    QCOMPARE(signsOf(runs).back().colour, signs[1].colour);
    QCOMPARE(signsOf(runs).back().repeat, 1);
    runs.push_back(lessonSpec("resnet-18"));
    QCOMPARE(signsOf(runs)[0].colour, networkColour(runs[0].network));
    QCOMPARE(signsOf(runs).back().colour, networkColour(runs.back().network));
}

// Two experiments of different data: the names say whose, the foot says what that means.
void CurveLabelsTest::otherDataIsToldInTheFigure() {
    ExperimentSnapshot snapshot;
    append(snapshot, {lessonSpec("resnet-18")});
    append(snapshot, {lessonSpec("resnet-18")});
    CurveBench same(snapshot);
    QCOMPARE(same.figure().note(), QString());
    snapshot.results[0].key = "clothes/" + snapshot.results[0].key;
    snapshot.results[1].key = "digits/" + snapshot.results[1].key;
    snapshot.results[1].info.dataset = "MNIST";
    snapshot.results[1].info.spec.data.source = "mnist";
    CurveBench bench(snapshot);
    QVERIFY(bench.figure().note().contains("cannot be compared"));
    QVERIFY(bench.figure().note().contains("MNIST"));
    QCOMPARE(bench.figure().looks()[0].name, QString("ResNet-18 · clothes"));
    QCOMPARE(bench.figure().looks()[1].name, QString("ResNet-18 · digits"));
}

void CurveLabelsTest::ticks() {
    const auto ticksOf = [](QCPAxisTicker& ticker, double lower, double upper) {
        QVector<double> found;
        QVector<QString> labels;
        ticker.setTickCount(7);
        ticker.generate({lower, upper}, QLocale::c(), 'g', 6, found, nullptr, &labels);
        return labels;
    };
    EpochTicker epochs;
    QCOMPARE(ticksOf(epochs, -0.2, 3.1), (QVector<QString>{"0", "1", "2", "3"}));
    QCOMPARE(ticksOf(epochs, -0.02, 1.02), (QVector<QString>{"0", "1"}));
    QVERIFY(ticksOf(epochs, 4.1, 4.9).size() >= 2);
    LogarithmicTicker errors;
    QCOMPARE(ticksOf(errors, 8, 72),
             (QVector<QString>{"8", "9", "10", "20", "30", "40", "50", "60", "70"}));
    QCOMPARE(ticksOf(errors, 0.9, 110), (QVector<QString>{"1", "2", "5", "10", "20", "50", "100"}));
    QVERIFY(ticksOf(errors, 10, 12).size() >= 3);
}

// In the picture that shows the new size, not in the one after it.
void CurveLabelsTest::ticksGoWithTheSize() {
    CurveBench bench(finishedLesson(), {700, 300});
    bench.settle();
    const auto ticks = [&bench] {
        return bench.figure().pane(0).rect().axis(QCPAxis::atLeft)->tickVector().size();
    };
    const auto few = ticks();
    bench.figure().setGeometry(0, 0, 1200, 800);
    bench.figure().replot();
    const auto many = ticks();
    QVERIFY(many > few);
    bench.figure().replot();
    QCOMPARE(ticks(), many);
}

void CurveLabelsTest::wholeViews() {
    CurveExtent extent;
    QVERIFY(wholeView(10, extent, Scale::Linear).errors == QCPRange(0, 100));
    extent.take(55);
    extent.take(0);  // is not above zero
    extent.take(11.1);
    QCOMPARE(extent.low, 11.1);
    const CurveView linear = wholeView(10, extent, Scale::Linear);
    QVERIFY(linear.errors == QCPRange(0, 70));
    QVERIFY(linear.epochs.contains(0) && linear.epochs.contains(10));
    const CurveView logarithmic = wholeView(10, extent, Scale::Logarithmic);
    QVERIFY(logarithmic.errors.lower > 0 && logarithmic.errors.lower < 11.1);
    extent.take(98);
    QVERIFY(wholeView(10, extent, Scale::Linear).errors == QCPRange(0, 100));
}

LAB_TEST(CurveLabelsTest)

#include "CurveLabelsTest.moc"
