#pragma once

#include <atomic>
#include <cstdint>
#include <exception>
#include <thread>
#include <vector>

namespace lab {

/// Calls task(0) … task(count − 1), each once, from up to `threads` threads, of which the caller's
/// is one; returns when all are done. `task` must not mind the order; what one call throws ends the
/// work and is thrown on. Threads are made anew, which takes some ten microseconds: for work that
/// takes milliseconds.
template <class Task>
void inParallel(std::int64_t count, int threads, const Task& task) {
    std::atomic<std::int64_t> next = 0;
    std::atomic<bool> failed = false;
    std::exception_ptr failure;
    const auto work = [&] {
        try {
            for (std::int64_t i = next++; i < count && !failed; i = next++) {
                task(i);
            }
        } catch (...) {  // what escapes a thread ends the program
            if (!failed.exchange(true)) {
                failure = std::current_exception();
            }
        }
    };
    {
        std::vector<std::jthread> others;
        for (int i = 1; i < threads && i < count; ++i) {
            others.emplace_back(work);
        }
        work();
    }
    if (failure) {
        std::rethrow_exception(failure);
    }
}

}  // namespace lab
