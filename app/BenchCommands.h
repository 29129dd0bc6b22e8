// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bench/Bench.h"

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace lab {

/// What `bench train` and `bench infer` were asked for: every combination is a case.
struct BenchOptions {
    std::vector<std::string> networks = {"plain-18", "plain-34", "resnet-18", "resnet-34"};
    std::vector<std::string> precisions = {"fp32"};
    std::vector<std::string> layouts;  ///< empty: what a run would get
    std::string stem = "small";
    std::string device = "cpu";
    int width = 16;
    int image = 28;
    int channels = 1;
    int classes = 10;
    int batch = 128;
    int workers = 1;
    int threads = 1;
    std::string dataset = "fashion-mnist";  ///< of `bench data`, as the next two
    std::string preset = "imagenet-torchvision";
    int dataThreads = 0;
    double seconds = 3;
    bool operators = false;
    bool json = false;
};

/// Adds train, infer, peak and data to the `bench` command.
void addBenchCommands(CLI::App& bench, BenchOptions& options);

/// Runs the one of them that was chosen; the program's exit status. Throws Error on a bad value.
int runBench(const CLI::App& bench, const BenchOptions& options);

}  // namespace lab
