// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/NewRuns.h"
#include "tests/support/TestMain.h"
#include "tests/ui/train/TrainBench.h"
#include "ui/classify/ClassifyPage.h"
#include "ui/inspect/InspectPage.h"

#include <QLineEdit>
#include <QToolButton>

using namespace lab;
using namespace lab::test;

/// What an experiment is called, and what becomes of its runs.
class TrainUsesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // A name and a note of the person's own; one that is taken gets a number.
    void namesAndNotesAreGivenBeforeTheStart() {
        TrainBench bench;
        std::filesystem::create_directories(bench.folder / "my try");
        bench.fillTiny(1);
        QVERIFY(!bench.find<QLineEdit>("experimentName").placeholderText().isEmpty());
        bench.type("batchSize", "64");
        QVERIFY2(bench.text("startNote").startsWith("An epoch is one step of 64 images"),
                 qPrintable(bench.text("startNote")));
        bench.type("batchSize", "16");
        QVERIFY(!bench.text("startNote").contains("one step"));
        bench.type("experimentName", " my try ");
        bench.type("experimentNote", "does it run?");
        bench.click("start");
        QVERIFY(bench.awaitState(Session::State::Training));
        QVERIFY(bench.awaitState(Session::State::Idle));
        QCOMPARE(bench.program.model.folder(), bench.folder / "my try 2");
        QCOMPARE(noteOf(bench.folder / "my try 2"), std::string("does it run?"));
        // What comes next has a name of its own.
        QTRY_VERIFY(bench.find<QLineEdit>("experimentName").text().isEmpty());
    }

    // From a run's row to what it has learned; also where experiments stand beside each other.
    void aRunIsInspectedAsksAndIsExported() {
        TrainBench bench;
        trained(made(bench, "one", {tinyRun("plain-18")}));
        trained(made(bench, "other", {tinyRun("resnet-18")}));
        bench.program.window.findChild<QToolButton*>("railTrain")->click();
        bench.program.workspace.openTogether({bench.folder / "one", bench.folder / "other"});
        QTRY_COMPARE_WITH_TIMEOUT(bench.program.model.runCount(), 2, kPatience);
        const auto run = bench.folder / "other" / folderNameOf(tinyRun("resnet-18"));
        QCOMPARE(bench.program.model.runFolder(1), run);
        const auto choose = [&bench](const QString& action) {
            bench.program.window.findChild<QToolButton*>("railTrain")->click();
            bench.clickTool(1, RunTool::More);
            QTRY_VERIFY(bench.isShown("runMenu"));
            bench.trigger(action);
            bench.find<QWidget>("runMenu").close();
            QTRY_VERIFY(!bench.has("runMenu"));
        };
        choose("exportRun");
        bench.saveAs(QString::fromStdString((bench.folder / "weights.safetensors").string()));
        choose("classifyRun");
        auto& classify = bench.find<ClassifyPage>("classifyPage");
        QVERIFY(classify.isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(classify.models().contains(run), kPatience);
        choose("inspectRun");
        auto& inspect = bench.find<InspectPage>("inspectPage");
        QVERIFY(inspect.isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(inspect.pass() && inspect.pass()->networks[0] &&
                                     inspect.pass()->networks[0]->source == inspectSourceAt(run),
                                 kPatience);
    }
};

LAB_TEST(TrainUsesTest)
#include "TrainUsesTest.moc"
