// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verdict/Noise.h"

#include "core/verdict/Verdict.h"

#include <algorithm>
#include <cmath>
#include <gsl/gsl_cdf.h>

namespace lab {

namespace {

constexpr double kConfidence = 0.975;  // 95 % on two sides

}  // namespace

NoisePrior priorOf(const RunSpec& spec, Measure measure) {
    const bool lesson = spec.data.source == "fashion-mnist" && spec.data.trainLimit == 20000 &&
                        spec.data.testLimit == 0 && spec.network.width == 16 &&
                        spec.network.stem == Stem::Small && spec.recipe.epochs == 10 &&
                        spec.recipe.batchSize == 128 && spec.recipe.learningRate == 0.1;
    if (!lesson) {
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

NoisePrior pooledNoise(std::span<const SeedErrors> networks, Measure measure) {
    double squares = 0;
    double degrees = 0;
    NoisePrior prior;
    for (const SeedErrors& network : networks) {
        const double more = std::max(0.0, static_cast<double>(network.errors.size()) - 1);
        const double deviation = spreadOf(network.errors).deviation;
        squares += deviation * deviation * more;
        degrees += more;
        const NoisePrior known = priorOf(network.spec, measure);
        if (known.variance > prior.variance) {
            prior = known;
        }
    }
    return moderated(prior, degrees > 0 ? squares / degrees : 0, degrees);
}

}  // namespace lab
