#include "core/data/PictureList.h"

#include "core/base/Ascii.h"
#include "core/base/Error.h"
#include "core/base/JsonFields.h"
#include "core/base/Phrase.h"
#include "core/data/ClassFolders.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <optional>
#include <utility>

namespace lab {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kTestShare = 5;  // one picture in so many

void add(std::string& text, const std::string& sentence) {
    text += (text.empty() || sentence.empty() ? "" : " ") + sentence;
}

void requireClasses(const PictureList& list, const PassedOver& passedOver) {
    if (list.classes.size() < 2) {
        std::string text =
            filled(phrase("%1 holds %2 folders with pictures, but at least two classes are "
                          "needed: put the pictures of each class into its own folder "
                          "there."),
                   list.root, list.classes.size());
        add(text, passedOver.note());
        throw Error(text);
    }
}

/// Gives the test pictures the labels of the training classes.
void adoptClasses(PictureList& test, const PictureList& train) {
    std::vector<std::int64_t> labels;
    for (const std::string& name : test.classes) {
        const auto found = std::lower_bound(train.classes.begin(), train.classes.end(), name);
        if (found == train.classes.end() || *found != name) {
            throw Error(filled(phrase("%1 has no counterpart in %2: rename or remove that folder."),
                               test.root / name, train.root));
        }
        labels.push_back(found - train.classes.begin());
    }
    for (PictureEntry& entry : test.entries) {
        entry.label = labels[static_cast<std::size_t>(entry.label)];
    }
    test.classes = train.classes;
}

/// Which pictures become test data: every fifth by its hash, so that a picture keeps its place
/// when others come. A class of which all would go keeps one, and one of two and more of which none
/// would go gives one, but where no test picture were left.
std::vector<bool> testOnes(const PictureList& all, Select select) {
    std::vector<bool> isTest;
    for (const PictureEntry& entry : all.entries) {
        isTest.push_back(entry.hash % kTestShare == 0);
    }
    if (select == Select::First) {
        return isTest;
    }
    const std::vector<bool> byHash = isTest;
    std::vector<std::vector<std::size_t>> byClass(all.classes.size());
    for (std::size_t i = 0; i < all.entries.size(); ++i) {
        byClass[static_cast<std::size_t>(all.entries[i].label)].push_back(i);
    }
    for (const std::vector<std::size_t>& own : byClass) {
        const auto tests = std::ranges::count_if(own, [&](std::size_t i) { return isTest[i]; });
        if (tests == std::ssize(own)) {
            isTest[own.back()] = false;
        } else if (tests == 0 && own.size() > 1) {
            isTest[own.front()] = true;
        }
    }
    return std::ranges::find(isTest, true) != isTest.end() ? isTest : byHash;
}

FolderListing splitByHash(PictureList all, Select select) {
    FolderListing listing;
    const std::vector<bool> isTest = testOnes(all, select);
    const std::size_t count = all.entries.size();
    listing.train.root = listing.test.root = all.root;
    listing.train.classes = listing.test.classes = all.classes;
    for (std::size_t i = 0; i < count; ++i) {
        (isTest[i] ? listing.test : listing.train).entries.push_back(std::move(all.entries[i]));
    }
    if (listing.test.entries.empty() || listing.train.entries.empty()) {
        throw Error(filled(phrase("%1 holds too few pictures (%2) to set a fifth of them apart for "
                                  "testing: add pictures or a folder test."),
                           listing.train.root, count));
    }
    listing.note = filled(phrase("There is no test folder, so %1 of %2 pictures, chosen by their "
                                 "names, are kept for testing."),
                          listing.test.entries.size(), count);
    return listing;
}

// ---- Layouts ---------------------------------------------------------------------------------

struct Splits {
    std::optional<fs::path> train;
    std::vector<fs::path> tests;  ///< the likeliest first
    std::vector<std::string> others;
};

/// Folders named as splits are, whatever their case; First: as version 0.1 named them.
Splits splitsIn(const fs::path& directory, Select select) {
    static const std::array trainNames{"train", "training"};
    static const std::array testNames{"test", "val", "valid", "validation", "testing"};
    const std::vector<std::string> names = foldersIn(directory);
    Splits splits;
    const auto find = [&](const char* wanted) {
        std::vector<std::string> found;
        for (const std::string& name : names) {
            if (name == wanted || (select == Select::Stratified && lowered(name) == wanted)) {
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
            splits.train = splits.train.value_or(directory / name);
            taken.push_back(name);
        }
    }
    for (const char* wanted : testNames) {
        if (select == Select::First && std::string(wanted) == "testing") {
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

bool holdsClassFolders(const fs::path& folder) {
    return std::ranges::any_of(foldersIn(folder), [&](const std::string& name) {
        PassedOver ignored;
        return holdsPictures(folder / name) ||
               !listClasses(folder / name, Select::Stratified, ignored).classes.empty();
    });
}

/// Whether the folder "train" is a class like its neighbours: pictures lie in it as they do in
/// them, and no test folder stands beside it.
bool isClass(const fs::path& directory, const Splits& splits) {
    if (std::ranges::any_of(splits.tests, holdsClassFolders)) {
        return false;
    }
    const auto neighbours = std::ranges::count_if(
        splits.others, [&](const std::string& name) { return holdsPictures(directory / name); });
    return holdsPictures(*splits.train) ? neighbours > 0 || !holdsClassFolders(*splits.train)
                                        : neighbours > 1;
}

FolderListing listTrainAndTest(const Splits& splits, Select select) {
    PassedOver passedOver;
    PictureList train = listClasses(*splits.train, select, passedOver);
    requireClasses(train, passedOver);
    std::string unsorted;
    for (const fs::path& folder : splits.tests) {
        PassedOver ofTest = passedOver;
        PictureList test = listClasses(folder, select, ofTest);
        if (!test.classes.empty()) {
            adoptClasses(test, train);
            return {std::move(train), std::move(test), ofTest.note()};
        }
        unsorted = folder.string();
    }
    if (!unsorted.empty()) {
        throw Error(filled(phrase("%1 holds no class folders with pictures: sort its pictures into "
                                  "folders named as those in %2."),
                           unsorted, train.root));
    }
    FolderListing listing = splitByHash(std::move(train), select);
    add(listing.note, passedOver.note());
    return listing;
}

}  // namespace

FolderListing listPictures(const fs::path& directory, Select select) {
    const Splits splits = splitsIn(directory, select);
    std::string note;
    if (splits.train) {
        if (select == Select::First || !isClass(directory, splits)) {
            return listTrainAndTest(splits, select);
        }
        note = filled(phrase("%1 was taken for a class, as the folders beside it are classes."),
                      *splits.train);
    }
    PassedOver passedOver;
    PictureList all = listClasses(directory, select, passedOver);
    requireClasses(all, passedOver);
    FolderListing listing = splitByHash(std::move(all), select);
    add(listing.note, note);
    add(listing.note, passedOver.note());
    return listing;
}

FolderListing listTestPictures(const fs::path& directory, Select select) {
    const Splits splits = splitsIn(directory, select);
    const auto test = std::ranges::find_if(splits.tests, holdsClassFolders);
    const bool isClassAmongOthers = std::ranges::any_of(
        splits.others, [&](const std::string& name) { return holdsPictures(directory / name); });
    if (splits.train || isClassAmongOthers || test == splits.tests.end()) {
        return listPictures(directory, select);
    }
    PassedOver passedOver;
    FolderListing listing;
    listing.test = listClasses(*test, select, passedOver);
    listing.note = passedOver.note();
    return listing;
}

std::vector<std::size_t> stratifiedOrder(const std::vector<std::int64_t>& labels) {
    std::map<std::int64_t, double> sizes;
    for (const std::int64_t label : labels) {
        ++sizes[label];
    }
    std::map<std::int64_t, double> ranks;
    std::vector<double> keys;  // the share of its class that stands before it
    for (const std::int64_t label : labels) {
        keys.push_back(ranks[label]++ / sizes[label]);
    }
    std::vector<std::size_t> order(labels.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return keys[i]; });
    return order;
}

}  // namespace lab
