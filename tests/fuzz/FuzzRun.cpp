// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/nn/NetworkPlan.h"
#include "core/run/RunFolder.h"
#include "tests/fuzz/Fuzz.h"

#include <nlohmann/json.hpp>

#include <cmath>

using namespace lab;
using namespace lab::test;

namespace {

// Deeper ones are allowed, and planned in the same loop, but slowly with all the sanitizers.
constexpr int kMaxDepth = 60;

}  // namespace

// run.json: what is accepted is valid, comes back from its own JSON, and can be worked with.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::filesystem::path folder = scratchFolder("run");
    static const ScratchFile file(folder / "run.json");
    file.put(Input(data, size).rest());

    RunInfo info;
    if (!endsWellOrWithASentence([&] { info = readRunInfo(folder); }, "run.json")) {
        return 0;
    }
    validate(info.spec);
    promise(nlohmann::json(info.spec).get<RunSpec>() == info.spec);
    if (depthOf(info.spec.network) <= kMaxDepth) {
        const NetworkPlan plan = planOf(info.spec.network);
        promise(parameterCount(plan) > 0 && multAdds(plan, 224, 224) > 0);
    }
    promise(std::isfinite(learningRate(info.spec.recipe, 1000, 100)));
    promise(folderNameOf(info.spec).find('/') == std::string::npos);
    const RunResult result{"run", info, {EpochRecord{1}}, RunState::Stopped};
    promise(result.trainedImages() >= 0);
    return 0;
}
