// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/bench/Calibrate.h"

#include "core/base/Instructions.h"
#include "core/base/Machine.h"
#include "core/base/Numbers.h"
#include "core/bench/Bench.h"
#include "core/bench/MeasuredSpeeds.h"
#include "core/nn/NetworkPlan.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace lab {

namespace {

constexpr double kWorthIt = 1.15;
constexpr double kSeconds = 0.3;     // of each precision, after the warm-up
constexpr double kStepFlops = 40e9;  // a step of about that much is long enough to measure

bool isOpen(const RunSpec& run) {
    return run.recipe.precision == Precision::Auto;
}

std::int64_t work(const RunSpec& run, int image) {
    return multAdds(planOf(run.network), image, image);
}

int batchOf(const RunSpec& run, int image) {
    const double flops = 6.0 * static_cast<double>(work(run, image));
    return std::clamp(static_cast<int>(kStepFlops / flops), 2, run.recipe.batchSize);
}

double rate(const RunSpec& run, int image, Precision precision, const Execution& execution) {
    BenchCase one;
    one.network = run.network;
    one.image = image;
    one.batch = batchOf(run, image);
    one.precision = precision;
    one.device = execution.device;
    one.threads = execution.threads;
    return bench(one, BenchWork::Train, kSeconds).imagesPerSecond;
}

// All that decides how fast a network trains here.
nlohmann::json keyOf(const RunSpec& run, int image, const std::string& device) {
    return {{"program", programVersion()},
            {"libtorch", libtorchVersion()},
            {"processor", processorName()},
            {"instructions", toText(instructions())},
            {"device", device},
            {"network", run.network},
            {"image", image},
            {"batch", batchOf(run, image)}};
}

MeasuredSpeeds speedsOf(const RunSpec& run, int image, const Execution& execution,
                        Measuring measuring) {
    const std::filesystem::path file = measuredSpeedsFile();
    const nlohmann::json key = keyOf(run, image, execution.device);
    if (measuring == Measuring::OnceForAll) {
        if (const auto known = rememberedSpeeds(file, key)) {
            return *known;
        }
    }
    MeasuredSpeeds speeds;
    speeds.fp32 = rate(run, image, Precision::Fp32, execution);
    speeds.bf16 = rate(run, image, Precision::Bf16, execution);
    speeds.date = utcNow().substr(0, 10);
    if (measuring == Measuring::OnceForAll) {
        if (const auto known = rememberedSpeeds(file, key)) {  // by another program, meanwhile
            return *known;
        }
    }
    rememberSpeeds(file, key, speeds);
    return speeds;
}

std::string noteOf(const RunSpec& run, Precision chosen, const MeasuredSpeeds& speeds) {
    return "On this machine bf16 trains " + titleOf(run.network) + " " +
           generalText(speeds.bf16 / speeds.fp32, 2) + " times as fast as fp32 (measured on " +
           speeds.date + "; --precision auto-again measures again), so this experiment trains in " +
           toText(chosen) + ".";
}

}  // namespace

Precision fasterPrecision(double fp32, double bf16) {
    return bf16 >= kWorthIt * fp32 ? Precision::Bf16 : Precision::Fp32;
}

Calibrated calibrated(Experiment experiment, DatasetCache& data, const Execution& wanted,
                      Measuring measuring) {
    std::vector<RunSpec>& runs = experiment.runs;
    if (std::ranges::none_of(runs, isOpen)) {
        return {std::move(experiment), {}};
    }
    const Execution execution = settled(wanted, runs.size());
    const RunSpec* largest = nullptr;
    std::int64_t most = -1;
    int image = 0;
    for (const RunSpec& run : runs) {
        const int side = data.get(run.data)->imageSize;
        if (isOpen(run) && work(run, side) > most) {
            largest = &run;
            most = work(run, side);
            image = side;
        }
    }
    const auto settle = [&](Precision chosen, const std::string& note) -> Calibrated {
        for (RunSpec& run : runs) {
            run.recipe.precision = isOpen(run) ? chosen : run.recipe.precision;
        }
        return {std::move(experiment), note};
    };
    if (execution.device == "cpu" && !computesBf16()) {
        return settle(Precision::Fp32, "Without AVX-512 in this processor " +
                                           titleOf(largest->network) +
                                           " would train slower in bf16, so this experiment "
                                           "trains in fp32.");
    }
    const MeasuredSpeeds speeds = speedsOf(*largest, image, execution, measuring);
    const Precision chosen = fasterPrecision(speeds.fp32, speeds.bf16);
    return settle(chosen, noteOf(*largest, chosen, speeds));
}

}  // namespace lab
