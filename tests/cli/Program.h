#pragma once

#include <QProcess>
#include <nlohmann/json.hpp>

#include <string>

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

/// Runs resnet-lab to its end. `data`: a folder for $RESNET_LAB_DATA, where not empty.
inline Ended run(const QStringList& arguments, const QString& data = {}) {
    QProcess process;
    if (!data.isEmpty()) {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("RESNET_LAB_DATA", data);
        process.setProcessEnvironment(environment);
    }
    process.start(LAB_PROGRAM, arguments);
    return ended(process);
}

}  // namespace lab::test
