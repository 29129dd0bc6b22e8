// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/experiments/FolderFollower.h"

#include "ui/base/Job.h"

#include <QTimer>

#include <cstdint>
#include <utility>
#include <vector>

namespace lab {

namespace {

constexpr int kReadMilliseconds = 500;

using Stamps = std::vector<std::pair<std::uintmax_t, std::filesystem::file_time_type>>;

// Size and time of every file that is read. A file that is not there counts as empty.
Stamps stampsOf(const std::filesystem::path& folder) {
    Stamps stamps;
    const auto add = [&stamps](const std::filesystem::path& file) {
        std::error_code none;
        const auto size = std::filesystem::file_size(file, none);
        const auto time = std::filesystem::last_write_time(file, none);
        stamps.emplace_back(none ? 0 : size, time);
    };
    add(folder / "experiment.json");
    for (const auto& run : runFolders(folder)) {
        for (const char* name : {"run.json", "metrics.csv", "steps.csv"}) {
            add(run / name);
        }
    }
    return stamps;
}

void showTraining(ExperimentSnapshot& snapshot) {
    for (RunResult& run : snapshot.results) {
        if (run.state == RunState::Waiting || run.state == RunState::Stopped) {
            run.state = RunState::Training;
        }
    }
}

}  // namespace

// What a reading brings: who trains, and the content where it is not what was read last.
struct FolderFollower::Reading {
    int request = 0;
    std::filesystem::path folder;
    Stamps stamps;
    std::optional<FolderOwner> trainer;
    std::optional<ExperimentSnapshot> snapshot;
    QString failure;

    // Blocks on the disk. Stamps first: what is written while we read shows in the next reading.
    void read() {
        try {
            const Stamps stampsBefore = std::exchange(stamps, stampsOf(folder));
            const auto trainerBefore = std::exchange(trainer, trainerIn(folder));
            if (stamps != stampsBefore || trainer != trainerBefore) {
                snapshot = readSnapshot(folder);
            }
            if (snapshot && trainer) {
                showTraining(*snapshot);
            }
        } catch (const std::exception& error) {
            failure = QString::fromStdString(error.what());
        }
    }
};

struct FolderFollower::Private {
    std::filesystem::path folder;  // empty when nothing is followed
    int request = 0;               // answers to earlier ones are dropped
    bool opening = false;
    Stamps stamps;
    std::optional<FolderOwner> trainer;
    QTimer timer;
    Job job;
};

FolderFollower::FolderFollower(QObject* parent)
    : QObject(parent), m_private(std::make_unique<Private>()) {
    m_private->timer.setInterval(kReadMilliseconds);
    connect(&m_private->timer, &QTimer::timeout, this, &FolderFollower::read);
}

FolderFollower::~FolderFollower() = default;

void FolderFollower::follow(const std::filesystem::path& folder) {
    keepUpWith(folder);
    m_private->opening = true;
}

void FolderFollower::keepUpWith(const std::filesystem::path& folder) {
    stop();
    m_private->folder = folder;
    m_private->timer.start();
    read();
}

void FolderFollower::stop() {
    m_private->timer.stop();
    m_private->folder.clear();
    ++m_private->request;
    m_private->opening = false;
    m_private->stamps.clear();
    if (std::exchange(m_private->trainer, std::nullopt)) {
        Q_EMIT trainerChanged();
    }
}

const std::filesystem::path& FolderFollower::folder() const {
    return m_private->folder;
}

bool FolderFollower::isOpening() const {
    return m_private->opening;
}

const std::optional<FolderOwner>& FolderFollower::trainer() const {
    return m_private->trainer;
}

void FolderFollower::read() {
    if (m_private->job.isRunning() || m_private->folder.empty()) {
        return;
    }
    Reading next{
        m_private->request, m_private->folder, m_private->stamps, m_private->trainer, {}, {}};
    m_private->job.start(
        [next = std::move(next)]() mutable {
            next.read();
            return std::move(next);
        },
        [this](Reading reading) { handle(std::move(reading)); });
}

void FolderFollower::handle(Reading reading) {
    if (reading.request != m_private->request) {
        read();  // something else was asked for meanwhile
        return;
    }
    if (!reading.failure.isEmpty()) {
        stop();
        Q_EMIT failed(reading.failure);
        return;
    }
    m_private->stamps = std::move(reading.stamps);
    const bool otherTrainer = std::exchange(m_private->trainer, reading.trainer) != reading.trainer;
    if (std::exchange(m_private->opening, false)) {
        Q_EMIT opened(*reading.snapshot);
    } else if (reading.snapshot) {
        Q_EMIT changed(*reading.snapshot);
    }
    if (otherTrainer) {
        Q_EMIT trainerChanged();
    }
}

}  // namespace lab
