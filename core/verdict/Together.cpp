// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/verdict/Together.h"

#include "core/base/Phrase.h"
#include "core/verdict/Comparison.h"
#include "core/verdict/DataDifference.h"

#include <algorithm>

namespace lab {

namespace {

std::string lastName(const std::filesystem::path& folder) {
    return (folder.has_filename() ? folder : folder.parent_path()).filename().string();
}

bool areTwins(const RunInfo& one, const RunInfo& other) {
    return one.spec.seed == other.spec.seed && normalForm(one.spec) == normalForm(other.spec) &&
           trainedOnTheSame(one, other);
}

// In the last epoch that both have.
bool differ(const RunResult& one, const RunResult& other) {
    const std::size_t epochs = std::min(one.epochs.size(), other.epochs.size());
    return epochs > 0 &&
           (one.epochs[epochs - 1].trainError != other.epochs[epochs - 1].trainError ||
            one.epochs[epochs - 1].testError != other.epochs[epochs - 1].testError);
}

}  // namespace

std::vector<std::string> namesApart(std::span<const std::filesystem::path> folders) {
    std::vector<std::string> names;
    for (const std::filesystem::path& folder : folders) {
        const bool isAlone = std::ranges::count(folders, lastName(folder), lastName) == 1;
        names.push_back(isAlone ? lastName(folder) : folder.string());
    }
    return names;
}

std::vector<RunResult> together(std::span<const std::string> names,
                                std::vector<std::vector<RunResult>> experiments) {
    std::vector<RunResult> all;
    for (std::size_t i = 0; i < experiments.size(); ++i) {
        for (RunResult& run : experiments[i]) {
            run.key = names[i] + "/" + run.key;
            all.push_back(std::move(run));
        }
    }
    return all;
}

std::string experimentOfKey(const std::string& key) {
    const std::size_t slash = key.rfind('/');
    return slash == std::string::npos ? std::string() : key.substr(0, slash);
}

std::vector<std::string> repeatedRuns(std::span<const RunResult> runs) {
    const std::vector<bool> counted = countedRuns(runs);
    const std::vector<RunInfo> infos = withSharedData(runs);
    std::vector<std::string> sentences;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        for (std::size_t twin = 0; !counted[i] && twin < runs.size(); ++twin) {
            if (counted[twin] && areTwins(infos[twin], infos[i])) {
                sentences.push_back(filled(
                    differ(runs[i], runs[twin])
                        ? phrase("%1 and %2 trained in the same way with one seed, and their "
                                 "errors differ, as on two machines: only %2 counts.")
                        : phrase("%1 and %2 are the same training: only %2 counts."),
                    runs[i].key, runs[twin].key));
                break;
            }
        }
    }
    return sentences;
}

}  // namespace lab
