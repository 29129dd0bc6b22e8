// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/RunControl.h"
#include "core/run/RunFolder.h"

#include <functional>
#include <span>
#include <string>

namespace lab {

/// Something that grows by legs. leg() is called by one worker at a time, not always by the same.
class Advancing {
public:
    virtual ~Advancing() = default;
    /// 0 to 1; 1 means finished. Called under the scheduler's lock, never during leg().
    virtual double progress() const = 0;
    /// Goes on for one leg, less when `control` asks to pause or stop. A std::exception (or
    /// anything else) thrown ends this one with its text; the others go on.
    virtual void leg(const RunControl& control) = 0;
};

/// One run as the scheduler sees it. `changed` is called from a worker, never two at a time for
/// one run; `why` is a sentence when it failed, else empty.
struct ScheduledRun {
    Advancing* run = nullptr;
    RunControl* control = nullptr;
    std::function<void(RunState state, const std::string& why)> changed;
};

/// Advances all runs together: each worker takes the run that is furthest behind, runs one leg
/// and puts it back. Returns when every run is finished, stopped or failed; blocks until then.
/// inWorker(work) is called in each worker thread, to do what the thread needs and to call work()
/// in between. The outcome of a run does not depend on the number of workers.
void advanceTogether(std::span<const ScheduledRun> scheduled, int workers,
                     const std::function<void(const std::function<void()>&)>& inWorker = {});

}  // namespace lab
