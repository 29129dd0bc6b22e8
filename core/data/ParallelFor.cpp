// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/ParallelFor.h"

#include "core/base/platform/Cores.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace lab {

namespace {

/// The numbers that are still to do, shared by the threads, and the first exception.
class Work {
public:
    Work(std::int64_t count, const std::function<void(std::int64_t)>& one)
        : m_count(count), m_one(one) {}

    /// Does the next one; false when there is none.
    bool doNext() {
        const std::int64_t i = m_next++;
        if (i >= m_count) {
            return false;
        }
        try {
            m_one(i);
            ++m_done;
        } catch (...) {
            const std::lock_guard lock(m_mutex);
            m_failure = m_failure ? m_failure : std::current_exception();
            stop();
        }
        return true;
    }
    void stop() { m_next.store(m_count); }
    std::int64_t done() const { return m_done; }
    void rethrow() const {
        if (m_failure) {
            std::rethrow_exception(m_failure);
        }
    }

private:
    const std::int64_t m_count;
    const std::function<void(std::int64_t)>& m_one;
    std::atomic<std::int64_t> m_next{0};
    std::atomic<std::int64_t> m_done{0};
    std::mutex m_mutex;
    std::exception_ptr m_failure;
};

/// Threads that are waited for, also when an exception passes.
class Crew {
public:
    Crew(Work& work, std::int64_t size) : m_work(work) {
        for (std::int64_t i = 0; i < size; ++i) {
            m_threads.emplace_back([&work] {
                while (work.doNext()) {
                }
            });
        }
    }
    Crew(const Crew&) = delete;
    Crew& operator=(const Crew&) = delete;
    ~Crew() {
        m_work.stop();
        wait();
    }
    void wait() {
        for (std::thread& thread : m_threads) {
            thread.join();
        }
        m_threads.clear();
    }

private:
    Work& m_work;
    std::vector<std::thread> m_threads;
};

}  // namespace

int resolvedThreads(int threads) {
    return threads > 0 ? threads : coreCount();
}

void parallelFor(std::int64_t count, int threads, const std::function<void(std::int64_t)>& one,
                 const std::function<void(std::int64_t)>& progress) {
    using Clock = std::chrono::steady_clock;
    Work work(count, one);
    Crew crew(work, std::min<std::int64_t>(resolvedThreads(threads), count) - 1);
    Clock::time_point told = Clock::now();
    while (work.doNext()) {
        if (progress && Clock::now() - told > std::chrono::milliseconds(50)) {
            told = Clock::now();
            progress(work.done());
        }
    }
    crew.wait();
    work.rethrow();
    if (progress && count > 0) {
        progress(count);
    }
}

}  // namespace lab
