// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/bench/Calibrate.h"

#include "core/base/Instructions.h"
#include "core/base/Machine.h"
#include "core/base/Numbers.h"
#include "core/base/platform/Cores.h"
#include "core/bench/Bench.h"
#include "core/bench/MeasuredSpeeds.h"
#include "core/nn/NetworkPlan.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <functional>

namespace lab {

namespace {

constexpr double kWorthIt = 1.15;
constexpr double kRoundSeconds = 0.1;
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

// A network that is measured, and the side of the images that it trains on.
struct Candidate {
    const RunSpec* run = nullptr;
    int image = 0;
};

// Each different one of the open runs, the largest first: seeds and rates cost nothing.
std::vector<Candidate> candidatesOf(const std::vector<RunSpec>& runs, DatasetCache& data) {
    std::vector<Candidate> all;
    for (const RunSpec& run : runs) {
        if (isOpen(run)) {
            const int image = data.get(run.data)->imageSize;
            const bool known = std::ranges::any_of(all, [&](const Candidate& one) {
                return one.run->network == run.network && one.image == image &&
                       batchOf(*one.run, image) == batchOf(run, image);
            });
            if (!known) {
                all.push_back({&run, image});
            }
        }
    }
    std::ranges::stable_sort(all, std::greater(),
                             [](const Candidate& one) { return work(*one.run, one.image); });
    return all;
}

BenchCase caseOf(const RunSpec& run, int image, Precision precision, const Execution& execution) {
    BenchCase one;
    one.network = run.network;
    one.image = image;
    one.batch = batchOf(run, image);
    one.precision = precision;
    one.device = execution.device;
    one.threads = execution.threads;
    return one;
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
    const MeasuredSpeeds speeds = measuredSpeeds(run, image, execution);
    if (measuring == Measuring::OnceForAll) {
        if (const auto known = rememberedSpeeds(file, key)) {  // by another program, meanwhile
            return *known;
        }
    }
    rememberSpeeds(file, key, speeds);
    return speeds;
}

// One network, or how many of them: all that are open train in the same precision.
std::string noteOf(const std::vector<Candidate>& candidates, Precision chosen,
                   const MeasuredSpeeds& speeds) {
    const std::string what = candidates.size() == 1
                                 ? titleOf(candidates.front().run->network)
                                 : "the " + std::to_string(candidates.size()) + " networks";
    return "On this machine bf16 trains " + what + " " + generalText(speeds.bf16 / speeds.fp32, 2) +
           " times as fast as fp32 (measured on " + speeds.date +
           "; --precision auto-again measures again), so this experiment trains in " +
           toText(chosen) + ".";
}

}  // namespace

MeasuredSpeeds measuredSpeeds(const RunSpec& run, int image, const Execution& execution) {
    const std::vector<double> rates = trainInTurns({caseOf(run, image, Precision::Fp32, execution),
                                                    caseOf(run, image, Precision::Bf16, execution)},
                                                   kRoundSeconds, {});
    return {rates[0], rates[1], utcNow().substr(0, 10)};
}

MeasuredSpeeds together(const std::vector<MeasuredSpeeds>& all) {
    MeasuredSpeeds sum;
    for (const MeasuredSpeeds& one : all) {
        sum.fp32 += 1 / one.fp32;
        sum.bf16 += 1 / one.bf16;
        sum.date = std::max(sum.date, one.date);
    }
    const auto count = static_cast<double>(all.size());
    return {count / sum.fp32, count / sum.bf16, sum.date};
}

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
    const std::vector<Candidate> candidates = candidatesOf(runs, data);
    const auto settle = [&](Precision chosen, const std::string& note) -> Calibrated {
        for (RunSpec& run : runs) {
            run.recipe.precision = isOpen(run) ? chosen : run.recipe.precision;
        }
        return {std::move(experiment), note};
    };
    if (execution.device == "cpu" && !computesBf16()) {
        return settle(Precision::Fp32, "Without AVX-512 in this processor " +
                                           titleOf(candidates.front().run->network) +
                                           " would train slower in bf16, so this experiment "
                                           "trains in fp32.");
    }
    std::vector<MeasuredSpeeds> each;
    for (const Candidate& one : candidates) {
        each.push_back(speedsOf(*one.run, one.image, execution, measuring));
    }
    const MeasuredSpeeds speeds = together(each);
    const Precision chosen = fasterPrecision(speeds.fp32, speeds.bf16);
    return settle(chosen, noteOf(candidates, chosen, speeds));
}

}  // namespace lab
