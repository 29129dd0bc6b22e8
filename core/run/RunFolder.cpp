// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/RunFolder.h"

#include "core/base/JsonFields.h"
#include "core/base/Phrase.h"
#include "core/base/platform/Files.h"
#include "core/model/NotARun.h"
#include "core/run/RunFiles.h"
#include "core/train/MetricsLog.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace lab {

namespace {

constexpr std::uintmax_t kMaxRunBytes = 1U << 20U;

nlohmann::json jsonOf(const RunInfo& info) {
    const nlohmann::json spec = info.spec;
    nlohmann::json json = {{"format", formatOf(spec)},
                           {"spec", spec},
                           {"program", info.program},
                           {"libtorch", info.libtorch},
                           {"device", info.device},
                           {"processor", info.processor},
                           {"cores", info.cores},
                           {"threads", info.threads},
                           {"instructions", info.instructions},
                           {"created", info.created},
                           {"dataset", info.dataset},
                           {"train_images", info.trainImages},
                           {"test_images", info.testImages},
                           {"largest_class", info.largestClass},
                           {"failure", info.failure}};
    if (!info.lengths.empty()) {
        json["lengths"] = info.lengths;
    }
    if (info.failsAgain) {
        json["fails_again"] = true;
    }
    if (!info.classes.empty()) {
        json["classes"] = info.classes;
        json["data"] = {{"pixels", info.data.pixels}, {"files", info.data.files}};
    }
    return json;
}

}  // namespace

std::string lastInstructions(const RunInfo& info) {
    const std::size_t before = info.instructions.rfind(' ');
    return before == std::string::npos ? info.instructions : info.instructions.substr(before + 1);
}

void writeRunInfo(const std::filesystem::path& folder, const RunInfo& info) {
    // A path in the failure's sentence need not be UTF-8; it must not keep the sentence away.
    const auto replace = nlohmann::json::error_handler_t::replace;
    writeFileAtomically(folder / "run.json", jsonOf(info).dump(2, ' ', false, replace) + "\n");
}

RunInfo readRunInfo(const std::filesystem::path& folder) {
    const std::filesystem::path file = folder / "run.json";
    if (!std::filesystem::exists(file)) {
        refuseExperiment(folder);
        throw Error(
            filled(phrase("%1 is no run: it has no run.json; choose a run folder."), folder));
    }
    RunInfo info;
    try {
        const nlohmann::json json = parseJson(readFile(file, kMaxRunBytes)).value_or(nullptr);
        if (!json.contains("spec")) {
            throw Error(phrase("it is damaged; delete this run's folder and train it again."));
        }
        int format = 1;
        readField(json, "format", format);
        checkFormat(format);
        readField(json, "spec", info.spec);
        readField(json, "program", info.program);
        readField(json, "libtorch", info.libtorch);
        readField(json, "device", info.device);
        readField(json, "processor", info.processor);
        readField(json, "cores", info.cores);
        readField(json, "threads", info.threads);
        readField(json, "instructions", info.instructions);
        readField(json, "created", info.created);
        readField(json, "dataset", info.dataset);
        readField(json, "classes", info.classes);
        const nlohmann::json data = json.value("data", nlohmann::json::object());
        readField(data, "pixels", info.data.pixels);
        readField(data, "files", info.data.files);
        readField(json, "train_images", info.trainImages);
        readField(json, "test_images", info.testImages);
        readField(json, "largest_class", info.largestClass);
        readField(json, "lengths", info.lengths);
        readField(json, "failure", info.failure);
        readField(json, "fails_again", info.failsAgain);
        validate(info.spec);
    } catch (const Error& error) {
        throw Error(filled(phrase("%1 cannot be used: %2"), file, error.what()));
    }
    return info;
}

double RunResult::bestTestError() const {
    const auto best = std::ranges::min_element(epochs, {}, &EpochRecord::testError);
    return best == epochs.end() ? std::numeric_limits<double>::quiet_NaN() : best->testError;
}

double guessingError(const RunInfo& info) {
    const bool known = info.largestClass > 0 && info.largestClass <= info.trainImages;
    const double share =
        known ? static_cast<double>(info.largestClass) / static_cast<double>(info.trainImages)
              : 1.0 / std::max(2, info.spec.network.classes);
    return 100 * (1 - share);
}

std::int64_t stepsPerEpoch(const RunInfo& info) {
    const std::int64_t batch = imagesPerStep(info.spec.recipe, info.trainImages);
    return batch > 0 ? info.trainImages / batch : 0;
}

std::int64_t imagesPerEpoch(const RunInfo& info) {
    return stepsPerEpoch(info) * imagesPerStep(info.spec.recipe, info.trainImages);
}

double RunResult::seconds() const {
    double sum = 0;
    for (const EpochRecord& epoch : epochs) {
        sum += epoch.seconds;
    }
    return sum;
}

std::int64_t RunResult::trainedImages() const {
    const std::int64_t batch = imagesPerStep(info.spec.recipe, info.trainImages);
    return stepsPerEpoch(info) * batch * static_cast<std::int64_t>(epochs.size());
}

double RunResult::imagesPerSecond() const {
    const auto images = static_cast<double>(trainedImages());
    return images > 0 && seconds() > 0 ? images / seconds()
                                       : std::numeric_limits<double>::quiet_NaN();
}

RunResult readRun(const std::filesystem::path& folder) {
    RunResult result;
    result.key = folder.filename().string();
    result.info = readRunInfo(folder);
    const Recipe& recipe = result.info.spec.recipe;
    result.epochs = readEpochs(folder);
    if (std::cmp_greater(result.epochs.size(), recipe.epochs)) {
        throw Error(filled(phrase("%1 has %2 epochs, and the run's plan is %3: delete the lines "
                                  "after epoch %3, or bring the file back from a copy."),
                           folder / "metrics.csv", result.epochs.size(), recipe.epochs));
    }
    // Of a log to the end of the training the checkpoint need not be opened.
    if (result.info.failure.empty() &&
        std::cmp_greater_equal(result.epochs.size(), recipe.epochs)) {
        result.info.failure = lostEpochsText(folder, recipe.epochs, result.epochs);
    } else if (result.info.failure.empty()) {
        const int epochsDone = epochsOfCheckpoint(folder);
        result.epochs = readEpochs(folder);  // again: a training adds to the log first
        const bool isPossible = epochsDone <= recipe.epochs;  // else restoring tells it
        result.info.failure =
            isPossible ? lostEpochsText(folder, epochsDone, result.epochs) : std::string();
    }
    if (!result.info.failure.empty()) {
        result.state = RunState::Failed;
    } else if (std::cmp_greater_equal(result.epochs.size(), recipe.epochs)) {
        result.state = RunState::Finished;
    } else {
        // Stopped within its first epoch it has a checkpoint and no epoch yet.
        const bool begun =
            !result.epochs.empty() || std::filesystem::exists(folder / "last.safetensors");
        result.state = begun ? RunState::Stopped : RunState::Waiting;
    }
    return result;
}

}  // namespace lab
