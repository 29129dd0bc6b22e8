// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/bench/Bandwidth.h"

#include "core/base/Stopwatch.h"

#include <algorithm>
#include <barrier>
#include <cstddef>
#include <thread>
#include <vector>

namespace lab {

double memoryBandwidth(int threads) {
    constexpr std::size_t kNumbers = std::size_t{1} << 24;  // 64 MB an array
    constexpr int kRounds = 8;
    constexpr double kBytes = 3.0 * sizeof(float) * kNumbers;
    std::vector<double> best(static_cast<std::size_t>(threads), 0);
    std::barrier together(threads);
    {
        std::vector<std::jthread> pool;
        for (double& own : best) {
            pool.emplace_back([&own, &together] {
                std::vector<float> sum(kNumbers, 0);
                const std::vector<float> one(kNumbers, 1);
                const std::vector<float> other(kNumbers, 2);
                for (int round = 0; round < kRounds; ++round) {
                    together.arrive_and_wait();
                    const Stopwatch watch;
                    std::transform(one.begin(), one.end(), other.begin(), sum.begin(),
                                   [](float a, float b) { return a + b; });
                    own = std::max(own, kBytes / watch.seconds());
                }
            });
        }
    }
    double all = 0;
    for (const double own : best) {
        all += own / 1e9;
    }
    return all;
}

}  // namespace lab
