// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/Scheduler.h"
#include "ui/experiments/LiveFeed.h"

#include <atomic>
#include <chrono>
#include <deque>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace lab::test {

/// A run without tensors: each leg tells `stepsPerLeg` steps and an epoch to a feed.
class FakeRun : public Advancing {
public:
    FakeRun(std::size_t index, int legs, LiveFeed& feed)
        : m_index(index), m_legs(legs), m_feed(feed) {}

    int stepsPerLeg = 20;
    int failsInLeg = 0;  ///< 0: never
    std::chrono::microseconds stepTime{0};

    double progress() const override { return static_cast<double>(m_done) / m_legs; }

    void leg(const RunControl& control) override {
        if (m_inLeg.exchange(true)) {
            m_overlapped = true;
        }
        for (; m_step < stepsPerLeg; ++m_step) {
            if (control.wish() != RunControl::Wish::Run) {
                m_inLeg = false;
                return;
            }
            std::this_thread::sleep_for(stepTime);
            const std::int64_t number = std::int64_t(m_done) * stepsPerLeg + m_step + 1;
            m_feed.onStep(m_index, {number, 1.0 / double(number), 50});
        }
        m_step = 0;
        ++m_done;
        m_inLeg = false;
        if (m_done == failsInLeg) {
            throw std::runtime_error("the loss is not finite");
        }
        m_feed.onEpoch(m_index, {m_done, 1, 50, 1, 50, 0.1, 1});
    }

    int legsDone() const { return m_done; }
    bool overlapped() const { return m_overlapped; }  ///< two workers were in it at once

private:
    std::size_t m_index;
    int m_legs;
    LiveFeed& m_feed;
    int m_done = 0;
    int m_step = 0;
    std::atomic<bool> m_inLeg = false;
    std::atomic<bool> m_overlapped = false;
};

/// Several of them with their scheduled, whose states go to the feed.
struct FakeExperiment {
    FakeExperiment(std::size_t count, int legs) : control(count) {
        for (std::size_t i = 0; i < count; ++i) {
            runs.emplace_back(i, legs, feed);
        }
    }

    void train(int workers) {
        std::vector<ScheduledRun> scheduled;
        for (std::size_t i = 0; i < runs.size(); ++i) {
            scheduled.push_back(
                {&runs[i], &control.run(i), [this, i](RunState state, const std::string& why) {
                     feed.onState(i, state, why);
                 }});
        }
        advanceTogether(scheduled, workers);
    }

    LiveFeed feed;
    ExperimentControl control;
    std::deque<FakeRun> runs;
};

/// What a reader of the feed has seen.
struct Seen {
    std::vector<std::vector<std::int64_t>> steps;
    std::vector<std::vector<RunState>> states;
    std::vector<int> epochs;
    std::string why;

    explicit Seen(std::size_t runs) : steps(runs), states(runs), epochs(runs) {}

    void take(const std::vector<LiveItem>& items) {
        for (const LiveItem& item : items) {
            if (const auto* step = std::get_if<StepRecord>(&item.what)) {
                steps[item.run].push_back(step->step);
            } else if (std::holds_alternative<EpochRecord>(item.what)) {
                ++epochs[item.run];
            } else {
                const auto& change = std::get<LiveItem::StateChange>(item.what);
                states[item.run].push_back(change.state);
                why += change.why;
            }
        }
    }
};

}  // namespace lab::test
