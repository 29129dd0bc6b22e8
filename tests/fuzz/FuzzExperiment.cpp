// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/Experiment.h"
#include "tests/fuzz/Fuzz.h"

using namespace lab;
using namespace lab::test;

// experiment.json: a name in it never becomes a path out of the folder, and the whole folder is
// read, though no run lies in it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::filesystem::path folder = scratchFolder("experiment");
    static const ScratchFile file(folder / "experiment.json");
    file.put(Input(data, size).rest());

    std::vector<std::string> runs;
    endsWellOrWithASentence([] { static_cast<void>(wallSeconds(folder)); }, "experiment.json");
    if (endsWellOrWithASentence([&] { runs = listedRuns(folder); }, "experiment.json")) {
        for (const std::string& listed : runs) {
            const std::filesystem::path run = folder / listed;
            promise(run.lexically_normal().parent_path() == folder);
            promise(run.native().find('\0') == std::string::npos);
        }
        const std::string name = folder.string();
        promise(missingRuns(folder) == runs);
        promise(endsWellOrWithASentence([] { runFolders(folder); }, name) == runs.empty());
        promise(endsWellOrWithASentence([] { readExperiment(folder); }, name) == runs.empty());
        promise(endsWellOrWithASentence([] { readResults(folder); }, name) == runs.empty());
    }
    return 0;
}
