// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/experiments/Workspace.h"

#include "core/base/Error.h"
#include "core/base/Phrase.h"
#include "core/base/platform/Files.h"
#include "ui/base/Format.h"
#include "ui/base/Job.h"
#include "ui/base/Trash.h"
#include "ui/experiments/FolderFollower.h"

#include <QFileSystemWatcher>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace lab {

namespace {

constexpr int kRereadMilliseconds = 5000;  // what happens inside the folders tells no watcher
constexpr int kSettleMilliseconds = 200;

PastExperiment pastOf(const std::filesystem::path& folder) {
    const std::vector<RunResult> results = readResults(folder);
    PastExperiment past;
    past.folder = folder;
    past.name = pathText(folder.filename());
    past.note = QString::fromStdString(noteOf(folder));
    past.runs = static_cast<int>(results.size());
    past.finishedRuns =
        static_cast<int>(std::ranges::count(results, RunState::Finished, &RunResult::state));
    past.failedRuns =
        static_cast<int>(std::ranges::count(results, RunState::Failed, &RunResult::state));
    double done = 0;
    double all = 0;
    for (const RunResult& result : results) {
        done += static_cast<double>(result.epochs.size());
        all += result.info.spec.recipe.epochs;
    }
    past.beingTrained = isBeingTrained(folder);
    past.progress = all > 0 && !past.beingTrained ? done / all : 0;  // else the list never rests
    if (!results.empty()) {
        const QString created = QString::fromStdString(results.front().info.created);
        past.created = QDateTime::fromString(created, Qt::ISODate).toLocalTime();
    }
    return past;
}

// What cannot be read is no experiment of ours; the others still show.
std::vector<PastExperiment> listOf(const std::filesystem::path& root) {
    std::vector<PastExperiment> list;
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator(root, none)) {
        const bool hidden = entry.path().filename().string().starts_with('.');  // being made
        if (!hidden && std::filesystem::exists(entry.path() / "experiment.json", none)) {
            try {
                list.push_back(pastOf(entry.path()));
            } catch (const std::exception&) {
                continue;
            }
        }
    }
    std::ranges::sort(list, [](const PastExperiment& one, const PastExperiment& other) {
        return std::tie(other.created, one.name) < std::tie(one.created, other.name);
    });
    return list;
}

[[noreturn]] void refuseToDelete(const std::filesystem::path& folder,
                                 const std::error_code& problem) {
    throw Error(filled(phrase("Could not delete all of %1: %2."), folder, problem.message()));
}

void checkNotTrained(const std::filesystem::path& folder) {
    if (isBeingTrained(folder)) {
        throw Error(filled(phrase("%1 is being trained; stop it first."), folder));
    }
}

}  // namespace

struct Workspace::Private {
    Private(std::filesystem::path where, ExperimentModel& shown, Session& ours)
        : root(std::move(where)), model(shown), session(ours) {}

    struct Removed {
        std::filesystem::path folder;
        std::filesystem::path trash;
    };

    std::filesystem::path root;
    ExperimentModel& model;
    Session& session;
    std::vector<PastExperiment> list;
    std::vector<Removed> removed;  // last, at once
    std::filesystem::path asked;   // to be opened last
    bool choseMeanwhile = false;   // something else was opened while the session prepares
    QFileSystemWatcher watcher;
    QTimer soon;
    QTimer again;
    FolderFollower follower;
    Job job;
    Job reading;  // of several folders
};

Workspace::Workspace(std::filesystem::path root, ExperimentModel& model, Session& session,
                     QObject* parent)
    : QObject(parent), m_private(std::make_unique<Private>(std::move(root), model, session)) {
    m_private->soon.setSingleShot(true);
    m_private->soon.setInterval(kSettleMilliseconds);
    m_private->again.start(kRereadMilliseconds);
    connect(&m_private->soon, &QTimer::timeout, this, &Workspace::readList);
    connect(&m_private->again, &QTimer::timeout, this, &Workspace::readList);
    connect(&m_private->watcher, &QFileSystemWatcher::directoryChanged, this, &Workspace::refresh);
    connect(&session, &Session::stateChanged, this, &Workspace::handleSession);
    connect(&session, &Session::begun, this, [this] {
        if (!m_private->choseMeanwhile) {
            m_private->model.take(snapshotOf(m_private->session.live()));
        }
    });
    connect(&session, &Session::grew, this, [this](const std::vector<LiveItem>& items) {
        if (showsLive()) {
            m_private->model.add(items);
        }
    });
    connect(&session, &Session::ended, this, [this] {
        if (showsLive()) {
            m_private->model.merge(snapshotOf(m_private->session.live()));
        }
    });
    connect(&m_private->follower, &FolderFollower::opened, this, &Workspace::show);
    connect(&m_private->follower, &FolderFollower::changed, this,
            [this](const ExperimentSnapshot& now) { m_private->model.merge(now); });
    connect(&m_private->follower, &FolderFollower::trainerChanged, this,
            &Workspace::followingChanged);
    connect(&m_private->follower, &FolderFollower::failed, this, &Workspace::handleFailure);
    connect(&m_private->reading, &Job::failed, this, &Workspace::failed);
    refresh();
}

Workspace::~Workspace() = default;

const std::filesystem::path& Workspace::root() const {
    return m_private->root;
}

const std::vector<PastExperiment>& Workspace::experiments() const {
    return m_private->list;
}

void Workspace::refresh() {
    m_private->soon.start();
}

void Workspace::readList() {
    if (m_private->job.isRunning()) {
        refresh();
        return;
    }
    m_private->job.start([root = m_private->root] { return listOf(root); },
                         [this](const std::vector<PastExperiment>& list) {
                             m_private->watcher.addPath(pathText(m_private->root));
                             if (std::exchange(m_private->list, list) != list) {
                                 Q_EMIT changed();
                             }
                         });
}

bool Workspace::showsLive() const {
    return !m_private->model.folder().empty() &&
           m_private->model.folder() == m_private->session.live().folder();
}

void Workspace::show(const ExperimentSnapshot& snapshot) {
    m_private->model.take(snapshot);
    Q_EMIT opened();
}

// The session's runs are shown as they grow while it trains; before and after that the disk's.
void Workspace::handleSession() {
    refresh();
    const Session& session = m_private->session;
    if (session.state() == Session::State::Preparing) {
        m_private->choseMeanwhile = false;
    }
    const bool shown = m_private->model.folder() == session.folder();
    if (!session.isBusy() && shown) {
        m_private->follower.keepUpWith(session.folder());
    } else if (shown || m_private->follower.folder() == session.folder()) {
        m_private->follower.stop();
    }
}

void Workspace::open(const std::filesystem::path& folder) {
    const Session& session = m_private->session;
    if (session.isBusy() && session.live().folder() == folder && session.folder() == folder) {
        m_private->follower.stop();
        show(snapshotOf(session.live()));
        return;
    }
    m_private->asked = folder;
    m_private->choseMeanwhile = session.folder() != folder;
    m_private->follower.follow(folder);
}

// What could not be opened leaves the page as it was, so what it shows is kept up with as before.
void Workspace::handleFailure(const QString& sentence) {
    Q_EMIT failed(sentence);
    const std::filesystem::path& shown = m_private->model.folder();
    const Session& session = m_private->session;
    const bool ours = session.isBusy() && session.folder() == shown;
    if (!shown.empty() && !ours && shown != std::exchange(m_private->asked, shown)) {
        m_private->follower.keepUpWith(shown);
    }
}

void Workspace::openTogether(const std::vector<std::filesystem::path>& folders) {
    if (m_private->reading.isRunning()) {
        Q_EMIT failed(tr("The last experiments are still being read; try again in a moment."));
        return;
    }
    m_private->choseMeanwhile = true;
    m_private->reading.start(
        [folders] {
            std::vector<ExperimentSnapshot> read;
            for (const std::filesystem::path& folder : folders) {
                read.push_back(readSnapshot(folder));
            }
            return together(read);
        },
        [this](const ExperimentSnapshot& all) {
            m_private->follower.stop();
            show(all);
        });
}

void Workspace::close() {
    m_private->follower.stop();
    m_private->model.clear();
}

bool Workspace::isOpening() const {
    return m_private->follower.isOpening();
}

bool Workspace::isFollowing() const {
    return m_private->follower.trainer().has_value();
}

QString Workspace::followingText() const {
    const auto& trainer = m_private->follower.trainer();
    return trainer ? tr("Being trained by another ResNet Lab (%1)")
                         .arg(QString::fromStdString(textOf(*trainer)))
                   : QString();
}

std::filesystem::path Workspace::freshFolder(const QString& name) const {
    return lab::freshFolder(m_private->root, name.toStdString());
}

void Workspace::rename(const std::filesystem::path& folder, const QString& name) {
    checkNotTrained(folder);
    const bool isOpen = m_private->model.folder() == folder;
    const std::filesystem::path renamed = renameExperiment(folder, name.trimmed().toStdString());
    if (isOpen) {
        open(renamed);
    }
    refresh();
}

void Workspace::setNote(const std::filesystem::path& folder, const QString& note) {
    lab::setNote(folder, note.trimmed().toStdString());
    refresh();
}

void Workspace::remove(const std::vector<std::filesystem::path>& folders) {
    std::ranges::for_each(folders, checkNotTrained);
    m_private->removed.clear();
    for (const std::filesystem::path& folder : folders) {
        m_private->removed.push_back({folder, moveToTrash(folder)});
        gone(folder);
    }
}

void Workspace::removeForGood(const std::filesystem::path& folder) {
    checkNotTrained(folder);
    const std::filesystem::path hidden = temporaryNameFor(folder);
    std::error_code problem;
    std::filesystem::rename(folder, hidden, problem);
    if (problem) {
        refuseToDelete(folder, problem);
    }
    gone(folder);
    auto* job = new Job(this);  // one for each: it may hold many gigabytes
    connect(job, &Job::failed, this, &Workspace::failed);
    connect(job, &Job::failed, job, &QObject::deleteLater);
    connect(job, &Job::done, job, &QObject::deleteLater);
    job->start([hidden] {
        std::error_code left;
        std::filesystem::remove_all(hidden, left);
        if (left) {
            refuseToDelete(hidden, left);
        }
    });
}

void Workspace::gone(const std::filesystem::path& folder) {
    if (m_private->model.folder() == folder) {
        close();
    }
    refresh();
}

std::vector<std::filesystem::path> Workspace::undoRemove() {
    std::vector<std::filesystem::path> back;
    refresh();
    while (!m_private->removed.empty()) {  // what cannot come back can be tried again
        const Private::Removed& last = m_private->removed.back();
        bringBack(last.trash, last.folder);
        back.push_back(last.folder);
        m_private->removed.pop_back();
    }
    return back;
}

}  // namespace lab
