// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>

namespace lab {

/// The number of threads to use where 0 means one a core.
int resolvedThreads(int threads);

/// Calls one(i) for every i in [0, count) on `threads` threads, of which the calling one is the
/// first. Which thread does which i is not fixed, so what it does must depend on i alone. The first
/// exception ends the loop and is thrown here. `progress` (may be empty) is told how many are done,
/// in the calling thread, at most about 20 times a second; it may throw to end the loop.
void parallelFor(std::int64_t count, int threads, const std::function<void(std::int64_t)>& one,
                 const std::function<void(std::int64_t)>& progress = {});

}  // namespace lab
