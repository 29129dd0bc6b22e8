// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/Experiment.h"
#include "core/verdict/Verdict.h"

#include <string>

namespace lab {

/// The runs as a table in Markdown, one row each: errors in per cent, seconds of work.
std::string tableMarkdown(const std::vector<RunResult>& results);

/// A page in Markdown: verdict, table, what was trained and on what, in English but for the
/// sentences of failed runs. Names and what else comes from files are escaped: they are shown as
/// they are, with control characters as "\x1b". `wallSeconds`: 0 when unknown. `missing`: as
/// missingRuns() gives them.
std::string reportMarkdown(const std::string& name, const std::vector<RunResult>& results,
                           double wallSeconds, const std::vector<std::string>& missing = {});

}  // namespace lab
