// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>

namespace lab {

/// What the person at the controls wants of a run. One writer or many, any thread; the training
/// loop looks at it before every batch, so that pausing and stopping act within one batch.
/// A pause never blocks a worker: the loop leaves its leg and the worker takes another run
/// (docs/decisions/0002-pause-leaves-the-leg.md).
class RunControl {
public:
    enum class Wish { Run, Pause, Stop };

    void pause() { change(Wish::Run, Wish::Pause); }
    void resume() { change(Wish::Pause, Wish::Run); }
    /// Final: a stopped run stays stopped until it is started again as a new call.
    void stop() { m_wish.store(Wish::Stop); }
    Wish wish() const { return m_wish.load(std::memory_order_relaxed); }

private:
    void change(Wish from, Wish to) { m_wish.compare_exchange_strong(from, to); }

    std::atomic<Wish> m_wish{Wish::Run};
};

}  // namespace lab
