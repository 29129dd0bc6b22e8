// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/bench/BenchData.h"

#include "core/base/Error.h"
#include "core/base/Phrase.h"
#include "core/base/Stopwatch.h"
#include "core/base/Threads.h"
#include "core/base/platform/Cores.h"
#include "core/data/Batches.h"

namespace lab {

DataRate benchData(const DataSpec& spec, int batch, int threads, double seconds) {
    DataRate rate;
    rate.threads = threads > 0 ? threads : coreCount();
    LoadOptions options;
    options.memoryBudget = 1;  // a byte: nothing that can be decoded anew is kept
    options.threads = rate.threads;
    const Stopwatch opening;
    const std::shared_ptr<const Dataset> data = loadDataset(spec, options);
    rate.secondsToOpen = opening.seconds();
    rate.dataset = data->name;
    rate.images = data->train.count();
    if (rate.images == 0) {
        throw Error(filled(phrase("%1 has no training images."), spec.source));
    }
    useThreads(1);  // of the batch: the pictures have their own
    Batches batches(data, spec, batch, 1);
    const std::int64_t steps = batches.stepsPerEpoch();
    batches.train(1, 0);
    std::int64_t done = 0;
    const Stopwatch watch;
    for (std::int64_t step = 1; watch.seconds() < seconds || done == 0; ++step) {
        batches.train(static_cast<int>(step / steps) + 1, step % steps);
        done += batches.imagesPerStep();
    }
    rate.imagesPerSecond = static_cast<double>(done) / watch.seconds();
    return rate;
}

}  // namespace lab
