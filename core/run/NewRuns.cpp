// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/NewRuns.h"

#include "core/base/Instructions.h"
#include "core/base/JsonFields.h"
#include "core/base/Machine.h"
#include "core/base/Phrase.h"
#include "core/base/platform/Cores.h"
#include "core/run/FolderLock.h"
#include "core/run/FreshFolder.h"
#include "core/run/Presets.h"
#include "core/run/SameData.h"

#include <algorithm>
#include <map>
#include <utility>

namespace lab {

namespace {

/// `wanted`, or "wanted-2", "wanted-3" …, where isTaken() knows it.
template <class IsTaken>
std::string freeName(const std::string& wanted, const IsTaken& isTaken) {
    std::string name = wanted;
    for (int i = 2; isTaken(name); ++i) {
        name = wanted + "-" + std::to_string(i);
    }
    return name;
}

bool contains(const std::vector<std::string>& names, const std::string& name) {
    return std::ranges::find(names, name) != names.end();
}

// Unique names in order: the second resnet-18-w16-s1 becomes resnet-18-w16-s1-2.
std::vector<std::string> folderNames(const std::vector<RunSpec>& runs) {
    std::vector<std::string> names;
    for (const RunSpec& spec : runs) {
        names.push_back(freeName(folderNameOf(spec), [&names](const std::string& name) {
            return contains(names, name);
        }));
    }
    return names;
}

// Names of tens of thousands of classes would not fit into run.json; the digest has them, too.
constexpr std::size_t kMostNames = 256U << 10U;

// Before there is a folder, which such a training could not use.
void requireEnough(const DataSpec& spec, const Dataset& dataset) {
    if (spec.trainLimit == 1) {
        throw Error(
            filled(phrase("A limit of 1 training image leaves too few of %1: training needs "
                          "at least 2; raise the limit."),
                   dataset.name));
    }
    if (dataset.train.count() < 2 || dataset.test.count() < 1) {
        throw Error(
            filled(phrase("%1 has too few images; training needs at least 2 and testing 1."),
                   dataset.name));
    }
}

std::int64_t largestClassOf(const std::vector<std::int64_t>& labels) {
    std::map<std::int64_t, std::int64_t> images;
    std::int64_t largest = 0;
    for (const std::int64_t label : labels) {
        largest = std::max(largest, ++images[label]);
    }
    return largest;
}

RunInfo infoOf(const RunSpec& spec, const Dataset& dataset, const DataDigest& digest, int threads) {
    RunInfo info;
    info.spec = spec;
    info.program = programVersion();
    info.created = utcNow();
    info.processor = processorName();
    info.cores = coreCount();
    info.threads = threads > 0 ? threads : info.cores;
    info.instructions = toText(instructions());
    info.dataset = dataset.name;
    info.trainImages = dataset.train.count();
    info.testImages = dataset.test.count();
    info.largestClass = largestClassOf(dataset.train.labels);
    std::size_t bytes = 0;
    for (const std::string& name : dataset.classNames) {
        bytes += name.size() + 4;
    }
    info.classes = bytes <= kMostNames ? dataset.classNames : std::vector<std::string>();
    info.data = digest;
    return info;
}

RunSpec withSeed(RunSpec run, std::uint64_t seed) {
    run.seed = seed;
    return run;
}

// The runs that the experiment does not have, each once.
std::vector<RunSpec> newOnes(const std::vector<RunSpec>& added, std::vector<RunSpec> there) {
    std::vector<RunSpec> fresh;
    for (const RunSpec& run : added) {
        if (std::ranges::find(there, run) == there.end()) {
            there.push_back(run);
            fresh.push_back(run);
        }
    }
    return fresh;
}

// Errors over other images could not be compared.
void requireDataOf(const std::filesystem::path& folder, const std::vector<RunSpec>& runs,
                   DatasetCache& data) {
    for (const std::filesystem::path& there : runFolders(folder)) {
        const RunInfo info = readRunInfo(there);
        const bool isShared = std::ranges::any_of(runs, [&info](const RunSpec& run) {
            return withoutAugmentation(run.data) == withoutAugmentation(info.spec.data);
        });
        if (isShared) {
            requireSameData(info, there, *data.get(info.spec.data), data.digest(info.spec.data));
        }
    }
}

// A listed run whose folder was moved away may come back, and would then be there twice.
void requireNotMissing(const std::filesystem::path& folder, const std::vector<RunSpec>& runs) {
    const std::vector<std::string> missing = missingRuns(folder);
    for (const RunSpec& run : runs) {
        if (contains(missing, folderNameOf(run))) {
            throw Error(filled(phrase("%1 lists %2, but its folder is missing; bring it back from "
                                      "a copy, or remove the run in the window first."),
                               folder, folderNameOf(run)));
        }
    }
}

// Where a run that was taken out, or that a killed program had not listed yet, lies; empty:
// nowhere.
std::string removedLike(const std::filesystem::path& folder, const RunSpec& run,
                        const DataDigest& digest) {
    for (const std::string& name : removedRuns(folder)) {
        const RunInfo info = readRunInfo(folder / name);
        if (info.spec == run && !isOtherData(digest, info.data)) {
            return name;
        }
    }
    return {};
}

std::string freeFolderName(const std::filesystem::path& folder, const RunSpec& run,
                           const std::vector<std::string>& listed) {
    return freeName(folderNameOf(run), [&](const std::string& name) {
        std::error_code unseen;
        return contains(listed, name) ||
               std::filesystem::exists(std::filesystem::symlink_status(folder / name, unseen));
    });
}

/// Run folders that go again unless they are kept.
class NewFolders {
public:
    NewFolders() = default;
    ~NewFolders() {
        for (const std::filesystem::path& folder : m_made) {
            std::error_code ignored;
            std::filesystem::remove_all(folder, ignored);
        }
    }
    NewFolders(const NewFolders&) = delete;
    NewFolders& operator=(const NewFolders&) = delete;

    void make(const std::filesystem::path& folder, const RunInfo& info) {
        FreshFolder fresh(folder);
        writeRunInfo(fresh.path(), info);
        fresh.show();
        m_made.push_back(folder);
    }
    void keep() { m_made.clear(); }

private:
    std::vector<std::filesystem::path> m_made;
};

}  // namespace

Experiment fitted(Experiment experiment, DatasetCache& data) {
    if (experiment.runs.empty()) {
        throw Error(phrase("An experiment needs at least one network."));
    }
    for (RunSpec& spec : experiment.runs) {
        validateNew(spec.recipe);
        validate(spec.data);
        if (std::filesystem::is_directory(spec.data.source)) {
            spec.data.source = std::filesystem::canonical(spec.data.source).string();
        }
        if (printable(spec.data.source) != spec.data.source) {
            throw Error(
                filled(phrase("The path of the data set, %1, is not UTF-8 text, which a run "
                              "could not keep: rename the folder."),
                       printable(spec.data.source)));
        }
        const auto dataset = data.get(spec.data);
        requireEnough(spec.data, *dataset);
        spec.network.inputChannels = dataset->train.channels;
        spec.network.classes = dataset->classes();
        validate(spec.network);
    }
    return experiment;
}

void createExperiment(const std::filesystem::path& folder, const Experiment& experiment,
                      DatasetCache& data, int threads) {
    FreshFolder fresh(folder);
    const std::vector<std::string> names = folderNames(experiment.runs);
    for (std::size_t i = 0; i < names.size(); ++i) {
        const RunSpec& spec = experiment.runs[i];
        writeRunInfo(fresh.makeFolder(names[i]),
                     infoOf(spec, *data.get(spec.data), data.digest(spec.data), threads));
    }
    writeListing(fresh.path(), experiment, names);
    fresh.show();
}

std::filesystem::path createNamedExperiment(const std::filesystem::path& above,
                                            const Experiment& experiment, DatasetCache& data,
                                            int threads) {
    for (;;) {
        const std::filesystem::path folder = freshFolder(above, experiment.name);
        try {
            createExperiment(folder, experiment, data, threads);
            return folder;
        } catch (const PlaceTaken&) {
            continue;  // another program took the name just now; the next one is free
        }
    }
}

std::vector<RunSpec> withFurtherSeeds(const std::vector<RunSpec>& there,
                                      const std::vector<std::uint64_t>& seeds) {
    std::vector<RunSpec> networks;  // each once, with the seed 0
    for (const RunSpec& run : there) {
        const RunSpec network = withSeed(run, 0);
        if (std::ranges::find(networks, network) == networks.end()) {
            networks.push_back(network);
        }
    }
    return withSeeds(networks, seeds);
}

const RunSpec& modelForAdded(const std::vector<RunSpec>& there) {
    const auto residual = std::ranges::find(there, Family::Residual,
                                            [](const RunSpec& run) { return run.network.family; });
    return residual == there.end() ? there.front() : *residual;
}

std::vector<std::uint64_t> seedsOf(const std::vector<RunSpec>& runs) {
    std::vector<std::uint64_t> seeds;
    for (const RunSpec& run : runs) {
        if (std::ranges::find(seeds, run.seed) == seeds.end()) {
            seeds.push_back(run.seed);
        }
    }
    return seeds;
}

std::vector<RunSpec> withFurtherNetworks(const std::vector<RunSpec>& there,
                                         const std::vector<NetworkSpec>& networks) {
    std::vector<RunSpec> runs;
    for (const NetworkSpec& network : networks) {
        RunSpec run = modelForAdded(there);
        run.network = network;
        runs.push_back(std::move(run));
    }
    return withFurtherSeeds(runs, seedsOf(there));
}

std::vector<std::uint64_t> freeSeeds(const std::vector<RunSpec>& there, int count) {
    std::vector<std::uint64_t> seeds;
    for (std::uint64_t seed = 1; std::cmp_less(seeds.size(), count); ++seed) {
        if (std::ranges::find(there, seed, &RunSpec::seed) == there.end()) {
            seeds.push_back(seed);
        }
    }
    return seeds;
}

std::vector<std::string> addRuns(const std::filesystem::path& folder, const Experiment& added,
                                 DatasetCache& data, int threads) {
    const FolderLock lock(folder);
    const std::vector<RunSpec> runs = newOnes(added.runs, readExperiment(folder).runs);
    requireNotMissing(folder, runs);
    requireDataOf(folder, runs, data);
    const std::vector<std::filesystem::path> there = runFolders(folder);
    const int asFirst = there.empty() ? 0 : readRunInfo(there.front()).threads;
    std::vector<std::string> listed = listedRuns(folder);
    std::vector<std::string> names;
    NewFolders folders;
    for (const RunSpec& run : runs) {
        const DataDigest& digest = data.digest(run.data);
        std::string name = removedLike(folder, run, digest);
        if (name.empty()) {
            name = freeFolderName(folder, run, listed);
            folders.make(folder / name,
                         infoOf(run, *data.get(run.data), digest, threads > 0 ? threads : asFirst));
        }
        listed.push_back(name);
        names.push_back(name);
    }
    listRuns(folder, listed);
    folders.keep();
    return names;
}

}  // namespace lab
