// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/experiments/ExperimentModel.h"

#include <QString>

#include <vector>

namespace lab {

/// What several experiments ask together, and how each of them answers.
struct CommonQuestion {
    QString headline;  ///< "3 experiments differ in one thing: learning rate"
    QString text;      ///< a line for each
};

/// `experiments`: two or more, tested on the same pictures. Pure; any thread.
CommonQuestion commonQuestionOf(const std::vector<ExperimentSnapshot>& experiments);

}  // namespace lab
