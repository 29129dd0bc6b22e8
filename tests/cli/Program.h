#pragma once

#include <QProcess>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>
#include <utility>

namespace lab::test {

/// What the program left behind.
struct Ended {
    int status = -1;  ///< -1: it did not end by itself
    std::string out;
    std::string err;
    nlohmann::json json() const { return nlohmann::json::parse(out); }
};

constexpr int kPatience = 120000;  // ms, for a shared machine

inline Ended ended(QProcess& process) {
    process.waitForFinished(kPatience);
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            process.readAllStandardOutput().toStdString(),
            process.readAllStandardError().toStdString()};
}

inline QString textOf(const std::filesystem::path& path) {
    return QString::fromStdString(path.string());
}

/// Runs resnet-lab to its end. `variable`: a name and value for its environment.
inline Ended run(const QStringList& arguments, const std::pair<QString, QString>& variable = {}) {
    QProcess process;
    if (!variable.first.isEmpty()) {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(variable.first, variable.second);
        process.setProcessEnvironment(environment);
    }
    process.start(LAB_PROGRAM, arguments);
    return ended(process);
}

}  // namespace lab::test
