// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/SplitFolders.h"

#include "core/base/Ascii.h"
#include "core/data/ClassFolders.h"

#include <algorithm>
#include <array>

namespace lab {

namespace {

namespace fs = std::filesystem;

/// "Training Set" and "train" alike: what a split may be called, without what does not tell it.
std::string splitNameOf(const std::string& folder) {
    std::string name = lowered(folder);
    std::erase_if(name, [](char c) { return c == '_' || c == '-' || c == ' '; });
    for (const std::string ending : {"set", "data", "images"}) {
        if (name.size() > ending.size() && name.ends_with(ending)) {
            name.resize(name.size() - ending.size());
            break;
        }
    }
    return name;
}

}  // namespace

Splits splitsIn(const fs::path& directory, Select select) {
    static const std::array trainNames{"train", "training"};
    static const std::array testNames{"test", "val",        "valid",   "validation", "testing",
                                      "eval", "evaluation", "holdout", "heldout",    "dev"};
    static const std::array oldTestNames{"test", "val", "valid", "validation"};
    const std::vector<std::string> names = foldersIn(directory);
    Splits splits;
    const auto find = [&](const char* wanted) {
        std::vector<std::string> found;
        for (const std::string& name : names) {
            if (name == wanted || (select == Select::Stratified && splitNameOf(name) == wanted)) {
                found.insert(name == wanted ? found.begin() : found.end(), name);
            }
        }
        return found;
    };
    std::vector<std::string> taken;
    for (const char* wanted : trainNames) {
        if (select == Select::First && std::string(wanted) != "train") {
            continue;
        }
        for (const std::string& name : find(wanted)) {
            if (splits.train) {
                splits.otherTrains.push_back(name);
            }
            splits.train = splits.train.value_or(directory / name);
            taken.push_back(name);
        }
    }
    for (const char* wanted : testNames) {
        if (select == Select::First &&
            std::ranges::find(oldTestNames, std::string_view(wanted)) == oldTestNames.end()) {
            continue;
        }
        for (const std::string& name : find(wanted)) {
            splits.tests.push_back(directory / name);
            taken.push_back(name);
        }
    }
    for (const std::string& name : names) {
        if (std::ranges::find(taken, name) == taken.end()) {
            splits.others.push_back(name);
        }
    }
    return splits;
}

bool isNamedAsSplit(const std::string& folder) {
    static const std::array names{"train",   "training",   "test",    "testing",
                                  "val",     "validation", "valid",   "eval",
                                  "holdout", "dev",        "trainval"};
    std::string name = splitNameOf(folder);
    name.erase(name.find_last_not_of("0123456789") + 1);
    return std::ranges::find(names, name) != names.end();
}

bool isNamedAsPart(const std::string& folder) {
    static const std::array parts{"image",  "images",    "jpegimages",        "img",
                                  "imgs",   "imagesets", "annotations",       "masks",
                                  "labels", "pred",      "segmentation",      "segmentationclass",
                                  "splits", "depth",     "segmentationobject"};
    std::string word;
    for (const char c : lowered(folder) + "_") {
        if (c != '_' && c != '-' && c != ' ') {
            word += c;
        } else if (isNamedAsSplit(word) || std::ranges::find(parts, word) != parts.end()) {
            return true;
        } else {
            word.clear();
        }
    }
    return isNamedAsSplit(folder);
}

}  // namespace lab
