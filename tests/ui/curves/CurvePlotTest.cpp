// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/TestMain.h"
#include "tests/ui/curves/CurveFixture.h"
#include "ui/theme/Tokens.h"

#include <QSignalSpy>
#include <QWheelEvent>
#include <QtTest>

using namespace lab;
using namespace lab::test;

namespace {

void turnWheel(QWidget& widget, QPoint at, int notches, Qt::KeyboardModifiers modifiers = {}) {
    QWheelEvent event(at, widget.mapToGlobal(at), {}, QPoint(0, 120 * notches), Qt::NoButton,
                      modifiers, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&widget, &event);
}

void drag(QWidget& widget, QPoint from, QPoint to) {
    QTest::mousePress(&widget, Qt::LeftButton, {}, from);
    for (const QPoint& at : {(from + to) / 2, to}) {
        QMouseEvent move(QEvent::MouseMove, at, widget.mapToGlobal(at), Qt::NoButton,
                         Qt::LeftButton, {});
        QCoreApplication::sendEvent(&widget, &move);
    }
    QTest::mouseRelease(&widget, Qt::LeftButton, {}, to);
}

bool near(double a, double b, double tolerance = 1e-9) {
    return std::abs(a - b) <= tolerance;
}

}  // namespace

/// What a person does with the curves: real wheel, mouse and key events on the shown widget.
class CurvePlotTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hasAPaneForEachFamily();
    void hoverReadsTheEpochInBothPanes();
    void hoverBySteps();
    void hoverDrawsTheOverlayAlone();
    void hoverOnACurveRaisesIt();
    void legendRowRaisesItsRun();
    void wheelZoomsAboutThePointer();
    void wheelWithModifierZoomsOneAxis();
    void dragPansBothPanes();
    void zoomLetsGoAndFitFollows();
    void followGoesAlong();
    void keys();
    void cursorKeys();
    void staysInSight();
    void logarithmicAxis();
    void hiddenRunsAreGone();
    void highlightComesSecondToThePointer();
    void referenceLinesNameTheirSource();
    void themeRecolours();
    void describesItself();
    void emptyShowsAxes();
};

void CurvePlotTest::hasAPaneForEachFamily() {
    CurveBench bench(finishedLesson());
    QCOMPARE(bench.figure().paneCount(), 2);
    const QRect left = bench.figure().pane(0).rect().rect();
    const QRect right = bench.figure().pane(1).rect().rect();
    QVERIFY(std::abs(left.width() - right.width()) <= 1);
    QCOMPARE(left.top(), right.top());
    QCOMPARE(left.bottom(), right.bottom());

    bench.plot->setArrangement(CurvePlot::Arrangement::Overlaid);
    QCOMPARE(bench.figure().paneCount(), 1);
    QCOMPARE(bench.figure().pane(0).runs().size(), 4U);

    ExperimentSnapshot residualOnly;
    append(residualOnly, {lessonSpec("resnet-18")});
    bench.plot->setArrangement(CurvePlot::Arrangement::SideBySide);
    bench.model.take(residualOnly);
    QCOMPARE(bench.figure().paneCount(), 1);
}

void CurvePlotTest::hoverReadsTheEpochInBothPanes() {
    CurveBench bench(runningLesson());
    QTest::mouseMove(&bench.figure(), bench.pixel(0, 3.3, 60));
    for (int pane = 0; pane < 2; ++pane) {
        const auto& readout = bench.figure().pane(pane).cursor().readout();
        QVERIFY(readout.has_value());
        QCOMPARE(readout->epoch, 3.0);
        QCOMPARE(readout->title, QString("Epoch 3"));
        QCOMPARE(readout->rows.size(), 2U);
    }
    const auto& plain = bench.figure().pane(0).cursor().readout()->rows;
    QCOMPARE(plain[0].look.name, QString("plain-34"));
    QCOMPARE(plain[0].training.y(), 30.4);
    QCOMPARE(plain[0].test.y(), 31.8);
    QCOMPARE(plain[1].training.y(), 19.6);
    QCOMPARE(plain[1].test.y(), 19.4);
    const auto& residual = bench.figure().pane(1).cursor().readout()->rows;
    QCOMPARE(residual[0].look.name, QString("ResNet-18"));
    QCOMPARE(residual[0].test.y(), 19.9);
    // Neither box covers the legend or leaves its pane.
    for (int pane = 0; pane < 2; ++pane) {
        const QRectF box = bench.figure().pane(pane).cursor().box();
        QVERIFY(!box.intersects(bench.figure().pane(pane).legend().box()));
        QVERIFY(QRectF(bench.figure().pane(pane).rect().rect()).contains(box));
    }
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(&bench.figure(), &leave);
    QVERIFY(!bench.figure().readout().has_value());
}

void CurvePlotTest::hoverBySteps() {
    CurveBench bench(runningLesson());
    bench.plot->setAbscissa(CurvePlot::Abscissa::Steps);
    bench.settle();
    QTest::mouseMove(&bench.figure(), bench.pixel(0, 5.31, 80));
    const auto& readout = bench.figure().readout();
    QVERIFY(readout.has_value());
    const auto step = std::llround(readout->epoch * kStepsPerEpoch);
    QVERIFY(std::abs(step - 5.31 * kStepsPerEpoch) < 3);  // a pixel is four steps wide
    for (const Readout::Row& row : readout->rows) {
        const ExperimentModel::Run& run = bench.model.run(row.look.run);
        QCOMPARE(row.training.y(), run.steps.at(step - 1).error);
        QCOMPARE(row.test.y(), run.result.epochs.at(4).testError);  // the last one before
    }
}

void CurvePlotTest::hoverDrawsTheOverlayAlone() {
    CurveBench bench(finishedLesson());
    bench.settle();
    QSignalSpy replots(&bench.figure(), &QCustomPlot::afterReplot);
    for (double epoch = 1; epoch <= 10; epoch += 0.5) {
        QTest::mouseMove(&bench.figure(), bench.pixel(0, epoch, 3));
        bench.settle();
    }
    QCOMPARE(replots.count(), 0);
    QVERIFY(bench.figure().readout().has_value());
    // The cursor is there all the same: its line has the text's colour.
    const QPoint on = bench.pixel(1, 10, 5);
    const QColor seen = bench.plot->grab().toImage().pixelColor(on);
    QCOMPARE(seen, bench.theme.tokens().text);
}

void CurvePlotTest::hoverOnACurveRaisesIt() {
    CurveBench bench(finishedLesson());
    QSignalSpy highlighted(bench.plot.get(), &CurvePlot::highlighted);
    const QCPGraph& test = bench.figure().run(1).test();
    const double width = test.pen().widthF();
    QTest::mouseMove(&bench.figure(), bench.pixel(0, 1, 44.6));  // plain-34's first test point
    bench.settle();
    QCOMPARE(highlighted.count(), 1);
    QCOMPARE(highlighted.last().front().toInt(), 1);
    QCOMPARE(test.pen().widthF(), width + 1);
    QCOMPARE(test.pen().color().alphaF(), 1.0F);
    QVERIFY(near(bench.figure().run(0).test().pen().color().alphaF(), 0.4, 0.01));
    QVERIFY(near(bench.figure().run(3).training().pen().color().alphaF(), 0.4, 0.01));

    QTest::mouseMove(&bench.figure(), bench.pixel(0, 4, 64));
    bench.settle();
    QCOMPARE(highlighted.last().front().toInt(), -1);
    QCOMPARE(test.pen().widthF(), width);
    QCOMPARE(bench.figure().run(0).test().pen().color().alphaF(), 1.0F);
}

void CurvePlotTest::legendRowRaisesItsRun() {
    CurveBench bench(finishedLesson());
    QSignalSpy highlighted(bench.plot.get(), &CurvePlot::highlighted);
    const QRectF box = bench.figure().pane(1).legend().box();
    QTest::mouseMove(&bench.figure(), QPointF(box.left() + 20, box.bottom() - 15).toPoint());
    QCOMPARE(highlighted.count(), 1);
    QCOMPARE(highlighted.last().front().toInt(), 3);
}

void CurvePlotTest::wheelZoomsAboutThePointer() {
    CurveBench bench(finishedLesson());
    const CurveView before = bench.figure().view();
    const QPoint at = bench.pixel(0, 4, 30);
    const QCPAxisRect& rect = bench.figure().pane(0).rect();
    const double epoch = rect.axis(QCPAxis::atBottom)->pixelToCoord(at.x());
    const double error = rect.axis(QCPAxis::atLeft)->pixelToCoord(at.y());
    turnWheel(bench.figure(), at, 1);
    const CurveView after = bench.figure().view();
    QVERIFY(near(after.epochs.size(), before.epochs.size() * 0.8, 1e-6));
    QVERIFY(near(after.errors.size(), before.errors.size() * 0.8, 1e-6));
    QVERIFY(near(rect.axis(QCPAxis::atBottom)->pixelToCoord(at.x()), epoch, 1e-6));
    QVERIFY(near(rect.axis(QCPAxis::atLeft)->pixelToCoord(at.y()), error, 1e-6));
    QVERIFY(bench.figure().pane(1).rect().axis(QCPAxis::atBottom)->range() == after.epochs);
    QVERIFY(bench.figure().pane(1).rect().axis(QCPAxis::atLeft)->range() == after.errors);
}

void CurvePlotTest::wheelWithModifierZoomsOneAxis() {
    CurveBench bench(finishedLesson());
    const CurveView start = bench.figure().view();
    turnWheel(bench.figure(), bench.pixel(0, 4, 30), 1, Qt::ControlModifier);
    const CurveView across = bench.figure().view();
    QVERIFY(across.errors == start.errors);
    QVERIFY(across.epochs.size() < start.epochs.size());
    turnWheel(bench.figure(), bench.pixel(0, 4, 30), 1, Qt::ShiftModifier);
    const CurveView up = bench.figure().view();
    QVERIFY(up.epochs == across.epochs);
    QVERIFY(up.errors.size() < across.errors.size());
    // Over the labels of an axis the wheel is that axis's.
    turnWheel(bench.figure(), QPoint(20, bench.pixel(0, 4, 20).y()), 1);
    QVERIFY(bench.figure().view().epochs == across.epochs);
    QVERIFY(bench.figure().view().errors.size() < up.errors.size());
}

void CurvePlotTest::dragPansBothPanes() {
    CurveBench bench(finishedLesson());
    const CurveView before = bench.figure().view();
    const QPoint from = bench.pixel(1, 5, 30);
    drag(bench.figure(), from, from + QPoint(-50, -20));
    const CurveView after = bench.figure().view();
    const QSize pane = bench.figure().pane(1).rect().size();
    QVERIFY(near(after.epochs.lower, before.epochs.lower + before.epochs.size() * 50 / pane.width(),
                 1e-6));
    QVERIFY(near(after.errors.lower,
                 before.errors.lower - before.errors.size() * 20 / pane.height(), 1e-6));
    QVERIFY(near(after.epochs.size(), before.epochs.size(), 1e-9));
    QVERIFY(bench.figure().pane(0).rect().axis(QCPAxis::atBottom)->range() == after.epochs);
    QVERIFY(bench.figure().cursor().shape() == Qt::ArrowCursor);
}

void CurvePlotTest::zoomLetsGoAndFitFollows() {
    CurveBench bench(finishedLesson());
    QSignalSpy follow(bench.plot.get(), &CurvePlot::followChanged);
    const CurveView whole = bench.figure().view();
    QVERIFY(bench.plot->follows());
    turnWheel(bench.figure(), bench.pixel(0, 4, 30), 2);
    turnWheel(bench.figure(), bench.pixel(0, 4, 30), 1);
    QCOMPARE(follow.count(), 1);
    QCOMPARE(follow.last().front().toBool(), false);
    QTest::mouseDClick(&bench.figure(), Qt::LeftButton, {}, bench.pixel(0, 4, 30));
    QCOMPARE(follow.count(), 2);
    QCOMPARE(follow.last().front().toBool(), true);
    QVERIFY(bench.figure().view() == whole);
    drag(bench.figure(), bench.pixel(0, 5, 30), bench.pixel(0, 3, 30));
    QCOMPARE(follow.last().front().toBool(), false);
    bench.plot->setFollow(true);
    QCOMPARE(follow.count(), 4);
    QVERIFY(bench.figure().view() == whole);
    bench.plot->setFollow(false);
    QCOMPARE(follow.count(), 5);
    QVERIFY(bench.figure().view() == whole);  // letting go does not jump
}

void CurvePlotTest::followGoesAlong() {
    ExperimentSnapshot snapshot;
    append(snapshot, {lessonSpec("plain-18"), 2, 0, RunState::Training});
    CurveBench bench(snapshot);
    const double top = bench.figure().view().errors.upper;
    bench.model.addEpoch(0, {3, 2, 88, 2, 90, 0.1, 5});
    bench.model.announce();
    QVERIFY(bench.figure().view().errors.upper > top);

    bench.plot->setFollow(false);
    const CurveView held = bench.figure().view();
    bench.model.addEpoch(0, {4, 2, 99, 2, 99, 0.1, 5});
    bench.model.announce();
    QVERIFY(bench.figure().view() == held);
}

void CurvePlotTest::keys() {
    CurveBench bench(finishedLesson());
    QSignalSpy follow(bench.plot.get(), &CurvePlot::followChanged);
    const CurveView whole = bench.figure().view();
    QTest::keyClick(bench.plot.get(), Qt::Key_Plus);
    QVERIFY(bench.figure().view().epochs.size() < whole.epochs.size());
    QCOMPARE(follow.last().front().toBool(), false);
    QTest::keyClick(bench.plot.get(), Qt::Key_Minus);
    QVERIFY(near(bench.figure().view().epochs.size(), whole.epochs.size(), 1e-9));
    QTest::keyClick(bench.plot.get(), Qt::Key_Right, Qt::ShiftModifier);
    QVERIFY(bench.figure().view().epochs.lower > whole.epochs.lower);
    QTest::keyClick(bench.plot.get(), Qt::Key_Up);
    QVERIFY(bench.figure().view().errors.lower > whole.errors.lower);
    QTest::keyClick(bench.plot.get(), Qt::Key_0);
    QVERIFY(bench.figure().view() == whole);
    QVERIFY(bench.plot->follows());
    QTest::keyClick(bench.plot.get(), Qt::Key_F);
    QVERIFY(!bench.plot->follows());
    QTest::keyClick(bench.plot.get(), Qt::Key_F);
    QVERIFY(bench.plot->follows());
}

void CurvePlotTest::cursorKeys() {
    CurveBench bench(finishedLesson());
    const auto epoch = [&] { return bench.figure().readout()->epoch; };
    QTest::keyClick(bench.plot.get(), Qt::Key_Right);
    QCOMPARE(epoch(), 1.0);
    QTest::keyClick(bench.plot.get(), Qt::Key_Right);
    QCOMPARE(epoch(), 2.0);
    QTest::keyClick(bench.plot.get(), Qt::Key_End);
    QCOMPARE(epoch(), 10.0);
    QTest::keyClick(bench.plot.get(), Qt::Key_Left);
    QCOMPARE(epoch(), 9.0);
    QTest::keyClick(bench.plot.get(), Qt::Key_Home);
    QCOMPARE(epoch(), 1.0);
    QVERIFY(bench.plot->follows());
    QTest::keyClick(bench.plot.get(), Qt::Key_Escape);
    QVERIFY(!bench.figure().readout().has_value());
    // Out of sight, the view comes along.
    turnWheel(bench.figure(), bench.pixel(0, 2, 30), 6);
    QTest::keyClick(bench.plot.get(), Qt::Key_End);
    QVERIFY(bench.figure().view().epochs.contains(10));
}

void CurvePlotTest::staysInSight() {
    CurveBench bench(finishedLesson());
    const CurveView whole = bench.figure().view();
    for (int i = 0; i < 60; ++i) {
        turnWheel(bench.figure(), QPoint(300, 200), -3);
    }
    QVERIFY(bench.figure().view().epochs.size() <= 2.001 * whole.epochs.size());
    QVERIFY(bench.figure().view().errors.size() <= 2.001 * whole.errors.size());
    for (int i = 0; i < 60; ++i) {
        drag(bench.figure(), QPoint(100, 100), QPoint(400, 300));
    }
    QVERIFY(bench.figure().view().epochs.upper > whole.epochs.lower);
    QVERIFY(bench.figure().view().errors.lower < whole.errors.upper);
    for (int i = 0; i < 200; ++i) {
        turnWheel(bench.figure(), QPoint(300, 200), 3);
    }
    QVERIFY(bench.figure().view().epochs.size() > 0);
    QVERIFY(bench.figure().view().errors.size() > 0);
}

void CurvePlotTest::logarithmicAxis() {
    CurveBench bench(finishedLesson());
    bench.plot->setLogarithmic(true);
    const QCPAxis& up = *bench.figure().pane(1).rect().axis(QCPAxis::atLeft);
    QCOMPARE(up.scaleType(), QCPAxis::stLogarithmic);
    QVERIFY(up.range().lower > 0 && up.range().lower < 11.1);
    QVERIFY(up.range().upper > 55);
    // Equal ratios are equal distances.
    const double once = up.coordToPixel(10) - up.coordToPixel(20);
    const double twice = up.coordToPixel(20) - up.coordToPixel(40);
    QVERIFY(near(once, twice, 1e-6));
    bench.settle();
    QVERIFY(bench.figure().pane(0).rect().axis(QCPAxis::atLeft)->ticker() != nullptr);
    // The wheel keeps what is under the pointer there, too, and the range positive.
    const QPoint at = bench.pixel(0, 4, 30);
    const double error = up.pixelToCoord(at.y());
    turnWheel(bench.figure(), at, 3);
    QVERIFY(near(up.pixelToCoord(at.y()), error, 1e-6));
    drag(bench.figure(), at, at + QPoint(0, 150));
    QVERIFY(up.range().lower > 0);
    bench.plot->setLogarithmic(false);
    QCOMPARE(up.scaleType(), QCPAxis::stLinear);
}

void CurvePlotTest::hiddenRunsAreGone() {
    CurveBench bench(finishedLesson());
    bench.plot->setHidden(1, true);
    bench.settle();
    QVERIFY(!bench.figure().run(1).isShown());
    QVERIFY(bench.figure().run(1).shownGraphs().empty());
    QCOMPARE(bench.figure().pane(0).endLabels().labels().size(), 1U);
    QVERIFY(bench.figure().view().errors.upper < 60);  // plain-34 was the highest
    QTest::mouseMove(&bench.figure(), bench.pixel(0, 3, 40));
    QCOMPARE(bench.figure().readout()->rows.size(), 3U);
    bench.plot->setHidden(1, false);
    bench.settle();
    QCOMPARE(bench.figure().pane(0).endLabels().labels().size(), 2U);
    // Another experiment begins with all of its runs.
    bench.plot->setHidden(2, true);
    bench.model.take(runningLesson());
    bench.settle();
    QVERIFY(bench.figure().run(2).isShown());
    // All may be hidden.
    for (int run = 0; run < 4; ++run) {
        bench.plot->setHidden(run, true);
    }
    bench.settle();
    QVERIFY(bench.figure().pane(0).legend().box().isEmpty());
}

void CurvePlotTest::highlightComesSecondToThePointer() {
    CurveBench bench(finishedLesson());
    QSignalSpy highlighted(bench.plot.get(), &CurvePlot::highlighted);
    bench.plot->setHighlighted(2);
    QCOMPARE(bench.figure().options().highlighted, 2);
    QCOMPARE(highlighted.count(), 0);
    QTest::mouseMove(&bench.figure(), bench.pixel(0, 1, 44.6));
    QCOMPARE(bench.figure().options().highlighted, 1);
    QTest::mouseMove(&bench.figure(), bench.pixel(0, 4, 64));
    QCOMPARE(bench.figure().options().highlighted, 2);
}

void CurvePlotTest::referenceLinesNameTheirSource() {
    CurveBench bench(finishedLesson());
    QVERIFY(bench.figure().note().isEmpty());
    bench.plot->setReference(CurvePlot::Reference::Published);
    bench.settle();
    const auto& plain = bench.figure().pane(0).references();
    QCOMPARE(plain.lines().size(), 2U);
    QCOMPARE(referenceLabel(plain.lines()[0].error),
             QString("plain-34  17.04 · 15.95  PyTorch script"));
    QVERIFY(!plain.boxes()[0].isEmpty());
    QVERIFY(!plain.boxes()[0].intersects(plain.boxes()[1]));
    QVERIFY(bench.figure().note().contains("PyTorch 1.13"));

    ExperimentSnapshot other;
    RunSpec spec = lessonSpec("plain-18");
    spec.data.source = "cifar-10";
    append(other, {spec});
    other.results[0].info.dataset = "CIFAR-10";
    bench.model.take(other);
    bench.settle();
    QVERIFY(bench.figure().pane(0).references().lines().empty());
    QVERIFY(bench.figure().note().contains("nothing is published"));
    QVERIFY(bench.figure().note().contains("CIFAR-10"));
}

void CurvePlotTest::themeRecolours() {
    CurveBench bench(finishedLesson());
    QSignalSpy replots(&bench.figure(), &QCustomPlot::afterReplot);
    bench.theme.setScheme(ColourScheme::Dark);
    bench.settle();
    QCOMPARE(replots.count(), 1);
    const QImage picture = bench.plot->grab().toImage();
    QCOMPARE(picture.pixelColor(bench.pixel(0, 5.5, 3)), darkTokens().plot);
    QCOMPARE(picture.pixelColor(2, 2), darkTokens().panel);
}

void CurvePlotTest::describesItself() {
    CurveBench bench(runningLesson());
    QVERIFY(!bench.plot->accessibleName().isEmpty());
    QVERIFY(bench.plot->accessibleDescription().contains(
        "plain-34 after epoch 7: training 21.4, test 19.3."));
    bench.model.addEpoch(1, {8, 0.5, 20.8, 0.5, 19.0, 0.01, 5});
    bench.model.announce();
    QVERIFY(bench.plot->accessibleDescription().contains(
        "plain-34 after epoch 8: training 20.8, test 19.0."));
    QCOMPARE(bench.plot->focusPolicy(), Qt::StrongFocus);
}

void CurvePlotTest::emptyShowsAxes() {
    CurveBench bench;
    QCOMPARE(bench.figure().paneCount(), 2);
    QVERIFY(bench.figure().view().epochs.contains(10));
    QTest::mouseMove(&bench.figure(), QPoint(200, 200));
    QVERIFY(!bench.figure().readout().has_value());
    QTest::keyClick(bench.plot.get(), Qt::Key_Right);
    QTest::keyClick(bench.plot.get(), Qt::Key_Plus);
    // Nothing covers the middle of the axes, where the page says what to do.
    const QColor middle = bench.plot->grab().toImage().pixelColor(bench.pixel(0, 5.3, 47));
    QCOMPARE(middle, bench.theme.tokens().plot);
    // From full to empty.
    bench.model.take(finishedLesson());
    bench.model.clear();
    bench.settle();
    QVERIFY(bench.figure().looks().empty());
}

LAB_TEST(CurvePlotTest)

#include "CurvePlotTest.moc"
