// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/cli/Program.h"

#include "app/CommandLine.h"

#include <QElapsedTimer>
#include <QTest>

#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <stdexcept>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace lab::test {

namespace {

/// Takes what the child writes. Any size fits, so nobody needs to read while it runs.
class Sink {
public:
    Sink() : m_descriptor(::memfd_create("output", MFD_CLOEXEC)) {
        if (m_descriptor < 0) {
            throw std::runtime_error("there is no memory for the program's output");
        }
    }
    Sink(const Sink&) = delete;
    Sink& operator=(const Sink&) = delete;
    ~Sink() { ::close(m_descriptor); }

    int descriptor() const { return m_descriptor; }
    std::string text() const {
        std::string text(static_cast<std::size_t>(::lseek(m_descriptor, 0, SEEK_END)), '\0');
        const ssize_t count = ::pread(m_descriptor, text.data(), text.size(), 0);
        text.resize(static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
        return text;
    }

private:
    int m_descriptor;
};

[[noreturn]] void runInChild(const QStringList& arguments,
                             const std::pair<QString, QString>& variable, const Sink& out,
                             const Sink& err) {
    if (!variable.first.isEmpty()) {
        qputenv(variable.first.toUtf8().constData(), variable.second.toUtf8());
    }
    const int none = ::open("/dev/null", O_RDONLY);
    ::dup2(none, STDIN_FILENO);
    ::dup2(out.descriptor(), STDOUT_FILENO);
    ::dup2(err.descriptor(), STDERR_FILENO);
    std::vector<std::string> texts{LAB_PROGRAM};
    for (const QString& argument : arguments) {
        texts.push_back(argument.toStdString());
    }
    std::vector<char*> list;
    for (std::string& text : texts) {
        list.push_back(text.data());
    }
    list.push_back(nullptr);
    const int status = runCommandLine(static_cast<int>(texts.size()), list.data());
    std::fflush(nullptr);
    ::_exit(status);
}

}  // namespace

Ended run(const QStringList& arguments, const std::pair<QString, QString>& variable) {
    const Sink out;
    const Sink err;
    std::fflush(nullptr);  // or the child would write it again
    const pid_t child = ::fork();
    if (child < 0) {
        throw std::runtime_error("no process could be made");
    }
    if (child == 0) {
        runInChild(arguments, variable, out, err);
    }
    int status = 0;
    QElapsedTimer clock;
    clock.start();
    while (::waitpid(child, &status, WNOHANG) == 0) {
        if (clock.hasExpired(kProgramPatience)) {
            ::kill(child, SIGKILL);
            ::waitpid(child, &status, 0);
            break;
        }
        QTest::qSleep(2);
    }
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, out.text(), err.text()};
}

}  // namespace lab::test
