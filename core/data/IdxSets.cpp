// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/IdxSets.h"

#include "core/data/IdxFile.h"

#include <string_view>

namespace lab {

namespace {

std::vector<std::string> eachOf(std::string_view characters) {
    std::vector<std::string> names;
    for (const char character : characters) {
        names.emplace_back(1, character);
    }
    return names;
}

IdxSet emnist(const std::string& split, const std::string& title, std::string_view classes) {
    const std::string begin = "emnist-" + split;
    return {begin,
            "EMNIST " + title,
            begin + "-train",
            begin + "-test",
            "idx1-ubyte",
            eachOf(classes),
            0,
            true};
}

std::vector<IdxSet> madeSets() {
    constexpr std::string_view kDigits = "0123456789";
    // Where upper and lower case look alike, they are one class.
    constexpr std::string_view kMerged = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabdefghnqrt";
    constexpr std::string_view kAll =
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    std::vector<IdxSet> sets{
        {"qmnist", "QMNIST", "qmnist-train", "qmnist-test", "idx2-int", eachOf(kDigits), 0, false},
        emnist("letters", "Letters", "abcdefghijklmnopqrstuvwxyz"),
        emnist("balanced", "Balanced", kMerged),
        emnist("byclass", "ByClass", kAll),
        emnist("bymerge", "ByMerge", kMerged),
        emnist("digits", "Digits", kDigits),
        emnist("mnist", "MNIST", kDigits)};
    sets[1].firstLabel = 1;
    return sets;
}

}  // namespace

const std::vector<IdxSet>& furtherIdxSets() {
    static const std::vector<IdxSet> sets = madeSets();
    return sets;
}

std::vector<const IdxSet*> furtherIdxSetsIn(const std::filesystem::path& directory) {
    std::vector<const IdxSet*> found;
    for (const IdxSet& set : furtherIdxSets()) {
        if (holdsIdxImages(directory, set.train)) {
            found.push_back(&set);
        }
    }
    return found;
}

}  // namespace lab
