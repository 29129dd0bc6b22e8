// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Layout.h"
#include "core/bench/InTurns.h"
#include "core/bench/OperatorTimes.h"
#include "core/nn/NetworkSpec.h"
#include "core/train/Recipe.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace lab {

enum class BenchWork { Train, Infer };

/// What is measured: the network's own channels and classes, made-up images, the CPU unless the
/// device says otherwise.
struct BenchCase {
    NetworkSpec network;
    int image = 28;  ///< pixels a side
    int batch = 128;
    Precision precision = Precision::Fp32;
    std::optional<Layout> layout;  ///< none: the one that a run would get
    std::string device = "cpu";
    int workers = 1;         ///< trainings at the same time, each in a thread of its own
    int threads = 1;         ///< of each worker
    bool operators = false;  ///< note where the time goes; costs a little of it
};

struct BenchResult {
    BenchCase measured;          ///< with the layout filled in
    double imagesPerSecond = 0;  ///< of all workers
    double gflops = 0;           ///< 2 a multiply-add; a training step counts three forward passes
    std::int64_t memory = 0;     ///< bytes that each worker added to the process, at most
    double seconds = 0;          ///< of the first worker's measurement
    std::vector<OperatorTime> operators;  ///< of the first worker; empty where not asked for
};

/// Trains or answers for `seconds` after a warm-up, with the loop that runs use: batches,
/// augmentation and update included. Blocks. Throws Error where a spec does not hold.
BenchResult bench(const BenchCase& what, BenchWork work, double seconds);

/// Images a second of each case in training, one worker each, in turns of `roundSeconds`: the best
/// round of each counts. Blocks. Throws Error as bench() does.
std::vector<double> trainInTurns(const std::vector<BenchCase>& cases, double roundSeconds,
                                 const TurnLimits& limits);

/// The most GFLOP/s that a 3×3 convolution reaches here, forward, over some shapes and layouts.
double convolutionPeak(Precision precision, int workers, int threads);

}  // namespace lab
