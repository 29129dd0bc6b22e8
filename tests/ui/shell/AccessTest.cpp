// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/TestMain.h"
#include "tests/support/Tiny.h"
#include "ui/shell/Program.h"
#include "ui/shell/Zoom.h"

#include <QAccessible>
#include <QAccessibleInterface>
#include <QSettings>
#include <QToolButton>
#include <QtTest>

#include <set>

using namespace lab;
using namespace lab::test;

namespace {

const std::set<QAccessible::Role>& interactiveRoles() {
    static const std::set<QAccessible::Role> roles = {
        QAccessible::Button,         QAccessible::CheckBox,
        QAccessible::RadioButton,    QAccessible::ButtonMenu,
        QAccessible::ButtonDropDown, QAccessible::ComboBox,
        QAccessible::EditableText,   QAccessible::SpinBox,
        QAccessible::Slider,         QAccessible::Table,
        QAccessible::List,           QAccessible::Tree,
        QAccessible::PageTab,        QAccessible::Link};
    return roles;
}

QString placeOf(QAccessibleInterface* one) {
    QStringList path;
    for (; one != nullptr && path.size() < 4; one = one->parent()) {
        const QObject* object = one->object();
        path.prepend(object == nullptr ? "-"
                                       : QString("%1#%2").arg(object->metaObject()->className(),
                                                              object->objectName()));
    }
    return path.join(" / ");
}

// What a screen reader would meet without a word.
void collectNameless(QAccessibleInterface* one, QStringList& nameless, int& met) {
    if (one == nullptr || !one->isValid() || one->state().invisible) {
        return;
    }
    if (interactiveRoles().contains(one->role())) {
        ++met;
        if (one->text(QAccessible::Name).trimmed().isEmpty()) {
            nameless << placeOf(one);
        }
        return;  // cells and the parts of a field
    }
    for (int i = 0; i < one->childCount(); ++i) {
        collectNameless(one->child(i), nameless, met);
    }
}

QAccessible::Role roleOf(QWidget* widget) {
    return QAccessible::queryAccessibleInterface(widget)->role();
}

// Two plain networks, of which the deeper one errs more.
ExperimentSnapshot plainPair() {
    ExperimentSnapshot snapshot;
    snapshot.name = "pair";
    for (const auto& [name, error] : {std::pair("plain-18", 10.0), std::pair("plain-34", 20.0)}) {
        RunResult result;
        result.info.spec = tinyRun(name);
        result.key = name;
        result.info.trainImages = 6400;
        result.state = RunState::Finished;
        result.epochs = {{1, 1, 2 * error, 1, 2 * error, 0.1, 1}, {2, 1, error, 1, error, 0.1, 1}};
        snapshot.results.push_back(result);
        snapshot.steps.emplace_back();
    }
    return snapshot;
}

}  // namespace

/// What assistive technology meets in the window.
class AccessTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachControlHasARoleAndAName() {
        const TemporaryFolder folder;
        Program program(*qApp, folder.path());
        program.window.show();
        QVERIFY(QTest::qWaitForWindowActive(&program.window));
        QStringList nameless;
        for (const char* page :
             {"railLesson", "railTrain", "railNetworks", "railInspect", "railClassify"}) {
            program.window.findChild<QToolButton*>(page)->click();
            QTest::qWait(300);
            int met = 0;
            collectNameless(QAccessible::queryAccessibleInterface(&program.window), nameless, met);
            QVERIFY2(met > 12, page);
        }
        program.window.findChild<QToolButton*>("railTrain")->click();
        program.window.findChild<QToolButton*>("allExperiments")->click();
        int met = 0;
        collectNameless(QAccessible::queryAccessibleInterface(&program.window), nameless, met);
        nameless.removeDuplicates();
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join('\n')));
        // One of several is told so.
        for (const char* choice : {"railTrain", "railClassify", "sideBySide", "perStep"}) {
            auto* button = program.window.findChild<QToolButton*>(choice);
            QVERIFY2(roleOf(button) == QAccessible::RadioButton, choice);
            QVERIFY(QAccessible::queryAccessibleInterface(button)->state().checkable);
        }
    }

    // What a screen reader says of the strip is all of the verdict.
    void aVerdictHasItsWords() {
        const TemporaryFolder folder;
        Program program(*qApp, folder.path());
        program.window.show();
        program.window.findChild<QToolButton*>("railTrain")->click();
        program.model.take(plainPair());
        auto* strip = QAccessible::queryAccessibleInterface(
            program.window.findChild<QWidget*>("verdictStrip"));
        QCOMPARE(strip->text(QAccessible::Name), QString("Verdict"));
        QCOMPARE(strip->text(QAccessible::Description),
                 QString::fromStdString(program.model.verdict().text));
    }

    void fullScreenAndBack() {
        const TemporaryFolder folder;
        Program program(*qApp, folder.path());
        program.window.show();
        QVERIFY(QTest::qWaitForWindowActive(&program.window));
        QTest::keySequence(&program.window, QKeySequence::FullScreen);
        QTRY_VERIFY(program.window.isFullScreen());
        QTest::keySequence(&program.window, QKeySequence::FullScreen);
        QTRY_VERIFY(!program.window.isFullScreen());
    }

    void theZoomHoldsFromTheNextStart() {
        QSettings().clear();
        QCOMPARE(rememberedZoom(), 100);
        const QByteArray before = qgetenv("QT_SCALE_FACTOR");
        qunsetenv("QT_SCALE_FACTOR");
        applyZoom();
        QVERIFY(!qEnvironmentVariableIsSet("QT_SCALE_FACTOR"));
        rememberZoom(150);
        applyZoom();
        QCOMPARE(qgetenv("QT_SCALE_FACTOR"), QByteArray("1.5"));
        rememberZoom(200);
        applyZoom();  // what the person has set outside comes first
        QCOMPARE(qgetenv("QT_SCALE_FACTOR"), QByteArray("1.5"));
        QSettings().setValue("window/zoom", 7);  // none that is offered
        QCOMPARE(rememberedZoom(), 100);
        QSettings().clear();
        before.isEmpty() ? qunsetenv("QT_SCALE_FACTOR") : qputenv("QT_SCALE_FACTOR", before);
    }
};

LAB_TEST(AccessTest)
#include "AccessTest.moc"
