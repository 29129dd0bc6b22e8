// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>

namespace lab {

/// Calls task(0) … task(count − 1), each once, from up to `threads` threads, of which the caller's
/// is one; returns when all are done. `task` must not mind the order; what one call throws ends the
/// work and is thrown on. The others are the calling thread's own and wait for its next call, so
/// that what a task keeps for its thread is there again; they end with it. Not within a task.
void inParallel(std::int64_t count, int threads, const std::function<void(std::int64_t)>& task);

}  // namespace lab
