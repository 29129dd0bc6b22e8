// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/PictureList.h"

#include "core/base/Ascii.h"
#include "core/base/Error.h"
#include "core/base/JsonFields.h"
#include "core/base/Numbers.h"
#include "core/base/Phrase.h"
#include "core/base/Unicode.h"
#include "core/data/ClassFolders.h"
#include "core/data/ForeignData.h"
#include "core/data/SplitFolders.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

namespace lab {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kTestShare = 5;  // one picture in so many

void add(std::string& text, const std::string& sentence) {
    text += (text.empty() || sentence.empty() ? "" : " ") + sentence;
}

bool holdsDataSet(const fs::path& folder);

/// Of a folder that holds but one, as archives unpack: whether that one is a data set. Empty where
/// it is not.
std::string dataSetWithin(const PictureList& list) {
    if (list.classes.size() != 1 || !holdsDataSet(list.root / list.folders.front())) {
        return {};
    }
    return filled(phrase("%1 holds one folder with pictures, but %2 holds a folder for each class: "
                         "give that one as the data set."),
                  list.root, list.root / list.folders.front());
}

void requireClasses(const PictureList& list, const PassedOver& passedOver) {
    if (const std::string within = dataSetWithin(list); !within.empty()) {
        throw Error(within);
    }
    if (list.classes.empty()) {
        if (const std::string foreign = foreignDataSentence(list.root); !foreign.empty()) {
            throw Error(foreign);
        }
    }
    if (list.classes.empty() && !passedOver.undecodable.empty()) {
        std::string text = filled(phrase("%1 holds no picture that can be read here."), list.root);
        add(text, passedOver.note());
        throw Error(text);
    }
    if (list.classes.size() < 2) {
        std::string text = filled(
            list.classes.empty()
                ? phrase(
                      "%1 holds no folder with pictures, but at least two classes are needed: put "
                      "the pictures of each class into its own folder there.")
                : phrase("%1 holds one folder with pictures, but at least two classes are needed: "
                         "put the pictures of each class into its own folder there."),
            list.root);
        add(text, passedOver.note());
        throw Error(text);
    }
}

/// Gives the test pictures the labels of the training classes.
void adoptClasses(PictureList& test, const PictureList& train) {
    std::map<std::string, std::int64_t> known;
    for (std::size_t i = 0; i < train.classes.size(); ++i) {
        known.emplace(composed(train.classes[i]), static_cast<std::int64_t>(i));
    }
    std::vector<std::int64_t> labels;
    for (const std::string& name : test.classes) {
        const auto found = known.find(composed(name));
        if (found == known.end()) {
            throw Error(filled(phrase("%1 has no counterpart in %2: rename or remove that folder."),
                               test.root / name, train.root));
        }
        labels.push_back(found->second);
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
    listing.train.folders = listing.test.folders = all.folders;
    listing.train.select = listing.test.select = all.select;
    for (std::size_t i = 0; i < count; ++i) {
        (isTest[i] ? listing.test : listing.train).entries.push_back(std::move(all.entries[i]));
    }
    if (listing.test.entries.empty() || listing.train.entries.empty()) {
        throw Error(filled(phrase("%1 holds too few pictures (%2) to set a fifth of them apart for "
                                  "testing: add pictures or a folder test."),
                           listing.train.root, groupedText(static_cast<std::int64_t>(count))));
    }
    listing.note = filled(phrase("There is no test folder, so %1 of %2 pictures, chosen by their "
                                 "names, are kept for testing."),
                          groupedText(std::ssize(listing.test.entries)),
                          groupedText(static_cast<std::int64_t>(count)));
    return listing;
}

// ---- Layouts ---------------------------------------------------------------------------------

bool holdsDataSet(const fs::path& folder) {
    PassedOver ignored;
    const fs::path train = splitsIn(folder, Select::Stratified).train.value_or(folder);
    return listClasses(train, Select::Stratified, ignored).classes.size() > 1;
}

bool holdsClassFolders(const fs::path& folder) {
    return std::ranges::any_of(foldersIn(folder), [&](const std::string& name) {
        PassedOver ignored;
        return holdsPictures(folder / name) ||
               !listClasses(folder / name, Select::Stratified, ignored).classes.empty();
    });
}

/// Where several classes, and most of them, are named as parts of a data set are.
std::string noteOfParts(const PictureList& list) {
    std::string named;
    std::size_t count = 0;
    for (const std::string& name : list.classes) {
        if (isNamedAsPart(name)) {
            named += (named.empty() ? "" : ", ") + printable(name);
            ++count;
        }
    }
    return count < 2 || 2 * count <= list.classes.size()
               ? std::string()
               : filled(
                     phrase("The folders in %1 were taken for the classes, although they are "
                            "named as parts of a data set are (%2); where the classes lie within "
                            "them, give the folder that holds the classes."),
                     list.root, named);
}

/// Whether the folder "train" is a class like its neighbours: pictures lie in it as they do in
/// them, and no test folder stands next to it.
bool isClass(const fs::path& directory, const Splits& splits) {
    if (std::ranges::any_of(splits.tests, holdsClassFolders)) {
        return false;
    }
    const bool hasPictures = holdsPictures(*splits.train);
    const auto neighbours = std::ranges::count_if(splits.others, [&](const std::string& name) {
        const fs::path folder = directory / name;
        return !isNamedAsSplit(name) &&
               (holdsPictures(folder) || (hasPictures && holdsClassFolders(folder)));
    });
    return neighbours > (hasPictures ? 0 : 1);
}

/// Says which of several test folders was taken.
std::string noteOfOthers(const std::vector<fs::path>& tests, const fs::path& taken) {
    std::string others;
    for (const fs::path& folder : tests) {
        if (folder != taken && (holdsPictures(folder) || holdsClassFolders(folder))) {
            others += (others.empty() ? "" : ", ") + folder.filename().string();
        }
    }
    return others.empty()
               ? std::string()
               : filled(phrase("The test images are those of %1; those of %2 were passed "
                               "over."),
                        taken, printable(others));
}

/// Where all class folders hold folders of the same names and no pictures of their own, these may
/// be the classes, and what holds them domains or splits of some other name.
std::string noteOfSameFolders(const PictureList& list) {
    std::vector<std::string> within;
    for (const std::string& folder : list.folders) {
        const std::vector<std::string> own = foldersIn(list.root / folder);
        const bool isSame =
            !own.empty() && !holdsPictures(list.root / folder) && (within.empty() || own == within);
        if (!isSame) {
            return {};
        }
        within = own;
    }
    return filled(
        phrase("The folders in %1 were taken for the classes, although each of them holds "
               "the same folders, such as %2; where these are the classes, give one of "
               "the folders that hold them."),
        list.root, printable(within.front()));
}

/// Whether a test folder has any of the classes. One with other names is of no use.
bool knowsAny(const PictureList& test, const PictureList& train) {
    return std::ranges::any_of(test.classes, [&](const std::string& name) {
        return std::ranges::any_of(train.classes, [&](const std::string& known) {
            return composed(known) == composed(name);
        });
    });
}

/// Tiny ImageNet's val_annotations.txt and its like.
bool hasLabelsFile(const fs::path& folder) {
    std::error_code error;
    for (fs::directory_iterator entry(folder, error); !error && entry != fs::directory_iterator();
         entry.increment(error)) {
        const std::string ending = lowered(entry->path().extension().string());
        if (ending == ".txt" || ending == ".csv") {
            return true;
        }
    }
    return false;
}

/// What lies next to the training folder and holds pictures: it may have been meant for training
/// or, without a test folder, for testing.
std::string noteOfNeighbours(const Splits& splits, bool hasTest) {
    const fs::path directory = splits.train->parent_path();
    std::string note;
    if (!splits.otherTrains.empty()) {
        std::string others;
        for (const std::string& name : splits.otherTrains) {
            others += (others.empty() ? "" : ", ") + printable(name);
        }
        note = filled(phrase("The training images are those of %1; those of %2 were passed over."),
                      *splits.train, others);
    }
    std::string names;
    for (const std::string& name : splits.others) {
        const fs::path folder = directory / name;
        if (holdsPictures(folder) || holdsClassFolders(folder)) {
            names += (names.empty() ? "" : ", ") + printable(name);
        }
    }
    if (const int loose = countPictures(directory); loose > 0) {
        names += (names.empty() ? "" : ", ") +
                 (loose == 1 ? phrase("one picture")
                             : filled(phrase("%1 pictures"), groupedText(loose)));
    }
    if (!names.empty()) {
        add(note,
            filled(hasTest ? phrase("What lies next to %1 was passed over: %2.")
                           : phrase("What lies next to %1 was passed over: %2. Call a folder of "
                                    "test pictures test."),
                   *splits.train, names));
    }
    return note;
}

FolderListing listTrainAndTest(const Splits& splits, Select select) {
    PassedOver passedOver;
    PictureList train = listClasses(*splits.train, select, passedOver);
    requireClasses(train, passedOver);
    std::string unsorted;
    for (const fs::path& folder : splits.tests) {
        PassedOver ofTest = passedOver;
        PictureList test = listClasses(folder, select, ofTest);
        if (knowsAny(test, train)) {
            adoptClasses(test, train);
            std::string note = noteOfOthers(splits.tests, folder);
            add(note, noteOfNeighbours(splits, true));
            add(note, ofTest.note());
            return {std::move(train), std::move(test), note};
        }
        unsorted =
            unsorted.empty() || !hasLabelsFile(fs::path(unsorted)) ? folder.string() : unsorted;
    }
    if (!unsorted.empty()) {
        throw Error(filled(
            hasLabelsFile(fs::path(unsorted))
                ? phrase("%1 holds no folders named as those in %2: sort its pictures into such "
                         "folders, as the list of labels next to them says.")
                : phrase("%1 holds no folders named as those in %2: sort its pictures into such "
                         "folders, or take it away where nobody knows their classes."),
            unsorted, train.root));
    }
    FolderListing listing = splitByHash(std::move(train), select);
    add(listing.note, noteOfNeighbours(splits, false));
    add(listing.note, passedOver.note());
    return listing;
}

}  // namespace

FileState fileStateOf(const fs::path& file) {
    std::error_code error;
    FileState state;
    state.bytes = fs::file_size(file, error);
    if (!error) {
        state.written = fs::last_write_time(file, error);
    }
    return error ? FileState() : state;
}

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
    const std::string sameFolders = noteOfSameFolders(all);
    const std::string parts = noteOfParts(all);
    FolderListing listing = splitByHash(std::move(all), select);
    add(listing.note, note);
    add(listing.note, sameFolders);
    add(listing.note, parts);
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
    listing.note = noteOfOthers(splits.tests, *test);
    add(listing.note, passedOver.note());
    return listing;
}

std::string notePicturesBeside(const fs::path& directory) {
    PassedOver ignored;
    const PictureList within = listClasses(directory, Select::Stratified, ignored);
    const std::int64_t count = countPictures(directory) + std::ssize(within.entries);
    std::string names;
    for (const std::string& name : within.folders) {
        names += (names.empty() ? "" : ", ") + printable(name);
    }
    if (count == 0) {
        return {};
    }
    return names.empty()
               ? filled(phrase("Pictures in %1 that were passed over, as its data files are read: "
                               "%2."),
                        directory, groupedText(count))
               : filled(phrase("Pictures in %1 that were passed over, as its data files are read: "
                               "%2 (%3). To train on a folder of pictures, give it alone."),
                        directory, groupedText(count), names);
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
