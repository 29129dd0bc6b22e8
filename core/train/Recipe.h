// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/EnumNames.h"

#include <nlohmann/json_fwd.hpp>

#include <array>
#include <cstdint>
#include <vector>

namespace lab {

enum class Schedule { Milestones, Cosine };
/// Auto is settled by a measurement before training begins (core/bench/Calibrate.h).
enum class Precision { Auto, Fp32, Bf16 };

template <>
struct EnumNames<Schedule> {
    static constexpr const char* what = asPhrase("schedule");
    static constexpr std::array names = {
        std::pair{Schedule::Milestones, std::string_view("milestones")},
        std::pair{Schedule::Cosine, std::string_view("cosine")}};
};

template <>
struct EnumNames<Precision> {
    static constexpr const char* what = asPhrase("precision");
    static constexpr std::array names = {std::pair{Precision::Auto, std::string_view("auto")},
                                         std::pair{Precision::Fp32, std::string_view("fp32")},
                                         std::pair{Precision::Bf16, std::string_view("bf16")}};
};

/// How a network is trained: SGD with momentum and weight decay, as He et al. 2015, section 3.4.
/// A value; any thread.
struct Recipe {
    int epochs = 10;
    int batchSize = 128;
    double learningRate = 0.1;
    double momentum = 0.9;
    double weightDecay = 1e-4;  ///< on every parameter, as the paper's and PyTorch's SGD
    Schedule schedule = Schedule::Milestones;
    std::vector<int> milestones;  ///< epochs after which the rate is multiplied by `factor`
    double factor = 0.1;
    int warmupEpochs = 0;  ///< the rate rises linearly from near 0 over these
    Precision precision = Precision::Fp32;

    bool operator==(const Recipe&) const = default;
};

/// Throws Error, naming the value and what it may be.
void validate(const Recipe& recipe);
/// Likewise for a training that is yet to begin: two drops of the rate do not fall together, which
/// old run.json files have.
void validateNew(const Recipe& recipe);

/// How many of so many training images a step takes.
std::int64_t imagesPerStep(const Recipe& recipe, std::int64_t images);

/// The learning rate of a step, counted from 0 over the whole training. Pure. The warm-up reaches
/// the full rate with its last step; cosine falls to 0 at the end.
double learningRate(const Recipe& recipe, std::int64_t step, std::int64_t stepsPerEpoch);

void to_json(nlohmann::json& json, const Recipe& recipe);
void from_json(const nlohmann::json& json, Recipe& recipe);

}  // namespace lab
