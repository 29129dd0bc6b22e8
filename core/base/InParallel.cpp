// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/InParallel.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace lab {

namespace {

/// One call's work.
struct SharedWork {
    const std::function<void(std::int64_t)>& task;
    std::int64_t count;
    std::atomic<std::int64_t> next = 0;
    std::atomic<bool> failed = false;
    std::exception_ptr failure = nullptr;

    void go() {
        try {
            for (std::int64_t i = next++; i < count && !failed; i = next++) {
                task(i);
            }
        } catch (...) {  // what escapes a thread ends the program
            if (!failed.exchange(true)) {
                failure = std::current_exception();
            }
        }
    }
};

/// The threads that one thread has for its work.
class Helpers {
public:
    Helpers() = default;
    ~Helpers() {
        {
            const std::lock_guard lock(m_mutex);
            m_over = true;
        }
        m_wake.notify_all();
    }
    Helpers(const Helpers&) = delete;
    Helpers& operator=(const Helpers&) = delete;

    void help(SharedWork& work, int helpers) {
        while (std::ssize(m_threads) < helpers) {
            m_threads.emplace_back([this] { wait(); });
        }
        {
            const std::lock_guard lock(m_mutex);
            m_work = &work;
            m_wanted = helpers;
        }
        m_wake.notify_all();
        work.go();
        std::unique_lock lock(m_mutex);
        m_wanted = 0;  // who has not come yet need not come
        m_done.wait(lock, [this] { return m_busy == 0; });
        m_work = nullptr;
    }

private:
    void wait() {
        std::unique_lock lock(m_mutex);
        while (true) {
            m_wake.wait(lock, [this] { return m_over || m_wanted > 0; });
            if (m_over) {
                return;
            }
            --m_wanted;
            ++m_busy;
            SharedWork& work = *m_work;
            lock.unlock();
            work.go();
            lock.lock();
            if (--m_busy == 0) {
                m_done.notify_one();
            }
        }
    }

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::condition_variable m_done;
    SharedWork* m_work = nullptr;
    int m_wanted = 0;  // helpers that may still join
    int m_busy = 0;
    bool m_over = false;
    std::vector<std::jthread> m_threads;  // last: they end before what they wait on
};

}  // namespace

void inParallel(std::int64_t count, int threads, const std::function<void(std::int64_t)>& task) {
    SharedWork work{task, count};
    const auto helpers = static_cast<int>(std::min<std::int64_t>(count, threads) - 1);
    if (helpers <= 0) {
        work.go();
    } else {
        thread_local Helpers own;
        own.help(work, helpers);
    }
    if (work.failure) {
        std::rethrow_exception(work.failure);
    }
}

}  // namespace lab
