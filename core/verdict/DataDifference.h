// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/RunFolder.h"

#include <QString>

#include <vector>

namespace lab {

/// What keeps the errors of runs from being compared: which pictures they are of. Pure; any thread.

/// A sentence where runs are tested, or trained, on different pictures; empty where all share them.
/// Errors of different test pictures must not stand next to each other without it.
QString dataDifferenceText(const std::vector<RunInfo>& runs);

}  // namespace lab
