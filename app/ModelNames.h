// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace lab {

/// Says of which models the last weights answer, because the best are gone.
void noteLostWeights(const std::vector<std::string>& models);

/// What the models are called in answers: the name of the run folder or file, and where two have
/// the same one, as much of their paths as tells them apart ("a/model", "b/model"). One that is
/// given twice gets a number. As many as `paths`, all different.
std::vector<std::string> distinctNames(const std::vector<std::string>& paths);

}  // namespace lab
