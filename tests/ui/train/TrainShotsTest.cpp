// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/Screenshot.h"
#include "tests/support/TestMain.h"
#include "tests/ui/curves/CurveFixture.h"
#include "tests/ui/train/TrainBench.h"

#include <QApplication>
#include <QMenu>
#include <QScrollBar>
#include <QToolButton>

using namespace lab;
using namespace lab::test;

namespace {

struct Shot {
    const char* name;
    std::function<void(TrainBench&)> prepare;
};

ExperimentSnapshot inFolder(TrainBench& bench, ExperimentSnapshot snapshot) {
    snapshot.folder = bench.folder / "lesson";
    for (RunResult& result : snapshot.results) {
        result.info.processor = "made up";
        result.info.device = "cpu";
    }
    return snapshot;
}

TrainSituation situation(TrainState state, double progress) {
    TrainSituation s;
    s.state = state;
    s.progress = progress;
    s.epoch = 8;
    s.epochs = 10;
    s.runs = 4;
    s.secondsLeft = 46;
    return s;
}

void running(TrainBench& bench) {
    bench.program.model.take(inFolder(bench, runningLesson()));
    bench.page().pretend(situation(TrainState::Training, 0.72));
}

void paused(TrainBench& bench) {
    ExperimentSnapshot snapshot = runningLesson();
    for (RunResult& result : snapshot.results) {
        result.state = RunState::Paused;
    }
    bench.program.model.take(inFolder(bench, std::move(snapshot)));
    bench.page().pretend(situation(TrainState::Paused, 0.72));
}

void failed(TrainBench& bench) {
    ExperimentSnapshot snapshot = runningLesson();
    snapshot.results[1].state = RunState::Failed;
    snapshot.results[1].info.failsAgain = true;
    snapshot.results[1].info.failure =
        "The loss is not finite in epoch 8, step 31; lower the learning rate or add a warm-up "
        "epoch.";
    bench.program.model.take(inFolder(bench, std::move(snapshot)));
    bench.page().pretend(situation(TrainState::Training, 0.7));
}

void finished(TrainBench& bench) {
    bench.program.model.take(inFolder(bench, finishedLesson()));
    TrainSituation s = situation(TrainState::Finished, 1);
    s.wallSeconds = 161;
    bench.page().pretend(s);
}

// The paper's second experiment: no plain pair, and all the same a question with an answer.
void shortcuts(TrainBench& bench) {
    ExperimentSnapshot snapshot;
    snapshot.name = "shortcuts";
    for (const Shortcut shortcut : {Shortcut::A, Shortcut::B, Shortcut::C}) {
        for (const std::uint64_t seed : {1, 2, 3}) {
            RunSpec spec = lessonSpec("resnet-34");
            spec.network.shortcut = shortcut;
            spec.seed = seed;
            append(snapshot, {spec});
            for (EpochRecord& epoch : snapshot.results.back().epochs) {
                const double off = shortcut == Shortcut::A ? 1.2 : 0.05;
                epoch.trainError += off + 0.1 * static_cast<double>(seed);
                epoch.testError += off + 0.2 * static_cast<double>(seed % 3);
            }
        }
    }
    bench.program.model.take(inFolder(bench, std::move(snapshot)));
    TrainSituation s = situation(TrainState::Finished, 1);
    s.wallSeconds = 240;
    bench.page().pretend(s);
    bench.table().setFocus();
    bench.table().setCurrentIndex(bench.table().model()->index(0, 0));
    QTest::keyClick(&bench.table(), Qt::Key_Right);  // shows the seeds of the first
    QCOMPARE(bench.table().model()->rowCount(), 6);
}

// Three depths with and without shortcuts, three seeds each: lines over depth, means with bands.
void depths(TrainBench& bench) {
    ExperimentSnapshot snapshot;
    snapshot.name = "depths";
    for (const char* network :
         {"plain-18", "plain-34", "plain-50", "resnet-18", "resnet-34", "resnet-50"}) {
        for (const std::uint64_t seed : {1, 2, 3}) {
            RunSpec spec = lessonSpec(network);
            spec.seed = seed;
            append(snapshot, {spec});
            for (EpochRecord& epoch : snapshot.results.back().epochs) {
                const double off = 0.3 * static_cast<double>(seed);
                epoch.trainError += off;
                epoch.testError += off;
            }
        }
    }
    bench.program.model.take(inFolder(bench, std::move(snapshot)));
    TrainSituation s = situation(TrainState::Finished, 1);
    s.wallSeconds = 1700;
    bench.page().pretend(s);
}

// Two seeds that do not tell: more are offered.
void noise(TrainBench& bench) {
    ExperimentSnapshot snapshot;
    snapshot.name = "noise";
    for (const char* network : {"plain-18", "plain-34"}) {
        for (const std::uint64_t seed : {1, 2}) {
            RunSpec spec = lessonSpec(network);
            spec.seed = seed;
            append(snapshot, {spec});
            EpochRecord& last = snapshot.results.back().epochs.back();
            last.trainError = 11 + 0.7 * static_cast<double>(seed);
            last.testError = 12 + 0.7 * static_cast<double>(seed);
        }
    }
    bench.program.model.take(inFolder(bench, std::move(snapshot)));
    TrainSituation s = situation(TrainState::Finished, 1);
    s.wallSeconds = 240;
    bench.page().pretend(s);
}

void badValues(TrainBench& bench) {
    bench.type("epochs", "0");
    bench.type("milestones", "8, 6");
    bench.type("seeds", "1, two");
}

const std::vector<Shot>& shots() {
    static const std::vector<Shot> all = {{"empty", [](TrainBench&) {}},
                                          {"bad-values", badValues},
                                          {"running", running},
                                          {"paused", paused},
                                          {"error", failed},
                                          {"finished", finished},
                                          {"shortcuts", shortcuts},
                                          {"depths", depths},
                                          {"noise", noise}};
    return all;
}

}  // namespace

/// Renders the Train page in its states into the build folder's screenshots/, to be looked at, and
/// asserts what can be: nothing cut, nothing upon another, a legend in sight.
class TrainShotsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void shot_data();
    void shot();
    void menus_data();
    void menus();
};

void TrainShotsTest::shot_data() {
    QTest::addColumn<int>("index");
    for (int i = 0; i < static_cast<int>(shots().size()); ++i) {
        QTest::newRow(shots()[i].name) << i;
    }
}

void TrainShotsTest::shot() {
    QFETCH(int, index);
    TrainBench bench;
    bench.awaitForm();
    shots()[index].prepare(bench);
    bench.awaitForm();
    const QStringList problems =
        takePictures(bench.program, bench.program.window, QString("train-") + shots()[index].name);
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join("; ")));
}

void TrainShotsTest::menus_data() {
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

// The menus of the networks' chips are windows of their own, so they get pictures of their own.
void TrainShotsTest::menus() {
    QFETCH(bool, dark);
    TrainBench bench({1280, 800}, dark ? ColourScheme::Dark : ColourScheme::Light);
    bench.awaitForm();
    for (const char* opener : {"chip2", "chip0", "addNetwork"}) {
        if (auto* button = bench.program.window.findChild<QToolButton*>(opener)) {
            button->menu()->popup(button->mapToGlobal(QPoint(0, button->height())));
        } else {
            bench.click(opener);
        }
        QTRY_VERIFY(qobject_cast<QMenu*>(QApplication::activePopupWidget()) != nullptr);
        auto& menu = *qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(!menu.actions().isEmpty());
        for (const QAction* action : menu.actions()) {
            const int needs = menu.fontMetrics().horizontalAdvance(action->text());
            QVERIFY2(needs < menu.actionGeometry(const_cast<QAction*>(action)).width(),
                     qPrintable(action->text()));
        }
        screenshot(menu, QString("train-menu-%1-%2").arg(opener, dark ? "dark" : "light"), 2);
        QTest::keyClick(&menu, Qt::Key_Escape);
        QTRY_VERIFY(QApplication::activePopupWidget() == nullptr);
    }
}

LAB_TEST(TrainShotsTest)
#include "TrainShotsTest.moc"
