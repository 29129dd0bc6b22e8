// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/BenchCommands.h"

#include "app/BadArgument.h"
#include "app/Console.h"
#include "app/NumberOptions.h"
#include "app/WordOptions.h"
#include "core/base/Instructions.h"
#include "core/base/OneLine.h"
#include "core/bench/Bandwidth.h"
#include "core/bench/BenchData.h"
#include "core/nn/NetworkPlan.h"
#include "core/nn/Zoo.h"
#include "core/run/Presets.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <map>

namespace lab {

namespace {

using Json = nlohmann::ordered_json;

constexpr double kGigabyte = 1e9;

void addMachineOptions(CLI::App& command, BenchOptions& options) {
    addNumber(command, "--workers", options.workers, "trainings at the same time", {1, 1024});
    addNumber(command, "--threads", options.threads, "threads of each worker", {1, 1024});
    addWords(command, "--precision", options.precisions, "fp32, bf16 or both")
        ->capture_default_str();
    command.add_flag("--json", options.json, "one JSON document on standard output");
}

void addCases(CLI::App& command, BenchOptions& options) {
    addWords(command, "--networks", options.networks, "list, as plain-18,resnet-34")
        ->capture_default_str();
    addNumber(command, "--width", options.width, "channels of the first stage");
    command.add_option("--stem", options.stem, "imagenet, cifar or small")->capture_default_str();
    addNumber(command, "--image-size", options.image, "pixels a side", {8, 4096});
    addNumber(command, "--channels", options.channels, "of the images: 1 or 3");
    addNumber(command, "--classes", options.classes, "classes");
    addNumber(command, "--batch-size", options.batch, "images a step", {2, 65536});
    addWords(command, "--layout", options.layouts,
             "contiguous, channels-last, or both; default: a run's own");
    addDevice(command, options.device);
    addNumber(command, "--seconds", options.seconds, "for each case", {0.1, 3600});
    command.add_flag("--operators", options.operators, "where the time goes, operator by operator");
    addMachineOptions(command, options);
}

std::vector<BenchCase> casesOf(const BenchOptions& options) {
    std::vector<std::optional<Layout>> layouts;
    for (const std::string& layout : options.layouts) {
        layouts.emplace_back(fromText<Layout>(layout));
    }
    if (layouts.empty()) {
        layouts.emplace_back();
    }
    std::vector<BenchCase> cases;
    for (const std::string& name : options.networks) {
        for (const std::string& precision : options.precisions) {
            for (const std::optional<Layout>& layout : layouts) {
                BenchCase one;
                one.network = zooNetwork(name);
                one.network.width = options.width;
                one.network.stem = fromText<Stem>(options.stem);
                one.network.inputChannels = options.channels;
                one.network.classes = options.classes;
                one.image = options.image;
                one.batch = options.batch;
                one.precision = fromText<Precision>(precision);
                one.layout = layout;
                one.device = options.device;
                one.workers = options.workers;
                one.threads = options.threads;
                one.operators = options.operators;
                cases.push_back(one);
            }
        }
    }
    return cases;
}

Json jsonOf(const BenchResult& result, double peak) {
    const BenchCase& one = result.measured;
    Json json = {{"network", one.network.name},
                 {"width", one.network.width},
                 {"stem", toText(one.network.stem)},
                 {"image", one.image},
                 {"batch", one.batch},
                 {"precision", toText(one.precision)},
                 {"layout", toText(*one.layout)},
                 {"device", one.device},
                 {"workers", one.workers},
                 {"threads", one.threads},
                 {"instructions", toText(instructions())},
                 {"images_per_second", result.imagesPerSecond},
                 {"gflops", result.gflops},
                 {"peak_share", peak > 0 ? Json(result.gflops / peak) : Json(nullptr)},
                 {"memory_bytes", result.memory}};
    for (const OperatorTime& time : result.operators) {
        json["operators"].push_back({{"name", time.name},
                                     {"calls", time.calls},
                                     {"seconds", time.seconds},
                                     {"share", time.seconds / result.seconds}});
    }
    return json;
}

// Operators below this share of the time are not worth a line.
constexpr double kWorthALine = 0.005;

void printOperators(const BenchResult& result) {
    double rest = result.seconds;
    for (const OperatorTime& time : result.operators) {
        rest -= time.seconds;
        if (time.seconds > kWorthALine * result.seconds) {
            print("  {:5.1f} %  {}\n", 100 * time.seconds / result.seconds, time.name);
        }
    }
    print("  {:5.1f} %  outside of operators\n", 100 * rest / result.seconds);
}

void printCase(const BenchResult& result, double peak) {
    const BenchCase& one = result.measured;
    print("{:<10} w{:<3} {:3} px, batch {:4}, {} {:<13} {} x {}: {:8.1f} images/s {:8.1f} GFLOP/s",
          one.network.name, one.network.width, one.image, one.batch, toText(one.precision),
          toText(*one.layout), one.workers, one.threads, result.imagesPerSecond, result.gflops);
    if (peak > 0) {
        print(" {:3.0f} % of the peak", 100 * result.gflops / peak);
    }
    print(", {:.2f} GB a worker\n", static_cast<double>(result.memory) / kGigabyte);
    if (!result.operators.empty()) {
        printOperators(result);
    }
}

// The peak of each precision that is asked for; 0 where it is not the CPU.
double peakOf(const BenchCase& one, std::map<Precision, double>& known) {
    if (one.device != "cpu") {
        return 0;
    }
    if (!known.contains(one.precision)) {
        known[one.precision] = convolutionPeak(one.precision, one.workers, one.threads);
    }
    return known[one.precision];
}

int runCases(const BenchOptions& options, BenchWork work) {
    const std::vector<BenchCase> cases = fromArguments([&] { return casesOf(options); });
    Json document = {{"work", work == BenchWork::Train ? "train" : "infer"},
                     {"cases", Json::array()}};
    std::map<Precision, double> peaks;
    if (!options.json) {
        print("Our kernels use these instructions: {}\n", toText(instructions()));
    }
    for (const BenchCase& one : cases) {
        const double peak = peakOf(one, peaks);
        const BenchResult result = bench(one, work, options.seconds);
        document["cases"].push_back(jsonOf(result, peak));
        if (!options.json) {
            printCase(result, peak);
            flushOutput();
        }
    }
    if (options.json) {
        printJson(document);
    }
    return kDone;
}

int runPeak(const BenchOptions& options) {
    std::vector<Precision> precisions;
    for (const std::string& name : options.precisions) {
        precisions.push_back(fromArguments([&] { return fromText<Precision>(name); }));
    }
    Json document = {{"work", "peak"}, {"cases", Json::array()}};
    for (const Precision precision : precisions) {
        const double peak = convolutionPeak(precision, options.workers, options.threads);
        document["cases"].push_back({{"precision", toText(precision)},
                                     {"workers", options.workers},
                                     {"threads", options.threads},
                                     {"instructions", toText(instructions())},
                                     {"gflops", peak}});
        if (!options.json) {
            print("3x3 convolution, {}, {} x {} threads: {:.1f} GFLOP/s\n", toText(precision),
                  options.workers, options.threads, peak);
        }
    }
    const int threads = options.workers * options.threads;
    const double bandwidth = memoryBandwidth(threads);
    document["memory_gigabytes_per_second"] = bandwidth;
    if (options.json) {
        printJson(document);
    } else {
        print("Memory, {} threads: {:.1f} GB/s\n", threads, bandwidth);
    }
    return kDone;
}

int runData(const BenchOptions& options) {
    DataSpec spec =
        fromArguments([&] { return presetNamed(options.preset); }).experiment.runs.front().data;
    spec.source = options.dataset;
    const DataRate rate = benchData(spec, options.batch, options.dataThreads, options.seconds);
    if (options.json) {
        printJson(Json{{"work", "data"},
                       {"dataset", rate.dataset},
                       {"preset", options.preset},
                       {"images", rate.images},
                       {"threads", rate.threads},
                       {"batch", options.batch},
                       {"open_seconds", rate.secondsToOpen},
                       {"images_per_second", rate.imagesPerSecond}});
    } else {
        print("{}, {} training images, opened in {:.1f} s; threads: {}: {:.1f} images/s\n",
              onOneLine(rate.dataset), rate.images, rate.secondsToOpen, rate.threads,
              rate.imagesPerSecond);
    }
    return kDone;
}

}  // namespace

void addBenchCommands(CLI::App& bench, BenchOptions& options) {
    addCases(*bench.add_subcommand("train", "Training steps: images/s, GFLOP/s, memory"), options);
    addCases(*bench.add_subcommand("infer", "Answers in evaluation mode: likewise"), options);
    addMachineOptions(
        *bench.add_subcommand("peak", "The most GFLOP/s a convolution reaches, and GB/s of memory"),
        options);
    CLI::App& data = *bench.add_subcommand(
        "data", "Training images/s of a data set alone: read, decoded, varied, in batches");
    data.add_option("--dataset", options.dataset, "name or directory")->capture_default_str();
    data.add_option("--preset", options.preset, "whose sizes and variations of images are taken")
        ->capture_default_str();
    addNumber(data, "--batch-size", options.batch, "images a step", {2, 65536});
    addNumber(data, "--threads", options.dataThreads, "that decode pictures; 0: one a core",
              {0, 1024});
    addNumber(data, "--seconds", options.seconds, "to measure", {0.1, 3600});
    data.add_flag("--json", options.json, "one JSON document on standard output");
}

int runBench(const CLI::App& bench, const BenchOptions& options) {
    if (bench.got_subcommand("peak")) {
        return runPeak(options);
    }
    if (bench.got_subcommand("data")) {
        return runData(options);
    }
    return runCases(options, bench.got_subcommand("train") ? BenchWork::Train : BenchWork::Infer);
}

}  // namespace lab
