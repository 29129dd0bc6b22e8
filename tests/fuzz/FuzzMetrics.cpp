// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/train/MetricsLog.h"
#include "core/verdict/Report.h"
#include "tests/fuzz/Fuzz.h"

#include <climits>

#include <algorithm>
#include <cmath>

using namespace lab;
using namespace lab::test;

namespace {

RunResult resultWith(const std::string& network, std::vector<EpochRecord> epochs) {
    RunResult result;
    result.key = network;
    result.info.spec.network.name = network;
    result.info.spec.network.blocks = {network == "plain-18" ? 2 : 3};
    result.info.spec.network.family = Family::Plain;
    result.epochs = std::move(epochs);
    return result;
}

// Equal as the file says it: NaN is not equal to itself.
bool areEqual(double a, double b) {
    return a == b || (std::isnan(a) && std::isnan(b));
}

bool areEqual(const EpochRecord& a, const EpochRecord& b) {
    return a.epoch == b.epoch && areEqual(a.trainLoss, b.trainLoss) &&
           areEqual(a.trainError, b.trainError) && areEqual(a.testLoss, b.testLoss) &&
           areEqual(a.testError, b.testError) && areEqual(a.learningRate, b.learningRate) &&
           areEqual(a.seconds, b.seconds);
}

bool areEqual(const StepRecord& a, const StepRecord& b) {
    return a.step == b.step && areEqual(a.loss, b.loss) && areEqual(a.error, b.error);
}

/// What a resume makes of the files, which it writes again.
template <class Record>
void checkResume(const char* name, std::string_view bytes, const std::vector<Record>& records,
                 std::vector<Record> (*read)(const std::filesystem::path&)) {
    static const std::filesystem::path folder = scratchFolder(std::string("resumed-") + name);
    ScratchFile(folder / name).put(bytes);
    const MetricsLog log(folder, INT_MAX, INT64_MAX);
    promise(std::ranges::equal(read(folder), records,
                               [](const auto& a, const auto& b) { return areEqual(a, b); }));
}

}  // namespace

// metrics.csv or steps.csv, by how the input begins: what is accepted comes back from a resume, and
// a verdict can be made of it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::filesystem::path folder = scratchFolder("metrics");
    static const ScratchFile epochFile(folder / "metrics.csv");
    static const ScratchFile stepFile(folder / "steps.csv");
    const std::string_view bytes = Input(data, size).rest();
    const bool isSteps = bytes.starts_with('s');

    std::vector<EpochRecord> epochs;
    epochFile.put(isSteps ? std::string_view() : bytes);
    if (endsWellOrWithASentence([&] { epochs = readEpochs(folder); }, "metrics.csv") && !isSteps) {
        const std::vector results{resultWith("plain-18", epochs), resultWith("plain-34", epochs)};
        promise(!verdictOf(results).text.empty());
        promise(!reportMarkdown("x", results, 0).empty());
        checkResume("metrics.csv", bytes, epochs, readEpochs);
    }
    std::vector<StepRecord> steps;
    stepFile.put(isSteps ? bytes : std::string_view());
    if (endsWellOrWithASentence([&] { steps = readSteps(folder); }, "steps.csv") && isSteps) {
        checkResume("steps.csv", bytes, steps, readSteps);
    }
    return 0;
}
