// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

namespace lab {

/// When measuring in turns ends.
struct TurnLimits {
    int leastRounds = 3;
    int quietRounds = 3;        ///< rounds without a new best one: it is found
    double mostSeconds = 6;     ///< in all
    double improvement = 0.01;  ///< less is no new best one
};

/// Measures several things in short rounds, one after the other, so that whatever else the machine
/// does meets all of them, and takes the best round of each: noise makes a round slower, never
/// faster. `rate`: one round of number i, in whatever a second. `now`: seconds of a steady clock.
/// Gives the best rate of each. Pure but for the two.
std::vector<double> bestInTurns(std::size_t count, const TurnLimits& limits,
                                const std::function<double(std::size_t i)>& rate,
                                const std::function<double()>& now);

}  // namespace lab
