// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verdict/Noise.h"

#include "core/run/Presets.h"
#include "core/verdict/Factors.h"
#include "core/verdict/Verdict.h"

#include <algorithm>
#include <cmath>
#include <gsl/gsl_cdf.h>

namespace lab {

namespace {

constexpr double kConfidence = 0.975;  // 95 % on two sides
constexpr int kSide = 28;              // of the lesson's images, in pixels
constexpr double kLeastDegrees = 2;    // with one, Student's t is 12.7: no interval that tells

}  // namespace

NoisePrior priorOf(const RunSpec& spec, Measure measure) {
    static const RunSpec lesson = normalForm(presetNamed("lesson").experiment.runs.front());
    RunSpec like = normalForm(spec);
    like.recipe.precision = lesson.recipe.precision;
    const NetworkSpec& network = like.network;
    if (like.recipe != lesson.recipe || like.data != lesson.data ||
        network.width != lesson.network.width || network.stem != lesson.network.stem ||
        network.order != Order::Post || network.block != BlockKind::Basic) {
        return {};
    }
    // Mean of the variances of 18 and 34 layers in fp32 and bf16.
    constexpr double kWeight = 5;  // as much as six seeds of one network
    const bool train = measure == Measure::TrainError;
    if (spec.network.family == Family::Plain) {
        return {train ? 0.40 : 0.53, kWeight};
    }
    return {train ? 0.079 : 0.048, kWeight};
}

RunSpec withKnownData(const RunInfo& info) {
    static const DataSpec lesson = presetNamed("lesson").experiment.runs.front().data;
    constexpr std::int64_t kTestImages = 10000;
    constexpr int kClasses = 10;
    constexpr const char* kName = "Fashion-MNIST";
    const auto isOr = [](auto value, auto unknown, auto wanted) {
        return value == unknown || value == wanted;
    };
    RunSpec spec = info.spec;
    const bool isNotRefuted = isOr(info.trainImages, std::int64_t{0}, lesson.trainLimit) &&
                              isOr(info.testImages, std::int64_t{0}, kTestImages) &&
                              isOr(spec.network.classes, 0, kClasses) &&
                              isOr(info.dataset, std::string(), std::string(kName));
    if (!isNotRefuted) {
        spec.data.source.clear();  // no data set's
    } else if (info.dataset == kName && info.trainImages == lesson.trainLimit &&
               info.testImages == kTestImages && spec.data.select == lesson.select) {
        spec.data.source = lesson.source;
        spec.data.trainLimit = lesson.trainLimit;
        spec.data.testLimit = lesson.testLimit;
        spec.data.imageSize = spec.data.imageSize == kSide ? lesson.imageSize : spec.data.imageSize;
    }
    return spec;
}

NoisePrior moderated(const NoisePrior& prior, double variance, double degrees) {
    const double all = prior.weight + degrees;
    return {all > 0 ? (prior.weight * prior.variance + degrees * variance) / all : 0, all};
}

double halfWidth(const NoisePrior& noise, int seeds) {
    return gsl_cdf_tdist_Pinv(kConfidence, noise.weight) *
           std::sqrt(2 * noise.variance / std::max(1, seeds));
}

double leastMargin(std::int64_t images) {
    constexpr double kHandful = 5;
    return images > 0 ? 100 * kHandful / static_cast<double>(images) : 0;
}

double marginOf(const NoisePrior& noise, int seeds, std::int64_t images) {
    return std::max(noise.weight > 0 ? halfWidth(noise, seeds) : kMargin, leastMargin(images));
}

namespace {

double varianceOf(const SeedErrors& network) {
    const double deviation = spreadOf(network.errors).deviation;
    return deviation * deviation;
}

double degreesOf(const SeedErrors& network) {
    return std::max(0.0, static_cast<double>(network.errors.size()) - 1);
}

// What is known of all of them; of different things the larger spread.
NoisePrior knownOf(std::span<const SeedErrors> networks, Measure measure) {
    NoisePrior known;
    for (const SeedErrors& network : networks) {
        const bool isAtEnd = network.epoch >= network.spec.recipe.epochs;
        const NoisePrior own = isAtEnd ? priorOf(network.spec, measure) : NoisePrior();
        if (own.weight <= 0) {
            return {};
        }
        known = own.variance > known.variance ? own : known;
    }
    return known;
}

// Errors are counted in images, so equal ones still spread by the rounding.
double roundingOf(const SeedErrors& network) {
    const double step = network.images > 0 ? 100 / static_cast<double>(network.images) : 0;
    return step * step / 12;
}

// Of all that are not left out.
NoisePrior pooled(std::span<const SeedErrors> networks, const std::vector<bool>& leftOut,
                  const NoisePrior& known) {
    double squares = 0;
    double degrees = 0;
    for (std::size_t i = 0; i < networks.size(); ++i) {
        const SeedErrors& network = networks[i];
        if (leftOut[i]) {
            continue;
        }
        squares += varianceOf(network) * degreesOf(network);
        degrees += degreesOf(network);
    }
    return moderated(known, degrees > 0 ? squares / degrees : 0, degrees);
}

// Which networks spread beyond what the others allow.
std::vector<bool> wideOnes(std::span<const SeedErrors> networks, const NoisePrior& known) {
    constexpr double kRarely = 0.05;
    std::vector<bool> wide(networks.size(), false);
    for (std::size_t i = 0; i < networks.size(); ++i) {
        std::vector<bool> without(networks.size(), false);
        without[i] = true;
        const NoisePrior others = pooled(networks, without, known);
        const double degrees = degreesOf(networks[i]);
        const double variance = varianceOf(networks[i]);
        if (degrees > 0 && others.weight > 0 && variance > 0) {
            const double least = std::max(others.variance, roundingOf(networks[i]));
            wide[i] = least <= 0 || gsl_cdf_fdist_Q(variance / least, degrees, others.weight) <
                                        kRarely / static_cast<double>(networks.size());
        }
    }
    return wide;
}

}  // namespace

NoisePrior noiseBetween(std::span<const SeedErrors> networks, std::size_t from, std::size_t to,
                        Measure measure) {
    const NoisePrior known = knownOf(networks, measure);
    const std::vector<bool> wide = wideOnes(networks, known);
    const NoisePrior common = pooled(networks, wide, known);
    if (!wide[from] && !wide[to]) {
        return common.weight >= kLeastDegrees ? common : NoisePrior();
    }
    const auto own = [&](std::size_t i) {
        return wide[i] ? NoisePrior{varianceOf(networks[i]), degreesOf(networks[i])} : common;
    };
    const NoisePrior one = own(from);
    const NoisePrior other = own(to);
    const auto share = [](const NoisePrior& noise) {
        return noise.weight > 0 ? noise.variance * noise.variance / noise.weight : 0;
    };
    const double both = one.variance + other.variance;
    return {both / 2, both * both / (share(one) + share(other))};
}

}  // namespace lab
