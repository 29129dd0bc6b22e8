#include "core/run/RunExperiment.h"

#include "core/base/Stopwatch.h"
#include "core/base/Torch.h"
#include "core/run/FolderLock.h"
#include "core/run/Machine.h"
#include "core/run/Run.h"

#include <torch/version.h>

#include <algorithm>
#include <map>

namespace lab {

Execution settled(const Execution& execution, std::size_t runs) {
    Execution result = execution;
    const torch::Device device = deviceOf(execution.device);
    result.device = device.str();
    const int cores = coreCount();
    if (result.workers <= 0) {
        result.workers = device.is_cuda() ? 1 : cores;
    }
    result.workers = std::clamp(result.workers, 1, std::max(1, static_cast<int>(runs)));
    if (result.threads <= 0) {
        result.threads = std::max(1, cores / result.workers);
    }
    return result;
}

std::string libtorchVersion() {
    return std::to_string(TORCH_VERSION_MAJOR) + "." + std::to_string(TORCH_VERSION_MINOR) + "." +
           std::to_string(TORCH_VERSION_PATCH);
}

void runExperiment(const std::filesystem::path& folder, const Execution& wanted, DatasetCache& data,
                   ExperimentControl& control, RunObserver& observer) {
    const std::vector<std::filesystem::path> folders = runFolders(folder);
    const Execution execution = settled(wanted, folders.size());
    const FolderLock lock(folder);
    const Stopwatch watch;
    std::vector<std::unique_ptr<Run>> runs;
    std::vector<Lane> lanes;
    std::map<const Dataset*, std::shared_ptr<const DeviceData>> resident;
    const torch::Device device = deviceOf(execution.device);
    for (std::size_t i = 0; i < folders.size(); ++i) {
        TrainEvents events;
        events.step = [&observer, i](const StepRecord& record) { observer.onStep(i, record); };
        events.epoch = [&observer, i](const EpochRecord& record) { observer.onEpoch(i, record); };
        const auto dataset = data.get(readRunInfo(folders[i]).spec.data);
        Compute compute{device};
        if (device.is_cuda()) {
            if (!resident.contains(dataset.get())) {
                resident[dataset.get()] = deviceDataOf(*dataset, device);
            }
            compute.resident = resident[dataset.get()];
        }
        runs.push_back(
            std::make_unique<Run>(folders[i], dataset, compute, execution.legSeconds, events));
        lanes.push_back({runs.back().get(), &control.run(i),
                         [&observer, i](RunState state, const std::string& why) {
                             observer.onState(i, state, why);
                         }});
    }
    // Once in each long-lived worker: setting it per batch costs, and the default differs by
    // system.
    advanceTogether(lanes, execution.workers, [threads = execution.threads, device] {
        at::set_num_threads(threads);
        useOwnQueue(device);
    });
    addWallSeconds(folder, watch.seconds());
}

}  // namespace lab
