// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/FolderLock.h"
#include "tests/support/Screenshot.h"
#include "tests/support/TestMain.h"
#include "tests/ui/experiments/Ground.h"
#include "ui/base/Language.h"
#include "ui/shell/Program.h"
#include "ui/theme/Tokens.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QShortcut>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QToolButton>
#include <QtTest>

using namespace lab;
using namespace lab::test;

namespace {

struct WindowBench {
    TemporaryFolder folder;
    Program program{*qApp, folder.path()};

    WindowBench() {
        program.window.show();
        program.window.activateWindow();
        if (!QTest::qWaitForWindowActive(&program.window)) {
            QTest::qFail("the window does not become active", __FILE__, __LINE__);
        }
    }
    template <class Widget>
    Widget* find(const char* name) {
        auto* widget = program.window.findChild<Widget*>(name);
        if (widget == nullptr) {
            QTest::qFail(name, __FILE__, __LINE__);
        }
        return widget;
    }
    void click(const char* name) { find<QAbstractButton>(name)->click(); }
    void train() {
        program.session.start(longExperiment(), onCpu(), folder / "e");
        const auto trains = [this] {
            return program.model.runCount() == 2 && program.model.run(0).stepsDone() > 0;
        };
        QTRY_VERIFY_WITH_TIMEOUT(trains(), kPatience);
    }
};

QList<QMessageBox*> questions(const QWidget& window) {
    return window.findChildren<QMessageBox*>("closeQuestion");
}

}  // namespace

/// The window around the pages.
class WindowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void hasWhatItNeeds();
    void railNamesTheExistingPages();
    void statusFollowsTheTraining();
    void closesAtOnceWhenNothingTrains();
    void asksOnceBeforeClosingOnATraining();
    void closesAfterTheCheckpoints();
    void remembersItsPlace();
    void remembersTheColours();
    void theLanguageChangesAtTheNextStart();
    void helpSaysTheVersions();
    void helpTellsOfEveryShortcut();
    void f6GoesRoundThePanels();
    void theKeyboardGetsARing();
    void looks_data();
    void looks();
    void looksWhileTraining();
};

void WindowTest::init() {
    QSettings().clear();
}

void WindowTest::hasWhatItNeeds() {
    WindowBench bench;
    QCOMPARE(bench.program.window.minimumSize(), QSize(1100, 700));
    QCOMPARE(bench.program.window.size(), QSize(1280, 800));
    QStringList needs;  // of each page, for the message
    auto* pages = bench.find<QStackedWidget>("pages");
    for (int i = 0; i < pages->count(); ++i) {
        const QSize least = pages->widget(i)->minimumSizeHint();
        needs << QString("%1 %2x%3")
                     .arg(pages->widget(i)->objectName())
                     .arg(least.width())
                     .arg(least.height());
    }
    const QSize least = bench.program.window.minimumSizeHint();
    QVERIFY2(least.width() <= 1100 && least.height() <= 700, qPrintable(needs.join("; ")));
    QVERIFY(!bench.program.window.windowIcon().isNull());
    for (QWidget* widget : bench.program.window.findChildren<QAbstractButton*>()) {
        const bool inner = widget->parentWidget()->inherits("QAbstractSpinBox") ||
                           widget->inherits("QTableCornerButton") ||
                           widget->objectName().startsWith("qt_");
        QVERIFY2(inner || !widget->objectName().isEmpty(),
                 qPrintable(QString("%1 in %2 (%3)")
                                .arg(widget->metaObject()->className(),
                                     widget->parentWidget()->metaObject()->className(),
                                     widget->parentWidget()->objectName())));
    }
}

void WindowTest::railNamesTheExistingPages() {
    WindowBench bench;
    auto* lesson = bench.find<QToolButton>("railLesson");
    QVERIFY(lesson->isChecked());  // the first start
    QCOMPARE(lesson->size(), QSize(79, 64));
    auto* train = bench.find<QToolButton>("railTrain");
    auto* networks = bench.find<QToolButton>("railNetworks");
    QTest::keyClick(&bench.program.window, Qt::Key_3, Qt::ControlModifier);
    QVERIFY(networks->isChecked());
    QVERIFY(bench.find<QToolButton>("railClassify")->isVisible());
    QTest::keyClick(&bench.program.window, Qt::Key_2, Qt::ControlModifier);
    QVERIFY(train->isChecked());
}

void WindowTest::statusFollowsTheTraining() {
    WindowBench bench;
    auto* text = bench.find<QLabel>("statusText");
    auto* bar = bench.find<QProgressBar>("statusProgress");
    auto* machine = bench.find<QLabel>("statusMachine");
    QCOMPARE(text->text(), QString("Ready"));
    QVERIFY(!bar->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(machine->text().startsWith("CPU ·"), kPatience);
    QVERIFY(bench.find<QLabel>("statusMemory")->text().contains("GB of"));
    bench.train();
    QTRY_COMPARE_WITH_TIMEOUT(text->text(), QString("Training 2 runs"), kPatience);
    QVERIFY(bar->isVisible());
    QCOMPARE(machine->text().section(" · ", 0, 1),
             QString("CPU · 2 workers × %1")
                 .arg(machine->text().section(" × ", 1).section(" · ", 0, 0)));
    QVERIFY(machine->text().endsWith("fp32"));
    bench.program.session.pauseAll();
    QCOMPARE(text->text(), QString("Paused: 2 runs"));
    QVERIFY(bar->property("muted").toBool());
    bench.program.session.stopAll();
    QTRY_VERIFY_WITH_TIMEOUT(text->text().startsWith("0 of 2 runs finished"), kPatience);
    QVERIFY(!bar->isVisible());
    QVERIFY2(!machine->text().contains("worker"), qPrintable(machine->text()));  // at rest
    bench.program.workspace.removeForGood(bench.program.session.folder());
    QTRY_COMPARE(text->text(), QString("Ready"));
}

void WindowTest::closesAtOnceWhenNothingTrains() {
    WindowBench bench;
    QVERIFY(bench.program.window.close());
    QVERIFY(!bench.program.window.isVisible());
}

void WindowTest::asksOnceBeforeClosingOnATraining() {
    WindowBench bench;
    bench.train();
    QVERIFY(!bench.program.window.close());
    QVERIFY(!bench.program.window.close());
    QCOMPARE(questions(bench.program.window).size(), 1);
    QVERIFY(bench.program.session.isBusy());
    bench.click("keepTraining");
    QTRY_COMPARE(questions(bench.program.window).size(), 0);
    QVERIFY(bench.program.window.isVisible());
    QCOMPARE(bench.program.session.state(), Session::State::Training);
}

void WindowTest::closesAfterTheCheckpoints() {
    WindowBench bench;
    bench.train();
    bench.program.window.close();
    bench.click("stopAndClose");
    QTRY_VERIFY_WITH_TIMEOUT(!bench.program.window.isVisible(), kPatience);
    QVERIFY(!bench.program.session.isBusy());
    QVERIFY(!isBeingTrained(bench.folder / "e"));
    for (const auto& run : runFolders(bench.folder / "e")) {
        QVERIFY(std::filesystem::exists(run / "last.safetensors"));
    }
}

void WindowTest::remembersItsPlace() {
    {
        WindowBench bench;
        // As wide as the window must be: newer versions of Qt fit more into the screen, 800 pixels.
        bench.program.window.resize(1100, 740);
        bench.click("railNetworks");
        bench.program.window.close();
    }
    WindowBench bench;
    QCOMPARE(bench.program.window.size(), QSize(1100, 740));
    QVERIFY(bench.find<QToolButton>("railNetworks")->isChecked());
}

void WindowTest::remembersTheColours() {
    {
        WindowBench bench;
        QVERIFY(!bench.program.theme.tokens().dark);
        bench.click("railSettings");
        auto* dialog = bench.find<QDialog>("settingsDialog");
        QVERIFY(dialog->isVisible());
        screenshot(*dialog, "settings-light");
        bench.click("schemeDark");
        QVERIFY(bench.program.theme.tokens().dark);
        QTest::qWait(0);
        screenshot(*dialog, "settings-dark");
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(bench.program.window.findChild<QDialog*>("settingsDialog") == nullptr);
    }
    WindowBench bench;
    QVERIFY(bench.program.theme.tokens().dark);
}

void WindowTest::theLanguageChangesAtTheNextStart() {
    {
        const Language language(*qApp);
        WindowBench bench;
        bench.click("railSettings");
        auto* field = bench.find<QComboBox>("language");
        QCOMPARE(field->currentText(), QString("English"));
        QVERIFY(!bench.find<QLabel>("languageSentence")->isVisible());
        field->setFocus();
        QTest::keyClick(field, Qt::Key_Down);
        QVERIFY(bench.find<QLabel>("languageSentence")->isVisible());
        QCOMPARE(bench.find<QToolButton>("railTrain")->text(), QString("Train"));
    }
    const Language language(*qApp);
    QCOMPARE(language.code(), QString("ja"));
    WindowBench bench;
    QCOMPARE(bench.find<QToolButton>("railTrain")->text(), QString("学習"));
}

void WindowTest::helpSaysTheVersions() {
    WindowBench bench;
    QTest::keyClick(&bench.program.window, Qt::Key_F1);
    auto* dialog = bench.find<QDialog>("helpDialog");
    QVERIFY(bench.find<QLabel>("versions")->text().contains("LibTorch"));
    screenshot(*dialog, "help-light");
    bench.click("copyVersions");
    QVERIFY(QApplication::clipboard()->text().startsWith("ResNet Lab"));
}

// It is made of the shortcuts themselves: what a key does cannot differ from what is said of it.
void WindowTest::helpTellsOfEveryShortcut() {
    WindowBench bench;
    QTest::keyClick(&bench.program.window, Qt::Key_F1);
    QStringList told;
    for (const QLabel* label : bench.find<QWidget>("helpKeys")->findChildren<QLabel*>()) {
        told << label->text();
    }
    const auto shortcuts = bench.program.window.findChildren<QShortcut*>();
    QVERIFY(shortcuts.size() > 10);
    for (const QShortcut* shortcut : shortcuts) {
        const QString keys = shortcut->key().toString(QKeySequence::NativeText);
        QVERIFY2(std::ranges::any_of(
                     told, [&](const QString& line) { return line.split(", ").contains(keys); }),
                 qPrintable(keys));
    }
    // Each page has its key and a section of its own.
    for (const char* page : {"Lesson", "Train", "Networks", "Inspect", "Classify"}) {
        QVERIFY2(told.count(page) == 2, page);
    }
    QCOMPARE(told.at(told.indexOf("Ctrl+2") + 1), QString("Train"));
}

void WindowTest::f6GoesRoundThePanels() {
    WindowBench bench;
    const auto panel = [] {
        const QWidget* widget = QApplication::focusWidget();
        while (widget != nullptr && widget->property("panel").toString() != "true") {
            widget = widget->parentWidget();
        }
        return widget;
    };
    QList<const QWidget*> seen;
    for (int i = 0; i < 6 && !seen.contains(panel()); ++i) {
        seen << panel();
        QTest::keyClick(&bench.program.window, Qt::Key_F6);
    }
    seen.removeAll(nullptr);
    QVERIFY2(seen.size() >= 2, qPrintable(QString::number(seen.size())));
    const QWidget* here = panel();
    QTest::keyClick(&bench.program.window, Qt::Key_F6);
    QTest::keyClick(&bench.program.window, Qt::Key_F6, Qt::ShiftModifier);
    QCOMPARE(panel(), here);
}

void WindowTest::theKeyboardGetsARing() {
    WindowBench bench;
    auto* train = bench.find<QToolButton>("railTrain");
    const auto ring = [&] {
        const auto frames = bench.program.window.findChildren<QWidget*>();
        return std::ranges::count_if(frames, [](const QWidget* widget) {
            return widget->inherits("QFocusFrame") && widget->isVisible();
        });
    };
    train->setFocus(Qt::MouseFocusReason);
    QCOMPARE(ring(), 0);
    bench.find<QToolButton>("railSettings")->setFocus(Qt::TabFocusReason);
    QCOMPARE(ring(), 1);
}

void WindowTest::looks_data() {
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<double>("scale");
    for (const QSize size : {QSize(1280, 800), QSize(1100, 700)}) {
        for (const bool dark : {false, true}) {
            for (const double scale : {1.0, 2.0}) {
                QTest::addRow("window-%d-%s-%.0f", size.width(), dark ? "dark" : "light",
                              100 * scale)
                    << size << dark << scale;
            }
        }
    }
}

void WindowTest::looks() {
    QFETCH(QSize, size);
    QFETCH(bool, dark);
    QFETCH(double, scale);
    WindowBench bench;
    bench.program.theme.setScheme(dark ? ColourScheme::Dark : ColourScheme::Light);
    bench.program.window.resize(size);
    QTest::qWait(700);  // the data's preview
    const QImage image = screenshot(bench.program.window, QTest::currentDataTag(), scale);
    const Tokens& tokens = bench.program.theme.tokens();
    const auto at = [&](int x, int y) { return image.pixelColor(x * scale, y * scale); };
    QCOMPARE(at(40, size.height() / 2), tokens.rail);
    QCOMPARE(at(size.width() / 2, size.height() - 3), tokens.rail);
    QCOMPARE(at(1, 60), tokens.accent);  // the chosen page's mark
    for (QLabel* label : bench.find<QWidget>("statusStrip")->findChildren<QLabel*>()) {
        QVERIFY2(!label->isVisible() || label->width() >= label->sizeHint().width(),
                 qPrintable(label->objectName()));
    }
}

void WindowTest::looksWhileTraining() {
    WindowBench bench;
    bench.train();
    QTest::qWait(500);
    screenshot(bench.program.window, "window-training-light");
    bench.program.window.close();
    screenshot(*questions(bench.program.window).front(), "close-question-light");
    bench.click("keepTraining");
    bench.program.theme.setScheme(ColourScheme::Dark);
    bench.program.session.pauseAll();
    QTest::qWait(500);
    screenshot(bench.program.window, "window-paused-dark");
}

LAB_TEST(WindowTest)
#include "WindowTest.moc"
