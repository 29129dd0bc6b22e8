// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verdict/PublishedResults.h"
#include "ui/diagram/NetworkPair.h"

#include <QString>

#include <vector>

namespace lab {

/// A published error next to what its network costs on the benchmark's image size.
struct PublishedPoint {
    PublishedResult result;
    QString label;  ///< "34 B": short, at the point
    std::int64_t parameters = 0;
    std::int64_t multAdds = 0;
};

inline constexpr std::array kBenchmarks = {Benchmark::ImageNetTenCrop,
                                           Benchmark::ImageNetSingleCrop, Benchmark::Cifar10};

/// All points of a benchmark, by rising parameters.
std::vector<PublishedPoint> publishedPoints(Benchmark benchmark);

/// "ImageNet, 10-crop (He et al. 2015)"
QString benchmarkText(Benchmark benchmark);
/// The benchmark on which both networks have a point, or the most of them.
Benchmark fittingBenchmark(const NetworkPair& pair);
/// The point of this network's layers, whatever its classes and input; -1 none.
int pointOf(const std::vector<PublishedPoint>& points, const NetworkSpec& network);

}  // namespace lab
