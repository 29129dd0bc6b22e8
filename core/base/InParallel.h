#pragma once

#include <atomic>
#include <cstdint>
#include <thread>
#include <vector>

namespace lab {

/// Calls task(0) … task(count − 1), each once, from up to `threads` threads, of which the caller's
/// is one; returns when all are done. `task` must not throw and must not mind the order. Threads
/// are made anew, which takes some ten microseconds: for work that takes milliseconds.
template <class Task>
void inParallel(std::int64_t count, int threads, const Task& task) {
    std::atomic<std::int64_t> next = 0;
    const auto work = [&] {
        for (std::int64_t i = next++; i < count; i = next++) {
            task(i);
        }
    };
    std::vector<std::jthread> others;
    for (int i = 1; i < threads && i < count; ++i) {
        others.emplace_back(work);
    }
    work();
}

}  // namespace lab
