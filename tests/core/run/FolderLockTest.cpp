// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Error.h"
#include "core/run/FolderLock.h"
#include "tests/support/TestMain.h"
#include "tests/support/Tiny.h"

#include <QtTest>

#include <array>
#include <csignal>
#include <fstream>
#include <optional>
#include <sys/wait.h>
#include <unistd.h>

using namespace lab;
using namespace lab::test;

/// Who may train in a folder, across processes.
class FolderLockTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneAtATime();
    void namesItsOwner();
    void lookingDoesNotDisturb();
    void anotherProcessHoldsItUntilItIsKilled();
    void theSecondsOfAKilledOneAreKept();
};

void FolderLockTest::oneAtATime() {
    const TemporaryFolder folder;
    QVERIFY(!isBeingTrained(folder.path()));
    {
        const FolderLock lock(folder.path());
        QVERIFY(isBeingTrained(folder.path()));
        const std::string sentence = sentenceOf([&] { const FolderLock second(folder.path()); });
        QVERIFY(sentence.find(folder.path().string()) != std::string::npos);
        QVERIFY(sentence.find("process " + std::to_string(::getpid())) != std::string::npos);
    }
    QVERIFY(!isBeingTrained(folder.path()));
    const FolderLock again(folder.path());
    QVERIFY(!sentenceOf([&] { const FolderLock none(folder / "none"); }).empty());
}

void FolderLockTest::namesItsOwner() {
    const TemporaryFolder folder;
    std::optional<FolderLock> lock(std::in_place, folder.path());
    QCOMPARE(trainerIn(folder.path())->process, int(::getpid()));
    QCOMPARE(textOf(*trainerIn(folder.path())), "process " + std::to_string(::getpid()) + " on " +
                                                    QSysInfo::machineHostName().toStdString());
    QCOMPARE(textOf({7, "elsewhere"}), std::string("process 7 on elsewhere"));
    QCOMPARE(textOf(FolderOwner()), std::string("another process"));
    std::ofstream(folder / "lock") << "nonsense";
    QCOMPARE(textOf(*trainerIn(folder.path())), std::string("another process"));
    lock.reset();
    QVERIFY(!trainerIn(folder.path()));
}

// A look takes the lock for a moment; whoever wants to train then waits that moment out.
void FolderLockTest::lookingDoesNotDisturb() {
    const TemporaryFolder folder;
    { const FolderLock first(folder.path()); }
    std::jthread looker([&](const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            isBeingTrained(folder.path());
        }
    });
    for (int i = 0; i < 100; ++i) {
        QCOMPARE(sentenceOf([&] { const FolderLock lock(folder.path()); }), std::string());
    }
}

void FolderLockTest::anotherProcessHoldsItUntilItIsKilled() {
    const TemporaryFolder folder;
    std::array<int, 2> pipe{};
    QCOMPARE(::pipe(pipe.data()), 0);
    const pid_t child = ::fork();
    if (child == 0) {
        const FolderLock lock(folder.path());
        [[maybe_unused]] const auto told = ::write(pipe[1], "x", 1);
        ::pause();
        ::_exit(0);
    }
    char ready = 0;
    QCOMPARE(::read(pipe[0], &ready, 1), ssize_t(1));
    QCOMPARE(trainerIn(folder.path())->process, int(child));
    QVERIFY(!sentenceOf([&] { const FolderLock mine(folder.path()); }).empty());
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    QVERIFY(!isBeingTrained(folder.path()));
    const FolderLock mine(folder.path());
    ::close(pipe[0]);
    ::close(pipe[1]);
}

// A lock that is let go without more is what a killed process leaves.
void FolderLockTest::theSecondsOfAKilledOneAreKept() {
    const TemporaryFolder folder;
    {
        FolderLock lock(folder.path());
        QCOMPARE(lock.secondsBefore(), 0.0);
        lock.noteSeconds(12.5);
        QCOMPARE(trainerIn(folder.path())->process, int(::getpid()));
    }
    for (int i = 0; i < 2; ++i) {  // also when the next one is killed before it can add them
        QCOMPARE(FolderLock(folder.path()).secondsBefore(), 12.5);
    }
    FolderLock(folder.path()).noteSeconds(0);
    QCOMPARE(FolderLock(folder.path()).secondsBefore(), 0.0);
    std::ofstream(folder / "lock") << "12 tower 1e308";
    QCOMPARE(FolderLock(folder.path()).secondsBefore(), 0.0);
}

LAB_TEST(FolderLockTest)
#include "FolderLockTest.moc"
