// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/RunExperiment.h"

#include <chrono>
#include <mutex>
#include <string>
#include <vector>

namespace lab {

/// The progress of a training on standard error: a line for each network, redrawn in place on a
/// terminal; a line an epoch elsewhere. Workers tell it, the main thread draws it.
class ProgressView : public RunObserver {
public:
    ProgressView(const std::vector<RunResult>& runs, bool terminal);

    void onState(std::size_t run, RunState state, const std::string& why) override;
    void onStep(std::size_t run, const StepRecord& record) override;
    void onEpoch(std::size_t run, const EpochRecord& record) override;

    /// Redraws, on a terminal. Call a few times a second.
    void draw();

private:
    struct Row {
        std::string name;
        RunState state = RunState::Waiting;
        std::int64_t steps = 0;        ///< done
        std::int64_t stepsBefore = 0;  ///< done before this session
        std::int64_t stepsInAll = 1;
        std::int64_t imagesPerEpoch = 0;
        int epochs = 0;
        double share() const {
            return static_cast<double>(steps) / static_cast<double>(stepsInAll);
        }
        EpochRecord last;
        std::string why;
    };

    std::string rowText(const Row& row) const;
    std::string totalText() const;
    /// Seconds until everything is done; below 0 while that cannot be told.
    double secondsLeft() const;
    double share() const;

    std::mutex m_mutex;
    std::vector<Row> m_rows;
    bool m_terminal;
    bool m_drawn = false;
    std::chrono::steady_clock::time_point m_begin = std::chrono::steady_clock::now();
};

}  // namespace lab
