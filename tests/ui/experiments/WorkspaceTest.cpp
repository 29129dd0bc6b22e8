// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Error.h"
#include "core/run/FolderLock.h"
#include "tests/support/TestMain.h"
#include "tests/ui/experiments/Ground.h"
#include "ui/base/Trash.h"
#include "ui/experiments/Workspace.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include <fstream>
#include <optional>

using namespace lab;
using namespace lab::test;

namespace {

struct WorkspaceBench {
    TemporaryFolder folder;
    ExperimentModel model;
    Session session;
    Workspace workspace{folder.path(), model, session};
    QSignalSpy opened{&workspace, &Workspace::opened};
    QSignalSpy failed{&workspace, &Workspace::failed};

    QStringList names() const {
        QStringList names;
        for (const PastExperiment& past : workspace.experiments()) {
            names << past.name;
        }
        names.sort();
        return names;
    }
    void open(const std::string& name) {
        const auto before = opened.size();
        workspace.open(folder / name);
        QTRY_COMPARE_WITH_TIMEOUT(opened.size(), before + 1, kPatience);
    }
};

}  // namespace

/// The experiments on the disk, and the one that is open.
class WorkspaceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void listsWhatIsThere();
    void seesWhatComesAndGoes();
    void opensAndSaysWhatItCannotOpen();
    void theLastWishCounts();
    void followsWhatAnotherTrains();
    void renames();
    void removesAndBringsBack();
    void restsWhileOneTrains();
    void makesTheTrashThatIsMissing();
    void withoutATrashItStays();
    void leavesAloneWhatIsTrained();
    void showsTheSessionsOwnAsItGrows();
    void theSessionLeavesAnotherExperimentAlone();
    void whatIsOpenedWhileItPreparesStays();
    void opensSeveralTogether();
    void freshFoldersAreFresh();
};

void WorkspaceTest::listsWhatIsThere() {
    WorkspaceBench bench;
    makeExperiment(bench.folder / "one", {tinyRun("plain-18"), tinyRun("plain-34")});
    std::filesystem::create_directories(bench.folder / "no experiment");
    std::filesystem::create_directories(bench.folder / "damaged");
    std::ofstream(bench.folder / "damaged/experiment.json") << "{";
    QTRY_COMPARE_WITH_TIMEOUT(bench.names(), QStringList{"one"}, kPatience);
    const PastExperiment& past = bench.workspace.experiments().front();
    QCOMPARE(past.runs, 2);
    QCOMPARE(past.finishedRuns, 0);
    QVERIFY(!past.beingTrained);
    QVERIFY(std::abs(past.created.secsTo(QDateTime::currentDateTime())) < 60);
}

void WorkspaceTest::seesWhatComesAndGoes() {
    WorkspaceBench bench;
    QSignalSpy changed(&bench.workspace, &Workspace::changed);
    makeExperiment(bench.folder / "a", {tinyRun("plain-18")});
    QTRY_COMPARE_WITH_TIMEOUT(bench.names(), QStringList{"a"}, kPatience);
    makeExperiment(bench.folder / "b", {tinyRun("plain-18")});
    QTRY_COMPARE_WITH_TIMEOUT(bench.names(), (QStringList{"a", "b"}), kPatience);
    std::filesystem::remove_all(bench.folder / "a");
    QTRY_COMPARE_WITH_TIMEOUT(bench.names(), QStringList{"b"}, kPatience);
    QVERIFY(changed.size() >= 3);
}

void WorkspaceTest::opensAndSaysWhatItCannotOpen() {
    WorkspaceBench bench;
    makeExperiment(bench.folder / "a", {tinyRun("plain-18")});
    bench.workspace.open(bench.folder / "a");
    QVERIFY(bench.workspace.isOpening());
    QTRY_COMPARE_WITH_TIMEOUT(bench.opened.size(), 1, kPatience);
    QVERIFY(!bench.workspace.isOpening());
    QCOMPARE(bench.model.runCount(), 1);
    bench.workspace.open(bench.folder / "none");
    QTRY_COMPARE_WITH_TIMEOUT(bench.failed.size(), 1, kPatience);
    QVERIFY(bench.failed.front().front().toString().contains("none"));
    QCOMPARE(bench.model.runCount(), 1);  // what was open stays
    bench.workspace.close();
    QVERIFY(bench.model.isEmpty());
}

void WorkspaceTest::theLastWishCounts() {
    WorkspaceBench bench;
    makeExperiment(bench.folder / "a", {tinyRun("plain-18")});
    makeExperiment(bench.folder / "b", {tinyRun("plain-18"), tinyRun("plain-34")});
    bench.workspace.open(bench.folder / "a");
    bench.workspace.open(bench.folder / "b");
    QTRY_COMPARE_WITH_TIMEOUT(bench.opened.size(), 1, kPatience);
    QCOMPARE(bench.model.folder(), bench.folder / "b");
    QTest::qWait(50);
    QCOMPARE(bench.opened.size(), 1);
    bench.workspace.open(bench.folder / "a");
    bench.workspace.close();
    QTest::qWait(100);
    QVERIFY(bench.model.isEmpty());
}

void WorkspaceTest::followsWhatAnotherTrains() {
    WorkspaceBench bench;
    makeExperiment(bench.folder / "a", {tinyRun("plain-18"), tinyRun("plain-34")});
    bench.open("a");
    QCOMPARE(bench.model.run(0).result.state, RunState::Waiting);
    QVERIFY(!bench.workspace.isFollowing());
    std::optional<FolderLock> other(bench.folder / "a");
    QTRY_VERIFY_WITH_TIMEOUT(bench.workspace.isFollowing(), kPatience);
    QVERIFY(bench.workspace.followingText().contains(
        QString("process %1").arg(QCoreApplication::applicationPid())));
    QCOMPARE(bench.model.run(0).result.state, RunState::Training);
    QSignalSpy reset(&bench.model, &ExperimentModel::reset);
    {
        MetricsLog log(runFolders(bench.folder / "a")[0], 0, 0);
        log.append(StepRecord{1, 1, 50});
        QTRY_COMPARE_WITH_TIMEOUT(bench.model.run(0).steps.size(), std::size_t(1), kPatience);
        log.append(StepRecord{2, 1, 50});
        log.append(EpochRecord{1, 1, 50, 1, 50, 0.1, 1});
        QTRY_COMPARE_WITH_TIMEOUT(bench.model.run(0).result.epochs.size(), std::size_t(1),
                                  kPatience);
        QCOMPARE(bench.model.run(0).steps.size(), std::size_t(2));
    }
    QCOMPARE(reset.size(), 0);
    other.reset();
    QTRY_VERIFY_WITH_TIMEOUT(!bench.workspace.isFollowing(), kPatience);
    QCOMPARE(bench.model.run(0).result.state, RunState::Stopped);
}

void WorkspaceTest::renames() {
    WorkspaceBench bench;
    makeExperiment(bench.folder / "a", {tinyRun("plain-18")});
    makeExperiment(bench.folder / "b", {tinyRun("plain-18")});
    bench.open("a");
    bench.workspace.rename(bench.folder / "a", " my first ");
    QTRY_COMPARE_WITH_TIMEOUT(bench.names(), (QStringList{"b", "my first"}), kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(bench.model.folder(), bench.folder / "my first", kPatience);
    QCOMPARE(bench.model.name(), QString("my first"));
    for (const char* bad : {"", "b", "x/y", ".."}) {
        const auto sentence =
            sentenceOf([&] { bench.workspace.rename(bench.folder / "my first", bad); });
        QVERIFY2(sentence.find("name") != std::string::npos, bad);
    }
    QVERIFY(std::filesystem::exists(bench.folder / "my first/experiment.json"));
}

// Its epochs are no news to the list.
void WorkspaceTest::restsWhileOneTrains() {
    WorkspaceBench bench;
    makeExperiment(bench.folder / "a", {tinyRun("plain-18"), tinyRun("plain-34")});
    const FolderLock other(bench.folder / "a");
    const auto listed = [&] {
        return !bench.workspace.experiments().empty() &&
               bench.workspace.experiments().front().beingTrained;
    };
    QTRY_VERIFY_WITH_TIMEOUT(listed(), kPatience);
    QSignalSpy changed(&bench.workspace, &Workspace::changed);
    {
        MetricsLog log(runFolders(bench.folder / "a")[0], 0, 0);
        log.append(EpochRecord{1, 1, 50, 1, 50, 0.1, 1});
    }
    makeExperiment(bench.folder / "b", {tinyRun("plain-18")});  // so that the list is read again
    QTRY_COMPARE_WITH_TIMEOUT(bench.names(), (QStringList{"a", "b"}), kPatience);
    const PastExperiment before = bench.workspace.experiments().back();
    {
        MetricsLog log(runFolders(bench.folder / "a")[1], 0, 0);
        log.append(EpochRecord{1, 1, 50, 1, 50, 0.1, 1});
    }
    makeExperiment(bench.folder / "c", {tinyRun("plain-18")});
    QTRY_COMPARE_WITH_TIMEOUT(bench.names().size(), 3, kPatience);
    const auto& list = bench.workspace.experiments();
    const auto again = std::ranges::find(list, QString("a"), &PastExperiment::name);
    const auto first = std::ranges::find(list, before.name, &PastExperiment::name);
    QVERIFY(again->beingTrained);
    QVERIFY(*first == before);
    QCOMPARE(again->progress, 0.0);
}

void WorkspaceTest::removesAndBringsBack() {
    WorkspaceBench bench;
    makeExperiment(bench.folder / "a", {tinyRun("plain-18")});
    bench.open("a");
    QVERIFY(bench.workspace.undoRemove().empty());
    bench.workspace.remove({bench.folder / "a"});
    QVERIFY(!std::filesystem::exists(bench.folder / "a"));
    QVERIFY(bench.model.isEmpty());
    QVERIFY(!bench.workspace.undoRemove().empty());
    QVERIFY(std::filesystem::exists(bench.folder / "a/experiment.json"));
    QVERIFY(bench.workspace.undoRemove().empty());
    QTRY_COMPARE_WITH_TIMEOUT(bench.names(), QStringList{"a"}, kPatience);
    bench.open("a");
    // Several at once; none where one of them is being trained.
    makeExperiment(bench.folder / "b", {tinyRun("plain-18")});
    const std::vector<std::filesystem::path> both = {bench.folder / "a", bench.folder / "b"};
    {
        const FolderLock other(bench.folder / "b");
        QVERIFY(!sentenceOf([&] { bench.workspace.remove(both); }).empty());
        QVERIFY(std::filesystem::exists(bench.folder / "a"));
    }
    bench.workspace.remove(both);
    QVERIFY(!std::filesystem::exists(bench.folder / "a"));
    QVERIFY(!std::filesystem::exists(bench.folder / "b"));
    QCOMPARE(bench.workspace.undoRemove().size(), both.size());
    QVERIFY(std::filesystem::exists(bench.folder / "a/experiment.json"));
    QVERIFY(std::filesystem::exists(bench.folder / "b/experiment.json"));
}

namespace {

/// The person's data folder is another one while it lives, and so is the current directory.
class OtherPlaces {
public:
    explicit OtherPlaces(const std::filesystem::path& data) {
        qputenv("XDG_DATA_HOME", QByteArray::fromStdString(data.string()));
        QDir::setCurrent(m_current.path());
    }
    ~OtherPlaces() {
        qputenv("XDG_DATA_HOME", m_data);
        QDir::setCurrent(m_before);
    }
    OtherPlaces(const OtherPlaces&) = delete;
    OtherPlaces& operator=(const OtherPlaces&) = delete;
    QStringList leftHere() const {
        return QDir(m_current.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
    }

private:
    QByteArray m_data = qgetenv("XDG_DATA_HOME");
    QString m_before = QDir::currentPath();
    QTemporaryDir m_current;
};

}  // namespace

void WorkspaceTest::makesTheTrashThatIsMissing() {
    WorkspaceBench bench;
    const OtherPlaces places(bench.folder / "no/such/share");
    makeExperiment(bench.folder / "a", {tinyRun("plain-18")});
    bench.workspace.remove({bench.folder / "a"});
    QVERIFY(!std::filesystem::exists(bench.folder / "a"));
    QCOMPARE(places.leftHere(), QStringList());
    QVERIFY(!bench.workspace.undoRemove().empty());
    QVERIFY(std::filesystem::exists(bench.folder / "a/experiment.json"));
}

// Qt took the current directory for the trash and said that all was well.
void WorkspaceTest::withoutATrashItStays() {
    WorkspaceBench bench;
    std::ofstream(bench.folder / "file") << "no folder can be in it";
    const OtherPlaces places(bench.folder / "file/share");
    makeExperiment(bench.folder / "a", {tinyRun("plain-18")});
    bench.open("a");
    QVERIFY_EXCEPTION_THROWN(bench.workspace.remove({bench.folder / "a"}), NoTrash);
    QVERIFY(std::filesystem::exists(bench.folder / "a/experiment.json"));
    QVERIFY(!bench.model.isEmpty());
    QCOMPARE(places.leftHere(), QStringList());
    QVERIFY(bench.workspace.undoRemove().empty());
    makeExperiment(bench.folder / "b", {tinyRun("plain-18")});
    bench.workspace.removeForGood(bench.folder / "a");
    bench.workspace.removeForGood(bench.folder / "b");
    QVERIFY(!std::filesystem::exists(bench.folder / "a"));
    QVERIFY(bench.model.isEmpty());
    const auto left = [&] {  // what lies hidden while it is being deleted
        return QDir(QString::fromStdString(bench.folder.path().string()))
            .entryList(QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot);
    };
    QTRY_COMPARE_WITH_TIMEOUT(left(), QStringList(), kPatience);
    QCOMPARE(bench.failed.size(), 0);
}

void WorkspaceTest::leavesAloneWhatIsTrained() {
    WorkspaceBench bench;
    makeExperiment(bench.folder / "a", {tinyRun("plain-18")});
    const FolderLock other(bench.folder / "a");
    QVERIFY(!sentenceOf([&] { bench.workspace.remove({bench.folder / "a"}); }).empty());
    QVERIFY(!sentenceOf([&] { bench.workspace.rename(bench.folder / "a", "b"); }).empty());
    QVERIFY(std::filesystem::exists(bench.folder / "a/experiment.json"));
    const auto listed = [&] {
        return !bench.workspace.experiments().empty() &&
               bench.workspace.experiments().front().beingTrained;
    };
    QTRY_VERIFY_WITH_TIMEOUT(listed(), kPatience);
}

void WorkspaceTest::showsTheSessionsOwnAsItGrows() {
    WorkspaceBench bench;
    makeExperiment(bench.folder / "old", {tinyRun("resnet-34")});
    bench.open("old");
    bench.session.start(longExperiment(), onCpu(), bench.folder / "new");
    const auto grows = [&] {
        return bench.model.folder() == bench.folder / "new" && bench.model.run(0).stepsDone() > 2;
    };
    QTRY_VERIFY_WITH_TIMEOUT(grows(), kPatience);
    QVERIFY(!bench.workspace.isFollowing());  // it is ours
    bench.open("old");
    QTest::qWait(600);  // a look of the follower
    QCOMPARE(bench.model.folder(), bench.folder / "old");
    bench.workspace.open(bench.folder / "new");
    QVERIFY(grows());  // at once, from the session
    QTest::qWait(600);
    QVERIFY(!bench.workspace.isFollowing());
    bench.session.stopAll();
    QTRY_VERIFY_WITH_TIMEOUT(!bench.session.isBusy(), kPatience);
    QCOMPARE(bench.model.folder(), bench.folder / "new");
}

// The person looks at an older experiment while this one trains, and comes back.
void WorkspaceTest::theSessionLeavesAnotherExperimentAlone() {
    WorkspaceBench bench;
    makeExperiment(bench.folder / "old", {tinyRun("resnet-34")}, "old");
    bench.session.start(longExperiment(), onCpu(), bench.folder / "new");
    const ExperimentModel& live = bench.session.live();
    QTRY_VERIFY_WITH_TIMEOUT(live.runCount() > 0 && live.run(0).stepsDone() > 0, kPatience);
    QCOMPARE(bench.model.folder(), bench.folder / "new");  // what begins is shown
    bench.open("old");
    const std::int64_t before = live.run(0).stepsDone();
    QTRY_VERIFY_WITH_TIMEOUT(live.run(0).stepsDone() > before + 2, kPatience);
    QCOMPARE(bench.model.runCount(), 1);
    QVERIFY(bench.model.run(0).steps.empty());
    bench.open("new");
    QTRY_VERIFY_WITH_TIMEOUT(bench.model.run(0).stepsDone() > before + 10, kPatience);
    QSignalSpy finished(&bench.session, &Session::finished);
    bench.session.stopAll();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatience);
    const auto& steps = bench.model.run(0).steps;
    QCOMPARE(steps, live.run(0).steps);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        QCOMPARE(steps[i].step, std::int64_t(i) + 1);  // without a gap
    }
}

void WorkspaceTest::whatIsOpenedWhileItPreparesStays() {
    WorkspaceBench bench;
    makeExperiment(bench.folder / "old", {tinyRun("resnet-34")});
    bench.session.start(longExperiment(), onCpu(), bench.folder / "new");
    bench.open("old");
    QTRY_VERIFY_WITH_TIMEOUT(bench.session.live().runCount() > 0, kPatience);
    QCOMPARE(bench.model.folder(), bench.folder / "old");
    bench.session.stopAll();
    QTRY_VERIFY_WITH_TIMEOUT(!bench.session.isBusy(), kPatience);
    QCOMPARE(bench.model.folder(), bench.folder / "old");
}

void WorkspaceTest::opensSeveralTogether() {
    WorkspaceBench bench;
    makeExperiment(bench.folder / "a", {tinyRun("plain-18")});
    makeExperiment(bench.folder / "b", {tinyRun("plain-18"), tinyRun("plain-34")});
    bench.workspace.openTogether({bench.folder / "a", bench.folder / "b"});
    QTRY_COMPARE_WITH_TIMEOUT(bench.opened.size(), 1, kPatience);
    QCOMPARE(bench.model.name(), QString("a + b"));
    QVERIFY(bench.model.folder().empty());
    QCOMPARE(bench.model.runCount(), 3);
    QVERIFY(bench.model.run(2).result.key.starts_with("b/"));
    bench.workspace.openTogether({bench.folder / "a", bench.folder / "none"});
    QTRY_COMPARE_WITH_TIMEOUT(bench.failed.size(), 1, kPatience);
    QCOMPARE(bench.model.runCount(), 3);  // what was open stays
}

void WorkspaceTest::freshFoldersAreFresh() {
    WorkspaceBench bench;
    QCOMPARE(bench.workspace.freshFolder("a"), bench.folder / "a");
    std::filesystem::create_directories(bench.folder / "a");
    QCOMPARE(bench.workspace.freshFolder("a"), bench.folder / "a 2");
}

LAB_TEST(WorkspaceTest)
#include "WorkspaceTest.moc"
