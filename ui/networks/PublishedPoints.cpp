// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/networks/PublishedPoints.h"

#include "ui/base/Language.h"

#include <algorithm>

namespace lab {

namespace {

int sideOf(Benchmark benchmark) {
    return benchmark == Benchmark::Cifar10 ? 32 : 224;
}

// The network as the benchmark's table has it: its classes, colour images.
const PublishedResult* resultOf(NetworkSpec network, Benchmark benchmark) {
    network.classes = benchmark == Benchmark::Cifar10 ? 10 : 1000;
    network.inputChannels = 3;
    return publishedResultOf(network, benchmark);
}

// "34 B" of "ResNet-34 B", "110 pre" of "PreAct ResNet-110"
QString labelOf(const PublishedResult& result) {
    if (result.network.order == Order::Pre) {
        return say("%1 pre").arg(depthOf(result.network));
    }
    const QString title = QString::fromStdString(result.title);
    const auto space = title.lastIndexOf(' ');
    const QString depth = QString::number(depthOf(result.network));
    return space < 0 ? depth : depth + title.mid(space);
}

}  // namespace

std::vector<PublishedPoint> publishedPoints(Benchmark benchmark) {
    std::vector<PublishedPoint> points;
    const int side = sideOf(benchmark);
    for (const PublishedResult& result : publishedResults()) {
        if (result.benchmark == benchmark) {
            const NetworkSummary summary = summaryOf(result.network, {side, side});
            points.push_back({result, labelOf(result), summary.parameters, summary.multAdds});
        }
    }
    std::ranges::stable_sort(points, {}, &PublishedPoint::parameters);
    return points;
}

QString benchmarkText(Benchmark benchmark) {
    switch (benchmark) {
        case Benchmark::ImageNetTenCrop:
            return say("ImageNet, 10-crop (He et al. 2015)");
        case Benchmark::ImageNetSingleCrop:
            return say("ImageNet, one crop (torchvision)");
        case Benchmark::Cifar10:
            break;
    }
    return say("CIFAR-10 (He et al. 2015, 2016)");
}

Benchmark fittingBenchmark(const NetworkPair& pair) {
    Benchmark best = Benchmark::ImageNetTenCrop;
    int most = 0;
    for (const Benchmark benchmark : kBenchmarks) {
        int found = 0;
        for (const NetworkSpec& network : pair.networks) {
            found += resultOf(network, benchmark) != nullptr ? 1 : 0;
        }
        if (found > most) {
            most = found;
            best = benchmark;
        }
    }
    return best;
}

int pointOf(const std::vector<PublishedPoint>& points, const NetworkSpec& network) {
    if (points.empty()) {
        return -1;
    }
    const PublishedResult* result = resultOf(network, points.front().result.benchmark);
    const auto found = std::ranges::find_if(points, [result](const PublishedPoint& point) {
        return result != nullptr && point.result.title == result->title;
    });
    return found == points.end() ? -1 : static_cast<int>(found - points.begin());
}

}  // namespace lab
