// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/experiments/Session.h"

#include <QDateTime>
#include <QObject>
#include <QString>

#include <filesystem>
#include <memory>
#include <vector>

namespace lab {

/// One line of the list of experiments.
struct PastExperiment {
    std::filesystem::path folder;
    QString name;       ///< the folder's own name
    QString note;       ///< the person's own line; may be empty
    QDateTime created;  ///< local time
    int runs = 0;
    int finishedRuns = 0;
    int failedRuns = 0;
    double progress = 0;        ///< of its epochs, 0 to 1; 0 while it is being trained
    bool beingTrained = false;  ///< by this process or another

    /// Nobody trains it, and it can go on.
    bool canGoOn() const { return !beingTrained && finishedRuns + failedRuns < runs; }
    bool operator==(const PastExperiment&) const = default;
};

/// The experiments on the disk: the list, and the one that is open. Alone decides what the model
/// shows: the session's while it trains, else what the disk says; a folder that another process
/// writes is followed while it is open. Reading happens in Jobs; a failure is a sentence in
/// failed(). GUI thread.
class Workspace : public QObject {
    Q_OBJECT

public:
    /// `root`: the folder of experiments, usually experimentsFolder(). It need not be there yet.
    Workspace(std::filesystem::path root, ExperimentModel& model, Session& session,
              QObject* parent = nullptr);
    ~Workspace() override;

    const std::filesystem::path& root() const;
    /// Newest first. Kept up to date; empty until the first reading is done.
    const std::vector<PastExperiment>& experiments() const;
    /// Reads the list again soon.
    void refresh();

    /// Shows an experiment in the model: opened() when it is there. The session's own is shown as
    /// it grows; one that another process trains is followed.
    void open(const std::filesystem::path& folder);
    /// Shows the runs of several experiments as one, without a folder: opened() when they are
    /// there.
    void openTogether(const std::vector<std::filesystem::path>& folders);
    /// Shows nothing, for a new experiment.
    void close();
    bool isOpening() const;
    /// Whether another process is training in the open folder.
    bool isFollowing() const;
    /// "Being trained by another ResNet Lab (process 123 on this machine)"; empty when not.
    QString followingText() const;

    /// The folder for a new experiment of this name: nothing is there yet.
    std::filesystem::path freshFolder(const QString& name) const;
    /// Throws Error: being trained, a name that is no name or is taken, no permission.
    void rename(const std::filesystem::path& folder, const QString& name);
    /// Throws Error: it cannot be written.
    void setNote(const std::filesystem::path& folder, const QString& note);
    /// Moves them to the desktop's trash. Throws NoTrash where that takes nothing; then that one
    /// and those behind it stay. None is moved where one is being trained.
    void remove(const std::vector<std::filesystem::path>& folders);
    /// Deletes it for ever: off the list at once, its files in a Job. Throws Error where it cannot.
    void removeForGood(const std::filesystem::path& folder);
    /// Brings back what remove() took last, and says what; empty when there is nothing. Throws
    /// Error.
    std::vector<std::filesystem::path> undoRemove();

Q_SIGNALS:
    void changed();           ///< the list
    void opened();            ///< the model shows what open() asked for
    void followingChanged();  ///< the other process began or stopped
    void failed(const QString& sentence);

private:
    struct Private;

    void readList();
    void handleSession();
    bool showsLive() const;
    void show(const ExperimentSnapshot& snapshot);
    void gone(const std::filesystem::path& folder);
    void handleFailure(const QString& sentence);

    std::unique_ptr<Private> m_private;
};

}  // namespace lab
