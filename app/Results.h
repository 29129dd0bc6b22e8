// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/RunFolder.h"

#include <filesystem>
#include <string>
#include <vector>

namespace lab {

/// What one experiment folder, or several, hold.
struct ShownResults {
    std::vector<std::filesystem::path> folders;
    std::string name;
    std::vector<RunResult> runs;
    std::vector<std::string> missing;  ///< runs that are listed and gone
    double seconds = 0;                ///< on the clock, of all
};

/// Several experiments are read as one. Throws Error where one cannot be read.
ShownResults readShown(const std::vector<std::filesystem::path>& folders);

/// A page in Markdown, a JSON document, or each run's epochs as CSV.
enum class ResultsAs { Page, Document, Table };

/// On standard output; what is missing on standard error.
void printResults(const ShownResults& shown, ResultsAs form);

// Sentences on standard error, or nothing: about runs whose folders are gone, and about files that
// an experiment's runs have lost.
void printMissing(const std::vector<std::string>& missing);
void printLost(const std::filesystem::path& folder);

}  // namespace lab
