// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/RunFolder.h"
#include "ui/parts/Tones.h"

#include <QString>

#include <filesystem>
#include <vector>

namespace lab {

/// What several experiments ask together, and how each of them answers.
struct CommonQuestion {
    Tone tone = Tone::Info;  ///< a warning where they cannot be compared
    QString headline;        ///< "3 experiments differ in one thing: learning rate"
    QString text;            ///< a line for each
};

/// Of two or more folders. Blocks on the disk; any thread. Throws Error where readResults() does.
CommonQuestion commonQuestionOf(const std::vector<std::filesystem::path>& folders);

}  // namespace lab
