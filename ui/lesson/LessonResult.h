// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <filesystem>
#include <optional>

namespace lab {

/// What the lesson's experiment has shown, in the verdict's own words. A value.
struct LessonResult {
    QString name;  ///< of the experiment's folder; empty: the recording that comes with the program
    QString headline;
    QString brief;  ///< what the figures mean
    QString text;   ///< with the figures
};

/// The youngest experiment among `experiments` that is the lesson's, of whatever seeds, and has a
/// verdict; else the recording. What cannot be read is passed over. Blocks; any thread.
std::optional<LessonResult> lessonResult(const std::filesystem::path& experiments);

}  // namespace lab
