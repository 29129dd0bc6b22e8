// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/RunExperiment.h"

#include "core/base/Instructions.h"
#include "core/base/Machine.h"
#include "core/base/Phrase.h"
#include "core/base/ReusedMemory.h"
#include "core/base/Stopwatch.h"
#include "core/base/Threads.h"
#include "core/base/Torch.h"
#include "core/base/platform/Cores.h"
#include "core/base/platform/Files.h"
#include "core/run/FolderLock.h"
#include "core/run/Run.h"

#include <torch/version.h>

#include <algorithm>
#include <atomic>
#include <map>
#include <utility>

namespace lab {

namespace {

// A narrow network leaves most of a GPU idle: four trainings at once took 1.6 to 1.8 times fewer
// seconds than one after another, eight no fewer (docs/PERFORMANCE.md).
constexpr int kWorkersOfDevice = 4;

// Bytes of free memory that a worker takes along to its next leg. A network that needs more has
// legs long enough to ask for it again, and perhaps others of other sizes next to it.
constexpr std::size_t kMostBetweenLegs = std::size_t{256} << 20U;

}  // namespace

int usualWorkers(bool onGpu) {
    return onGpu ? std::min(coreCount(), kWorkersOfDevice) : coreCount();
}

Execution settled(const Execution& execution, std::size_t runs) {
    Execution result = execution;
    const torch::Device device = deviceOf(execution.device);
    result.device = device.str();
    const int cores = coreCount();
    if (result.workers <= 0) {
        result.workers = usualWorkers(device.is_cuda());
    }
    result.workers = std::clamp(result.workers, 1, std::max(1, static_cast<int>(runs)));
    if (result.threads <= 0) {
        result.threads = std::max(1, cores / result.workers);
    }
    return result;
}

std::vector<std::string> changesAtResume(const std::filesystem::path& folder,
                                         const Execution& execution) {
    std::vector<std::string> changes;
    const auto tell = [&changes](std::string sentence) {
        if (std::ranges::find(changes, sentence) == changes.end()) {
            changes.push_back(std::move(sentence));
        }
    };
    for (const std::filesystem::path& run : runFolders(folder)) {
        const RunInfo info = readRunInfo(run);
        if (isTrainedToTheEnd(run)) {
            continue;
        }
        if (execution.threads > 0 && info.threads > 0 && info.threads != execution.threads) {
            tell(filled(
                phrase("Runs that were made for %1 thread(s) go on with %2: faster or slower, "
                       "and equal to the last bit."),
                info.threads, execution.threads));
        }
        const std::string before = lastInstructions(info);
        if (!before.empty() && before != toText(instructions())) {
            tell(filled(phrase("Runs that were computed with %1 instructions go on with %2: their "
                               "last digits may differ from those of an undisturbed training."),
                        before, toText(instructions())));
        }
    }
    return changes;
}

std::string libtorchVersion() {
    return std::to_string(TORCH_VERSION_MAJOR) + "." + std::to_string(TORCH_VERSION_MINOR) + "." +
           std::to_string(TORCH_VERSION_PATCH);
}

namespace {

// The data of each run; none for the finished ones. Throws where no unfinished run has any.
std::vector<RunData> dataOf(const std::vector<std::filesystem::path>& folders,
                            DatasetCache& cache) {
    std::vector<RunData> all(folders.size());
    bool some = false;
    std::string missing;
    for (std::size_t i = 0; i < folders.size(); ++i) {
        try {
            if (isTrainedToTheEnd(folders[i])) {
                continue;
            }
            const DataSpec spec = readRunInfo(folders[i]).spec.data;
            all[i].set = cache.get(spec);
            all[i].digest = cache.digest(spec);
            some = true;
        } catch (const Error& error) {
            all[i].missing = missing = error.what();
        }
    }
    if (!some && !missing.empty()) {
        throw Error(missing);
    }
    return all;
}

/// A run that could not be opened, as where its folder went while the data were read: it fails
/// alone.
class LostRun : public Advancing {
public:
    explicit LostRun(std::string why) : m_why(std::move(why)) {}
    double progress() const override { return 0; }
    void leg(const RunControl& /*control*/) override { throw Error(m_why); }

private:
    std::string m_why;
};

// Adds to the experiment's seconds; until then they stand in the lock, for the next one in case
// this process is killed. On a full disk they stay there: the runs have said so already.
void addTime(const std::filesystem::path& folder, FolderLock& lock, double seconds) {
    try {
        addWallSeconds(folder, seconds);
        lock.noteSeconds(0);
    } catch (const Error&) {
        return;
    }
}

}  // namespace

std::vector<std::string> runExperiment(const std::filesystem::path& folder, const Execution& wanted,
                                       DatasetCache& data, ExperimentControl& control,
                                       RunObserver& observer) {
    const std::vector<std::filesystem::path> folders = runFolders(folder);
    const Execution execution = settled(wanted, folders.size());
    FolderLock lock(folder);
    removeLeftovers(folder, OwnTemporaries::Keep);
    const double before = lock.secondsBefore();
    const Stopwatch watch;
    const std::vector<RunData> sets = dataOf(folders, data);
    std::vector<std::string> failures(folders.size());
    std::vector<std::unique_ptr<Advancing>> runs;
    std::vector<ScheduledRun> scheduled;
    std::atomic<int> active = 0;  // runs that train or wait for their turn
    const auto share = [&active, &execution] {
        return coreCount() / std::clamp(active.load(), 1, execution.workers);
    };
    std::map<const Dataset*, std::shared_ptr<const DeviceData>> resident;
    const torch::Device device = deviceOf(execution.device);
    for (std::size_t i = 0; i < folders.size(); ++i) {
        TrainEvents events;
        events.step = [&observer, i](const StepRecord& record) { observer.onStep(i, record); };
        events.epoch = [&observer, i](const EpochRecord& record) { observer.onEpoch(i, record); };
        Compute compute{device};
        if (const Dataset* set = sets[i].set.get(); device.is_cuda() && set != nullptr) {
            if (!resident.contains(set)) {
                resident[set] = deviceDataOf(*set, device);
            }
            compute.resident = resident[set];
        }
        try {
            runs.push_back(
                std::make_unique<Run>(folders[i], sets[i], compute, wanted, share, events));
        } catch (const Error& error) {
            runs.push_back(std::make_unique<LostRun>(error.what()));
        }
        const bool isOpen = runs.back()->progress() < 1;
        active += isOpen ? 1 : 0;
        scheduled.push_back({runs.back().get(), &control.run(i),
                             [&, i, was = isOpen](RunState state, const std::string& why) mutable {
                                 const bool is =
                                     state == RunState::Training || state == RunState::Waiting;
                                 active += (is ? 1 : 0) - (std::exchange(was, is) ? 1 : 0);
                                 failures[i] = why;
                                 lock.noteSeconds(before + watch.seconds());
                                 observer.onState(i, state, why);
                             }});
    }
    // Once in each long-lived worker: LibTorch's own number costs to set.
    const auto inWorker = [device](const std::function<void()>& work) {
        useThreads(1);  // each leg says how many
        useOwnQueue(device);
        const ReusedMemory memory(kMostBetweenLegs);
        work();
    };
    advanceTogether(scheduled, execution.workers, inWorker);
    addTime(folder, lock, before + watch.seconds());
    return failures;
}

}  // namespace lab
