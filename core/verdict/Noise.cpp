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
constexpr double kLessonWeight = 5;    // as much as six seeds of one network
constexpr double kNormal = 1.96;       // 95 % on two sides

// Of the pictures on which just one of two networks would err if they were independent. Measured on
// the four shipped networks, each pair: 0.25 to 0.43 (tests/peers/shared_errors.py); rounded up.
constexpr double kSharedErrors = 0.5;

// In the lesson, after its last epoch: mean of the variances of 18 and 34 layers in fp32 and bf16.
double lessonVariance(Family family, Measure measure) {
    const bool train = measure == Measure::TrainError;
    return family == Family::Plain ? (train ? 0.40 : 0.53) : (train ? 0.079 : 0.048);
}

bool isOfTheLesson(const NetworkSpec& network) {
    static const NetworkSpec lesson = presetNamed("lesson").experiment.runs.front().network;
    return network.width == lesson.width && network.stem == lesson.stem &&
           network.order == Order::Post && network.block == BlockKind::Basic;
}

constexpr const char* kLessonData = "Fashion-MNIST";

}  // namespace

bool isMuchLikeTheLesson(const RunInfo& info) {
    static const std::string source = presetNamed("lesson").experiment.runs.front().data.source;
    const bool isItsData =
        info.dataset.empty() ? info.spec.data.source == source : info.dataset == kLessonData;
    return isItsData && isOfTheLesson(info.spec.network);
}

NoisePrior priorOf(const RunSpec& spec, Measure measure) {
    static const RunSpec lesson = normalForm(presetNamed("lesson").experiment.runs.front());
    RunSpec like = normalForm(spec);
    like.recipe.precision = lesson.recipe.precision;
    if (like.recipe != lesson.recipe || like.data != lesson.data || !isOfTheLesson(like.network)) {
        return {};
    }
    return {.variance = lessonVariance(spec.network.family, measure), .weight = kLessonWeight};
}

RunSpec withKnownData(const RunInfo& info) {
    static const DataSpec lesson = presetNamed("lesson").experiment.runs.front().data;
    constexpr std::int64_t kTestImages = 10000;
    constexpr int kClasses = 10;
    const auto isOr = [](auto value, auto unknown, auto wanted) {
        return value == unknown || value == wanted;
    };
    RunSpec spec = info.spec;
    const bool isNotRefuted = isOr(info.trainImages, std::int64_t{0}, lesson.trainLimit) &&
                              isOr(info.testImages, std::int64_t{0}, kTestImages) &&
                              isOr(spec.network.classes, 0, kClasses) &&
                              isOr(info.dataset, std::string(), std::string(kLessonData));
    if (!isNotRefuted) {
        spec.data.source.clear();  // no data set's
    } else if (info.dataset == kLessonData && info.trainImages == lesson.trainLimit &&
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
    return {.variance = all > 0 ? (prior.weight * prior.variance + degrees * variance) / all : 0,
            .weight = all};
}

double halfWidth(const NoisePrior& noise, int seeds) {
    return gsl_cdf_tdist_Pinv(kConfidence, noise.weight) *
           std::sqrt(2 * noise.variance / std::max(1, seeds));
}

double leastMargin(std::int64_t images) {
    constexpr double kHandful = 5;
    return images > 0 ? 100 * kHandful / static_cast<double>(images) : 0;
}

double samplingVariance(double error, double other, std::int64_t images) {
    constexpr double kWhole = 100;
    const double apart = kSharedErrors * (error * (kWhole - other) + other * (kWhole - error));
    return images > 0 ? apart / static_cast<double>(images) : 0;
}

double samplingHalfWidth(const NoisePrior& noise) {
    return kNormal * std::sqrt(noise.sampling);
}

double marginOf(const NoisePrior& noise, int seeds, std::int64_t images) {
    const bool isKnown = noise.weight > 0;
    const double bySeeds =
        isKnown ? halfWidth(noise, seeds)
                : std::max(kMargin,
                           halfWidth({.variance = noise.variance, .weight = kLessonWeight}, seeds));
    return std::max(std::hypot(bySeeds, samplingHalfWidth(noise)), leastMargin(images));
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

namespace {

// Over seeds alone.
NoisePrior spreadBetween(std::span<const SeedErrors> networks, std::size_t from, std::size_t to,
                         Measure measure) {
    const NoisePrior known = knownOf(networks, measure);
    const std::vector<bool> wide = wideOnes(networks, known);
    const NoisePrior common = pooled(networks, wide, known);
    if (!wide[from] && !wide[to]) {
        const auto lessons = [&](std::size_t i) {
            const SeedErrors& network = networks[i];
            return network.isLike ? lessonVariance(network.spec.network.family, measure) : 0.0;
        };
        return common.weight >= kLeastDegrees
                   ? common
                   : NoisePrior{.variance = std::max(lessons(from), lessons(to))};
    }
    const auto own = [&](std::size_t i) {
        return wide[i] ? NoisePrior{.variance = varianceOf(networks[i]),
                                    .weight = degreesOf(networks[i])}
                       : common;
    };
    const NoisePrior one = own(from);
    const NoisePrior other = own(to);
    const auto share = [](const NoisePrior& noise) {
        return noise.weight > 0 ? noise.variance * noise.variance / noise.weight : 0;
    };
    const double both = one.variance + other.variance;
    return {.variance = both / 2, .weight = both * both / (share(one) + share(other))};
}

}  // namespace

NoisePrior noiseBetween(std::span<const SeedErrors> networks, std::size_t from, std::size_t to,
                        Measure measure) {
    NoisePrior noise = spreadBetween(networks, from, to, measure);
    if (measure == Measure::TestError) {
        noise.sampling = samplingVariance(spreadOf(networks[from].errors).mean,
                                          spreadOf(networks[to].errors).mean, networks[to].images);
    }
    return noise;
}

}  // namespace lab
