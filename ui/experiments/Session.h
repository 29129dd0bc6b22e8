// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/RunExperiment.h"
#include "ui/experiments/ExperimentModel.h"
#include "ui/experiments/LiveFeed.h"

#include <QObject>

#include <functional>
#include <memory>

namespace lab {

/// A training of this process: a Job runs the experiment, workers write into a LiveFeed, and one
/// timer (33 ms) drains it into a model of its own, live(). What the window shows is the
/// Workspace's. Nothing here blocks the GUI thread. GUI thread.
class Session : public QObject {
    Q_OBJECT

public:
    explicit Session(QObject* parent = nullptr);
    ~Session() override;  ///< asks to stop and waits for the checkpoints

    enum class State { Idle, Preparing, Training, Paused, Stopping };
    State state() const { return m_state; }
    bool isBusy() const { return m_state != State::Idle; }

    /// Reads the data, makes the folder, trains. begun() once the folder is there.
    /// Throws std::logic_error while busy, as resumeFolder() does.
    void start(const Experiment& experiment, const Execution& execution,
               const std::filesystem::path& folder);
    /// Goes on with a folder.
    void resumeFolder(const std::filesystem::path& folder, const Execution& execution);
    /// Adds runs to the experiment in the folder, as lab::addRuns() does, and goes on with it.
    void addRuns(const std::filesystem::path& folder, const Experiment& added,
                 const Execution& execution);

    /// Lets the experiment's runs go on to so many epochs, as lab::lengthenRuns() does.
    void lengthen(const std::filesystem::path& folder, int epochs, const Execution& execution);

    void pauseAll();
    void resumeAll();
    void stopAll();  ///< while preparing: gives up, and finished() does not come
    void pauseRun(int run);
    void resumeRun(int run);
    void stopRun(int run);

    /// What is, or was last, trained here, as it stands.
    const ExperimentModel& live() const;
    const std::filesystem::path& folder() const;  ///< empty before the first training
    /// Device, workers and threads as they came out; what was asked for until that is known.
    const Execution& execution() const;
    /// "Reading Fashion-MNIST", with figures where they are known; empty when not preparing.
    QString preparingText() const;

Q_SIGNALS:
    void begun();                                   ///< live() has the runs that are trained
    void grew(const std::vector<LiveItem>& items);  ///< live() has taken these
    void ended();                                   ///< live() is final; before the state is Idle
    /// What was left out of the data, split or assumed, once a training begins.
    void noted(const QString& sentences);
    void stateChanged();
    void progressed();                     ///< at most every 33 ms while something grows
    void failed(const QString& sentence);  ///< nothing could be trained: data, folder, device
    void finished();                       ///< all runs finished, stopped or failed

private:
    struct Training;
    struct Private;

    void begin(const std::filesystem::path& folder, const Execution& execution,
               std::function<void(Training&)> prepare);
    ExperimentSnapshot train(Training& training);
    void prepared(ExperimentSnapshot first, const Execution& execution,
                  std::shared_ptr<ExperimentControl> control);
    void drain();
    void finish();
    void end(ExperimentSnapshot last);
    void fail(const QString& sentence);
    void setState(State state);
    void updateState();

    std::unique_ptr<Private> m_private;
    State m_state = State::Idle;
};

}  // namespace lab
