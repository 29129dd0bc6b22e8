// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/SameData.h"

#include "core/base/Numbers.h"
#include "core/base/Phrase.h"
#include "core/base/Unicode.h"
#include "core/data/Dataset.h"
#include "core/model/ClassMatch.h"
#include "core/model/ModelCard.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <vector>

namespace lab {

namespace {

// A data set that is not what the run began with would go on as another training without a word.
void checkCount(const std::string& dataset, const char* otherwise, std::int64_t now,
                std::int64_t before) {
    if (now != before) {
        throw Error(filled(phrase(otherwise), dataset, groupedText(now), groupedText(before)));
    }
}

/// Of the run's own files: run.json, or its weights where that is from before names were written.
std::vector<std::string> classesOf(const RunInfo& info, const std::filesystem::path& weights) {
    if (!info.classes.empty() || !std::filesystem::exists(weights)) {
        return info.classes;
    }
    try {
        return readModelCard(weights).classes;
    } catch (const Error&) {  // told when the weights are read
        return {};
    }
}

std::vector<std::string> allComposed(std::vector<std::string> names) {
    std::ranges::transform(names, names.begin(), composed);
    return names;
}

// Labels are places in the list of names: with other names, the same labels would mean others.
void checkClasses(const Dataset& set, const std::vector<std::string>& classesBefore) {
    const std::vector<std::string> now = allComposed(set.classNames);
    const std::vector<std::string> before = allComposed(classesBefore);
    if (set.hasNumberedClasses || before.empty() || now == before) {
        return;
    }
    const std::set<std::string> namesNow(now.begin(), now.end());
    const std::set<std::string> namesBefore(before.begin(), before.end());
    std::vector<std::string> gone;
    std::vector<std::string> come;
    std::ranges::set_difference(namesBefore, namesNow, std::back_inserter(gone));
    std::ranges::set_difference(namesNow, namesBefore, std::back_inserter(come));
    throw Error(filled(phrase("%1 has other classes now (%2) than this run began with (%3); bring "
                              "the data set back as it was, or train a new experiment."),
                       set.name, listOfNames(come.empty() ? now : come),
                       listOfNames(gone.empty() ? before : gone)));
}

}  // namespace

void requireSameData(const RunInfo& run, const std::filesystem::path& folder, const Dataset& set,
                     const DataDigest& digest) {
    checkCount(set.name,
               asPhrase("%1 has %2 training images now, but this run began with %3; bring the data "
                        "set back as it was, or train a new experiment."),
               set.train.count(), run.trainImages);
    checkCount(set.name,
               asPhrase("%1 has %2 test images now, but this run began with %3; bring the data set "
                        "back as it was, or train a new experiment."),
               set.test.count(), run.testImages);
    checkClasses(set, classesOf(run, folder / "last.safetensors"));
    if (set.classes() != run.spec.network.classes ||
        set.train.channels != run.spec.network.inputChannels) {
        throw Error(filled(phrase("%1 has other classes or colours than the network of this run; "
                                  "bring the data set back as it was, or train a new experiment."),
                           set.name));
    }
    if (isOtherData(digest, run.data)) {
        throw Error(filled(phrase("%1 is not what this run began with: its images or their labels "
                                  "have changed; bring the data set back as it was, or train "
                                  "a new experiment."),
                           set.name));
    }
}

}  // namespace lab
