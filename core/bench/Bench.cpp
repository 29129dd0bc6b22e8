// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/bench/Bench.h"

#include "core/base/Error.h"
#include "core/base/Machine.h"
#include "core/base/Random.h"
#include "core/base/ReusedMemory.h"
#include "core/base/Stopwatch.h"
#include "core/base/Threads.h"
#include "core/base/platform/Memory.h"
#include "core/nn/NetworkPlan.h"
#include "core/train/Trainer.h"

#include <algorithm>
#include <barrier>
#include <exception>
#include <functional>
#include <numeric>
#include <thread>

namespace lab {

namespace {

constexpr std::int64_t kSteps = 1000;  // of an epoch: no test falls into the measurement
constexpr std::int64_t kMostPixelBytes = std::int64_t{2} << 30;  // of pixels on a GPU
constexpr double kDeviceSeconds = 0.1;                           // between two looks at a GPU

// A few images over and over.
class RepeatedImages : public ImageSource {
public:
    explicit RepeatedImages(std::size_t imageBytes) : m_imageBytes(imageBytes) {
        Random random(1, Purpose::SyntheticImages);
        m_pixels.resize(kImages * imageBytes);
        for (std::uint8_t& pixel : m_pixels) {
            pixel = static_cast<std::uint8_t>(random.below(256));
        }
    }

    void fetch(std::span<const std::int64_t> indices, std::uint8_t* out) const override {
        for (const std::int64_t index : indices) {
            const auto from =
                m_pixels.begin() + static_cast<std::ptrdiff_t>((index % kImages) * m_imageBytes);
            out = std::copy_n(from, m_imageBytes, out);
        }
    }

private:
    static constexpr std::size_t kImages = 64;
    std::size_t m_imageBytes;
    std::vector<std::uint8_t> m_pixels;
};

// On a GPU all images lie there, as in an experiment.
Split splitOf(const BenchCase& what, std::int64_t count, bool onDevice) {
    Split split;
    split.channels = what.network.inputChannels;
    split.height = split.width = what.image;
    for (std::int64_t i = 0; i < count; ++i) {
        split.labels.push_back(i % what.network.classes);
    }
    split.images = std::make_shared<RepeatedImages>(split.imageBytes());
    if (onDevice) {
        std::vector<std::int64_t> all(count);
        std::iota(all.begin(), all.end(), 0);
        std::vector<std::uint8_t> pixels(count * split.imageBytes());
        split.images->fetch(all, pixels.data());
        split.images = std::make_shared<MemoryImages>(std::move(pixels), split.imageBytes());
    }
    return split;
}

std::shared_ptr<const Dataset> madeUp(const BenchCase& what, bool onDevice) {
    auto set = std::make_shared<Dataset>();
    set->name = "made up";
    const std::int64_t batchBytes =
        std::int64_t{1} * what.batch * what.network.inputChannels * what.image * what.image;
    const std::int64_t steps =
        onDevice ? std::clamp<std::int64_t>(kMostPixelBytes / batchBytes, 2, kSteps) : kSteps;
    set->train = splitOf(what, steps * what.batch, onDevice);
    set->test = splitOf(what, what.batch, onDevice);
    set->classNames.resize(what.network.classes);
    set->imageSize = what.image;
    set->mean.assign(what.network.inputChannels, 0.5);
    set->deviation.assign(what.network.inputChannels, 0.25);
    return set;
}

// What one worker does once; gives the number of images.
using Step = std::function<std::int64_t()>;

Step trainingOf(const BenchCase& what, const Compute& compute,
                const std::shared_ptr<const Dataset>& data) {
    Recipe recipe;
    recipe.batchSize = what.batch;
    recipe.precision = what.precision;
    recipe.learningRate = 1e-4;  // the losses of noise stay finite
    auto trainer = std::make_shared<Trainer>(what.network, recipe, DataSpec{}, data, 1, compute);
    // A GPU is asked for results after many steps, as in an experiment.
    return [trainer, batch = what.batch,
            seconds = compute.device.is_cuda() ? kDeviceSeconds : 0]() -> std::int64_t {
        const std::int64_t before = trainer->stepsDone();
        trainer->advance(seconds, RunControl(), {});
        return (trainer->stepsDone() - before) * batch;
    };
}

Step answeringOf(const BenchCase& what, const Compute& compute,
                 const std::shared_ptr<const Dataset>& data) {
    auto network = std::make_shared<Network>(what.network);
    initialise(*network, 1);
    (*network)->to(compute.device);
    setWeightLayout(*network, compute.layout);
    auto batches = std::make_shared<Batches>(data, DataSpec{}, what.batch, 1, compute.resident);
    return [network, batches, compute]() -> std::int64_t {
        return evaluate(*network, *batches, compute, RunControl())->images;
    };
}

// Every worker warms up, waits for the others and then works for `seconds`.
template <class Make>
double rateOf(int workers, int threads, double seconds, const Make& make,
              const torch::Device& device = torch::kCPU, BenchResult* notes = nullptr) {
    std::vector<double> rates(workers, 0);
    std::vector<std::exception_ptr> failures(workers);
    std::barrier together(workers);
    std::vector<std::jthread> pool;
    for (int worker = 0; worker < workers; ++worker) {
        pool.emplace_back([&, worker] {
            useThreads(threads);
            useOwnQueue(device);
            const ReusedMemory memory;
            bool waited = false;
            try {
                const auto step = make();
                step();
                step();
                together.arrive_and_wait();
                waited = true;
                std::optional<OperatorClock> clock;
                if (worker == 0 && notes != nullptr && notes->measured.operators) {
                    clock.emplace();
                }
                const Stopwatch watch;
                double done = 0;
                while (watch.seconds() < seconds) {
                    done += static_cast<double>(step());
                }
                rates[worker] = done / watch.seconds();
                if (clock) {
                    notes->seconds = watch.seconds();
                    notes->operators = clock->times();
                }
            } catch (...) {
                failures[worker] = std::current_exception();
            }
            if (!waited) {
                together.arrive_and_drop();
            }
        });
    }
    pool.clear();
    for (const std::exception_ptr& failure : failures) {
        if (failure) {
            std::rethrow_exception(failure);
        }
    }
    double sum = 0;
    for (const double rate : rates) {
        sum += rate;
    }
    return sum;
}

// GFLOP/s of one shape: 3×3, as many channels out as in.
double convolutionRate(std::int64_t channels, int side, Layout layout, Precision precision,
                       int workers, int threads) {
    const std::int64_t batch = 32;
    const double flops = 2.0 * static_cast<double>(batch * side * side * channels * channels * 9);
    const double rate = rateOf(workers, threads, 0.25, [&] {
        at::set_num_threads(threads);  // LibTorch's own convolution
        const auto type = precision == Precision::Bf16 ? torch::kBFloat16 : torch::kFloat32;
        const torch::Tensor images = torch::ones({batch, channels, side, side}).to(type);
        torch::Tensor weight = torch::ones({channels, channels, 3, 3}).to(type);
        if (layout == Layout::ChannelsLast) {
            weight = weight.contiguous(torch::MemoryFormat::ChannelsLast);
        }
        const torch::Tensor x = toLayout(images, layout);
        return [x, weight]() -> std::int64_t {
            const torch::NoGradGuard noGrad;
            torch::conv2d(x, weight, {}, 1, 1);
            return 1;
        };
    });
    return rate * flops / 1e9;
}

// A case, checked, with what its trainings need.
struct PreparedBench {
    BenchCase what;
    Compute compute;
    std::shared_ptr<const Dataset> data;
};

PreparedBench prepared(const BenchCase& what) {
    validate(what.network);
    if (what.precision == Precision::Auto) {
        throw Error("A measurement needs its precision; choose fp32 or bf16.");
    }
    PreparedBench made{what, Compute{deviceOf(what.device)}, nullptr};
    made.compute.bf16 = what.precision == Precision::Bf16;
    made.compute.layout = what.layout.value_or(kFastestLayout);
    made.what.layout = made.compute.layout;
    made.data = madeUp(what, made.compute.device.is_cuda());
    if (made.compute.device.is_cuda()) {
        made.compute.resident = deviceDataOf(*made.data, made.compute.device);
    }
    return made;
}

}  // namespace

BenchResult bench(const BenchCase& what, BenchWork work, double seconds) {
    const PreparedBench ready = prepared(what);
    const Compute& compute = ready.compute;
    const auto& data = ready.data;
    BenchResult result;
    result.measured = ready.what;
    const std::int64_t before = forgetPeakResidentBytes();
    const auto make = [&] {
        return work == BenchWork::Train ? trainingOf(what, compute, data)
                                        : answeringOf(what, compute, data);
    };
    try {
        result.imagesPerSecond =
            rateOf(what.workers, what.threads, seconds, make, compute.device, &result);
    } catch (const std::exception& error) {
        throw Error(sentenceOf(error, what.batch));
    }
    result.memory = std::max<std::int64_t>(0, peakResidentBytes() - before) / what.workers;
    const auto forward =
        static_cast<double>(multAdds(planOf(what.network), what.image, what.image));
    result.gflops = result.imagesPerSecond * forward * 2 * (work == BenchWork::Train ? 3 : 1) / 1e9;
    return result;
}

std::vector<double> trainInTurns(const std::vector<BenchCase>& cases, double roundSeconds,
                                 const TurnLimits& limits) {
    std::vector<double> best;
    std::exception_ptr failure;
    std::jthread([&] {  // as a run's worker: its threads, queue and memory are its own
        try {
            useThreads(cases.front().threads);
            const ReusedMemory memory;
            std::vector<Step> steps;
            for (const BenchCase& what : cases) {
                const PreparedBench ready = prepared(what);
                useOwnQueue(ready.compute.device);
                steps.push_back(trainingOf(ready.what, ready.compute, ready.data));
                steps.back()();
                steps.back()();
            }
            const Stopwatch clock;
            const auto rate = [&](std::size_t i) {
                const Stopwatch round;
                double done = 0;
                do {
                    done += static_cast<double>(steps[i]());
                } while (round.seconds() < roundSeconds);
                return done / round.seconds();
            };
            best = bestInTurns(cases.size(), limits, rate, [&] { return clock.seconds(); });
        } catch (const std::exception& error) {
            failure = std::make_exception_ptr(Error(sentenceOf(error, cases.front().batch)));
        }
    })
        .join();
    if (failure) {
        std::rethrow_exception(failure);
    }
    return best;
}

double convolutionPeak(Precision precision, int workers, int threads) {
    double peak = 0;
    for (const Layout layout : {Layout::Contiguous, Layout::ChannelsLast}) {
        for (const auto& [channels, side] : {std::pair{64, 14}, {128, 14}, {256, 7}}) {
            peak = std::max(peak,
                            convolutionRate(channels, side, layout, precision, workers, threads));
        }
    }
    return peak;
}

}  // namespace lab
