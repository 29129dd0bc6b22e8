#include "core/data/PictureList.h"

#include "core/base/JsonFields.h"
#include "core/base/Phrase.h"
#include "core/base/Random.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>
#include <tuple>
#include <utility>

namespace lab {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kTestShare = 5;  // one picture in so many

/// The names of what lies in a folder, sorted: the file system's own order is not fixed.
template <typename Wanted>
std::vector<std::string> namesIn(const fs::path& folder, const Wanted& wanted) {
    std::vector<std::string> names;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error); !error && entry != fs::directory_iterator();
         entry.increment(error)) {
        std::string name = entry->path().filename().string();
        if (!name.starts_with('.') && wanted(*entry)) {
            names.push_back(std::move(name));
        }
    }
    if (error) {
        throw Error(filled(phrase("%1 could not be listed (%2): check that you may read it."),
                           folder, error.message()));
    }
    std::sort(names.begin(), names.end());
    return names;
}

std::vector<std::string> pictureNames(const fs::path& folder) {
    return namesIn(folder, [](const fs::directory_entry& entry) {
        std::error_code error;
        return isPictureName(entry.path()) && entry.is_regular_file(error);
    });
}

// Class names go into JSON files, which hold UTF-8 only.
void requireUtf8(const fs::path& root, const std::string& name) {
    if (printable(name) != name) {
        throw Error(filled(
            phrase("The name of a class folder in %1 is not UTF-8 text: rename that folder."),
            root));
    }
}

/// All pictures of root/CLASS/*; classes without any are left out.
PictureList listClasses(const fs::path& root) {
    PictureList list;
    list.root = root;
    const auto isFolder = [](const fs::directory_entry& entry) {
        std::error_code error;
        return entry.is_directory(error);
    };
    for (const std::string& name : namesIn(root, isFolder)) {
        const auto label = static_cast<std::int64_t>(list.classes.size());
        std::vector<std::string> pictures = pictureNames(root / name);
        if (pictures.empty()) {
            continue;
        }
        requireUtf8(root, name);
        list.classes.push_back(name);
        for (std::string& picture : pictures) {
            const std::uint64_t hash = hashOf(name + "/" + picture);
            list.entries.push_back({label, std::move(picture), hash});
        }
    }
    std::sort(list.entries.begin(), list.entries.end(),
              [](const PictureEntry& a, const PictureEntry& b) {
                  return std::tie(a.hash, a.label, a.file) < std::tie(b.hash, b.label, b.file);
              });
    return list;
}

void requireClasses(const PictureList& list) {
    if (list.classes.size() < 2) {
        throw Error(filled(phrase("%1 holds %2 folders with pictures, but at least two classes are "
                                  "needed: put the pictures of each class into its own folder "
                                  "there."),
                           list.root, list.classes.size()));
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

/// The listing of all pictures with every fifth one moved to the test split.
FolderListing splitByHash(PictureList all) {
    FolderListing listing;
    const auto isTest = [](const PictureEntry& entry) { return entry.hash % kTestShare == 0; };
    listing.test.root = all.root;
    listing.test.classes = all.classes;
    std::copy_if(all.entries.begin(), all.entries.end(), std::back_inserter(listing.test.entries),
                 isTest);
    const std::size_t count = all.entries.size();
    std::erase_if(all.entries, isTest);
    listing.train = std::move(all);
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

FolderListing listTrainAndTest(const fs::path& directory) {
    PictureList train = listClasses(directory / "train");
    requireClasses(train);
    std::string unsorted;
    for (const char* name : {"test", "val", "valid", "validation"}) {
        std::error_code error;
        if (!fs::is_directory(directory / name, error)) {
            continue;
        }
        PictureList test = listClasses(directory / name);
        if (!test.classes.empty()) {
            adoptClasses(test, train);
            return {std::move(train), std::move(test), ""};
        }
        unsorted = (directory / name).string();
    }
    if (!unsorted.empty()) {
        throw Error(filled(phrase("%1 holds no class folders with pictures: sort its pictures into "
                                  "folders named as those in %2."),
                           unsorted, train.root));
    }
    return splitByHash(std::move(train));
}

}  // namespace

bool isPictureName(const fs::path& file) {
    constexpr std::array<std::string_view, 9> endings{".png", ".jpg",  ".jpeg", ".bmp", ".webp",
                                                      ".tif", ".tiff", ".pgm",  ".ppm"};
    std::string ending = file.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

FolderListing listPictures(const fs::path& directory) {
    std::error_code error;
    if (fs::is_directory(directory / "train", error)) {
        return listTrainAndTest(directory);
    }
    PictureList all = listClasses(directory);
    requireClasses(all);
    return splitByHash(std::move(all));
}

}  // namespace lab
