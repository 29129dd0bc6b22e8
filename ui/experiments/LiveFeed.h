// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/RunExperiment.h"

#include <cstddef>
#include <mutex>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace lab {

/// What a worker told: a step, an epoch or a state of one run.
struct LiveItem {
    struct StateChange {
        RunState state = RunState::Waiting;
        std::string why;
    };
    std::size_t run = 0;
    std::variant<StepRecord, EpochRecord, StateChange> what;
};

/// The way from the workers to the window: they append under a lock, the window takes everything at
/// once. Any threads. No Qt and no tensors, so that ThreadSanitizer can watch it with a fake
/// trainer.
class LiveFeed : public RunObserver {
public:
    void onState(std::size_t run, RunState state, const std::string& why) override {
        append({run, LiveItem::StateChange{state, why}});
    }
    void onStep(std::size_t run, const StepRecord& record) override { append({run, record}); }
    void onEpoch(std::size_t run, const EpochRecord& record) override { append({run, record}); }

    /// Everything since the last call, in the order in which it was told.
    std::vector<LiveItem> drain() {
        std::vector<LiveItem> items;
        const std::lock_guard lock(m_mutex);
        items.swap(m_items);
        return items;
    }

private:
    void append(LiveItem item) {
        const std::lock_guard lock(m_mutex);
        m_items.push_back(std::move(item));
    }

    std::mutex m_mutex;
    std::vector<LiveItem> m_items;
};

}  // namespace lab
