// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verdict/Claims.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace lab {

/// What an experiment asks where it is not whether depth costs a plain network: the comparison that
/// answers it, and the error that it is asked of. A value.
struct Question {
    Comparison comparison;
    std::vector<Claim> claims;
    Measure measure = Measure::TrainError;  ///< of its first claim, where papers make one
};

/// The comparison with the most levels: of depth only where there is no other, of what papers claim
/// first, and then of the deepest networks. Empty where nothing is compared. Pure; any thread.
std::optional<Question> questionOf(std::span<const RunResult> runs);

/// "Shortcut option: B beats A; B, C within noise", as phrase(); "Shortcut option compared" until
/// each step can be judged, but those of a level that has failed or has not come as far.
std::string headlineOf(const Question& question);

/// "Shortcut option: A beats C, by no step beyond noise", as phrase(): where the first and the last
/// level differ and no step between does.
std::string headlineOfEnds(const Question& question, const Effect& ends);

/// Whether each step goes one way beyond noise, and none against a claim: what was asked is shown.
bool isAnswered(const Question& question);

/// The effects that the question is about, in the order of the levels.
std::vector<Effect> effectsOf(const Question& question);

}  // namespace lab
