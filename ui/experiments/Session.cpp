// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/experiments/Session.h"

#include "core/base/Error.h"
#include "core/base/platform/Files.h"
#include "core/bench/Calibrate.h"
#include "core/run/LongerRuns.h"
#include "core/run/NewRuns.h"
#include "core/verdict/Report.h"
#include "ui/base/Job.h"

#include <QMetaObject>
#include <QTimer>

#include <algorithm>
#include <atomic>
#include <exception>
#include <functional>
#include <stdexcept>
#include <utility>

namespace lab {

namespace {

constexpr int kSessionDrainMilliseconds = 33;

// Leaves the reading of a data set when the person has stopped meanwhile.
struct Cancelled : std::exception {
    const char* what() const noexcept override { return "It was stopped."; }
};

bool isOver(RunState state) {
    return state == RunState::Finished || state == RunState::Stopped || state == RunState::Failed;
}

// After a failure of the whole: nobody trains the open runs any more.
void stopOpenRuns(ExperimentModel& model) {
    for (int i = 0; i < model.runCount(); ++i) {
        if (!isOver(model.run(i).result.state)) {
            model.setState(i, RunState::Stopped, {});
        }
    }
    model.announce();
}

// What a full disk kept out of run.json is told all the same. `failures` are of the runs of these
// keys; some of their folders may be gone by now.
void addFailures(ExperimentSnapshot& snapshot, const std::vector<std::string>& keys,
                 const std::vector<std::string>& failures) {
    for (std::size_t i = 0; i < std::min(keys.size(), failures.size()); ++i) {
        const auto run = std::ranges::find(snapshot.results, keys[i], &RunResult::key);
        if (!failures[i].empty() && run != snapshot.results.end()) {
            run->state = RunState::Failed;
            run->info.failure = failures[i];
        }
    }
}

}  // namespace

// What the Job and the window share. The atomics and the feed are for both; the rest is set before
// the Job begins and only read.
struct Session::Training {
    std::filesystem::path folder;
    Execution wanted;
    std::function<void(Training&)> prepare;  // reads the data, makes the folder
    std::unique_ptr<DatasetCache> data;
    QStringList notes;  // of the data; the Job's until the training begins
    LiveFeed feed;
    std::atomic<std::int64_t> picturesRead = 0;
    std::atomic<std::int64_t> pictures = 0;
    std::atomic<bool> measuring = false;
    std::atomic<bool> cancelled = false;

    void note(const RunSpec& run) {
        const QString text = QString::fromStdString(data->note(run));
        if (!text.isEmpty() && !notes.contains(text)) {
            notes << text;
        }
    }
    void noteAll() {
        for (const RunSpec& run : readExperiment(folder).runs) {
            try {
                note(run);
            } catch (const Error&) {  // runExperiment() tells it; the other runs go on
            }
            checkCancelled();
        }
    }
    void checkCancelled() const {
        if (cancelled) {
            throw Cancelled();
        }
    }
};

struct Session::Private {
    ExperimentModel live;
    std::filesystem::path folder;
    Execution execution;
    std::shared_ptr<Training> training;
    std::shared_ptr<ExperimentControl> control;  // there once the folder is
    QString preparingTold;
    QTimer drain;
    Job job;  // last: its destructor waits for the thread, which uses the others
};

Session::Session(QObject* parent) : QObject(parent), m_private(std::make_unique<Private>()) {
    m_private->drain.setInterval(kSessionDrainMilliseconds);
    connect(&m_private->drain, &QTimer::timeout, this, &Session::drain);
    connect(&m_private->job, &Job::failed, this, &Session::fail);
}

Session::~Session() {
    blockSignals(true);  // whoever listens may be half gone
    stopAll();
}

void Session::start(const Experiment& experiment, const Execution& execution,
                    const std::filesystem::path& folder) {
    begin(folder, execution, [experiment](Training& training) {
        Experiment fit = fitted(experiment, *training.data);
        training.checkCancelled();
        training.measuring = true;
        fit = calibrated(std::move(fit), *training.data, training.wanted).experiment;
        training.checkCancelled();
        createExperiment(training.folder, fit, *training.data, training.wanted.threads);
        for (const RunSpec& run : fit.runs) {
            training.note(run);
        }
    });
}

void Session::resumeFolder(const std::filesystem::path& folder, const Execution& execution) {
    begin(folder, execution, [](Training& training) { training.noteAll(); });
}

void Session::addRuns(const std::filesystem::path& folder, const Experiment& added,
                      const Execution& execution) {
    begin(folder, execution, [added](Training& training) {
        const Experiment fit = fitted(added, *training.data);
        training.checkCancelled();
        lab::addRuns(training.folder, fit, *training.data, training.wanted.threads);
        training.noteAll();
    });
}

void Session::lengthen(const std::filesystem::path& folder, int epochs,
                       const Execution& execution) {
    begin(folder, execution, [epochs](Training& training) {
        lengthenRuns(training.folder, epochs, *training.data);
        training.noteAll();
    });
}

void Session::begin(const std::filesystem::path& folder, const Execution& execution,
                    std::function<void(Training&)> prepare) {
    if (isBusy()) {
        throw std::logic_error("a Session was started while it is training");
    }
    auto training = std::make_shared<Training>();
    training->folder = folder;
    training->wanted = execution;
    training->prepare = std::move(prepare);
    LoadOptions options;
    options.progress = [shared = training.get()](std::int64_t done, std::int64_t total) {
        shared->picturesRead = done;
        shared->pictures = total;
        shared->checkCancelled();
    };
    training->data = std::make_unique<DatasetCache>(options);
    m_private->folder = folder;
    m_private->execution = execution;
    m_private->training = training;
    m_private->control = nullptr;
    m_private->preparingTold.clear();
    m_private->live.clear();
    m_private->drain.start();
    setState(State::Preparing);
    m_private->job.start([this, training] { return train(*training); },
                         [this](ExperimentSnapshot last) { end(std::move(last)); });
}

// In the Job's thread. Empty when it was stopped before there was a folder to train in.
ExperimentSnapshot Session::train(Training& training) {
    try {
        training.prepare(training);
        training.checkCancelled();
    } catch (const Cancelled&) {
        return {};
    }
    ExperimentSnapshot first = readSnapshot(training.folder);
    const Execution execution = settled(training.wanted, first.results.size());
    auto control = std::make_shared<ExperimentControl>(first.results.size());
    std::vector<std::string> keys;
    for (const RunResult& run : first.results) {
        keys.push_back(run.key);
    }
    QMetaObject::invokeMethod(
        this,
        [this, control, execution, first = std::move(first)]() mutable {
            prepared(std::move(first), execution, std::move(control));
        },
        Qt::QueuedConnection);
    const std::vector<std::string> failures =
        runExperiment(training.folder, execution, *training.data, *control, training.feed);
    ExperimentSnapshot last = readSnapshot(training.folder);
    addFailures(last, keys, failures);
    writeFileAtomically(
        training.folder / "report.md",
        reportMarkdown(last.name, last.results, wallSeconds(training.folder), last.missing));
    return last;
}

void Session::prepared(ExperimentSnapshot first, const Execution& execution,
                       std::shared_ptr<ExperimentControl> control) {
    m_private->execution = execution;
    m_private->control = std::move(control);
    m_private->live.take(std::move(first));
    Q_EMIT begun();
    if (m_private->training->cancelled) {
        m_private->control->stopAll();
    }
    updateState();
    if (const QStringList& notes = m_private->training->notes; !notes.isEmpty()) {
        Q_EMIT noted(notes.join(' '));
    }
}

void Session::drain() {
    if (!m_private->control) {  // before prepared() live has no runs
        const QString text = preparingText();
        if (std::exchange(m_private->preparingTold, text) != text) {
            Q_EMIT progressed();
        }
        return;
    }
    const std::vector<LiveItem> items = m_private->training->feed.drain();
    if (items.empty()) {
        return;
    }
    m_private->live.add(items);
    Q_EMIT grew(items);
    updateState();
    Q_EMIT progressed();
}

void Session::finish() {
    drain();
    m_private->drain.stop();
    m_private->control = nullptr;
}

void Session::end(ExperimentSnapshot last) {
    finish();
    const bool trained = !last.results.empty();
    if (trained) {
        m_private->live.merge(std::move(last));
        Q_EMIT ended();
    }
    setState(State::Idle);
    if (trained) {
        Q_EMIT finished();
    }
}

void Session::fail(const QString& sentence) {
    finish();
    stopOpenRuns(m_private->live);
    Q_EMIT ended();
    setState(State::Idle);
    Q_EMIT failed(sentence);
}

void Session::setState(State state) {
    if (m_state != state) {
        m_state = state;
        Q_EMIT stateChanged();
    }
}

// By the wishes, not by what the workers have done about them yet: the window answers at once.
void Session::updateState() {
    if (!m_private->control) {
        return;
    }
    bool training = false;
    bool paused = false;
    for (std::size_t i = 0; i < m_private->control->size(); ++i) {
        if (!isOver(m_private->live.run(static_cast<int>(i)).result.state)) {
            training = training || m_private->control->run(i).wish() == RunControl::Wish::Run;
            paused = paused || m_private->control->run(i).wish() == RunControl::Wish::Pause;
        }
    }
    if (training) {
        setState(State::Training);
    } else {
        setState(paused ? State::Paused : State::Stopping);
    }
}

void Session::pauseAll() {
    if (m_private->control) {
        m_private->control->pauseAll();
        updateState();
    }
}

void Session::resumeAll() {
    if (m_private->control) {
        m_private->control->resumeAll();
        updateState();
    }
}

void Session::stopAll() {
    if (!isBusy()) {
        return;
    }
    m_private->training->cancelled = true;
    if (m_private->control) {
        m_private->control->stopAll();
    }
    setState(State::Stopping);
}

void Session::pauseRun(int run) {
    if (m_private->control) {
        m_private->control->run(run).pause();
        updateState();
    }
}

void Session::resumeRun(int run) {
    if (m_private->control) {
        m_private->control->run(run).resume();
        updateState();
    }
}

void Session::stopRun(int run) {
    if (m_private->control) {
        m_private->control->run(run).stop();
        updateState();
    }
}

const ExperimentModel& Session::live() const {
    return m_private->live;
}

const std::filesystem::path& Session::folder() const {
    return m_private->folder;
}

const Execution& Session::execution() const {
    return m_private->execution;
}

QString Session::preparingText() const {
    if (m_state != State::Preparing) {
        return {};
    }
    if (m_private->training->measuring) {
        return tr("Measuring fp32 and bf16");
    }
    const std::int64_t all = m_private->training->pictures;
    return all > 0
               ? tr("Reading images: %L1 of %L2").arg(m_private->training->picturesRead).arg(all)
               : tr("Reading the data");
}

}  // namespace lab
