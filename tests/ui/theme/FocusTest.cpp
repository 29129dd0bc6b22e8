// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/TestMain.h"
#include "ui/base/TabOrder.h"
#include "ui/theme/FocusHeirs.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QSplitter>
#include <QVBoxLayout>
#include <QtTest>

using namespace lab;

namespace {

// Deprecated since Qt 6.5, which has nothing else that leaves no window active.
void activate(QWidget* window) {
    QT_WARNING_PUSH
    QT_WARNING_DISABLE_DEPRECATED
    QApplication::setActiveWindow(window);
    QT_WARNING_POP
}

/// A page that can have the focus, with three buttons; the last one stops everything.
struct FocusPage : QWidget {
    FocusPage() {
        setObjectName("page");
        setFocusPolicy(Qt::ClickFocus);
        auto* row = new QHBoxLayout(this);
        for (const char* name : {"pause", "resume", "stop"}) {
            auto* button = new QPushButton(name, this);
            button->setObjectName(name);
            row->addWidget(button);
        }
        button("resume").hide();
        show();
        activateWindow();
    }
    QPushButton& button(const char* name) { return *findChild<QPushButton*>(name); }
};

QString focused() {
    return QApplication::focusWidget() != nullptr ? QApplication::focusWidget()->objectName()
                                                  : QString("nobody");
}

}  // namespace

/// Where the focus goes: by Tab, and when who has it can have it no longer.
class FocusTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ColourScheme::Light); }
    void cleanupTestCase() { m_theme.reset(); }
    void goesToTheHeirThatIsShownLater();
    void goesToThePageWhereThereIsNoHeir();
    void leavesAloneWhatWasChosen();
    void survivesTheDeletionOfItsWidget();
    void goesToTheHeirWhileAnotherProgramIsActive();
    void staysWhereAnotherWindowIsActive();
    void tabFollowsThePage();

private:
    std::unique_ptr<Theme> m_theme;
};

void FocusTest::goesToTheHeirThatIsShownLater() {
    FocusPage page;
    QVERIFY(QTest::qWaitForWindowActive(&page));
    setFocusHeirs(page.button("pause"), {"resume"});
    setFocusHeirs(page.button("resume"), {"pause"});
    page.button("pause").setFocus();
    page.button("pause").hide();
    page.button("resume").show();
    QTRY_COMPARE(focused(), QString("resume"));
    page.button("resume").hide();
    page.button("pause").show();
    QTRY_COMPARE(focused(), QString("pause"));
    // An heir that cannot take it is passed over.
    page.button("resume").show();
    page.button("resume").setEnabled(false);
    page.button("pause").setEnabled(false);
    QTRY_COMPARE(focused(), QString("page"));
}

void FocusTest::goesToThePageWhereThereIsNoHeir() {
    FocusPage page;
    QVERIFY(QTest::qWaitForWindowActive(&page));
    page.button("pause").setFocus();
    page.button("pause").setEnabled(false);
    QTRY_COMPARE(focused(), QString("page"));
    page.button("stop").setFocus();
    page.button("stop").hide();
    QTRY_COMPARE(focused(), QString("page"));
}

void FocusTest::leavesAloneWhatWasChosen() {
    FocusPage page;
    QVERIFY(QTest::qWaitForWindowActive(&page));
    page.button("resume").show();
    page.button("pause").setFocus();
    page.button("pause").hide();     // Qt gives it to the next one
    page.button("stop").setFocus();  // and the program to another, on purpose
    QTest::qWait(20);
    QCOMPARE(focused(), QString("stop"));
}

void FocusTest::survivesTheDeletionOfItsWidget() {
    FocusPage page;
    QVERIFY(QTest::qWaitForWindowActive(&page));
    page.button("pause").setFocus();
    delete &page.button("pause");
    QTRY_COMPARE(focused(), QString("page"));
}

// A training ends while the person works elsewhere.
void FocusTest::goesToTheHeirWhileAnotherProgramIsActive() {
    FocusPage page;
    QVERIFY(QTest::qWaitForWindowActive(&page));
    setFocusHeirs(page.button("pause"), {"stop"});
    page.button("pause").setFocus();
    QTRY_COMPARE(focused(), QString("pause"));
    activate(nullptr);
    QTRY_COMPARE(focused(), QString("nobody"));
    page.button("pause").hide();
    QTest::qWait(20);
    page.activateWindow();
    activate(&page);
    QVERIFY(QTest::qWaitForWindowActive(&page));
    QTRY_COMPARE(focused(), QString("stop"));
}

void FocusTest::staysWhereAnotherWindowIsActive() {
    FocusPage page;
    QVERIFY(QTest::qWaitForWindowActive(&page));
    page.button("pause").setFocus();
    QTRY_COMPARE(focused(), QString("pause"));
    QWidget other;  // nothing in it takes the focus
    other.show();
    activate(&other);
    QVERIFY(QTest::qWaitForWindowActive(&other));
    QTest::qWait(20);
    activate(&page);
    QTRY_COMPARE(focused(), QString("pause"));
}

// In the order of the layouts, whenever a widget was made.
void FocusTest::tabFollowsThePage() {
    QWidget window;
    auto* column = new QVBoxLayout(&window);
    const auto button = [&](const char* name) {
        auto* made = new QPushButton(&window);
        made->setObjectName(name);
        return made;
    };
    column->addWidget(button("last"));
    auto* grid = new QGridLayout;
    grid->addWidget(button("d"), 1, 1);
    grid->addWidget(button("c"), 1, 0);
    grid->addWidget(button("b"), 0, 0);
    column->insertLayout(0, grid);
    auto* chips = new QHBoxLayout;
    column->insertLayout(0, chips);
    chips->addWidget(button("a"));
    auto* splitter = new QSplitter(&window);
    auto* field = new QSpinBox;  // its line edit is no stop of its own
    field->setObjectName("e");
    splitter->addWidget(field);
    column->insertWidget(2, splitter);
    for (const char* name : {"off", "hidden"}) {
        QPushButton* one = button(name);
        chips->addWidget(one);
        one->setEnabled(QString(name) != "off");
        one->setVisible(QString(name) != "hidden");
    }
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QStringList names;
    for (const QWidget* stop : tabStops(window)) {
        names << stop->objectName();
    }
    QCOMPARE(names, QStringList({"a", "b", "c", "d", "e", "last"}));
    QCOMPARE(tabStopFrom(window, window.findChild<QWidget*>("d"), true)->objectName(),
             QString("e"));
    QCOMPARE(tabStopFrom(window, window.findChild<QWidget*>("last"), true)->objectName(),
             QString("a"));
    QCOMPARE(tabStopFrom(window, window.findChild<QWidget*>("a"), false)->objectName(),
             QString("last"));
    QCOMPARE(tabStopFrom(window, nullptr, true)->objectName(), QString("a"));
}

LAB_TEST(FocusTest)
#include "FocusTest.moc"
