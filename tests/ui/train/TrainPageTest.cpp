// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/platform/Files.h"
#include "core/run/NewRuns.h"
#include "core/train/MetricsLog.h"
#include "tests/support/TestMain.h"
#include "tests/ui/train/TrainBench.h"

#include <QComboBox>
#include <QImage>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QProcess>
#include <QToolButton>

using namespace lab;
using namespace lab::test;

namespace {

using State = Session::State;

// By keys, as a person without a mouse does it.
void pick(TrainBench& bench, const QString& name) {
    auto& picker = bench.find<QComboBox>("experimentPicker");
    QVERIFY(QTest::qWaitFor([&] { return picker.findText(name, Qt::MatchStartsWith) >= 0; },
                            kPatience));
    picker.setFocus();
    const int wanted = picker.findText(name, Qt::MatchStartsWith);
    for (int i = 0; i <= picker.count() && picker.currentIndex() != wanted; ++i) {
        const auto before = bench.program.model.folder();
        QTest::keyClick(&picker, Qt::Key_Down);
        // Until it is open the old one stays chosen, and the next key would go on from there.
        QTRY_VERIFY_WITH_TIMEOUT(bench.program.model.folder() != before, kPatience);
    }
    QTRY_VERIFY_WITH_TIMEOUT(
        QString::fromStdString(bench.program.model.folder().filename().string()) == name,
        kPatience);
}

// Waits for a dialog that asks for a text or an item.
QInputDialog& asked(TrainBench& bench, const QString& name) {
    if (!QTest::qWaitFor([&] { return bench.isShown(name); }, kPatience)) {
        throw std::runtime_error("nothing asks " + name.toStdString());
    }
    return bench.find<QInputDialog>(name);
}

std::size_t epochsOf(TrainBench& bench, int run) {
    return bench.program.model.run(run).result.epochs.size();
}

RunState stateOf(TrainBench& bench, int run) {
    return bench.program.model.run(run).result.state;
}

}  // namespace

/// The Train page with real clicks and keys, training for real, tiny.
class TrainPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsNothingBeforeItIsSeen() {
        const TemporaryFolder folder;
        Program program(*qApp, folder.path());
        auto* caption = program.window.findChild<QLabel*>("dataCaption");
        auto* device = program.window.findChild<QComboBox*>("device");
        QVERIFY(caption != nullptr && device != nullptr);
        QTest::qWait(200);
        QCOMPARE(caption->text(), QString());
        QCOMPARE(device->count(), 1);
        program.window.show();
        program.window.findChild<QToolButton*>("railTrain")
            ->click();  // the first start shows Lesson
        QTRY_VERIFY_WITH_TIMEOUT(caption->text().contains("classes"), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(device->count() > 1, kPatience);
    }

    void startsAndEndsInAVerdict() {
        TrainBench bench;
        bench.fillTiny(2);
        bench.click("start");
        QVERIFY(bench.awaitState(State::Training));
        QVERIFY(bench.awaitState(State::Idle));
        QCOMPARE(bench.program.model.runCount(), 2);
        for (int run = 0; run < 2; ++run) {
            QCOMPARE(epochsOf(bench, run), std::size_t{2});
            QCOMPARE(stateOf(bench, run), RunState::Finished);
        }
        QTRY_VERIFY(bench.isShown("report"));
        QVERIFY(bench.text("verdictHeadline") != "No verdict yet");
        QVERIFY(std::filesystem::exists(bench.program.model.folder() / "report.md"));
        QCOMPARE(readResults(bench.program.model.folder())[1].state, RunState::Finished);
    }

    void pausesResumesAndStops() {
        TrainBench bench;
        bench.fillTiny(3000);
        bench.click("start");
        QVERIFY(bench.awaitState(State::Training));
        QTRY_VERIFY_WITH_TIMEOUT(bench.program.model.run(0).stepsDone() > 0, kPatience);
        QTRY_VERIFY(bench.isShown("pause") && bench.isShown("stop") && bench.isShown("lockedNote"));
        bench.click("pause");
        QVERIFY(bench.awaitState(State::Paused));
        QTRY_VERIFY(stateOf(bench, 0) == RunState::Paused && stateOf(bench, 1) == RunState::Paused);
        const auto steps = bench.program.model.run(0).stepsDone();
        QTest::qWait(300);
        QCOMPARE(bench.program.model.run(0).stepsDone(), steps);
        bench.click("resume");
        QVERIFY(bench.awaitState(State::Training));
        QTRY_VERIFY_WITH_TIMEOUT(bench.program.model.run(0).stepsDone() > steps, kPatience);
        bench.click("stop");
        QVERIFY(bench.awaitState(State::Idle));
        QTRY_VERIFY(bench.isShown("resumeExperiment"));
        QCOMPARE(readResults(bench.program.model.folder())[0].info.failure, std::string());
    }

    // As a person without a mouse does it: Stop, which stands next to, never gets the focus.
    void theSpaceBarPausesAndResumes() {
        TrainBench bench;
        bench.fillTiny(3000);
        bench.find<QWidget>("start").setFocus();
        const auto space = [] { QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space); };
        const auto focused = [] {
            return QApplication::focusWidget() != nullptr
                       ? QApplication::focusWidget()->objectName()
                       : QString("nobody");
        };
        space();
        QVERIFY(bench.awaitState(State::Training));
        QTRY_VERIFY_WITH_TIMEOUT(bench.program.model.run(0).stepsDone() > 0, kPatience);
        QTRY_VERIFY(bench.isShown("pause") && !bench.isShown("start"));
        QTRY_VERIFY2(focused() == "pause" || focused() == "trainPage", qPrintable(focused()));
        bench.find<QWidget>("pause").setFocus();
        for (int i = 0; i < 3; ++i) {
            space();
            QVERIFY(bench.awaitState(State::Paused));
            QTRY_COMPARE(focused(), QString("resume"));
            space();
            QVERIFY(bench.awaitState(State::Training));
            QTRY_COMPARE(focused(), QString("pause"));
        }
        bench.find<QWidget>("stop").setFocus();
        space();
        QVERIFY(bench.awaitState(State::Idle));
        QTRY_VERIFY(bench.isShown("resumeExperiment"));
        QTRY_COMPARE(focused(), QString("trainPage"));
    }

    void aRowPausesAlone() {
        TrainBench bench;
        bench.fillTiny(3000);
        bench.click("start");
        QTRY_VERIFY_WITH_TIMEOUT(
            bench.program.model.runCount() == 2 && bench.program.model.run(0).stepsDone() > 0,
            kPatience);
        bench.clickTool(0, RunTool::Pause);
        QTRY_VERIFY_WITH_TIMEOUT(stateOf(bench, 0) == RunState::Paused, kPatience);
        const auto others = bench.program.model.run(1).stepsDone();
        QTRY_VERIFY_WITH_TIMEOUT(bench.program.model.run(1).stepsDone() > others + 5, kPatience);
        bench.clickTool(1, RunTool::Stop);
        QTRY_VERIFY_WITH_TIMEOUT(stateOf(bench, 1) == RunState::Stopped, kPatience);
        QCOMPARE(stateOf(bench, 0), RunState::Paused);
        bench.click("stop");
        QVERIFY(bench.awaitState(State::Idle));
    }

    void badValuesAreToldAndKeepStartFromWorking() {
        TrainBench bench;
        bench.fillTiny(2);
        auto& start = bench.find<QAbstractButton>("start");
        QTRY_VERIFY(start.isEnabled());
        bench.type("milestones", "8, 6");
        QTRY_VERIFY(!start.isEnabled());
        QVERIFY2(!bench.text("startNote").isEmpty(), qPrintable(bench.text("startNote")));
        QVERIFY(!start.toolTip().isEmpty());
        bench.type("milestones", "1");
        QTRY_VERIFY(start.isEnabled());
        bench.type("milestones", "1, 1");
        QTRY_VERIFY(!start.isEnabled());
        bench.type("milestones", "1");
        QTRY_VERIFY(start.isEnabled());
        bench.type("seeds", "one");
        QTRY_VERIFY(!start.isEnabled());
        bench.type("seeds", "1");
        QTRY_VERIFY(start.isEnabled());
    }

    void aFailureIsToldWhileOthersGoOn() {
        TrainBench bench;
        std::vector runs = {tinyRun("plain-18"), tinyRun("plain-34")};
        makeItDiverge(runs[1]);
        const auto folder = made(bench, "half", runs);
        bench.program.session.resumeFolder(folder, {.device = "cpu", .workers = 2});
        QVERIFY(bench.awaitState(State::Training));
        QVERIFY(bench.awaitState(State::Idle));
        QCOMPARE(stateOf(bench, 0), RunState::Finished);
        QCOMPARE(stateOf(bench, 1), RunState::Failed);
        QVERIFY(bench.program.model.run(1).why.contains("not finite"));
        QTRY_VERIFY(bench.isShown("failedRunBanner"));
        QVERIFY(bench.text("failedRunBannerText").contains("not finite"));
    }

    void opensFromTheDisk() {
        TrainBench bench;
        trained(made(bench, "before", {tinyRun("plain-18"), tinyRun("plain-34")}));
        pick(bench, "before");
        QCOMPARE(bench.program.model.runCount(), 2);
        QCOMPARE(epochsOf(bench, 1), std::size_t{2});
        QTRY_VERIFY(bench.isShown("report"));
    }

    void resumesWhatWasCutShort() {
        TrainBench bench;
        made(bench, "cut", {tinyRun("plain-18"), tinyRun("plain-34")});
        pick(bench, "cut");
        QTRY_VERIFY(bench.isShown("resumeExperiment"));
        QTRY_VERIFY(bench.isShown("unfinishedBanner"));
        QStringList offers;
        for (const auto* button : bench.page().findChildren<QPushButton*>()) {
            if (button->isVisible() && button->text().startsWith("Resume")) {
                offers << button->objectName();
            }
        }
        QCOMPARE(offers, QStringList("resumeExperiment"));
        bench.click("resumeExperiment");
        QTRY_VERIFY_WITH_TIMEOUT(
            bench.program.session.state() == State::Idle && epochsOf(bench, 1) == 2, kPatience);
        QCOMPARE(stateOf(bench, 0), RunState::Finished);
    }

    // What a killed program left is offered where nothing is open.
    void offersToResumeWhatIsUnfinished() {
        TrainBench bench;
        std::vector runs = {tinyRun("plain-18"), tinyRun("plain-34")};
        trained(made(bench, "older", {runs[0]}));
        runs[0].recipe.epochs = 4;
        const auto folder = made(bench, "left %2", {runs[0]});
        MetricsLog(runFolders(folder).front(), 0, 0).append(EpochRecord{1, 2, 90, 2, 90, 0.05, 1});
        QTRY_VERIFY_WITH_TIMEOUT(bench.isShown("resumeLast"), kPatience);
        QCOMPARE(bench.text("resumeLast"), QString("Resume left %2 (25 %)"));
        std::filesystem::remove(runFolders(folder).front() / "metrics.csv");
        bench.click("resumeLast");
        QTRY_VERIFY_WITH_TIMEOUT(bench.program.session.state() == State::Idle &&
                                     bench.program.model.runCount() == 1 && epochsOf(bench, 0) == 4,
                                 kPatience);
    }

    void oneButtonLeadsOn() {
        TrainBench bench;
        const auto leading = [&] {
            QStringList names;
            for (const auto* button : bench.page().findChildren<QAbstractButton*>()) {
                if (button->isVisible() && button->property("primary").toBool()) {
                    names << button->objectName();
                }
            }
            return names;
        };
        bench.awaitForm();
        QCOMPARE(leading(), QStringList("start"));
        made(bench, "cut", {tinyRun("plain-18"), tinyRun("plain-34")});
        pick(bench, "cut");
        QTRY_COMPARE(leading(), QStringList("resumeExperiment"));
        bench.type("epochs", "5");  // another experiment is being drawn up
        QTRY_COMPARE(leading(), QStringList("start"));
        bench.program.session.resumeFolder(bench.folder / "cut", {.device = "cpu", .workers = 1});
        QVERIFY(bench.awaitState(State::Training));
        QVERIFY(bench.awaitState(State::Idle));
        QTRY_COMPARE_WITH_TIMEOUT(leading(), QStringList("report"), kPatience);
    }

    void followsAnotherProcess() {
        TrainBench bench;
        QProcess other;
        other.start(LAB_PROGRAM,
                    {"train", "--dataset", "shapes", "--train-limit", "64", "--test-limit", "32",
                     "--width", "2", "--batch-size", "16", "--epochs", "5000", "--device", "cpu",
                     "--output", QString::fromStdString((bench.folder / "other").string())});
        QTRY_VERIFY_WITH_TIMEOUT(
            std::filesystem::exists(bench.folder / "other" / "experiment.json"), kPatience);
        pick(bench, "other");
        QTRY_VERIFY_WITH_TIMEOUT(bench.program.model.run(0).stepsDone() > 0, kPatience);
        const auto steps = bench.program.model.run(0).stepsDone();
        QTRY_VERIFY_WITH_TIMEOUT(bench.program.model.run(0).stepsDone() > steps, kPatience);
        QCOMPARE(bench.program.session.state(), State::Idle);
        other.kill();
        other.waitForFinished(kPatience);
    }

    void exportsEveryFormat() {
        TrainBench bench;
        trained(made(bench, "figures", {tinyRun("plain-18"), tinyRun("plain-34")}));
        pick(bench, "figures");
        const auto save = [&](const QString& suffix) {
            const QString file =
                QString::fromStdString((bench.folder / "curves").string()) + "." + suffix;
            bench.trigger("export-" + suffix);
            bench.saveAs(file);
            return file;
        };
        QVERIFY(QImage(save("png")).width() > 500);
        const auto content = [](const QString& file) {
            return readFile(file.toStdString(), 1U << 24U);
        };
        QVERIFY(content(save("svg")).find("plain-34") != std::string::npos);
        QVERIFY(content(save("pdf")).starts_with("%PDF"));
        const std::string csv = content(save("csv"));
        QVERIFY(csv.find("train_error") != std::string::npos);
        QVERIFY(std::ranges::count(csv, '\n') >= 5);  // a header and two epochs of two runs
    }

    void reportsOnOnePage() {
        TrainBench bench;
        trained(made(bench, "paper", {tinyRun("plain-18"), tinyRun("plain-34")}));
        pick(bench, "paper");
        QTRY_VERIFY(bench.isShown("report"));
        const auto save = [&](const QString& suffix) {
            const QString file =
                QString::fromStdString((bench.folder / "report").string()) + "." + suffix;
            bench.click("report");
            bench.saveAs(file);
            if (!QTest::qWaitFor(
                    [&] {
                        return bench.isShown("noteBanner") &&
                               bench.text("noteBannerText").contains(file);
                    },
                    kPatience)) {
                throw std::runtime_error("nothing says where the report is");
            }
            return readFile(file.toStdString(), 1U << 26U);
        };
        const std::string html = save("html");
        for (const char* part : {"plain-34", "Shapes", "LibTorch", "seed", "train", "</html>"}) {
            QVERIFY2(html.find(part) != std::string::npos, part);
        }
        QVERIFY(html.find("<svg") != std::string::npos ||
                html.find("data:image") != std::string::npos);
        QVERIFY(html.find("src=\"http") == std::string::npos);  // nothing is fetched
        QVERIFY(save("pdf").starts_with("%PDF"));
    }

    void renames() {
        TrainBench bench;
        made(bench, "first", {tinyRun("plain-18")});
        pick(bench, "first");
        bench.trigger("rename");
        QInputDialog& dialog = asked(bench, "renameDialog");
        dialog.setTextValue("");
        QTest::keyClicks(dialog.findChild<QLineEdit*>(), "second");
        QTest::keyClick(&dialog, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(bench.program.model.folder(), bench.folder / "second", kPatience);
        QVERIFY(std::filesystem::exists(bench.folder / "second" / "experiment.json"));
        QVERIFY(!std::filesystem::exists(bench.folder / "first"));
        QTRY_VERIFY_WITH_TIMEOUT(
            bench.find<QComboBox>("experimentPicker").currentText().startsWith("second"),
            kPatience);
    }

    void deletesAndBringsBack() {
        TrainBench bench;
        made(bench, "regretted", {tinyRun("plain-18")});
        pick(bench, "regretted");
        bench.trigger("delete");
        QTRY_VERIFY_WITH_TIMEOUT(!std::filesystem::exists(bench.folder / "regretted"), kPatience);
        QTRY_VERIFY(bench.program.model.isEmpty());
        QTRY_VERIFY(bench.isShown("undoBannerAction"));
        QTRY_VERIFY(bench.isShown("passingLine"));
        // On one line, no wider than it needs, in the middle of the page.
        const auto& line = bench.find<QWidget>("passingLine");
        const auto& words = bench.find<QLabel>("undoBannerText");
        QVERIFY(words.height() < 2 * words.fontMetrics().lineSpacing());
        QVERIFY(words.width() < words.fontMetrics().horizontalAdvance(words.text()) + 24);
        QVERIFY(std::abs(line.geometry().center().x() - bench.page().rect().center().x()) <= 1);
        bench.click("undoBannerAction");
        QTRY_VERIFY_WITH_TIMEOUT(
            std::filesystem::exists(bench.folder / "regretted" / "experiment.json"), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(bench.program.model.runCount(), 1, kPatience);
    }

    void comparesTwo() {
        TrainBench bench;
        trained(made(bench, "narrow", {tinyRun("plain-18"), tinyRun("plain-34")}));
        trained(made(bench, "wide", {tinyRun("plain-18")}));
        pick(bench, "narrow");
        bench.trigger("compare");
        QInputDialog& dialog = asked(bench, "compareDialog");
        QCOMPARE(dialog.comboBoxItems(), QStringList("wide"));
        QTest::keyClick(&dialog, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(bench.program.model.runCount(), 3, kPatience);
        QCOMPARE(bench.program.model.run(2).result.key.substr(0, 5), std::string("wide/"));
        QTRY_VERIFY(bench.isShown("report"));
        // What belongs to one folder is not offered for two.
        QVERIFY(!bench.find<QAction>("rename").isEnabled());
        QVERIFY(!bench.find<QAction>("delete").isEnabled());
    }

    // Runs that differ in their seeds alone are one row with their means, until it is unfolded.
    void seedsFold() {
        TrainBench bench;
        trained(made(bench, "seeds",
                     {tinyRun("plain-18", 1), tinyRun("plain-18", 2), tinyRun("plain-34", 1)}));
        pick(bench, "seeds");
        RunTable& table = bench.table();
        const auto names = [&table] {
            QStringList shown;
            for (int row = 0; row < table.model()->rowCount(); ++row) {
                shown << table.model()->index(row, RunTableModel::Network).data().toString();
            }
            return shown.join(", ");
        };
        QCOMPARE(names(), QString("plain-18, plain-34 · seed 1"));
        const QModelIndex head = table.model()->index(0, RunTableModel::TestError);
        QVERIFY2(head.data().toString().contains(" ± "), qPrintable(head.data().toString()));
        const QRect cell = table.visualRect(table.model()->index(0, RunTableModel::Network));
        QTest::mouseClick(table.viewport(), Qt::LeftButton, Qt::NoModifier, cell.center());
        QCOMPARE(names(), QString("plain-18, seed 1, seed 2, plain-34 · seed 1"));
        bench.clickTool(1, RunTool::Pin);  // of the second seed
        QCOMPARE(names(), QString("plain-18 · seed 2, plain-18, seed 1, plain-34 · seed 1"));
        table.setFocus();
        table.setCurrentIndex(table.model()->index(2, RunTableModel::Network));
        QTest::keyClick(&table, Qt::Key_Left);  // to the row of its group
        QTest::keyClick(&table, Qt::Key_Left);  // which it folds
        QCOMPARE(names(), QString("plain-18 · seed 2, plain-18, plain-34 · seed 1"));
        bench.clickTool(1, RunTool::Pin);
        QCOMPARE(names(), QString("plain-18, plain-34 · seed 1"));
        table.setCurrentIndex(table.model()->index(0, RunTableModel::Network));
        QTest::keyClick(&table, Qt::Key_Space);
        QCOMPARE(table.model()->rowCount(), 4);
    }

    // The same runs go on where they ended; nothing begins anew.
    void theyGoOnForMoreEpochs() {
        TrainBench bench;
        RunSpec spec = tinyRun("plain-18");
        spec.recipe.epochs = 1;
        spec.recipe.milestones = {};
        const std::filesystem::path folder = made(bench, "pair", {spec});
        trained(folder);
        pick(bench, "pair");
        bench.click("trainLonger");
        QInputDialog& dialog = asked(bench, "longerDialog");
        QVERIFY2(dialog.labelText().contains("go on from there"), qPrintable(dialog.labelText()));
        QTest::keyClick(&dialog, Qt::Key_Return);  // as many again
        QTRY_VERIFY_WITH_TIMEOUT(
            readResults(folder).front().epochs.size() == 2 && !bench.program.session.isBusy(),
            kPatience);
        QCOMPARE(bench.program.model.run(0).result.state, RunState::Finished);
        QCOMPARE(readResults(folder).front().info.lengths, std::vector<int>{1});
    }

    // Errors of different pictures on one axis: the strip, the figure and the names say it.
    void comparedDataThatDiffersIsTold() {
        TrainBench bench;
        RunSpec other = tinyRun("plain-18");
        other.data.testLimit = 16;
        trained(made(bench, "more", {tinyRun("plain-18")}));
        trained(made(bench, "less", {other}));
        pick(bench, "more");
        bench.trigger("compare");
        QTest::keyClick(&asked(bench, "compareDialog"), Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(bench.program.model.runCount(), 2, kPatience);
        QTRY_VERIFY2(bench.text("verdictText").contains("cannot be compared"),
                     qPrintable(bench.text("verdictText")));
        QVERIFY(bench.text("verdictText").contains("16 test images"));
        const QString title = bench.table().model()->index(1, 0).data().toString();
        QVERIFY2(title.contains("less"), qPrintable(title));
    }

    void takesARunOutAndBack() {
        TrainBench bench;
        trained(made(bench, "pair", {tinyRun("plain-18"), tinyRun("plain-34")}));
        pick(bench, "pair");
        bench.clickTool(1, RunTool::Pin);
        QCOMPARE(bench.table().model()->index(0, 0).data().toString(), QString("plain-34"));
        bench.clickTool(1, RunTool::More);
        QTRY_VERIFY(bench.has("runMenu"));
        bench.trigger("hideCurves");
        QVERIFY(bench.table().model()->index(0, 0).data(RunTableModel::HiddenRole).toBool());
        bench.clickTool(1, RunTool::More);
        bench.trigger("removeRun");
        QTRY_COMPARE_WITH_TIMEOUT(bench.program.model.runCount(), 1, kPatience);
        QVERIFY(std::filesystem::exists(bench.folder / "pair" / folderNameOf(tinyRun("plain-34"))));
        bench.click("undoBannerAction");
        QTRY_COMPARE_WITH_TIMEOUT(bench.program.model.runCount(), 2, kPatience);
        QCOMPARE(runFolders(bench.folder / "pair").size(), std::size_t{2});
    }

    void remembersItsSettings() {
        {
            TrainBench bench;
            bench.click("overlaid");
            bench.click("perStep");
            bench.program.window.close();
        }
        TrainBench bench;
        QVERIFY(bench.find<QAbstractButton>("overlaid").isChecked());
        QVERIFY(bench.find<QAbstractButton>("perStep").isChecked());
        bench.click("sideBySide");
        bench.click("perEpoch");
    }

    void closingWhileTrainingAsksOnce() {
        TrainBench bench;
        bench.fillTiny(3000);
        bench.click("start");
        QVERIFY(bench.awaitState(State::Training));
        bench.program.window.close();
        QVERIFY(bench.program.window.isVisible());
        QTRY_VERIFY(bench.isShown("keepTraining"));
        bench.program.window.close();
        QCOMPARE(bench.program.window.findChildren<QMessageBox*>("closeQuestion").size(), 1);
        bench.click("keepTraining");
        QVERIFY(bench.awaitState(State::Training));
        bench.program.window.close();
        QTRY_VERIFY(bench.isShown("stopAndClose"));
        bench.click("stopAndClose");
        QTRY_VERIFY_WITH_TIMEOUT(!bench.program.window.isVisible(), kPatience);
        QCOMPARE(bench.program.session.state(), State::Idle);
        const auto results = readResults(bench.program.model.folder());
        QVERIFY(results[0].info.failure.empty() && results[0].state != RunState::Failed);
        QVERIFY(std::filesystem::exists(runFolders(bench.program.model.folder())[0] /
                                        "last.safetensors"));
    }
};

LAB_TEST(TrainPageTest)
#include "TrainPageTest.moc"
