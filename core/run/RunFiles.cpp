// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/RunFiles.h"

#include "core/base/Error.h"
#include "core/base/Numbers.h"
#include "core/base/Phrase.h"
#include "core/model/LostWeights.h"
#include "core/model/ModelCard.h"
#include "core/run/Experiment.h"
#include "core/run/FolderLock.h"
#include "core/train/Position.h"

#include <algorithm>
#include <fstream>

namespace lab {

namespace {

namespace fs = std::filesystem;

// The number that the log's last whole line begins with; 0 where there is none.
std::int64_t lastStepIn(const fs::path& file) {
    constexpr std::streamoff most = 4096;  // more than a line has
    std::ifstream stream(file, std::ios::binary | std::ios::ate);
    const std::streamoff size = stream.tellg();
    if (!stream || size <= 0) {
        return 0;
    }
    stream.seekg(std::max<std::streamoff>(0, size - most));
    std::string text(static_cast<std::size_t>(std::min(size, most)), '\0');
    stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    const std::size_t end = text.rfind('\n');
    const std::size_t begin =
        end == std::string::npos || end == 0 ? end : text.rfind('\n', end - 1);
    const std::size_t from = begin == std::string::npos ? 0 : begin + 1;
    return end == std::string::npos
               ? 0
               : numberFrom<std::int64_t>(text.substr(from, text.find(',', from) - from))
                     .value_or(0);
}

std::string lostStepsText(const fs::path& run, const RunResult& result) {
    const fs::path log = run / "steps.csv";
    if (!fs::exists(log)) {
        return filled(phrase("%1 has no steps.csv, so its curve within the epochs is gone: bring "
                             "the file back from a copy; its errors do not need it."),
                      run);
    }
    const std::int64_t steps =
        stepsPerEpoch(result.info) * static_cast<std::int64_t>(result.epochs.size());
    const std::int64_t last = lastStepIn(log);
    return last >= steps
               ? ""
               : filled(phrase("%1 ends at step %2 of the %3 that the run has done, so its curve "
                               "within the epochs has a gap: bring the file back from a copy; its "
                               "errors do not need it."),
                        log, last, steps);
}

std::string lostCheckpointText(const fs::path& run, const RunResult& result) {
    if (fs::exists(run / "last.safetensors")) {
        return {};
    }
    return filled(
        result.state == RunState::Finished
            ? phrase("%1 has no last.safetensors: its results stand, but its last "
                     "weights are gone; bring the file back from a copy.")
            : phrase("%1 has no last.safetensors, so it cannot go on, and a resume trains "
                     "it from its first epoch again; to keep its epochs, bring the file "
                     "back from a copy first."),
        run);
}

}  // namespace

std::string lostEpochsText(const fs::path& run, int epochsDone,
                           const std::vector<EpochRecord>& epochs) {
    int held = 0;  // in a row from the first
    while (held < static_cast<int>(epochs.size()) && epochs[held].epoch == held + 1) {
        ++held;
    }
    if (held >= epochsDone) {
        return {};
    }
    const fs::path log = run / "metrics.csv";
    if (!fs::exists(log)) {
        return filled(phrase("%1 is missing, with the errors of the %2 epoch(s) that the run has "
                             "done: bring it back from a copy, or delete last.safetensors beside "
                             "it to train this run again."),
                      log, epochsDone);
    }
    return filled(phrase("%1 lacks epoch %2 of the %3 that the run has done: bring it back from a "
                         "copy, or delete last.safetensors beside it to train this run again."),
                  log, held + 1, epochsDone);
}

int epochsOfCheckpoint(const fs::path& run) {
    const fs::path file = run / "last.safetensors";
    if (!fs::exists(file)) {
        return 0;
    }
    try {
        const auto metadata = readMetadata(file);
        const auto position = metadata.find("position");
        return position == metadata.end() ? 0 : positionOf(position->second).epochsDone;
    } catch (const Error&) {
        return 0;  // a damaged checkpoint is told when the run is opened
    }
}

std::vector<std::string> lostFiles(const fs::path& experiment,
                                   const std::vector<RunResult>& results) {
    std::vector<std::string> lost;
    if (isBeingTrained(experiment)) {
        return lost;
    }
    for (const RunResult& result : results) {
        const fs::path run = experiment / result.key;
        if (result.epochs.empty()) {
            continue;
        }
        for (std::string text :
             {lostStepsText(run, result), lostCheckpointText(run, result), lostBestText(run)}) {
            if (!text.empty()) {
                lost.push_back(std::move(text));
            }
        }
    }
    return lost;
}

std::vector<RunResult> readResultsNow(const fs::path& experiment) {
    const bool isTrained = isBeingTrained(experiment);
    std::vector<RunResult> results = readResults(experiment);
    for (RunResult& run : results) {
        const bool isOpen = run.state == RunState::Stopped || run.state == RunState::Waiting;
        run.state = isTrained && isOpen ? RunState::Training : run.state;
    }
    return results;
}

}  // namespace lab
