// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/TestMain.h"

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

constexpr int kProgramPatience = 120000;  // ms, for a shared machine

inline Ended ended(QProcess& process) {
    process.waitForFinished(kProgramPatience);
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            process.readAllStandardOutput().toStdString(),
            process.readAllStandardError().toStdString()};
}

inline QString textOf(const std::filesystem::path& path) {
    return QString::fromStdString(path.string());
}

/// A file of tests/data/weights.
inline QString weights(const std::string& name) {
    return textOf(dataFile("weights/" + name));
}

/// Runs the program's command line to its end, in a process that fork() makes of this one: loading
/// LibTorch's libraries again takes longer than most commands. What concerns the program itself
/// (its streams, signals, locale) starts LAB_PROGRAM instead. `variable`: a name and value for its
/// environment.
Ended run(const QStringList& arguments, const std::pair<QString, QString>& variable = {});

/// What trains tiny networks on the CPU into `folder` within seconds; more options may follow.
inline QStringList tinyTraining(const std::filesystem::path& folder, int epochs) {
    return {"train",
            "--dataset",
            "shapes",
            "--train-limit",
            "64",
            "--test-limit",
            "32",
            "--width",
            "2",
            "--batch-size",
            "16",
            "--epochs",
            QString::number(epochs),
            "--device",
            "cpu",
            "--precision",
            "fp32",
            "--output",
            textOf(folder)};
}

}  // namespace lab::test
