// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/bench/InTurns.h"

namespace lab {

std::vector<double> bestInTurns(std::size_t count, const TurnLimits& limits,
                                const std::function<double(std::size_t i)>& rate,
                                const std::function<double()>& now) {
    std::vector<double> best(count, 0);
    const double begin = now();
    int quiet = 0;
    for (int round = 1; round <= limits.leastRounds ||
                        (quiet < limits.quietRounds && now() - begin < limits.mostSeconds);
         ++round) {
        ++quiet;
        for (std::size_t i = 0; i < count; ++i) {
            const double measured = rate(i);
            if (measured > best[i] * (1 + limits.improvement)) {
                quiet = 0;
            }
            best[i] = measured > best[i] ? measured : best[i];
        }
    }
    return best;
}

}  // namespace lab
