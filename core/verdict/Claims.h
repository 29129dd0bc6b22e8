// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verdict/Comparison.h"

#include <string>
#include <vector>

namespace lab {

enum class ClaimOutcome { ShownHere, NotShownHere, OtherWayRound, WithinNoise, TooEarly, Failed };

template <>
struct EnumNames<ClaimOutcome> {
    static constexpr const char* what = asPhrase("outcome");
    static constexpr std::array names = {
        std::pair{ClaimOutcome::ShownHere, std::string_view("shown-here")},
        std::pair{ClaimOutcome::NotShownHere, std::string_view("not-shown-here")},
        std::pair{ClaimOutcome::OtherWayRound, std::string_view("other-way-round")},
        std::pair{ClaimOutcome::WithinNoise, std::string_view("within-noise")},
        std::pair{ClaimOutcome::TooEarly, std::string_view("too-early")},
        std::pair{ClaimOutcome::Failed, std::string_view("failed")}};
};

/// What a paper says of a factor, and whether this comparison shows it.
struct Claim {
    std::string source;     ///< for phrase(): "He et al. 2015, table 3"
    std::string published;  ///< its test errors in per cent, or words for phrase()
    bool inWords = false;
    Measure measure = Measure::TestError;  ///< of the comparison's effects that it is judged by
    ClaimOutcome outcome = ClaimOutcome::TooEarly;
    /// Where each of several steps is within noise: what they come to together.
    ClaimOutcome ends = ClaimOutcome::WithinNoise;
};

/// The claims about the comparison's factor; none where no paper that we quote makes one. A table
/// gives test errors and is judged by the test error; what a figure shows of the training error is
/// judged by that, and quotes no table. Judged by direction: shown here where every step goes the
/// published way beyond noise, the other way round where every step goes against it, within noise
/// where none goes beyond, else not shown here. Of several steps within noise it is told whether
/// their ends show it. The published figures are those of ImageNet or
/// CIFAR-10 at full width, never of this data. Pure.
std::vector<Claim> claimsOf(const Comparison& comparison, std::span<const RunResult> runs);

/// textOf() of the comparison and of its claims, and that it is a beginning where it is one.
std::string comparisonText(const Comparison& comparison, std::span<const RunResult> runs);

/// "He et al. 2015, table 3 (A 25.03, …): shown here.", as phrase().
std::string textOf(const Claim& claim);

/// "He et al. 2015, table 3: shown here.", as phrase().
std::string briefTextOf(const Claim& claim);

}  // namespace lab
