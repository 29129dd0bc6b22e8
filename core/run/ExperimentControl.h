// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/RunControl.h"

#include <cstddef>
#include <deque>

namespace lab {

/// The wishes for each run of an experiment, for any thread.
class ExperimentControl {
public:
    explicit ExperimentControl(std::size_t runs) : m_runs(runs) {}
    RunControl& run(std::size_t index) { return m_runs[index]; }
    std::size_t size() const { return m_runs.size(); }
    void pauseAll();
    void resumeAll();
    void stopAll();

private:
    std::deque<RunControl> m_runs;  // atomics do not move
};

}  // namespace lab
