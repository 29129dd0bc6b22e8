#pragma once

#include "core/train/Metrics.h"

#include <filesystem>
#include <fstream>

namespace lab {

/// metrics.csv and steps.csv of a run folder, for the one process that writes them. Lives in the
/// worker that trains the run. Throws Error when the disk is full or the folder is gone.
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
    void write(std::ofstream& file, const std::filesystem::path& path, const std::string& line);

    std::filesystem::path m_epochsPath;
    std::filesystem::path m_stepsPath;
    std::ofstream m_epochs;
    std::ofstream m_steps;
};

/// Reads what is there; another process may be writing. A last line without its end is left for the
/// next read. Throws Error, naming file and line, when a whole line is no record.
std::vector<EpochRecord> readEpochs(const std::filesystem::path& folder);
std::vector<StepRecord> readSteps(const std::filesystem::path& folder);

}  // namespace lab
