// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/Experiment.h"
#include "core/run/NewRuns.h"
#include "tests/support/Screenshot.h"
#include "tests/support/TestMain.h"
#include "tests/ui/train/TrainBench.h"
#include "ui/parts/NetworkChip.h"
#include "ui/train/VerdictStrip.h"
#include "ui/train/form/AddNetworksDialog.h"

#include <QAction>
#include <QInputDialog>
#include <QMenu>
#include <QPushButton>
#include <QScopeGuard>
#include <QToolButton>

#include <algorithm>
#include <fstream>

using namespace lab;
using namespace lab::test;

namespace {

void open(TrainBench& bench, const std::string& name) {
    bench.program.window.findChild<QToolButton*>("railTrain")->click();
    bench.program.workspace.open(bench.folder / name);
    QTRY_VERIFY_WITH_TIMEOUT(bench.program.model.folder() == bench.folder / name, kPatience);
}

}  // namespace

/// Runs and experiments that are taken away, and had back.
class RemovalTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // The banner goes after ten seconds; the run's files lie there all the same.
    void bringsBackARunLater() {
        TrainBench bench;
        made(bench, "pair", {tinyRun("plain-18"), tinyRun("plain-34")});
        const std::vector<std::string> keys = {folderNameOf(tinyRun("plain-18")),
                                               folderNameOf(tinyRun("plain-34"))};
        listRuns(bench.folder / "pair", {keys[0]});
        QCOMPARE(removedRuns(bench.folder / "pair"), std::vector{keys[1]});
        open(bench, "pair");
        QCOMPARE(bench.program.model.runCount(), 1);
        bench.find<QAction>("restoreRun").trigger();
        QTRY_VERIFY(bench.isShown("restoreDialog"));
        auto& dialog = bench.find<QInputDialog>("restoreDialog");
        QCOMPARE(dialog.comboBoxItems(), QStringList{QString::fromStdString(keys[1])});
        dialog.accept();
        QTRY_COMPARE_WITH_TIMEOUT(bench.program.model.runCount(), 2, kPatience);
        QVERIFY(removedRuns(bench.folder / "pair").empty());
    }

    // One folder that is gone kept the whole experiment from opening.
    void aRunThatIsGoneIsNamedAndTheOthersShow() {
        TrainBench bench;
        made(bench, "three", {tinyRun("plain-18"), tinyRun("plain-34"), tinyRun("resnet-18")});
        const std::string gone = folderNameOf(tinyRun("plain-18"));
        const std::string left = folderNameOf(tinyRun("plain-34"));
        const std::string out = folderNameOf(tinyRun("resnet-18"));
        std::filesystem::remove_all(bench.folder / "three" / gone);
        open(bench, "three");
        QCOMPARE(bench.program.model.runCount(), 2);
        QTRY_VERIFY(bench.isShown("missingBannerText"));
        QVERIFY(bench.text("missingBannerText").contains(QString::fromStdString(gone)));
        // It may come back: who takes another run out leaves it in the list.
        listRuns(bench.folder / "three", {gone, left});
        QCOMPARE(removedRuns(bench.folder / "three"), std::vector{out});
        bench.find<QAction>("restoreRun").trigger();
        QTRY_VERIFY(bench.isShown("restoreDialog"));
        bench.find<QInputDialog>("restoreDialog").accept();
        QTRY_COMPARE_WITH_TIMEOUT(listedRuns(bench.folder / "three"),
                                  (std::vector{gone, left, out}), kPatience);
        bench.program.session.resumeFolder(bench.folder / "three", {.device = "cpu", .workers = 1});
        QTRY_VERIFY_WITH_TIMEOUT(std::ranges::all_of(readResults(bench.folder / "three"),
                                                     [](const RunResult& run) {
                                                         return run.state == RunState::Finished;
                                                     }) &&
                                     !bench.program.session.isBusy(),
                                 kPatience);
        QVERIFY(bench.isShown("missingBannerText"));
    }

    // By the menu, and by the button where noise is the answer.
    void seedsAreAdded() {
        TrainBench bench;
        made(bench, "seeds", {tinyRun("plain-18"), tinyRun("plain-34")});
        open(bench, "seeds");
        QVERIFY(!bench.isShown("addTwoSeeds"));
        bench.find<QAction>("addSeeds").trigger();
        QTRY_VERIFY(bench.isShown("seedsDialog"));
        auto& dialog = bench.find<QInputDialog>("seedsDialog");
        QCOMPARE(dialog.intValue(), 2);
        dialog.setIntValue(1);
        dialog.accept();
        const auto trained = [&bench](std::size_t runs) {
            const auto results = readResults(bench.folder / "seeds");
            return results.size() == runs && !bench.program.session.isBusy() &&
                   std::ranges::all_of(results, [](const RunResult& run) {
                       return run.state == RunState::Finished;
                   });
        };
        QTRY_VERIFY_WITH_TIMEOUT(trained(4), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(bench.program.model.runCount(), 4, kPatience);
        QCOMPARE(bench.program.model.run(2).result.info.spec.seed, std::uint64_t{2});
        bench.find<VerdictStrip>("verdictStrip").offerSeeds(true);
        bench.click("addTwoSeeds");
        QTRY_VERIFY_WITH_TIMEOUT(trained(8), kPatience);
    }

    void networksAreAdded() {
        TrainBench bench;
        RunSpec first = tinyRun("resnet-18");
        first.network.zeroInitResidual = true;
        RunSpec second = first;
        second.seed = 2;
        made(bench, "networks", {first, second});
        open(bench, "networks");
        bench.find<QAction>("addNetworks").trigger();
        QTRY_VERIFY(bench.isShown("networksDialog"));
        auto& dialog = bench.find<AddNetworksDialog>("networksDialog");
        auto& train = *dialog.findChild<QPushButton*>("trainNetworks");
        QVERIFY(!train.isEnabled());
        const auto addByMenu = [&dialog](const QString& name) {
            QMenu* menu = dialog.findChild<QToolButton*>("addNetwork")->menu();
            Q_EMIT menu->aboutToShow();
            menu->findChild<QAction*>(name)->trigger();
        };
        // What is there already is refused with a sentence.
        addByMenu("add-resnet-18");
        QVERIFY(!train.isEnabled());
        QVERIFY(train.toolTip().contains("is there already"));
        Q_EMIT dialog.findChild<NetworkChip*>("chip0")->removeRequested();
        QVERIFY(!train.isEnabled());
        addByMenu("add-resnet-34");
        QVERIFY(train.isEnabled());
        for (const bool dark : {false, true}) {
            bench.program.theme.setScheme(dark ? ColourScheme::Dark : ColourScheme::Light);
            QTest::qWait(150);
            screenshot(dialog, dark ? "add-networks-dark" : "add-networks-light", 1);
        }
        QVERIFY2(layoutProblems(dialog).isEmpty(), qPrintable(layoutProblems(dialog).join("; ")));
        train.click();
        const auto trained = [&bench] {
            const auto results = readResults(bench.folder / "networks");
            return results.size() == 4 && !bench.program.session.isBusy() &&
                   std::ranges::all_of(results, [](const RunResult& run) {
                       return run.state == RunState::Finished;
                   });
        };
        QTRY_VERIFY_WITH_TIMEOUT(trained(), kPatience);
        const auto results = readResults(bench.folder / "networks");
        for (std::size_t i = 2; i < 4; ++i) {
            RunSpec expected = first;  // its data, recipe, width, stem, start and seeds
            expected.network.name = "resnet-34";
            expected.network.blocks = {3, 4, 6, 3};
            expected.network.inputChannels = results[0].info.spec.network.inputChannels;
            expected.network.classes = results[0].info.spec.network.classes;
            expected.seed = i - 1;
            QVERIFY(results[i].info.spec == expected);
        }
    }

    void withoutATrashDeletionIsAQuestion() {
        TrainBench bench;
        const QByteArray before = qgetenv("XDG_DATA_HOME");
        std::ofstream(bench.folder / "file") << "no folder can be in it";
        qputenv("XDG_DATA_HOME", QByteArray::fromStdString((bench.folder / "file/share").string()));
        const auto restore = qScopeGuard([&] { qputenv("XDG_DATA_HOME", before); });
        made(bench, "a", {tinyRun("plain-18")});
        open(bench, "a");
        bench.find<QAction>("delete").trigger();
        QTRY_VERIFY(bench.isShown("errorBannerAction"));
        QVERIFY(std::filesystem::exists(bench.folder / "a/experiment.json"));
        bench.click("errorBannerAction");
        QTRY_VERIFY(bench.isShown("deleteQuestion"));
        QVERIFY(std::filesystem::exists(bench.folder / "a/experiment.json"));
        bench.click("deleteForEver");
        QTRY_VERIFY_WITH_TIMEOUT(!std::filesystem::exists(bench.folder / "a"), kPatience);
    }
};

LAB_TEST(RemovalTest)
#include "RemovalTest.moc"
