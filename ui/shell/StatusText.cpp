// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/StatusText.h"

#include "core/base/Machine.h"
#include "core/base/platform/Memory.h"
#include "ui/base/Format.h"

#include <QCoreApplication>
#include <QDir>

#include <algorithm>

namespace lab {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(StatusStrip)
};

QString runsText(int count) {
    return count == 1 ? Words::tr("1 run") : Words::tr("%1 runs").arg(count);
}

int countOf(const ExperimentModel& model, RunState state) {
    int count = 0;
    for (int i = 0; i < model.runCount(); ++i) {
        count += model.run(i).result.state == state ? 1 : 0;
    }
    return count;
}

int openRuns(const ExperimentModel& model) {
    return countOf(model, RunState::Training) + countOf(model, RunState::Waiting) +
           countOf(model, RunState::Paused);
}

QString deviceText(const std::string& device) {
    const QString text = QString::fromStdString(device);
    return text.startsWith("cuda") ? "GPU" + text.mid(4) : text.toUpper();
}

QString gigabytes(std::uintmax_t bytes) {
    const double value = static_cast<double>(bytes) / (1U << 30U);
    return QString::number(value, 'f', value < 9.95 ? 1 : 0);
}

// After a training: what became of the runs.
QString outcomeText(const ExperimentModel& live) {
    const int all = live.runCount();
    const int finished = countOf(live, RunState::Finished);
    const int failed = countOf(live, RunState::Failed);
    QString text = finished == all
                       ? Words::tr("All %1 finished.").arg(runsText(all))
                       : Words::tr("%1 of %2 finished").arg(finished).arg(runsText(all));
    if (failed > 0) {
        text += Words::tr(", %1 failed").arg(failed);
    }
    if (finished != all) {
        text +=
            failed + finished < all ? Words::tr("; the others can be resumed.") : Words::tr(".");
    }
    return text + " " + Words::tr("Saved in %1").arg(shortPath(live.folder()));
}

}  // namespace

QString statusText(Session::State state, const ExperimentModel& live) {
    switch (state) {
        case Session::State::Preparing:
            return Words::tr("Preparing");
        case Session::State::Training:
            return Words::tr("Training %1").arg(runsText(openRuns(live)));
        case Session::State::Paused:
            return Words::tr("Paused: %1").arg(runsText(openRuns(live)));
        case Session::State::Stopping:
            return Words::tr("Stopping after this batch");
        case Session::State::Idle:
            break;
    }
    return live.isEmpty() ? Words::tr("Ready") : outcomeText(live);
}

QString machineText(const Execution& execution, Precision precision) {
    const QString workers = execution.workers == 1 ? Words::tr("1 worker")
                                                   : Words::tr("%1 workers").arg(execution.workers);
    const QString threads = execution.threads == 1 ? Words::tr("1 thread")
                                                   : Words::tr("%1 threads").arg(execution.threads);
    return QStringLiteral("%1 · %2 × %3 · %4")
        .arg(deviceText(execution.device), workers, threads,
             QString::fromStdString(toText(precision)));
}

QString machineText(const std::string& device, int cores) {
    return QStringLiteral("%1 · %2").arg(
        deviceText(device), cores == 1 ? Words::tr("1 core") : Words::tr("%1 cores").arg(cores));
}

QString memoryText(std::uintmax_t used, std::uintmax_t all) {
    return used == 0 || all == 0 ? QString()
                                 : Words::tr("%1 GB of %2 GB").arg(gigabytes(used), gigabytes(all));
}

QString shortPath(const std::filesystem::path& path) {
    const QString text = pathText(path);
    const QString home = QDir::homePath();
    return text.startsWith(home + "/") ? "~" + text.mid(home.size()) : text;
}

std::uintmax_t memoryInUse() {
    return static_cast<std::uintmax_t>(residentBytes());
}

std::uintmax_t memoryOfMachine() {
    return memoryBytes();
}

}  // namespace lab
