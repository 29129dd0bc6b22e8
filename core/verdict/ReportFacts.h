// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/RunFolder.h"

#include <string>
#include <vector>

namespace lab {

// What a report says beside its verdict, whatever it is written in. Pure; any thread.

/// A run in the table. Errors in per cent; NaN for what is not known yet.
struct ReportRow {
    double trainError = 0;
    double testError = 0;
    double bestTestError = 0;
    std::int64_t parameters = 0;
    double seconds = 0;  ///< of work
    double imagesPerSecond = 0;
};

ReportRow reportRow(const RunResult& run);

/// A line under the table, as phrase() says it: text as it is, nothing is escaped in it.
struct ReportFact {
    std::string name;
    std::string text;
};

/// What was trained, how, and on what. `clock`: how long it took, as a person reads it; empty where
/// that is not known.
std::vector<ReportFact> reportFacts(const std::vector<RunResult>& runs, const std::string& clock);

}  // namespace lab
