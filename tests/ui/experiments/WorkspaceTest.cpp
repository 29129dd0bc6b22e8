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

constexpr int kPatience = 20000;

struct Lab {
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
    Lab lab;
    makeExperiment(lab.folder / "one", {tinyRun("plain-18"), tinyRun("plain-34")});
    std::filesystem::create_directories(lab.folder / "no experiment");
    std::filesystem::create_directories(lab.folder / "damaged");
    std::ofstream(lab.folder / "damaged/experiment.json") << "{";
    QTRY_COMPARE_WITH_TIMEOUT(lab.names(), QStringList{"one"}, kPatience);
    const PastExperiment& past = lab.workspace.experiments().front();
    QCOMPARE(past.runs, 2);
    QCOMPARE(past.finishedRuns, 0);
    QVERIFY(!past.beingTrained);
    QVERIFY(std::abs(past.created.secsTo(QDateTime::currentDateTime())) < 60);
}

void WorkspaceTest::seesWhatComesAndGoes() {
    Lab lab;
    QSignalSpy changed(&lab.workspace, &Workspace::changed);
    makeExperiment(lab.folder / "a", {tinyRun("plain-18")});
    QTRY_COMPARE_WITH_TIMEOUT(lab.names(), QStringList{"a"}, kPatience);
    makeExperiment(lab.folder / "b", {tinyRun("plain-18")});
    QTRY_COMPARE_WITH_TIMEOUT(lab.names(), (QStringList{"a", "b"}), kPatience);
    std::filesystem::remove_all(lab.folder / "a");
    QTRY_COMPARE_WITH_TIMEOUT(lab.names(), QStringList{"b"}, kPatience);
    QVERIFY(changed.size() >= 3);
}

void WorkspaceTest::opensAndSaysWhatItCannotOpen() {
    Lab lab;
    makeExperiment(lab.folder / "a", {tinyRun("plain-18")});
    lab.workspace.open(lab.folder / "a");
    QVERIFY(lab.workspace.isOpening());
    QTRY_COMPARE_WITH_TIMEOUT(lab.opened.size(), 1, kPatience);
    QVERIFY(!lab.workspace.isOpening());
    QCOMPARE(lab.model.runCount(), 1);
    lab.workspace.open(lab.folder / "none");
    QTRY_COMPARE_WITH_TIMEOUT(lab.failed.size(), 1, kPatience);
    QVERIFY(lab.failed.front().front().toString().contains("none"));
    QCOMPARE(lab.model.runCount(), 1);  // what was open stays
    lab.workspace.close();
    QVERIFY(lab.model.isEmpty());
}

void WorkspaceTest::theLastWishCounts() {
    Lab lab;
    makeExperiment(lab.folder / "a", {tinyRun("plain-18")});
    makeExperiment(lab.folder / "b", {tinyRun("plain-18"), tinyRun("plain-34")});
    lab.workspace.open(lab.folder / "a");
    lab.workspace.open(lab.folder / "b");
    QTRY_COMPARE_WITH_TIMEOUT(lab.opened.size(), 1, kPatience);
    QCOMPARE(lab.model.folder(), lab.folder / "b");
    QTest::qWait(50);
    QCOMPARE(lab.opened.size(), 1);
    lab.workspace.open(lab.folder / "a");
    lab.workspace.close();
    QTest::qWait(100);
    QVERIFY(lab.model.isEmpty());
}

void WorkspaceTest::followsWhatAnotherTrains() {
    Lab lab;
    makeExperiment(lab.folder / "a", {tinyRun("plain-18"), tinyRun("plain-34")});
    lab.open("a");
    QCOMPARE(lab.model.run(0).result.state, RunState::Waiting);
    QVERIFY(!lab.workspace.isFollowing());
    std::optional<FolderLock> other(lab.folder / "a");
    QTRY_VERIFY_WITH_TIMEOUT(lab.workspace.isFollowing(), kPatience);
    QVERIFY(lab.workspace.followingText().contains(
        QString("process %1").arg(QCoreApplication::applicationPid())));
    QCOMPARE(lab.model.run(0).result.state, RunState::Training);
    QSignalSpy reset(&lab.model, &ExperimentModel::reset);
    {
        MetricsLog log(runFolders(lab.folder / "a")[0], 0, 0);
        log.append(StepRecord{1, 1, 50});
        QTRY_COMPARE_WITH_TIMEOUT(lab.model.run(0).steps.size(), std::size_t(1), kPatience);
        log.append(StepRecord{2, 1, 50});
        log.append(EpochRecord{1, 1, 50, 1, 50, 0.1, 1});
        QTRY_COMPARE_WITH_TIMEOUT(lab.model.run(0).result.epochs.size(), std::size_t(1), kPatience);
        QCOMPARE(lab.model.run(0).steps.size(), std::size_t(2));
    }
    QCOMPARE(reset.size(), 0);
    other.reset();
    QTRY_VERIFY_WITH_TIMEOUT(!lab.workspace.isFollowing(), kPatience);
    QCOMPARE(lab.model.run(0).result.state, RunState::Stopped);
}

void WorkspaceTest::renames() {
    Lab lab;
    makeExperiment(lab.folder / "a", {tinyRun("plain-18")});
    makeExperiment(lab.folder / "b", {tinyRun("plain-18")});
    lab.open("a");
    lab.workspace.rename(lab.folder / "a", " my first ");
    QTRY_COMPARE_WITH_TIMEOUT(lab.names(), (QStringList{"b", "my first"}), kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(lab.model.folder(), lab.folder / "my first", kPatience);
    QCOMPARE(lab.model.name(), QString("my first"));
    for (const char* bad : {"", "b", "x/y", ".."}) {
        const auto sentence =
            sentenceOf([&] { lab.workspace.rename(lab.folder / "my first", bad); });
        QVERIFY2(sentence.find("name") != std::string::npos, bad);
    }
    QVERIFY(std::filesystem::exists(lab.folder / "my first/experiment.json"));
}

// Its epochs are no news to the list.
void WorkspaceTest::restsWhileOneTrains() {
    Lab lab;
    makeExperiment(lab.folder / "a", {tinyRun("plain-18"), tinyRun("plain-34")});
    const FolderLock other(lab.folder / "a");
    const auto listed = [&] {
        return !lab.workspace.experiments().empty() &&
               lab.workspace.experiments().front().beingTrained;
    };
    QTRY_VERIFY_WITH_TIMEOUT(listed(), kPatience);
    QSignalSpy changed(&lab.workspace, &Workspace::changed);
    {
        MetricsLog log(runFolders(lab.folder / "a")[0], 0, 0);
        log.append(EpochRecord{1, 1, 50, 1, 50, 0.1, 1});
    }
    makeExperiment(lab.folder / "b", {tinyRun("plain-18")});  // so that the list is read again
    QTRY_COMPARE_WITH_TIMEOUT(lab.names(), (QStringList{"a", "b"}), kPatience);
    const PastExperiment before = lab.workspace.experiments().back();
    {
        MetricsLog log(runFolders(lab.folder / "a")[1], 0, 0);
        log.append(EpochRecord{1, 1, 50, 1, 50, 0.1, 1});
    }
    makeExperiment(lab.folder / "c", {tinyRun("plain-18")});
    QTRY_COMPARE_WITH_TIMEOUT(lab.names().size(), 3, kPatience);
    const auto& list = lab.workspace.experiments();
    const auto again = std::ranges::find(list, QString("a"), &PastExperiment::name);
    const auto first = std::ranges::find(list, before.name, &PastExperiment::name);
    QVERIFY(again->beingTrained);
    QVERIFY(*first == before);
    QCOMPARE(again->progress, 0.0);
}

void WorkspaceTest::removesAndBringsBack() {
    Lab lab;
    makeExperiment(lab.folder / "a", {tinyRun("plain-18")});
    lab.open("a");
    QVERIFY(!lab.workspace.undoRemove());
    lab.workspace.remove(lab.folder / "a");
    QVERIFY(!std::filesystem::exists(lab.folder / "a"));
    QVERIFY(lab.model.isEmpty());
    QVERIFY(lab.workspace.undoRemove());
    QVERIFY(std::filesystem::exists(lab.folder / "a/experiment.json"));
    QVERIFY(!lab.workspace.undoRemove());
    QTRY_COMPARE_WITH_TIMEOUT(lab.names(), QStringList{"a"}, kPatience);
    lab.open("a");
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
    Lab lab;
    const OtherPlaces places(lab.folder / "no/such/share");
    makeExperiment(lab.folder / "a", {tinyRun("plain-18")});
    lab.workspace.remove(lab.folder / "a");
    QVERIFY(!std::filesystem::exists(lab.folder / "a"));
    QCOMPARE(places.leftHere(), QStringList());
    QVERIFY(lab.workspace.undoRemove());
    QVERIFY(std::filesystem::exists(lab.folder / "a/experiment.json"));
}

// Qt took the current directory for the trash and said that all was well.
void WorkspaceTest::withoutATrashItStays() {
    Lab lab;
    std::ofstream(lab.folder / "file") << "no folder can be in it";
    const OtherPlaces places(lab.folder / "file/share");
    makeExperiment(lab.folder / "a", {tinyRun("plain-18")});
    lab.open("a");
    QVERIFY_EXCEPTION_THROWN(lab.workspace.remove(lab.folder / "a"), NoTrash);
    QVERIFY(std::filesystem::exists(lab.folder / "a/experiment.json"));
    QVERIFY(!lab.model.isEmpty());
    QCOMPARE(places.leftHere(), QStringList());
    QVERIFY(!lab.workspace.undoRemove());
    makeExperiment(lab.folder / "b", {tinyRun("plain-18")});
    lab.workspace.removeForGood(lab.folder / "a");
    lab.workspace.removeForGood(lab.folder / "b");
    QVERIFY(!std::filesystem::exists(lab.folder / "a"));
    QVERIFY(lab.model.isEmpty());
    const auto left = [&] {  // what lies hidden while it is being deleted
        return QDir(QString::fromStdString(lab.folder.path().string()))
            .entryList(QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot);
    };
    QTRY_COMPARE_WITH_TIMEOUT(left(), QStringList(), kPatience);
    QCOMPARE(lab.failed.size(), 0);
}

void WorkspaceTest::leavesAloneWhatIsTrained() {
    Lab lab;
    makeExperiment(lab.folder / "a", {tinyRun("plain-18")});
    const FolderLock other(lab.folder / "a");
    QVERIFY(!sentenceOf([&] { lab.workspace.remove(lab.folder / "a"); }).empty());
    QVERIFY(!sentenceOf([&] { lab.workspace.rename(lab.folder / "a", "b"); }).empty());
    QVERIFY(std::filesystem::exists(lab.folder / "a/experiment.json"));
    const auto listed = [&] {
        return !lab.workspace.experiments().empty() &&
               lab.workspace.experiments().front().beingTrained;
    };
    QTRY_VERIFY_WITH_TIMEOUT(listed(), kPatience);
}

void WorkspaceTest::showsTheSessionsOwnAsItGrows() {
    Lab lab;
    makeExperiment(lab.folder / "old", {tinyRun("resnet-34")});
    lab.open("old");
    lab.session.start(longExperiment(), onCpu(), lab.folder / "new");
    const auto grows = [&] {
        return lab.model.folder() == lab.folder / "new" && lab.model.run(0).stepsDone() > 2;
    };
    QTRY_VERIFY_WITH_TIMEOUT(grows(), kPatience);
    QVERIFY(!lab.workspace.isFollowing());  // it is ours
    lab.open("old");
    QTest::qWait(600);  // a look of the follower
    QCOMPARE(lab.model.folder(), lab.folder / "old");
    lab.workspace.open(lab.folder / "new");
    QVERIFY(grows());  // at once, from the session
    QTest::qWait(600);
    QVERIFY(!lab.workspace.isFollowing());
    lab.session.stopAll();
    QTRY_VERIFY_WITH_TIMEOUT(!lab.session.isBusy(), kPatience);
    QCOMPARE(lab.model.folder(), lab.folder / "new");
}

// The person looks at an older experiment while this one trains, and comes back.
void WorkspaceTest::theSessionLeavesAnotherExperimentAlone() {
    Lab lab;
    makeExperiment(lab.folder / "old", {tinyRun("resnet-34")}, "old");
    lab.session.start(longExperiment(), onCpu(), lab.folder / "new");
    const ExperimentModel& live = lab.session.live();
    QTRY_VERIFY_WITH_TIMEOUT(live.runCount() > 0 && live.run(0).stepsDone() > 0, kPatience);
    QCOMPARE(lab.model.folder(), lab.folder / "new");  // what begins is shown
    lab.open("old");
    const std::int64_t before = live.run(0).stepsDone();
    QTRY_VERIFY_WITH_TIMEOUT(live.run(0).stepsDone() > before + 2, kPatience);
    QCOMPARE(lab.model.runCount(), 1);
    QVERIFY(lab.model.run(0).steps.empty());
    lab.open("new");
    QTRY_VERIFY_WITH_TIMEOUT(lab.model.run(0).stepsDone() > before + 10, kPatience);
    QSignalSpy finished(&lab.session, &Session::finished);
    lab.session.stopAll();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatience);
    const auto& steps = lab.model.run(0).steps;
    QCOMPARE(steps, live.run(0).steps);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        QCOMPARE(steps[i].step, std::int64_t(i) + 1);  // without a gap
    }
}

void WorkspaceTest::whatIsOpenedWhileItPreparesStays() {
    Lab lab;
    makeExperiment(lab.folder / "old", {tinyRun("resnet-34")});
    lab.session.start(longExperiment(), onCpu(), lab.folder / "new");
    lab.open("old");
    QTRY_VERIFY_WITH_TIMEOUT(lab.session.live().runCount() > 0, kPatience);
    QCOMPARE(lab.model.folder(), lab.folder / "old");
    lab.session.stopAll();
    QTRY_VERIFY_WITH_TIMEOUT(!lab.session.isBusy(), kPatience);
    QCOMPARE(lab.model.folder(), lab.folder / "old");
}

void WorkspaceTest::opensSeveralTogether() {
    Lab lab;
    makeExperiment(lab.folder / "a", {tinyRun("plain-18")});
    makeExperiment(lab.folder / "b", {tinyRun("plain-18"), tinyRun("plain-34")});
    lab.workspace.openTogether({lab.folder / "a", lab.folder / "b"});
    QTRY_COMPARE_WITH_TIMEOUT(lab.opened.size(), 1, kPatience);
    QCOMPARE(lab.model.name(), QString("a + b"));
    QVERIFY(lab.model.folder().empty());
    QCOMPARE(lab.model.runCount(), 3);
    QVERIFY(lab.model.run(2).result.key.starts_with("b/"));
    lab.workspace.openTogether({lab.folder / "a", lab.folder / "none"});
    QTRY_COMPARE_WITH_TIMEOUT(lab.failed.size(), 1, kPatience);
    QCOMPARE(lab.model.runCount(), 3);  // what was open stays
}

void WorkspaceTest::freshFoldersAreFresh() {
    Lab lab;
    QCOMPARE(lab.workspace.freshFolder("a"), lab.folder / "a");
    std::filesystem::create_directories(lab.folder / "a");
    QCOMPARE(lab.workspace.freshFolder("a"), lab.folder / "a 2");
}

LAB_TEST(WorkspaceTest)
#include "WorkspaceTest.moc"
