// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/Screenshot.h"
#include "tests/support/TestMain.h"
#include "tests/ui/lesson/LessonBench.h"
#include "ui/base/Language.h"
#include "ui/lesson/CopyFigure.h"
#include "ui/parts/BusyLine.h"

#include <QDialog>
#include <QLabel>
#include <QSettings>
#include <QSlider>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>

using namespace lab;
using namespace lab::test;

namespace {

// What a reader does at a step, so that the picture shows it.
void act(LessonBench& bench, int step) {
    const auto waitFor = [](auto condition) {
        if (!QTest::qWaitFor(condition, kPatience)) {
            throw std::runtime_error("the figure is not ready");
        }
    };
    switch (step) {
        case 2: {
            auto& slider = bench.find<QSlider>("curvesSlider");
            waitFor([&] { return slider.maximum() > 0; });
            slider.setValue(slider.maximum() - 1);
            break;
        }
        case 3:
            waitFor([&] { return bench.text("construction10").contains("%"); });
            bench.click("insertAll");
            bench.click("insert3");
            waitFor([&] { return bench.text("construction01") == "28"; });
            break;
        case 4:
            bench.find<QSlider>("copyBlocks").setValue(8);
            bench.find<QSlider>("copySteps").setValue(100);
            bench.click("copyStart");
            waitFor([&] { return bench.figure<CopyFigure>().steps() == 100; });
            break;
        case 7:
            bench.click("blockFirst");
            break;
        case 8:
            bench.click("networksNine");
            break;
        case 9:
            for (int i = 0; i < 6; ++i) {
                bench.click("codeNext");
            }
            break;
        case 10:
            waitFor([&] { return !bench.text("gradientSentence").isEmpty(); });
            break;
        default:
            break;
    }
    if (step % 2 == 1) {
        bench.click("choice0.1");
        bench.click("check0");
    }
}

}  // namespace

/// Renders every step, in both languages, sizes and themes, into the build folder's screenshots/,
/// to be looked at, and asserts what can be: nothing cut, nothing upon another.
class LessonShotsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QSettings().clear(); }
    void shots_data();
    void shots();
    void codeCells_data();
    void codeCells();
    void japanesePages();
    void largeLetters();
};

void LessonShotsTest::shots_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("step");
    for (const QString& language : languageCodes()) {
        for (int step = 1; step <= 10; ++step) {
            const QString name = QString("lesson-%1-%2").arg(language).arg(step, 2, 10, QChar('0'));
            QTest::newRow(qPrintable(name)) << language << step;
        }
    }
}

// One window a step: what a figure computes is computed once for its four pictures.
void LessonShotsTest::shots() {
    QFETCH(QString, language);
    QFETCH(int, step);
    chooseLanguage(language);
    const Language spoken(*qApp);
    LessonBench bench;
    QCOMPARE(bench.text("railLesson"), QString(language == "ja" ? "レッスン" : "Lesson"));
    if (step > 1) {
        bench.goTo(step);
    }
    act(bench, step);
    const QStringList problems =
        takePictures(bench.program, bench.lesson(), QTest::currentDataTag());
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join("; ")));
}

void LessonShotsTest::codeCells_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("cell");
    for (const QString& language : languageCodes()) {
        for (const char* cell : {"basic", "bottleneck", "network", "constructors"}) {
            QTest::addRow("%s-%s", qPrintable(language), cell) << language << cell;
        }
    }
}

// The step "Code" at its fourth step of each cell, from the least window to a large one.
void LessonShotsTest::codeCells() {
    QFETCH(QString, language);
    QFETCH(QString, cell);
    chooseLanguage(language);
    const Language spoken(*qApp);
    LessonBench bench;
    bench.goTo(9);
    bench.click("code_" + cell);
    for (int i = 0; i < 3; ++i) {
        bench.click("codeNext");
    }
    QStringList problems;
    for (const QSize size : {QSize(1100, 700), QSize(1280, 800), QSize(1600, 1000)}) {
        bench.program.window.resize(size);
        bench.program.theme.setScheme(size.width() == 1280 ? ColourScheme::Dark
                                                           : ColourScheme::Light);
        QTest::qWait(100);
        screenshot(bench.program.window,
                   QString("lesson-code-%1-%2").arg(QTest::currentDataTag()).arg(size.width()));
        for (const QString& problem : layoutProblems(bench.lesson())) {
            problems << QString("%1: %2").arg(size.width()).arg(problem);
        }
    }
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join("; ")));
}

void LessonShotsTest::japanesePages() {
    chooseLanguage("ja");
    const Language language(*qApp);
    LessonBench bench({1100, 700});
    QStringList problems;
    for (QToolButton* page : bench.find<QWidget>("rail").findChildren<QToolButton*>()) {
        if (!page->isCheckable()) {
            continue;
        }
        bench.click(page->objectName());
        QTest::qWait(900);  // the data's preview
        const auto isBusy = [&] {
            return std::ranges::any_of(bench.program.window.findChildren<BusyLine*>(),
                                       [](const BusyLine* line) { return line->isVisible(); });
        };
        QTRY_VERIFY_WITH_TIMEOUT(!isBusy(), 30000);
        screenshot(bench.program.window, "window-ja-" + page->objectName());
        auto& pages = bench.find<QStackedWidget>("pages");
        problems << layoutProblems(*pages.currentWidget());
    }
    bench.click("railSettings");
    QTest::qWait(50);
    screenshot(bench.find<QDialog>("settingsDialog"), "settings-ja");
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join("; ")));
}

void LessonShotsTest::largeLetters() {
    QSettings().setValue("lesson/zoom", 200);
    LessonBench bench;
    bench.goTo(5);
    QTest::qWait(150);
    screenshot(bench.program.window, "lesson-05-large");
}

LAB_TEST(LessonShotsTest)
#include "LessonShotsTest.moc"
