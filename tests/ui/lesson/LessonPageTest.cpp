// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/UserFolders.h"
#include "core/run/NewRuns.h"
#include "tests/support/TestMain.h"
#include "tests/ui/lesson/LessonBench.h"
#include "ui/base/Format.h"
#include "ui/lesson/CodeFigure.h"
#include "ui/lesson/CodeScheme.h"
#include "ui/lesson/CodeView.h"
#include "ui/lesson/ConstructionFigure.h"
#include "ui/lesson/CopyFigure.h"
#include "ui/lesson/CurvesFigure.h"
#include "ui/lesson/DepthFigure.h"
#include "ui/lesson/LessonResult.h"
#include "ui/lesson/OptionsFigure.h"
#include "ui/lesson/RunFigure.h"
#include "ui/lesson/ShortcutFigure.h"
#include "ui/plots/LinePlot.h"

#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QSlider>
#include <QTextBlock>
#include <QToolButton>

#include <algorithm>
#include <array>

using namespace lab;
using namespace lab::test;

/// The lesson, walked by keys and clicks.
class LessonPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QSettings().clear(); }
    void buttonsWalkFromOneToTen();
    void keysTurnThePages();
    void slidersAndChoicesKeepTheirArrows();
    void progressIsRemembered();
    void aQuestionTellsOnlyWhenChecked();
    void aChoiceIsItsWholeLine();
    void theAnswerTakesTheFocusOfItsButton();
    void answersStay();
    void lettersGrow();
    void theFigureStaysWhileTheTextScrolls();
    void theGuessIsRevealed();
    void theRecordingPlays();
    void identitiesChangeNothing();
    void stacksLearnToCopy();
    void theTrainingEndsWithItsStep();
    void scaledToZeroABlockPassesItsInputOn();
    void optionAFillsWithZeros();
    void codeLightsUpOnBothSides();
    void codeIsSteppedByKeys();
    void partsOfTheFigureAreSteps();
    void versionsOfTheBottleneckAreCounted();
    void nineNetworksHaveTheirErrors();
    void gradientsAnswerTheSwitches();
    void theLastStepTellsTheReadersOwnResult();
    void theLastStepOpensTrain();
};

void LessonPageTest::buttonsWalkFromOneToTen() {
    LessonBench bench;
    QVERIFY(!bench.isShown("lessonBack"));
    for (int step = 0; step < 9; ++step) {
        QCOMPARE(bench.lesson().step(), step);
        bench.click("lessonNext");
    }
    QCOMPARE(bench.lesson().step(), 9);
    QCOMPARE(bench.text("stepsRead"), QString("9 of 10 steps read"));
    bench.click("lessonBack");
    QCOMPARE(bench.lesson().step(), 8);
    bench.goTo(1);  // nothing is locked
    QCOMPARE(bench.lesson().step(), 0);
}

void LessonPageTest::keysTurnThePages() {
    LessonBench bench;
    bench.lesson().setFocus();
    bench.key(Qt::Key_Right);
    bench.key(Qt::Key_Right);
    QCOMPARE(bench.lesson().step(), 2);
    bench.key(Qt::Key_Left);
    QCOMPARE(bench.lesson().step(), 1);
    bench.key(Qt::Key_7);
    QCOMPARE(bench.lesson().step(), 6);
    bench.key(Qt::Key_0);
    QCOMPARE(bench.lesson().step(), 9);
    bench.find<QWidget>("lessonBack").setFocus();
    bench.key(Qt::Key_Left);
    QCOMPARE(bench.lesson().step(), 8);
    bench.find<QWidget>("stepText").setFocus();
    bench.key(Qt::Key_Left);
    QCOMPARE(bench.lesson().step(), 7);
}

void LessonPageTest::slidersAndChoicesKeepTheirArrows() {
    LessonBench bench;
    auto& slider = bench.find<QSlider>("depthSlider");
    const int before = slider.value();
    slider.setFocus();
    bench.key(Qt::Key_Right);
    QCOMPARE(slider.value(), before + 1);
    QCOMPARE(bench.lesson().step(), 0);
    bench.find<QRadioButton>("choice0.0").setFocus();
    bench.key(Qt::Key_Space);
    bench.key(Qt::Key_Down);
    QVERIFY(bench.find<QRadioButton>("choice0.1").isChecked());
    QCOMPARE(bench.lesson().step(), 0);
}

void LessonPageTest::progressIsRemembered() {
    {
        LessonBench bench;
        bench.click("lessonNext");
        bench.click("lessonNext");
        bench.program.window.close();
    }
    LessonBench bench;
    QCOMPARE(bench.lesson().step(), 2);
    QCOMPARE(bench.text("stepsRead"), QString("2 of 10 steps read"));
    QVERIFY(bench.find<QWidget>("step1").accessibleName().contains("read"));
    QVERIFY(bench.find<QWidget>("step3").accessibleName().contains("current"));
}

void LessonPageTest::aQuestionTellsOnlyWhenChecked() {
    LessonBench bench;
    QVERIFY(!bench.find<QPushButton>("check0").isEnabled());
    bench.click("choice0.0");
    QVERIFY(!bench.isShown("answer0"));
    bench.click("check0");
    QVERIFY(bench.isShown("answer0"));
    QVERIFY(bench.text("reason0").contains("Not quite."));
    QVERIFY(!bench.find<QRadioButton>("choice0.1").isEnabled());
    bench.goTo(2);
    bench.click("choice0.1");
    bench.click("check0");
    QVERIFY(bench.text("reason0").contains("Right."));
}

// Through the window, which finds whoever is at that place: the letters, and the room behind them.
void LessonPageTest::aChoiceIsItsWholeLine() {
    LessonBench bench;
    for (const int choice : {1, 2}) {
        auto& button = bench.find<QRadioButton>(QString("choice0.%1").arg(choice));
        bench.find<QScrollArea>("stepText").ensureWidgetVisible(&button);
        QTest::qWait(20);
        QWidget& line = *button.parentWidget();
        const QPoint right(line.width() - (choice == 1 ? line.width() / 2 : 12), line.height() / 2);
        QTest::mouseClick(bench.program.window.windowHandle(), Qt::LeftButton, Qt::NoModifier,
                          line.mapTo(&bench.program.window, right));
        QTRY_VERIFY(button.isChecked());
    }
}

void LessonPageTest::theAnswerTakesTheFocusOfItsButton() {
    LessonBench bench;
    bench.find<QRadioButton>("choice0.0").setFocus();
    bench.key(Qt::Key_Space);
    bench.key(Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget()->objectName(), QString("check0"));
    bench.key(Qt::Key_Space);
    QTRY_COMPARE(QApplication::focusWidget()->objectName(), QString("answer0"));
    bench.key(Qt::Key_Right);  // the arrows turn the pages, as they did before
    QCOMPARE(bench.lesson().step(), 1);
}

void LessonPageTest::answersStay() {
    LessonBench bench;
    bench.click("choice0.2");
    bench.click("check0");
    bench.goTo(4);
    bench.goTo(1);
    QVERIFY(bench.find<QRadioButton>("choice0.2").isChecked());
    QVERIFY(bench.isShown("answer0"));
}

void LessonPageTest::lettersGrow() {
    LessonBench bench;
    const int before = bench.find<QLabel>("stepTitle").font().pixelSize();
    bench.lesson().setFocus();
    for (int i = 0; i < 12; ++i) {
        bench.key(Qt::Key_Plus, Qt::ControlModifier);
    }
    QCOMPARE(bench.text("textZoom"), QString("200 %"));
    QTest::qWait(20);
    QVERIFY(bench.find<QLabel>("stepTitle").font().pixelSize() >= 2 * before - 1);
    QCOMPARE(QSettings().value("lesson/zoom").toInt(), 200);
    bench.click("textSmaller");
    QCOMPARE(bench.text("textZoom"), QString("190 %"));
}

void LessonPageTest::theFigureStaysWhileTheTextScrolls() {
    LessonBench bench({1100, 700});
    bench.goTo(4);
    QTest::qWait(50);
    auto& scroll = bench.find<QScrollArea>("stepText");
    const QPoint before = bench.figure<CopyFigure>().mapToGlobal(QPoint());
    QVERIFY(scroll.verticalScrollBar()->maximum() > 0);
    scroll.verticalScrollBar()->setValue(scroll.verticalScrollBar()->maximum());
    QCOMPARE(bench.figure<CopyFigure>().mapToGlobal(QPoint()), before);
}

void LessonPageTest::theGuessIsRevealed() {
    LessonBench bench;
    bench.find<QSlider>("depthSlider").setValue(80);
    QCOMPARE(bench.text("depthGuess"), QString("8.0 %"));
    bench.click("depthReveal");
    QVERIFY(bench.text("depthAnswer").startsWith("3.57 %"));
    QVERIFY(bench.figure<WinnersChart>().isRevealed());
}

void LessonPageTest::theRecordingPlays() {
    LessonBench bench;
    bench.goTo(2);
    auto& slider = bench.find<QSlider>("curvesSlider");
    QTRY_VERIFY_WITH_TIMEOUT(slider.maximum() > 0, kPatience);
    auto& figure = bench.figure<CurvesFigure>();
    slider.setValue(0);
    bench.click("curvesPlay");
    QTRY_VERIFY_WITH_TIMEOUT(figure.epoch() >= 2, kPatience);
    slider.setValue(slider.maximum());
    QVERIFY(figure.note().contains("resnet-lab train"));
    // What stands on the cards is what the run folder says.
    const auto results = readResults(resourceFolder("lessons") / "run");
    for (const RunResult& result : results) {
        const NetworkSpec& network = result.info.spec.network;
        if (network.family == Family::Plain) {
            const QString card =
                bench.text(depthOf(network) == 18 ? "curvesTraining0" : "curvesTraining1");
            QVERIFY2(card.contains(percentText(result.epochs.back().trainError)), qPrintable(card));
        }
    }
    QVERIFY(bench.text("curvesGap").contains("+"));
    slider.setValue(1);
    QCOMPARE(figure.epoch(), 1);
}

void LessonPageTest::identitiesChangeNothing() {
    LessonBench bench;
    bench.goTo(3);
    QTRY_VERIFY_WITH_TIMEOUT(bench.text("construction10").contains("%"), kPatience);
    QCOMPARE(bench.text("construction00"), QString("18"));
    bench.click("insertAll");
    bench.click("insert3");
    QTRY_COMPARE_WITH_TIMEOUT(bench.text("construction01"), QString("28"), kPatience);
    // Of a thousand answers a few may be so near to another that rounding decides.
    QVERIFY(bench.text("construction11").contains("%"));
    QVERIFY2(bench.text("construction21").section(' ', 0, 0).toInt() <= 5,
             qPrintable(bench.text("construction21")));
    QVERIFY(bench.text("construction21").contains(" of "));
    bench.click("insertReset");
    QTRY_COMPARE_WITH_TIMEOUT(bench.text("construction01"), QString("18"), kPatience);
}

void LessonPageTest::stacksLearnToCopy() {
    LessonBench bench;
    bench.goTo(4);
    bench.find<QSlider>("copyBlocks").setValue(3);
    bench.find<QSlider>("copySteps").setValue(100);
    auto& figure = bench.figure<CopyFigure>();
    bench.click("copyStart");
    QVERIFY(figure.isTraining());
    QTRY_VERIFY_WITH_TIMEOUT(!figure.isTraining(), kPatience);
    QCOMPARE(figure.steps(), 100);
    const auto& lines = bench.find<LinePlot>("copyPlot").lines();
    QCOMPARE(lines.size(), std::size_t{2});
    QVERIFY(lines[1].y.back() < lines[1].y.front());
    QVERIFY(bench.text("copyErrorResidual").contains(figureText(lines[1].y.back())));
}

void LessonPageTest::theTrainingEndsWithItsStep() {
    LessonBench bench;
    bench.goTo(4);
    bench.find<QSlider>("copyBlocks").setValue(24);
    bench.find<QSlider>("copySteps").setValue(600);
    auto& figure = bench.figure<CopyFigure>();
    bench.click("copyStart");
    bench.goTo(5);
    QTRY_VERIFY_WITH_TIMEOUT(!figure.isTraining(), kPatience);
    QVERIFY(figure.steps() < 600);
}

void LessonPageTest::scaledToZeroABlockPassesItsInputOn() {
    LessonBench bench;
    bench.goTo(5);
    auto& figure = bench.figure<ShortcutFigure>();
    QTRY_VERIFY_WITH_TIMEOUT(figure.parts().has_value(), kPatience);
    QVERIFY(figure.parts()->output.values != figure.parts()->input.values);
    auto& slider = bench.find<QSlider>("shortcutScale");
    slider.setFocus();
    bench.key(Qt::Key_Home);
    QCOMPARE(bench.find<QDoubleSpinBox>("shortcutFactor").value(), 0.0);
    QTRY_VERIFY_WITH_TIMEOUT(figure.parts()->output.values == figure.parts()->input.values,
                             kPatience);
    QCOMPARE(bench.lesson().step(), 4);
}

// He et al. 2015, section 3.3: every second place of x, and zeros in the new channels.
void LessonPageTest::optionAFillsWithZeros() {
    LessonBench bench;
    bench.goTo(6);
    auto& figure = bench.figure<OptionsFigure>();
    QTRY_VERIFY_WITH_TIMEOUT(figure.shortcutMaps() != nullptr, kPatience);
    const auto isZero = [&figure](int channel) {
        return std::ranges::all_of(figure.shortcutMaps()->map(channel),
                                   [](float value) { return value == 0; });
    };
    const int channels = figure.shortcutMaps()->shape.channels;
    for (int channel = channels / 2; channel < channels; ++channel) {
        QVERIFY(isZero(channel));
    }
    QCOMPARE(bench.text("optionA.3"), QString("25.03 %"));
    QCOMPARE(bench.text("optionB.3"), QString("24.52 %"));
    QCOMPARE(bench.text("optionC.3"), QString("24.19 %"));
    bench.click("optionB");
    QTRY_VERIFY_WITH_TIMEOUT(figure.shortcutMaps() != nullptr, kPatience);
    QVERIFY(!isZero(channels - 1));
}

// Every step of every cell lights lines on both sides, in sight, and parts of the figure.
void LessonPageTest::codeLightsUpOnBothSides() {
    LessonBench bench;
    bench.goTo(9);
    auto& figure = bench.figure<CodeFigure>();
    auto& scheme = bench.find<CodeScheme>("codeScheme");
    QVERIFY(!bench.find<QToolButton>("codeBack").isEnabled());
    int steps = 0;
    for (const CodeCell& cell : codeCells()) {
        for (std::size_t step = 0; step < cell.steps.size(); ++step, ++steps) {
            if (steps > 0) {
                bench.click("codeNext");
            }
            QCOMPARE(figure.step(), static_cast<int>(step));
            QCOMPARE(bench.text("codeSentence"), cell.steps[step].sentence);
            for (const char* name : {"codeCpp", "codePython"}) {
                auto& view = bench.find<CodeView>(name);
                QVERIFY2(!view.litLines().empty(), qPrintable(cell.id));
                const bool call = cell.steps[step].inSight == InSight::Call;
                const int line = call ? view.litLines().back() : view.litLines().front();
                const QRect place =
                    view.cursorRect(QTextCursor(view.document()->findBlockByNumber(line)));
                QVERIFY2(view.viewport()->rect().contains(place.center()), qPrintable(cell.id));
            }
            QVERIFY(!scheme.litParts().isEmpty());
            for (const QString& part : scheme.litParts()) {
                const QRectF rect = scheme.partRect(part);
                QVERIFY2(!rect.isEmpty() && QRectF(scheme.rect()).contains(rect),
                         qPrintable(cell.id + ": " + part));
            }
        }
    }
    QVERIFY(steps > 30);
    QVERIFY(!bench.find<QToolButton>("codeNext").isEnabled());
}

void LessonPageTest::codeIsSteppedByKeys() {
    LessonBench bench;
    bench.goTo(9);
    auto& figure = bench.figure<CodeFigure>();
    bench.lesson().setFocus();
    bench.key(Qt::Key_Down);
    bench.key(Qt::Key_Down);
    QCOMPARE(figure.step(), 2);
    bench.find<CodeView>("codePython").setFocus();
    bench.key(Qt::Key_Up);
    QCOMPARE(figure.step(), 1);
    QCOMPARE(bench.lesson().step(), 8);
    for (int i = 0; i < 7; ++i) {
        bench.key(Qt::Key_Down);
    }
    QCOMPARE(figure.cell(), 1);  // the bottleneck follows
    QCOMPARE(figure.step(), 0);
    bench.key(Qt::Key_Up);
    QCOMPARE(figure.cell(), 0);
    QCOMPARE(figure.step(), 7);
    bench.click("code_constructors");
    QCOMPARE(figure.cell(), 3);
    QCOMPARE(bench.text("codeWhere"), QString("1 of 5"));
}

void LessonPageTest::partsOfTheFigureAreSteps() {
    LessonBench bench;
    bench.goTo(9);
    auto& figure = bench.figure<CodeFigure>();
    auto& scheme = bench.find<CodeScheme>("codeScheme");
    const auto choose = [&](const char* part) {
        QTest::mouseClick(&scheme, Qt::LeftButton, {}, scheme.partRect(part).center().toPoint());
    };
    choose("add");
    QCOMPARE(figure.step(), 6);
    choose("conv1");
    QCOMPARE(figure.step(), 0);
    bench.click("code_network");
    choose("stage3");
    QCOMPARE(figure.step(), 2);
    choose("stage3");  // once more: the next that it has a part in
    QCOMPARE(figure.step(), 3);
}

// 4.09 against 3.86 G multiply-adds, as torchvision's and the paper's ResNet-50 have them.
void LessonPageTest::versionsOfTheBottleneckAreCounted() {
    LessonBench bench;
    bench.goTo(7);
    bench.click("blockFirst");
    const QString said = bench.text("blocksSentence");
    QVERIFY2(said.contains("3.86 G") && said.contains("4.09 G"), qPrintable(said));
    QVERIFY2(said.contains("0.5"), qPrintable(said));
}

void LessonPageTest::nineNetworksHaveTheirErrors() {
    LessonBench bench;
    bench.goTo(8);
    QVERIFY(bench.isShown("fiveNetworks"));
    bench.click("networksNine");
    QVERIFY(bench.isShown("nineNetworks"));
    QVERIFY(bench.lesson().note().contains("torchvision"));
    const std::vector<std::array<const char*, 3>> rows = {
        {"resnet18", "30.24 %", "10.92 %"},        {"resnet34", "26.70 %", "8.58 %"},
        {"resnet50", "23.85 %", "7.13 %"},         {"resnet101", "22.63 %", "6.44 %"},
        {"resnet152", "21.69 %", "5.94 %"},        {"resnext50_32x4d", "22.38 %", "6.30 %"},
        {"resnext101_32x8d", "20.69 %", "5.47 %"}, {"wide_resnet50_2", "21.49 %", "5.91 %"},
        {"wide_resnet101_2", "21.16 %", "5.72 %"}};
    for (const auto& [name, top1, top5] : rows) {
        QCOMPARE(bench.text(QString("%1.top1").arg(name)), QString(top1));
        QCOMPARE(bench.text(QString("%1.top5").arg(name)), QString(top5));
    }
}

void LessonPageTest::gradientsAnswerTheSwitches() {
    LessonBench bench;
    bench.goTo(10);
    auto& figure = bench.figure<RunFigure>();
    const auto computed = [&] { QTRY_VERIFY_WITH_TIMEOUT(!figure.isComputing(), kPatience); };
    computed();
    const auto& lines = bench.find<LinePlot>("gradientPlot").lines();
    QCOMPARE(lines[0].y.size(), std::size_t{34});
    QVERIFY(lines[0].y.front() > 1e-3);  // batch norm: it does not vanish
    bench.click("normOff");
    computed();
    bench.click("startNarrow");
    computed();
    QVERIFY(lines[0].y.front() < 1e-12);
    QVERIFY(lines[1].y.front() > 1e6 * lines[0].y.front());
    bench.click("depth18");
    computed();
    QCOMPARE(lines[0].y.size(), std::size_t{18});
}

// In the words of the verdict: first the recording's, then those of a lesson trained here.
void LessonPageTest::theLastStepTellsTheReadersOwnResult() {
    const auto recorded = lessonResult({});
    QVERIFY(recorded && recorded->name.isEmpty());
    QCOMPARE(recorded->headline, QString("Degradation reproduced, undone by shortcuts"));
    LessonBench bench;
    bench.goTo(10);
    QTRY_VERIFY_WITH_TIMEOUT(bench.text("lessonResult").contains(recorded->brief), kPatience);
    QVERIFY(bench.text("lessonResult").startsWith("The recording"));
    bench.goTo(9);
    // Copied, another experiment beside it: the lesson's is told.
    const auto mine = bench.folder / "mine";
    std::filesystem::copy(resourceFolder("lessons") / "run", mine,
                          std::filesystem::copy_options::recursive);
    DatasetCache data;
    createExperiment(bench.folder / "other", fitted({"other", {tinyRun("plain-18")}}, data), data);
    bench.goTo(10);
    QTRY_VERIFY_WITH_TIMEOUT(bench.text("lessonResult").startsWith("Your experiment “mine”"),
                             kPatience);
    QVERIFY(bench.text("lessonResult").contains(recorded->brief));
}

void LessonPageTest::theLastStepOpensTrain() {
    LessonBench bench;
    bench.goTo(10);
    bench.click("trainLesson");
    QVERIFY(bench.find<QToolButton>("railTrain").isChecked());
    bench.awaitForm();
    QVERIFY(bench.isShown("chip3"));  // four networks are drawn up
    bench.click("railLesson");
    bench.click("lessonNext");
    QVERIFY(bench.find<QToolButton>("railTrain").isChecked());
    QCOMPARE(bench.program.session.state(), Session::State::Idle);
}

LAB_TEST(LessonPageTest)
#include "LessonPageTest.moc"
