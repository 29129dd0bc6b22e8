// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/experiments/Workspace.h"
#include "ui/parts/RunSigns.h"

#include <QString>

#include <cstdint>
#include <vector>

namespace lab {

/// How an experiment's question stands, whatever it asks.
enum class QuestionState { Shown, NotShown, WithinNoise, TooEarly, NothingToCompare };

QuestionState answerOf(const Verdict& verdict);

/// What a line of the list of experiments says beside the name, read from the folder.
struct ExperimentFacts {
    QString data;                ///< "Fashion-MNIST"; "2 data sets"
    QString networks;            ///< "18, 34", "ResNet-34"
    std::vector<RunSign> signs;  ///< of its networks, each once
    int seeds = 0;
    QuestionState answer = QuestionState::NothingToCompare;
    QString headline;  ///< of the verdict
    QString verdict;   ///< all of it
    std::uintmax_t bytes = 0;
};

/// Blocks on the disk; any thread. Throws Error where readResults() does.
ExperimentFacts factsOf(const std::filesystem::path& folder);

/// Of what has been read.
ExperimentFacts factsOf(const std::vector<RunResult>& results);

}  // namespace lab
