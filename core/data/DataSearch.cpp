// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/DataSearch.h"

#include "core/base/Ascii.h"
#include "core/base/Error.h"
#include "core/base/JsonFields.h"
#include "core/base/Phrase.h"
#include "core/base/UserFolders.h"
#include "core/data/CifarFile.h"
#include "core/data/Dataset.h"
#include "core/data/ForeignData.h"
#include "core/data/IdxFile.h"
#include "core/data/IdxSets.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <utility>
#include <vector>

namespace lab {

namespace {

namespace fs = std::filesystem;

/// A set that is known by name, and the folders in which its usual sources unpack it.
struct NamedSet {
    std::string key;  ///< plain(name)
    SetFormat format;
    std::string name;
    std::vector<std::string> folders;
    const char* missing;  ///< says that it is not there; %1 its name, %2 where was looked
    const IdxSet* idx = nullptr;
    std::vector<std::string> others = {};  ///< other forms of it that people have there
};

std::string plain(const std::string& name);

constexpr const char* kEmnistMissing = asPhrase(
    "%1 was not found in %2: get EMNIST's gzip.zip (MD5 58c8d27c78d21e728a6bc7b3cc06412e) from "
    "https://www.nist.gov/itl/products-and-services/emnist-dataset, unpack it into a folder EMNIST "
    "in one of these, or give the folder of its files as the data set.");
constexpr const char* kQmnistMissing = asPhrase(
    "%1 was not found in %2: get qmnist-train-images-idx3-ubyte.gz (MD5 "
    "ed72d4157d28c017586c42bc6afe6370), qmnist-train-labels-idx2-int.gz "
    "(0058f8dd561b90ffdd0f734c6a30e5e4), qmnist-test-images-idx3-ubyte.gz "
    "(1394631089c404de565df7b7aeaf9412) and qmnist-test-labels-idx2-int.gz "
    "(5b5b05890a5e13444e108efe57b788aa) from https://github.com/facebookresearch/qmnist into a "
    "folder qmnist in one of these, or give the folder of its files as the data set.");

std::vector<NamedSet> madeNamedSets() {
    return {
        {"fashionmnist",
         SetFormat::FashionMnist,
         "Fashion-MNIST",
         {"fashion-mnist", "FashionMNIST/raw", "FashionMNIST", "Fashion-MNIST"},
         asPhrase("%1 was not found in %2: install it with \"sudo apt install "
                  "dataset-fashion-mnist\", or get its four IDX files from "
                  "https://github.com/zalandoresearch/fashion-mnist, where their checksums stand, "
                  "into a folder fashion-mnist in one of these, or give the folder of its files "
                  "as the data set.")},
        {"mnist",
         SetFormat::Mnist,
         "MNIST",
         {"mnist", "MNIST/raw", "MNIST"},
         asPhrase("%1 was not found in %2: get train-images-idx3-ubyte.gz (MD5 "
                  "f68b3c2dcbeaaa9fbdd348bbdeb94873), train-labels-idx1-ubyte.gz "
                  "(d53e105ee54ea40749a09fcbcd1e9432), t10k-images-idx3-ubyte.gz "
                  "(9fb629c4189551a2d022fa330f9573f3) and t10k-labels-idx1-ubyte.gz "
                  "(ec29112dd5afa0611ce80d1b7f02629c) from "
                  "https://ossci-datasets.s3.amazonaws.com/mnist/ into a folder mnist in one of "
                  "these, or give the folder of its files as the data set.")},
        {"cifar10",
         SetFormat::Cifar10,
         "CIFAR-10",
         {"cifar-10", "cifar-10-batches-bin", "cifar-10/cifar-10-batches-bin", "cifar10",
          "CIFAR-10"},
         asPhrase("%1 was not found in %2: get its binary version from "
                  "https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz (MD5 "
                  "c32a1d4ab5d03f1284b67883e8d87530) and unpack it in one of these, or give the "
                  "folder of its files as the data set."),
         nullptr,
         {"cifar-10-batches-py", "cifar-10/cifar-10-batches-py", "cifar-10", "cifar10", "CIFAR-10",
          "cifar-10-binary.tar.gz", "cifar-10-python.tar.gz"}},
        {"cifar100",
         SetFormat::Cifar100,
         "CIFAR-100",
         {"cifar-100", "cifar-100-binary", "cifar-100/cifar-100-binary", "cifar100", "CIFAR-100"},
         asPhrase("%1 was not found in %2: get its binary version from "
                  "https://www.cs.toronto.edu/~kriz/cifar-100-binary.tar.gz (MD5 "
                  "03b5dce01913d631647c71ecec9e9cb8) and unpack it in one of these, or give the "
                  "folder of its files as the data set."),
         nullptr,
         {"cifar-100-python", "cifar-100/cifar-100-python", "cifar-100", "cifar100", "CIFAR-100",
          "cifar-100-binary.tar.gz", "cifar-100-python.tar.gz"}},
        {"imagenet",
         SetFormat::Folder,
         "ImageNet",
         {"imagenet", "ImageNet", "ILSVRC2012"},
         asPhrase(
             "%1 was not found in %2: get ILSVRC2012_img_train.tar (MD5 "
             "1d675b47d978889d74fa0da5fadfb00e) and ILSVRC2012_img_val.tar "
             "(29b22e2961454d5413ddabcf34fc5622) from https://image-net.org, sort the pictures "
             "into train/CLASS and val/CLASS in a folder imagenet in one of these, or give "
             "the folder that holds train and val as the data set.")},
        {"shapes", SetFormat::Shapes, "Shapes", {}, ""}};
}

void addFurtherSets(std::vector<NamedSet>& sets) {
    for (const IdxSet& set : furtherIdxSets()) {
        const bool isQmnist = set.source == "qmnist";
        sets.push_back({plain(set.source), SetFormat::FurtherIdx, set.name,
                        isQmnist ? std::vector<std::string>{"qmnist", "QMNIST/raw", "QMNIST"}
                                 : std::vector<std::string>{"EMNIST", "EMNIST/raw", "EMNIST/gzip",
                                                            "emnist", "emnist/gzip", set.source},
                        isQmnist ? kQmnistMissing : kEmnistMissing, &set});
    }
}

const std::vector<NamedSet>& namedSets() {
    static const std::vector<NamedSet> sets = [] {
        std::vector<NamedSet> made = madeNamedSets();
        addFurtherSets(made);
        return made;
    }();
    return sets;
}

// "Fashion-MNIST", "fashion_mnist" and "FashionMNIST" are one name.
std::string plain(const std::string& name) {
    std::string text = lowered(name);
    std::erase_if(text, [](char c) { return c == '-' || c == '_' || c == ' '; });
    return text;
}

bool holds(const fs::path& directory, const NamedSet& set) {
    std::error_code error;
    switch (set.format) {
        case SetFormat::FashionMnist:
        case SetFormat::Mnist:
            return holdsIdxSet(directory);
        case SetFormat::Cifar10:
            return holdsCifarSet(directory, cifar10Layout());
        case SetFormat::Cifar100:
            return holdsCifarSet(directory, cifar100Layout());
        case SetFormat::FurtherIdx:
            return holdsIdxImages(directory, set.idx->train);
        case SetFormat::Folder:
            return fs::is_directory(directory / "train", error);
        default:
            return false;
    }
}

// Of the published label files. MNIST: 5923 to 5851 of a class, beginning 5 0 4 1 9; Fashion-MNIST:
// 6000 of each, beginning 9 0 0 3 0.
constexpr std::uint64_t kMnistLabels = 0x838B9D357CE5606EU;
constexpr std::uint64_t kFashionLabels = 0x3A5C3D7505C526E8U;

std::optional<SetFormat> formatByLabels(const fs::path& directory) {
    const std::optional<std::uint64_t> digest = digestOfIdxLabels(directory);
    if (digest == kMnistLabels) {
        return SetFormat::Mnist;
    }
    return digest == kFashionLabels ? std::optional(SetFormat::FashionMnist) : std::nullopt;
}

std::string nameOf(SetFormat format) {
    return format == SetFormat::FashionMnist ? "Fashion-MNIST" : "MNIST";
}

FoundSet furtherSet(const IdxSet& set, const fs::path& directory) {
    std::string note;
    if (set.isTransposed) {
        note = filled(phrase("The pictures of %1 lie in its files with rows and columns exchanged, "
                             "and were turned upright."),
                      set.name);
    }
    if (set.firstLabel != 0) {
        note += ' ';
        note += filled(phrase("Its labels begin at %1, which is %2."), set.firstLabel,
                       set.classes.front());
    }
    return {SetFormat::FurtherIdx, set.name, directory, note, &set};
}

/// What lies where a set was looked for may be another one.
FoundSet asFound(const NamedSet& set, const fs::path& directory) {
    if (set.idx != nullptr) {
        return furtherSet(*set.idx, directory);
    }
    if (set.format == SetFormat::Folder) {
        return {set.format, set.name, directory, {}};
    }
    const auto labelled = holdsIdxSet(directory) ? formatByLabels(directory) : std::nullopt;
    if (labelled && *labelled != set.format) {
        throw Error(filled(phrase("%1 holds %2, not %3, by its labels: give the right directory."),
                           directory, nameOf(*labelled), set.name));
    }
    return {set.format, set.name, directory, {}};
}

FoundSet findNamed(const NamedSet& set, const std::vector<fs::path>& folders) {
    if (set.format == SetFormat::Shapes) {
        return {set.format, set.name, {}, {}};
    }
    std::string looked;
    for (const fs::path& folder : folders) {
        for (const std::string& name : set.folders) {
            if (holds(folder / name, set)) {
                return asFound(set, folder / name);
            }
        }
        looked += (looked.empty() ? "" : ", ") + folder.string();
    }
    for (const fs::path& folder : folders) {
        for (const std::string& name : set.others) {
            std::error_code error;
            const bool isThere = fs::exists(folder / name, error);
            if (const std::string other = isThere ? foreignDataSentence(folder / name) : "";
                !other.empty()) {
                throw Error(other);
            }
        }
    }
    throw Error(filled(phrase(set.missing), set.name, looked));
}

/// torchvision's IDX files lie in FashionMNIST/raw.
std::string ownNameOf(const fs::path& directory) {
    const std::string name = directory.filename().string();
    return name == "raw" ? directory.parent_path().filename().string() : name;
}

std::optional<SetFormat> formatByName(const std::string& name) {
    const std::string key = plain(name);
    if (key == "mnist") {
        return SetFormat::Mnist;
    }
    const bool isFashion = key == "fashionmnist" || key == "fmnist" || key == "fashion";
    return isFashion ? std::optional(SetFormat::FashionMnist) : std::nullopt;
}

FoundSet idxSetIn(const fs::path& directory) {
    const std::string name = ownNameOf(directory);
    const std::optional<SetFormat> named = formatByName(name);
    if (const auto format = formatByLabels(directory)) {
        FoundSet found{*format, nameOf(*format), directory, {}};
        if (format != named) {
            found.note = filled(phrase("%1 holds %2, known by its labels."), directory, found.name);
        }
        return found;
    }
    if (named) {
        return {*named, nameOf(*named), directory,
                filled(phrase("The files in %1 were taken for %2 by the folder's name."), directory,
                       nameOf(*named))};
    }
    return {
        SetFormat::Idx, printable(name), directory,
        filled(phrase("The IDX files in %1 are of no set that is known here: their classes are "
                      "called by their numbers, and pictures are resized and nothing else; call "
                      "the folder mnist or fashion-mnist where they are such."),
               directory)};
}

/// The named set whose files lie in the directory itself.
std::optional<FoundSet> identify(const fs::path& directory) {
    if (holdsIdxSet(directory)) {
        return idxSetIn(directory);
    }
    if (holdsCifarSet(directory, cifar10Layout())) {
        return FoundSet{SetFormat::Cifar10, "CIFAR-10", directory, {}};
    }
    if (holdsCifarSet(directory, cifar100Layout())) {
        return FoundSet{SetFormat::Cifar100, "CIFAR-100", directory, {}};
    }
    const std::vector<const IdxSet*> further = furtherIdxSetsIn(directory);
    if (further.size() > 1) {
        std::string names;
        for (const IdxSet* set : further) {
            names += (names.empty() ? "" : ", ") + set->name;
        }
        throw Error(filled(phrase("%1 holds several data sets (%2): put the four files of the one "
                                  "you want into a folder of their own."),
                           directory, names));
    }
    if (!further.empty()) {
        return furtherSet(*further.front(), directory);
    }
    return std::nullopt;
}

/// "fashion-mnist, mnist, …", as a data set is asked for.
std::string knownNames() {
    std::string names = "fashion-mnist, mnist, cifar-10, cifar-100, imagenet, shapes";
    for (const IdxSet& set : furtherIdxSets()) {
        names += ", " + set.source;
    }
    return names;
}

FoundSet findDirectory(const std::string& source) {
    std::error_code error;
    const fs::path directory = fs::weakly_canonical(fs::path(source), error);
    if (!error && fs::is_regular_file(directory, error)) {
        throw Error(foreignDataSentence(directory));
    }
    if (error || !fs::is_directory(directory, error)) {
        throw Error(filled(
            phrase("There is no data set or directory \"%1\": give %2 or an existing directory."),
            source, knownNames()));
    }
    for (const char* inner : {"", "raw", "gzip", "cifar-10-batches-bin", "cifar-100-binary"}) {
        if (auto found = identify(*inner ? directory / inner : directory)) {
            return *found;
        }
    }
    return {SetFormat::Folder, directory.filename().string(), directory, {}};
}

fs::path userFolder() {
    const fs::path base = userDataFolder();
    return base.empty() ? base : base / "data";
}

bool isFurtherSet(const std::string& source) {
    const std::string key = plain(source);
    return std::ranges::any_of(furtherIdxSets(),
                               [&](const IdxSet& set) { return plain(set.source) == key; });
}

}  // namespace

std::vector<fs::path> dataFolders() {
    std::vector<fs::path> folders{pathFromEnvironment("RESNET_LAB_DATA"), userFolder()};
#if !defined(_WIN32)
    folders.emplace_back("/usr/local/share/datasets");
    folders.emplace_back("/usr/share/datasets");
#endif
    std::erase_if(folders, [](const fs::path& folder) { return folder.empty(); });
    return folders;
}

FoundSet findDataset(const std::string& source, const std::vector<fs::path>& folders) {
    const std::string key = plain(source);
    for (const NamedSet& set : namedSets()) {
        if (set.key == key) {
            std::error_code error;
            try {
                return findNamed(set, folders);
            } catch (const Error&) {
                if (!fs::is_directory(source, error)) {  // a folder here of that name will do
                    throw;
                }
            }
        }
    }
    return findDirectory(source);
}

UsualData usualFor(const std::string& source) {
    std::error_code error;
    const std::string key = plain(source);
    if (isFurtherSet(source)) {  // EMNIST's test pictures are sorted by class
        return {Select::Stratified, false};
    }
    if (!fs::is_directory(source, error)) {
        return {key == "imagenet" ? Select::Stratified : Select::First, key != "mnist"};
    }
    try {
        const FoundSet found = findDirectory(source);
        const bool isPublished =
            holdsIdxSet(found.directory)
                ? formatByLabels(found.directory).has_value()
                : found.format != SetFormat::Folder && found.format != SetFormat::FurtherIdx;
        return {isPublished ? Select::First : Select::Stratified,
                found.format != SetFormat::Mnist && found.format != SetFormat::FurtherIdx};
    } catch (const Error&) {  // told when it is read
        return {};
    }
}

}  // namespace lab
