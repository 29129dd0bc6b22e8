// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/RunFolder.h"
#include "ui/theme/Icons.h"
#include "ui/train/RunTableModel.h"

#include <QString>

#include <vector>

namespace lab {

/// What a row of the run table offers at its right end.
enum class RunTool { Pause, Resume, Stop, GoOn, TrainLonger, Pin, More };

/// Which of them, in order: by the run's state and by who trains it.
std::vector<RunTool> toolsOf(RunState state, RunTableModel::Activity activity);

Icon iconOf(RunTool tool);
QString toolTipOf(RunTool tool, bool pinned);

}  // namespace lab
