#pragma once

#include <QProcess>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>

namespace lab::test {

/// How a call of the program ended and what it wrote.
struct ProgramEnd {
    int status = -1;
    std::string out;
    std::string err;
    nlohmann::json json() const { return nlohmann::json::parse(out); }
};

inline QString textOf(const std::filesystem::path& path) {
    return QString::fromStdString(path.string());
}

/// Runs the program with XDG_DATA_HOME set where `home` is given, and waits for it.
inline ProgramEnd runProgram(const QStringList& arguments, const QString& home = {}) {
    constexpr int kPatience = 120000;  // ms, for a shared machine
    QProcess process;
    if (!home.isEmpty()) {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("XDG_DATA_HOME", home);
        process.setProcessEnvironment(environment);
    }
    process.start(LAB_PROGRAM, arguments);
    process.waitForFinished(kPatience);
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            process.readAllStandardOutput().toStdString(),
            process.readAllStandardError().toStdString()};
}

}  // namespace lab::test
