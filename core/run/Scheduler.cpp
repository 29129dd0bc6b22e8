// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/Scheduler.h"

#include "core/base/Phrase.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

namespace lab {

namespace {

using Wish = RunControl::Wish;

// Wishes are atomics that nobody announces; an idle worker looks at them this often.
constexpr auto kLook = std::chrono::milliseconds(20);

class Scheduler {
public:
    explicit Scheduler(std::span<const ScheduledRun> scheduled)
        : m_runs(scheduled), m_slots(scheduled.size()) {}

    void work() {
        std::unique_lock lock(m_mutex);
        while (!allDone()) {
            const std::size_t chosen = choose();
            if (chosen == m_slots.size()) {
                m_wake.wait_for(lock, kLook);
                continue;
            }
            m_slots[chosen].busy = true;
            lock.unlock();
            const Outcome outcome = runLeg(m_runs[chosen]);
            lock.lock();
            settle(chosen, outcome);
        }
        m_wake.notify_all();
    }

private:
    struct Slot {
        RunState state = RunState::Waiting;
        bool busy = false;
    };
    struct Outcome {
        bool failed = false;
        std::string why;
    };

    static bool isDone(RunState state) {
        return state == RunState::Finished || state == RunState::Stopped ||
               state == RunState::Failed;
    }

    bool allDone() const {
        return std::ranges::all_of(m_slots, [](const Slot& slot) { return isDone(slot.state); });
    }

    // The free run that is furthest behind; the number of runs when there is none.
    std::size_t choose() {
        std::size_t best = m_slots.size();
        double least = 2;
        for (std::size_t i = 0; i < m_slots.size(); ++i) {
            if (m_slots[i].busy || isDone(m_slots[i].state) || !handleWish(i)) {
                continue;
            }
            if (m_slots[i].state == RunState::Paused) {
                change(i, RunState::Waiting, {});  // resumed, though it may not be its turn yet
            }
            const double progress = m_runs[i].run->progress();
            if (progress < least) {
                least = progress;
                best = i;
            }
        }
        if (best < m_slots.size()) {
            change(best, RunState::Training, {});
        }
        return best;
    }

    bool handleWish(std::size_t i) {
        const Wish wish = m_runs[i].control->wish();
        if (wish == Wish::Stop) {
            change(i, RunState::Stopped, {});
        } else if (wish == Wish::Pause) {
            change(i, RunState::Paused, {});
        }
        return wish == Wish::Run;
    }

    static Outcome runLeg(const ScheduledRun& scheduled) {
        try {
            scheduled.run->leg(*scheduled.control);
            return {};
        } catch (const std::exception& error) {
            return {true, error.what()};
        } catch (...) {
            return {true, phrase("It failed for a reason that cannot be read.")};
        }
    }

    void settle(std::size_t i, const Outcome& outcome) {
        m_slots[i].busy = false;
        if (outcome.failed) {
            change(i, RunState::Failed, outcome.why);
        } else if (m_runs[i].run->progress() >= 1) {
            change(i, RunState::Finished, {});
        } else if (handleWish(i)) {
            change(i, RunState::Waiting, {});
        }
        m_wake.notify_one();
    }

    void change(std::size_t i, RunState state, const std::string& why) {
        if (m_slots[i].state != state) {
            m_slots[i].state = state;
            if (m_runs[i].changed) {
                m_runs[i].changed(state, why);
            }
        }
    }

    std::span<const ScheduledRun> m_runs;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::vector<Slot> m_slots;
};

}  // namespace

void advanceTogether(std::span<const ScheduledRun> scheduled, int workers,
                     const std::function<void(const std::function<void()>&)>& inWorker) {
    Scheduler scheduler(scheduled);
    std::vector<std::jthread> threads;
    for (int i = 0; i < std::max(1, workers); ++i) {
        threads.emplace_back([&] {
            if (inWorker) {
                inWorker([&] { scheduler.work(); });
            } else {
                scheduler.work();
            }
        });
    }
}

}  // namespace lab
