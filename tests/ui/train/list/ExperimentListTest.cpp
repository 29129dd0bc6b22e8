// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/NewRuns.h"
#include "core/train/MetricsLog.h"
#include "tests/support/TestMain.h"
#include "tests/ui/curves/CurveFixture.h"
#include "tests/ui/train/TrainBench.h"
#include "ui/train/list/ExperimentList.h"
#include "ui/train/list/ExperimentsSheet.h"

#include <QComboBox>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>

using namespace lab;
using namespace lab::test;

namespace {

using Column = ExperimentListModel::Column;

/// An experiment with made-up figures.
struct Kept {
    std::string name;
    std::string note;
    std::vector<MadeRun> runs;
    std::string created = "2026-11-20T09:12:00Z";
};

void keep(const std::filesystem::path& above, const Kept& kept) {
    ExperimentSnapshot snapshot;
    for (const MadeRun& run : kept.runs) {
        append(snapshot, run);
    }
    const std::filesystem::path folder = above / kept.name;
    std::vector<std::string> keys;
    for (RunResult& result : snapshot.results) {
        const std::string key = folderNameOf(result.info.spec);
        std::filesystem::create_directories(folder / key);
        result.info.created = kept.created;
        writeRunInfo(folder / key, result.info);
        MetricsLog log(folder / key, 0, 0);
        for (const EpochRecord& epoch : result.epochs) {
            log.append(epoch);
        }
        keys.push_back(key);
    }
    writeListing(folder, {kept.name, {}, kept.note}, keys);
}

std::vector<MadeRun> lesson(double rate = 0.1, const std::vector<std::uint64_t>& seeds = {1}) {
    std::vector<MadeRun> runs;
    for (const char* network : {"plain-18", "plain-34", "resnet-18", "resnet-34"}) {
        for (const std::uint64_t seed : seeds) {
            RunSpec spec = lessonSpec(network);
            spec.recipe.learningRate = rate;
            spec.seed = seed;
            runs.push_back({spec});
        }
    }
    return runs;
}

// Five that differ in each column.
void keepSome(const std::filesystem::path& above) {
    keep(above, {"lesson", "five seeds", lesson(0.1, {1, 2}), "2026-11-20T09:12:00Z"});
    keep(above, {"lesson, rate 0.05", "", lesson(0.05, {1, 2}), "2026-11-21T10:00:00Z"});
    keep(above,
         {"one network", "is it fast?", {{lessonSpec("resnet-34")}}, "2026-11-22T08:00:00Z"});
    keep(above, {"first try",
                 "",
                 {{lessonSpec("plain-18"), 1}, {lessonSpec("plain-34"), 1}},
                 "2026-11-18T18:00:00Z"});
    keep(above, {"fashion depths",
                 "plain and residual",
                 {{lessonSpec("plain-18")},
                  {lessonSpec("plain-34")},
                  {lessonSpec("plain-50")},
                  {lessonSpec("resnet-50")}},
                 "2026-11-19T12:00:00Z"});
}

/// The window with the list open.
class ListBench : public TrainBench {
public:
    ListBench() : TrainBench({1280, 800}) {
        keepSome(folder.path());
        awaitForm();
        program.workspace.refresh();
        const auto isThere = [this] { return program.workspace.experiments().size() == 5; };
        const auto isRead = [this] { return isAllRead(); };
        if (!QTest::qWaitFor(isThere, kPatience)) {
            throw std::runtime_error("the experiments are not listed");
        }
        click("allExperiments");
        if (!QTest::qWaitFor(isRead, kPatience)) {
            throw std::runtime_error("the experiments are not read");
        }
        settle();
    }

    bool isAllRead() {
        const QAbstractItemModel& model = *list().model();
        for (int row = 0; row < model.rowCount(); ++row) {
            if (!list().factsAt(model.index(row, 0))) {
                return false;
            }
        }
        return true;
    }
    ExperimentList& list() { return find<ExperimentList>("experimentList"); }
    ExperimentsSheet& sheet() { return find<ExperimentsSheet>("experimentsSheet"); }
    QStringList names() {
        QStringList all;
        for (int row = 0; row < list().model()->rowCount(); ++row) {
            all << list().model()->index(row, Column::Name).data().toString();
        }
        return all;
    }
    QModelIndex cell(const QString& name, Column column) {
        return list().model()->index(static_cast<int>(names().indexOf(name)), column);
    }
    QString textOf(const QString& name, Column column) {
        return cell(name, column).data().toString();
    }
    void clickBox(const QString& name) {
        const QRect place =
            ExperimentDelegate::boxPlace(list().visualRect(cell(name, Column::Name)));
        QTest::mouseClick(list().viewport(), Qt::LeftButton, {}, place.center());
    }
    void clickHeader(Column column) {
        QHeaderView& header = *list().horizontalHeader();
        const QPoint at(header.sectionViewportPosition(column) + header.sectionSize(column) / 2,
                        header.height() / 2);
        QTest::mouseClick(header.viewport(), Qt::LeftButton, {}, at);
    }
};

}  // namespace

/// The list of all experiments, by mouse and keys.
class ExperimentListTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhatEachExperimentIs();
    void searchesFiltersAndSorts();
    void selectsAndCompares();
    void opensAndComesBack();
    void notesNamesAndDeletes();
    void columnsGiveWay();
    void nothingThere();
    void answersOfVerdicts();
    void pictures();
};

void ExperimentListTest::saysWhatEachExperimentIs() {
    ListBench bench;
    QCOMPARE(bench.names(), (QStringList{"one network", "lesson, rate 0.05", "lesson",
                                         "fashion depths", "first try"}));  // newest first
    QCOMPARE(bench.textOf("lesson", Column::Networks), QString("18, 34"));
    QCOMPARE(bench.textOf("one network", Column::Networks), QString("ResNet-34"));
    QCOMPARE(bench.textOf("fashion depths", Column::Networks), QString("18, 34, 50"));
    QCOMPARE(bench.textOf("lesson", Column::Seeds), QString("2"));
    QCOMPARE(bench.textOf("lesson", Column::State), QString("Finished"));
    QCOMPARE(bench.textOf("first try", Column::State), QString("Stopped, 10 %"));
    const auto verdict = verdictOf(readResults(bench.folder / "lesson"));
    QCOMPARE(bench.textOf("lesson", Column::Answered), QString::fromStdString(verdict.headline));
    QCOMPARE(bench.cell("lesson", Column::Name).data(ExperimentListModel::NoteRole).toString(),
             QString("five seeds"));
    const auto bytes = [&](const QString& name) {
        return bench.list().factsAt(bench.cell(name, Column::Size))->bytes;
    };
    std::uintmax_t sum = 0;
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(bench.folder / "lesson")) {
        sum += entry.is_regular_file() ? entry.file_size() : 0;
    }
    QCOMPARE(bytes("lesson"), sum);
    QVERIFY(bytes("lesson") > bytes("one network"));
    // Two families of two depths: four signs, whatever the seeds.
    QCOMPARE(bench.list().factsAt(bench.cell("lesson", Column::Name))->signs.size(),
             std::size_t{4});
}

void ExperimentListTest::searchesFiltersAndSorts() {
    ListBench bench;
    QTest::keySequence(&bench.list(), QKeySequence::Find);
    QTRY_VERIFY(bench.find<QLineEdit>("searchExperiments").hasFocus());
    QTest::keyClicks(&bench.find<QLineEdit>("searchExperiments"), "FAST");
    QCOMPARE(bench.names(), QStringList{"one network"});  // by its note
    QCOMPARE(bench.text("experimentCount"), QString("1 of 5"));
    QVERIFY(bench.isShown("showAllExperiments"));
    bench.click("showAllExperiments");
    QCOMPARE(bench.names().size(), 5);
    QVERIFY(!bench.isShown("showAllExperiments"));
    bench.find<QLineEdit>("searchExperiments").setText("lesson 0.05");  // each word
    QCOMPARE(bench.names(), QStringList{"lesson, rate 0.05"});
    bench.find<QLineEdit>("searchExperiments").setText("no such thing");
    QVERIFY(bench.isShown("noExperiments"));
    bench.find<QLineEdit>("searchExperiments").clear();
    bench.choose("answerFilter", "Nothing to compare");
    QCOMPARE(bench.names(), QStringList{"one network"});
    bench.choose("answerFilter", "All answers");
    bench.choose("stateFilter", "Stopped");
    QCOMPARE(bench.names(), QStringList{"first try"});
    bench.choose("stateFilter", "All states");
    bench.clickHeader(Column::Name);
    QCOMPARE(bench.names(), (QStringList{"fashion depths", "first try", "lesson",
                                         "lesson, rate 0.05", "one network"}));
    bench.clickHeader(Column::Name);
    QCOMPARE(bench.names().front(), QString("one network"));
    bench.clickHeader(Column::Seeds);  // most first, and of equals the newest
    QCOMPARE(bench.names(), (QStringList{"lesson, rate 0.05", "lesson", "one network",
                                         "fashion depths", "first try"}));
    bench.clickHeader(Column::Size);
    const auto bytes = [&](int row) {
        return bench.list().factsAt(bench.list().model()->index(row, 0))->bytes;
    };
    for (int row = 1; row < 5; ++row) {
        QVERIFY(bytes(row - 1) >= bytes(row));
    }
}

void ExperimentListTest::selectsAndCompares() {
    ListBench bench;
    bench.clickBox("lesson");
    QVERIFY(!bench.isShown("compareSelected"));
    bench.clickBox("lesson, rate 0.05");
    QTRY_VERIFY_WITH_TIMEOUT(bench.isShown("compareSelected"), kPatience);
    QCOMPARE(bench.list().selectedFolders().size(), std::size_t{2});
    QCOMPARE(bench.find<QPushButton>("compareSelected").text(), QString("Compare 2"));
    const auto said = [&](const QString& label) {
        return bench.find<QWidget>("listStrip").findChild<QLabel*>(label)->text();
    };
    QCOMPARE(said("verdictHeadline"),
             QString("2 experiments that differ in one thing: learning rate"));
    QCOMPARE(said("verdictText").split('\n').size(), 2);
    QVERIFY2(
        said("verdictText")
            .startsWith(
                "0.05: depth costs +8.1 ± 0.0 points of training error, with shortcuts 0.0 ± 0.0 "
                "(within noise)."),
        qPrintable(said("verdictText")));
    // A third that has other networks, too.
    bench.clickBox("fashion depths");
    QTRY_COMPARE_WITH_TIMEOUT(said("verdictHeadline"),
                              QString("3 experiments that differ in more than one thing"),
                              kPatience);
    QVERIFY2(said("verdictText").contains("fashion depths: depth costs +"),
             qPrintable(said("verdictText")));
    bench.clickBox("fashion depths");
    QTRY_COMPARE_WITH_TIMEOUT(bench.find<QPushButton>("compareSelected").text(),
                              QString("Compare 2"), kPatience);
    // The box, and Space, take a row away and leave the others.
    bench.clickBox("lesson");
    QTRY_VERIFY(!bench.isShown("compareSelected"));
    bench.list().setFocus();
    QTest::keyClick(&bench.list(), Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(bench.isShown("compareSelected"), kPatience);
    bench.click("compareSelected");
    QTRY_COMPARE_WITH_TIMEOUT(bench.program.model.runCount(), 16, kPatience);
    QVERIFY(!bench.sheet().isVisible());
    QVERIFY(bench.isShown("experimentPicker"));
    // Back in the list the selection stands.
    bench.click("allExperiments");
    QCOMPARE(bench.list().selectedFolders().size(), std::size_t{2});
    bench.click("clearSelection");
    QVERIFY(bench.list().selectedFolders().empty());
    QVERIFY(bench.list().hasFocus());
}

void ExperimentListTest::opensAndComesBack() {
    ListBench bench;
    bench.list().setCurrentIndex(bench.cell("lesson", Column::Name));
    QTest::keyClick(&bench.list(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(bench.program.model.folder() == bench.folder / "lesson", kPatience);
    QVERIFY(!bench.sheet().isVisible());
    QTest::keySequence(&bench.page(), QKeySequence::Open);
    QVERIFY(bench.sheet().isVisible());
    QVERIFY(bench.list().hasFocus());
    QTest::keyClick(&bench.list(), Qt::Key_Escape);
    QVERIFY(!bench.sheet().isVisible());
    QVERIFY(bench.find<QComboBox>("experimentPicker").hasFocus());
    bench.click("allExperiments");
    const QRect place = bench.list().visualRect(bench.cell("first try", Column::Answered));
    QTest::mouseDClick(bench.list().viewport(), Qt::LeftButton, {}, place.center());
    QTRY_VERIFY_WITH_TIMEOUT(bench.program.model.folder() == bench.folder / "first try", kPatience);
    bench.click("allExperiments");
    bench.click("newFromList");
    QVERIFY(bench.program.model.isEmpty());
    QVERIFY(!bench.sheet().isVisible());
}

void ExperimentListTest::notesNamesAndDeletes() {
    ListBench bench;
    const auto menuOf = [&](const QString& name, const QString& action) {
        const QRect place = bench.list().visualRect(bench.cell(name, Column::Tools));
        QTest::mouseClick(bench.list().viewport(), Qt::LeftButton, {}, place.center());
        QTRY_VERIFY(bench.isShown("experimentListMenu"));
        bench.trigger(action);
        bench.find<QMenu>("experimentListMenu").close();
    };
    menuOf("lesson", "listNote");
    QTRY_VERIFY(bench.isShown("noteDialog"));
    auto& note = bench.find<QInputDialog>("noteDialog");
    QCOMPARE(note.textValue(), QString("five seeds"));
    note.setTextValue("two seeds");
    note.accept();
    QTRY_COMPARE_WITH_TIMEOUT(
        bench.cell("lesson", Column::Name).data(ExperimentListModel::NoteRole).toString(),
        QString("two seeds"), kPatience);
    QCOMPARE(noteOf(bench.folder / "lesson"), std::string("two seeds"));

    bench.list().setCurrentIndex(bench.cell("first try", Column::Name));
    QTest::keyClick(&bench.list(), Qt::Key_F2);
    QTRY_VERIFY(bench.isShown("renameDialog"));
    auto& rename = bench.find<QInputDialog>("renameDialog");
    rename.setTextValue("zero");
    rename.accept();
    QTRY_VERIFY_WITH_TIMEOUT(bench.names().contains("zero"), kPatience);

    bench.clickBox("lesson");
    bench.clickBox("one network");
    bench.list().setFocus();
    QTest::keyClick(&bench.list(), Qt::Key_Delete);
    QTRY_COMPARE_WITH_TIMEOUT(bench.names().size(), 3, kPatience);
    QVERIFY(!std::filesystem::exists(bench.folder / "lesson"));
    QTRY_VERIFY(bench.isShown("undoBannerAction"));
    bench.click("undoBannerAction");
    QTRY_COMPARE_WITH_TIMEOUT(bench.names().size(), 5, kPatience);
    QCOMPARE(readResults(bench.folder / "lesson").size(), std::size_t{8});
}

void ExperimentListTest::columnsGiveWay() {
    ListBench bench;
    const auto isShown = [&](Column column) { return !bench.list().isColumnHidden(column); };
    bench.program.window.resize(1600, 900);
    QTRY_VERIFY(isShown(Column::Size) && isShown(Column::Seeds) && isShown(Column::Networks));
    bench.list().setFixedWidth(640);
    QTRY_VERIFY(!isShown(Column::Size));
    QVERIFY(isShown(Column::Name) && isShown(Column::Answered) && isShown(Column::State));
    bench.list().setFixedWidth(1200);
    QTRY_VERIFY(isShown(Column::Seeds));
    bench.trigger(QString("listColumn%1").arg(Column::Seeds));
    QVERIFY(!isShown(Column::Seeds));
    bench.trigger(QString("listColumn%1").arg(Column::Seeds));
    QVERIFY(isShown(Column::Seeds));
}

void ExperimentListTest::nothingThere() {
    TrainBench bench;
    bench.awaitForm();
    bench.click("allExperiments");
    QVERIFY(bench.isShown("noExperiments"));
    QCOMPARE(bench.text("noExperiments"), QString("No experiment yet."));
    QVERIFY(layoutProblems(bench.page()).isEmpty());
}

void ExperimentListTest::answersOfVerdicts() {
    Verdict verdict;
    const auto answer = [&verdict](Outcome outcome) {
        verdict.outcome = outcome;
        return answerOf(verdict);
    };
    QCOMPARE(answer(Outcome::DegradationUndone), QuestionState::Shown);
    QCOMPARE(answer(Outcome::DegradationReproduced), QuestionState::Shown);
    QCOMPARE(answer(Outcome::NotReproduced), QuestionState::NotShown);
    QCOMPARE(answer(Outcome::Overfitting), QuestionState::NotShown);
    QCOMPARE(answer(Outcome::WithinNoise), QuestionState::WithinNoise);
    QCOMPARE(answer(Outcome::NotTrainedYet), QuestionState::TooEarly);
    QCOMPARE(answer(Outcome::NothingToCompare), QuestionState::NothingToCompare);
    verdict.compared = "Shortcut option";
    QCOMPARE(answer(Outcome::NothingToCompare), QuestionState::TooEarly);
    verdict.finished = true;
    QCOMPARE(answer(Outcome::NothingToCompare), QuestionState::NotShown);
    verdict.seedsMayTell = true;
    QCOMPARE(answer(Outcome::NothingToCompare), QuestionState::WithinNoise);
    verdict.isAnswered = true;
    QCOMPARE(answer(Outcome::NothingToCompare), QuestionState::Shown);
}

void ExperimentListTest::pictures() {
    ListBench bench;
    QStringList problems = takePictures(bench.program, bench.page(), "experiments");
    bench.find<QLineEdit>("searchExperiments").setText("lesson");
    bench.list().selectAll();
    QTRY_VERIFY_WITH_TIMEOUT(bench.isShown("compareSelected"), kPatience);
    problems += takePictures(bench.program, bench.page(), "experiments-selected");
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join("; ")));
}

LAB_TEST(ExperimentListTest)
#include "ExperimentListTest.moc"
