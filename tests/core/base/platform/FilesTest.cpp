// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Error.h"
#include "core/base/platform/Files.h"
#include "tests/support/TestMain.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t kPlenty = 1 << 20;

template <typename Action>
std::string messageOf(const Action& action) {
    try {
        action();
    } catch (const lab::Error& error) {
        return error.what();
    }
    return "";
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

class FilesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void writesAndReads();
    void replacesOldContent();
    void failingWriterLeavesOldFile();
    void directoryInTheWayLeavesNoTemporary();
    void linksStayAndDevicesAreRefused();
    void missingFolderIsNamed();
    void readRefusesLargerFile();
    void readRefusesWhatIsNoFile();
    void writerReportsFullDisk();
    void writerGoesOnAfterShortWrites();
    void writersSideBySideLeaveOneWhole();
    void modeFollowsUmask();
    void appendedTextIsThereAtOnce();
    void leftoversOfTheDeadGo();

private:
    std::size_t filesInFolder() const {
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator(m_folder), fs::directory_iterator()));
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    fs::path m_folder;
    fs::path m_file;
};

void FilesTest::init() {
    m_directory = std::make_unique<QTemporaryDir>();
    m_folder = m_directory->path().toStdString();
    m_file = m_folder / "run.json";
}

void FilesTest::cleanup() {
    m_directory.reset();
}

void FilesTest::writesAndReads() {
    const std::string bytes("a\0b\n", 4);
    lab::writeFileAtomically(m_file, bytes);
    QVERIFY(lab::readFile(m_file, kPlenty) == bytes);
    lab::writeFileAtomically(m_folder / "empty", "");
    QVERIFY(lab::readFile(m_folder / "empty", kPlenty).empty());
    QCOMPARE(filesInFolder(), std::size_t{2});
}

void FilesTest::replacesOldContent() {
    lab::writeFileAtomically(m_file, "a long old text");
    lab::writeFileAtomically(m_file, [](lab::FileWriter& writer) {
        writer.write("new");
        writer.write(" text");
    });
    QCOMPARE(lab::readFile(m_file, kPlenty), std::string("new text"));
    QCOMPARE(filesInFolder(), std::size_t{1});
}

void FilesTest::failingWriterLeavesOldFile() {
    lab::writeFileAtomically(m_file, "old");
    const auto fail = [](lab::FileWriter& writer) {
        writer.write("half of the new");
        throw lab::Error("no more");
    };
    QCOMPARE(messageOf([&] { lab::writeFileAtomically(m_file, fail); }), std::string("no more"));
    QCOMPARE(lab::readFile(m_file, kPlenty), std::string("old"));
    QCOMPARE(filesInFolder(), std::size_t{1});
}

void FilesTest::directoryInTheWayLeavesNoTemporary() {
    fs::create_directories(m_file / "inside");
    const std::string message = messageOf([&] { lab::writeFileAtomically(m_file, "new"); });
    QVERIFY2(contains(message, m_file.string()), message.c_str());
    QVERIFY(fs::is_directory(m_file / "inside"));
    QCOMPARE(filesInFolder(), std::size_t{1});
}

void FilesTest::linksStayAndDevicesAreRefused() {
    const fs::path link = m_folder / "link";
    fs::create_symlink("run.json", link);
    QCOMPARE(lab::namedFile(link), m_file);  // though it is not there yet
    lab::writeFileAtomically(lab::namedFile(link), "one");
    QVERIFY(fs::is_symlink(link));
    QCOMPARE(lab::readFile(m_file, kPlenty), std::string("one"));
    const fs::path pipe = m_folder / "pipe";
    QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
    const std::string message = messageOf([&] { lab::namedFile(pipe); });
    QVERIFY2(contains(message, "device or a pipe"), message.c_str());
    QVERIFY(contains(messageOf([&] { lab::namedFile(m_folder); }), "is a folder"));
    QCOMPARE(filesInFolder(), std::size_t{3});
}

void FilesTest::missingFolderIsNamed() {
    const fs::path file = m_folder / "nowhere" / "run.json";
    const std::string message = messageOf([&] { lab::writeFileAtomically(file, "new"); });
    QVERIFY2(contains(message, file.string()), message.c_str());
    QVERIFY2(contains(message, "choose another"), message.c_str());
}

void FilesTest::readRefusesLargerFile() {
    lab::writeFileAtomically(m_file, "12345");
    QCOMPARE(lab::readFile(m_file, 5), std::string("12345"));
    const std::string message = messageOf([&] { lab::readFile(m_file, 4); });
    QVERIFY2(contains(message, m_file.string()), message.c_str());
    QVERIFY2(contains(message, "5 bytes"), message.c_str());
    // A hole of a terabyte must be refused by its size, not by running out of memory.
    fs::resize_file(m_file, std::uintmax_t{1} << 40);
    QVERIFY(!messageOf([&] { lab::readFile(m_file, kPlenty); }).empty());
}

void FilesTest::readRefusesWhatIsNoFile() {
    QVERIFY(contains(messageOf([&] { lab::readFile(m_file, kPlenty); }), m_file.string()));
    QVERIFY(contains(messageOf([&] { lab::readFile(m_folder, kPlenty); }), m_folder.string()));
    const fs::path pipe = m_folder / "pipe";
    QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
    QVERIFY(contains(messageOf([&] { lab::readFile(pipe, kPlenty); }), "regular file"));
}

void FilesTest::writerReportsFullDisk() {
    const int full = ::open("/dev/full", O_WRONLY);
    QVERIFY2(full >= 0, "This system has no /dev/full.");
    lab::FileWriter writer(full, m_file);
    const std::string message = messageOf([&] { writer.write("text"); });
    ::close(full);
    QVERIFY2(contains(message, m_file.string()), message.c_str());
    QVERIFY2(contains(message, "make room"), message.c_str());
}

// A pipe takes no more than its buffer at once, and a signal handler would cut it shorter still.
void FilesTest::writerGoesOnAfterShortWrites() {
    std::array<int, 2> ends{};
    QCOMPARE(::pipe(ends.data()), 0);
    const std::string sent(1 << 20, 'x');
    std::thread thread([&] {
        lab::FileWriter(ends[1], m_file).write(sent);
        ::close(ends[1]);
    });
    std::string got;
    std::array<char, 1000> part{};
    for (ssize_t count = 1; count > 0;) {
        count = ::read(ends[0], part.data(), part.size());
        got.append(part.data(), static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
    }
    thread.join();
    ::close(ends[0]);
    QVERIFY(got == sent);
}

void FilesTest::writersSideBySideLeaveOneWhole() {
    const std::string a(100000, 'a');
    const std::string b(100000, 'b');
    const auto writeOften = [&](const std::string& text) {
        for (int i = 0; i < 10; ++i) {
            lab::writeFileAtomically(m_file, text);
        }
    };
    std::thread other([&] { writeOften(a); });
    writeOften(b);
    other.join();
    const std::string left = lab::readFile(m_file, kPlenty);
    QVERIFY(left == a || left == b);
    QCOMPARE(filesInFolder(), std::size_t{1});
}

void FilesTest::modeFollowsUmask() {
    const mode_t before = ::umask(0027);
    lab::writeFileAtomically(m_file, "text");
    ::umask(before);
    struct stat status {};
    QCOMPARE(::stat(m_file.c_str(), &status), 0);
    QCOMPARE(status.st_mode & 0777, mode_t{0640});
}

void FilesTest::appendedTextIsThereAtOnce() {
    {
        lab::AppendedFile file(m_file);
        file.write("one\n");
        QCOMPARE(lab::readFile(m_file, kPlenty), std::string("one\n"));
        file.write("two\n");
        file.sync();
    }
    lab::AppendedFile(m_file).write("three\n");
    QCOMPARE(lab::readFile(m_file, kPlenty), std::string("one\ntwo\nthree\n"));
    const std::string message =
        messageOf([&] { lab::AppendedFile(m_folder / "none" / "steps.csv").write("x"); });
    QVERIFY2(contains(message, "steps.csv could not be written"), message.c_str());
    QVERIFY2(contains(message, "bring its folder back"), message.c_str());
}

void FilesTest::leftoversOfTheDeadGo() {
    const pid_t child = ::fork();
    if (child == 0) {
        ::_exit(0);
    }
    ::waitpid(child, nullptr, 0);  // its number belongs to nobody now
    const std::string dead = ".run.json." + std::to_string(child) + "-3.tmp";
    const std::vector<std::string> others = {
        "run.json", ".run.json." + std::to_string(::getppid()) + "-0.tmp", ".hidden.tmp",
        ".x.1234567890123456789-0.tmp", "run.json." + std::to_string(child) + "-3.tmp"};
    lab::writeFileAtomically(m_folder / dead, "half");
    for (const std::string& name : others) {
        lab::writeFileAtomically(m_folder / name, "whole");
    }
    const std::string ours = ".run.json." + std::to_string(::getpid()) + "-999.tmp";
    lab::writeFileAtomically(m_folder / ours, "whole");
    lab::removeLeftovers(m_folder, lab::OwnTemporaries::Keep);
    QVERIFY(fs::exists(m_folder / ours));
    lab::removeLeftovers(m_folder, lab::OwnTemporaries::Remove);
    QVERIFY(!fs::exists(m_folder / ours));
    QVERIFY(!fs::exists(m_folder / dead));
    QCOMPARE(filesInFolder(), others.size());
    lab::removeLeftovers(m_folder / "none", lab::OwnTemporaries::Remove);  // is no failure
}

LAB_TEST(FilesTest)
#include "FilesTest.moc"
