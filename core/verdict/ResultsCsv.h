// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/RunFolder.h"

#include <span>
#include <string>

namespace lab {

/// All epochs of all runs as one long table: experiment, run, network, seed, each factor that
/// varies between the runs (as levelText()), epoch, train_loss, train_error, test_loss, test_error
/// (per cent), learning_rate, seconds, and where a run does not count (countedRuns()) a column
/// counted with 1 or 0. Every number reads back as it was; what is not a finite
/// number is empty. `name`: the experiment of runs whose keys name none. Pure; any thread.
std::string resultsCsv(std::span<const RunResult> runs, const std::string& name);

}  // namespace lab
