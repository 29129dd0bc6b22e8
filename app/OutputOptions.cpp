// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/OutputOptions.h"

#include "core/base/Error.h"
#include "core/base/platform/Files.h"

#include <algorithm>
#include <array>
#include <filesystem>

namespace lab {

namespace {

namespace fs = std::filesystem;

/// Files that a run or an experiment has, and the file that shows a folder to be one.
constexpr std::array kFilesOfRuns = {"run.json", "metrics.csv", "steps.csv", "best.safetensors",
                                     "last.safetensors"};
constexpr std::array kFilesOfExperiments = {"experiment.json", "report.md", "lock"};

template <std::size_t N>
bool isAmong(const std::array<const char*, N>& own, const fs::path& file) {
    std::error_code unseen;
    return fs::exists(file.parent_path() / own.front(), unseen) &&
           std::ranges::find(own, file.filename()) != own.end();
}

}  // namespace

void requireFree(const std::string& output, bool force) {
    std::error_code unseen;
    if (!output.empty()) {
        namedFile(output);  // throws where it cannot be one
    }
    const fs::path file(output);
    if (isAmong(kFilesOfRuns, file)) {
        throw Error(output + " belongs to the run in its folder; choose another --output.");
    }
    if (isAmong(kFilesOfExperiments, file)) {
        throw Error(output + " belongs to the experiment in its folder; choose another --output.");
    }
    if (!force && fs::exists(fs::symlink_status(output, unseen))) {
        throw Error(output +
                    " is there already; choose another --output, or replace it with --force.");
    }
}

}  // namespace lab
