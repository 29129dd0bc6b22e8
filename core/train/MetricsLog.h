// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/platform/Files.h"
#include "core/train/Metrics.h"

#include <filesystem>
#include <optional>

namespace lab {

/// metrics.csv and steps.csv of a run folder, for the one process that writes them. Lives in the
/// worker that trains the run. Throws Error, naming file and remedy, when one cannot be written.
class MetricsLog {
public:
    /// Opens or creates both files and drops every line past (epochs, steps), so that no epoch
    /// appears twice after a resume.
    MetricsLog(const std::filesystem::path& folder, int epochs, std::int64_t steps);

    void append(const EpochRecord& record);
    void append(const StepRecord& record);
    /// Everything appended is on the disk when this returns.
    void sync();

private:
    std::optional<AppendedFile> m_epochs;  // there once the rewritten files are
    std::optional<AppendedFile> m_steps;
};

/// Reads what is there; another process may be writing. A last line without its end is left for the
/// next read. Throws Error, naming file and line, when a whole line is no record:
/// losses, learning rate and seconds are finite and not negative, errors 0 to 100.
std::vector<EpochRecord> readEpochs(const std::filesystem::path& folder);
std::vector<StepRecord> readSteps(const std::filesystem::path& folder);

}  // namespace lab
