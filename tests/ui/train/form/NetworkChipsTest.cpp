// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/nn/Zoo.h"
#include "tests/support/TestMain.h"
#include "ui/train/form/NetworkChips.h"

#include <QAction>
#include <QApplication>
#include <QMenu>
#include <QToolButton>
#include <QtTest>

using namespace lab;

namespace {

QMenu* opened(const NetworkChips& chips) {
    QMenu* menu = chips.findChild<QToolButton*>("addNetwork")->menu();
    Q_EMIT menu->aboutToShow();
    return menu;
}

void add(const NetworkChips& chips, const QString& name) {
    auto* action = opened(chips)->findChild<QAction*>("add-" + name);
    QVERIFY2(action != nullptr, qPrintable(name));
    action->trigger();
}

}  // namespace

/// The menu that adds networks of the zoo to the form.
class NetworkChipsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFourLieOpen() {
        const Theme theme(*qApp, ColourScheme::Light);
        const NetworkChips chips(theme);
        QStringList open;
        for (const QAction* action : opened(chips)->actions()) {
            if (action->objectName().startsWith("add-")) {
                open << action->objectName().mid(4);
            }
        }
        QCOMPARE(open, (QStringList{"plain-18", "plain-34", "resnet-18", "resnet-34"}));
    }

    void everyRowCanBeAdded() {
        const Theme theme(*qApp, ColourScheme::Light);
        NetworkChips chips(theme);
        for (const NetworkSpec& spec : zoo()) {
            add(chips, QString::fromStdString(spec.name));
        }
        QCOMPARE(chips.networks().size(), zoo().size());
        for (std::size_t i = 0; i < zoo().size(); ++i) {
            QCOMPARE(chips.networks()[i].spec, zoo()[i]);
        }
        // A menu that opens again has each network once.
        opened(chips);
        QCOMPARE(opened(chips)->findChildren<QAction*>("add-resnet-56").size(), 1);
    }

    // The CIFAR family keeps its 16 channels in a form of any width; the others follow the form.
    void widthsOfTheForm() {
        const Theme theme(*qApp, ColourScheme::Light);
        NetworkChips chips(theme);
        add(chips, "resnet-56");
        add(chips, "resnet-50");
        ExperimentDraft draft;
        draft.networks = chips.networks();
        draft.width = 64;
        draft.stem = Stem::Cifar;
        draft.data.source = "cifar-10";
        QVERIFY(problemsOf(draft).empty());
        const Experiment experiment = experimentOf(draft, "e");
        QCOMPARE(experiment.runs[0].network, zooNetwork("resnet-56"));
        QCOMPARE(experiment.runs[1].network.width, 64);
    }

    // A plain network has no shortcut that could tell two of them apart.
    void theSameNetworkTwiceIsSaid() {
        const Theme theme(*qApp, ColourScheme::Light);
        NetworkChips chips(theme);
        add(chips, "plain-18");
        add(chips, "plain-18");
        ExperimentDraft draft;
        draft.networks = chips.networks();
        draft.data.source = "cifar-10";
        const auto problemOf = [](const ExperimentDraft& one) {
            const auto problems = problemsOf(one);
            return problems.empty() ? QString() : problems.front().sentence;
        };
        QVERIFY(problemOf(draft).contains("name each network"));
        draft.networks[1].spec.shortcut = Shortcut::A;
        QCOMPARE(problemsOf(draft).front().field, DraftField::Networks);
        QVERIFY2(problemOf(draft).contains("has no effect"), qPrintable(problemOf(draft)));
        draft.networks[1] = {zooNetwork("plain-34"), false};
        QVERIFY(problemsOf(draft).empty());
    }

    void tooNarrowForItsGroupsIsSaid() {
        ExperimentDraft draft;
        draft.networks = {{zooNetwork("resnext-50-32x4d"), false}};
        draft.width = 8;
        const std::vector<DraftProblem> problems = problemsOf(draft);
        QVERIFY(!problems.empty());
        QCOMPARE(problems.front().field, DraftField::Width);
        QVERIFY(problems.front().sentence.contains("at least 16"));
        draft.width = 16;
        QVERIFY(std::ranges::none_of(problemsOf(draft), [](const DraftProblem& problem) {
            return problem.field == DraftField::Width || problem.field == DraftField::Networks;
        }));
    }
};

LAB_TEST(NetworkChipsTest)
#include "NetworkChipsTest.moc"
