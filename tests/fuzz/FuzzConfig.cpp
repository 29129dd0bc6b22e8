// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/Assumptions.h"
#include "core/model/WeightFacts.h"
#include "core/nn/Zoo.h"
#include "tests/fuzz/Fuzz.h"

#include <algorithm>

using namespace lab;
using namespace lab::test;

// Input: which network of the zoo, the size of what stands next to config.json, that
// preprocessor_config.json, then config.json.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::filesystem::path folder = scratchFolder("config");
    static const ScratchFile config(folder / "config.json");
    static const ScratchFile processor(folder / "preprocessor_config.json");
    Input input(data, size);
    NetworkSpec network = zoo()[input.byte() % zoo().size()];
    network.classes = 3;
    processor.put(input.take(input.byte()));
    config.put(input.rest());

    WeightFacts facts;
    const auto read = [&] { facts = factsOf(folder / "model.safetensors", {}, network); };
    if (!endsWellOrWithASentence(read, "model.safetensors")) {
        return 0;
    }
    promise(facts.classes.empty() || facts.classes.size() == 3);
    Recognised found;
    found.spec = network;
    InputSpec seen;
    std::vector<ImportNote> notes;
    const auto assume = [&] { seen = assumedInput(found, facts, {}, "model.safetensors", notes); };
    if (endsWellOrWithASentence(assume)) {
        validate(seen);
        promise(seen.channels == network.inputChannels);
    }
    return 0;
}
