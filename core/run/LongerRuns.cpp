// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/LongerRuns.h"

#include "core/base/Error.h"
#include "core/base/Phrase.h"
#include "core/run/FolderLock.h"
#include "core/run/RunFiles.h"
#include "core/run/SameData.h"
#include "core/train/MetricsLog.h"

#include <utility>
#include <vector>

namespace lab {

namespace {

RunInfo lengthened(RunInfo info, int epochs) {
    Recipe& recipe = info.spec.recipe;
    std::erase_if(recipe.milestones, [&](int epoch) { return epoch >= recipe.epochs; });
    info.lengths.push_back(recipe.epochs);
    recipe.epochs = epochs;
    validate(recipe);
    return info;
}

void requireAbleToGoOn(const std::filesystem::path& run, const RunInfo& info, DatasetCache& data) {
    if (info.spec.recipe.schedule == Schedule::Cosine) {
        throw Error(filled(phrase("%1 was planned under a cosine, whose rate falls to nothing at "
                                  "its end, so it cannot go on beyond it; train a new experiment "
                                  "with more epochs."),
                           run.filename()));
    }
    if (!readEpochs(run).empty() && epochsOfCheckpoint(run) == 0) {
        throw Error(filled(phrase("%1 has no last.safetensors that can be used, so it cannot go "
                                  "on; bring the file back from a copy, or train a new experiment "
                                  "with more epochs."),
                           run));
    }
    requireSameData(info, run, *data.get(info.spec.data), data.digest(info.spec.data));
}

bool hasEnded(const std::filesystem::path& run, const RunInfo& info) {
    return std::cmp_greater_equal(readEpochs(run).size(), info.spec.recipe.epochs);
}

}  // namespace

void lengthenRuns(const std::filesystem::path& folder, int epochs, DatasetCache& data) {
    const FolderLock lock(folder);
    std::vector<std::pair<std::filesystem::path, RunInfo>> longer;
    bool isAsLong = false;
    bool isUnderWay = false;  // what was asked for before
    for (const std::filesystem::path& run : runFolders(folder)) {
        const RunInfo info = readRunInfo(run);
        if (info.failsAgain) {
            continue;
        }
        if (info.spec.recipe.epochs < epochs) {
            requireAbleToGoOn(run, info, data);
            longer.emplace_back(run, lengthened(info, epochs));
        } else {
            isAsLong = true;
            isUnderWay = isUnderWay || !hasEnded(run, info);
        }
    }
    if (longer.empty() && !isUnderWay) {
        throw Error(filled(
            isAsLong ? phrase("The runs of %1 are planned with %2 epochs or more; name more.")
                     : phrase("The runs of %1 have failed and cannot go on to %2 epochs; train a "
                              "new experiment."),
            folder, epochs));
    }
    for (const auto& [run, info] : longer) {
        writeRunInfo(run, info);
    }
}

}  // namespace lab
