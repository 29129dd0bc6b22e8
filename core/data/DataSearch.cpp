#include "core/data/DataSearch.h"

#include "core/base/Ascii.h"
#include "core/base/Error.h"
#include "core/base/JsonFields.h"
#include "core/base/Phrase.h"
#include "core/base/UserFolders.h"
#include "core/data/CifarFile.h"
#include "core/data/Dataset.h"
#include "core/data/IdxFile.h"

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
};

const std::vector<NamedSet>& namedSets() {
    static const std::vector<NamedSet> sets{
        {"fashionmnist",
         SetFormat::FashionMnist,
         "Fashion-MNIST",
         {"fashion-mnist", "FashionMNIST/raw", "FashionMNIST", "Fashion-MNIST"},
         asPhrase("%1 was not found in %2: install it with \"sudo apt install "
                  "dataset-fashion-mnist\", or give its directory with --dataset DIR, or set "
                  "RESNET_LAB_DATA to the folder that holds it.")},
        {"mnist",
         SetFormat::Mnist,
         "MNIST",
         {"mnist", "MNIST/raw", "MNIST"},
         asPhrase("%1 was not found in %2: put its four IDX files into a folder mnist in one of "
                  "these, or give their directory with --dataset DIR, or set RESNET_LAB_DATA to "
                  "the folder that holds it.")},
        {"cifar10",
         SetFormat::Cifar10,
         "CIFAR-10",
         {"cifar-10", "cifar-10-batches-bin", "cifar-10/cifar-10-batches-bin", "cifar10",
          "CIFAR-10"},
         asPhrase("%1 was not found in %2: unpack its binary version (cifar-10-binary.tar.gz) in "
                  "one of these, or give its directory with --dataset DIR, or set "
                  "RESNET_LAB_DATA to the folder that holds it.")},
        {"cifar100",
         SetFormat::Cifar100,
         "CIFAR-100",
         {"cifar-100", "cifar-100-binary", "cifar-100/cifar-100-binary", "cifar100", "CIFAR-100"},
         asPhrase("%1 was not found in %2: unpack its binary version (cifar-100-binary.tar.gz) "
                  "in one of these, or give its directory with --dataset DIR, or set "
                  "RESNET_LAB_DATA to the folder that holds it.")},
        {"shapes", SetFormat::Shapes, "Shapes", {}, ""}};
    return sets;
}

// "Fashion-MNIST", "fashion_mnist" and "FashionMNIST" are one name.
std::string plain(const std::string& name) {
    std::string text = lowered(name);
    std::erase_if(text, [](char c) { return c == '-' || c == '_' || c == ' '; });
    return text;
}

bool holds(const fs::path& directory, SetFormat format) {
    switch (format) {
        case SetFormat::FashionMnist:
        case SetFormat::Mnist:
            return holdsIdxSet(directory);
        case SetFormat::Cifar10:
            return holdsCifarSet(directory, cifar10Layout());
        case SetFormat::Cifar100:
            return holdsCifarSet(directory, cifar100Layout());
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
    return digest == kMnistLabels     ? std::optional(SetFormat::Mnist)
           : digest == kFashionLabels ? std::optional(SetFormat::FashionMnist)
                                      : std::nullopt;
}

std::string nameOf(SetFormat format) {
    return format == SetFormat::FashionMnist ? "Fashion-MNIST" : "MNIST";
}

/// What lies where a set was looked for may be another one.
FoundSet asFound(const NamedSet& set, const fs::path& directory) {
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
            if (holds(folder / name, set.format)) {
                return asFound(set, folder / name);
            }
        }
        looked += (looked.empty() ? "" : ", ") + folder.string();
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
    return key == "mnist" ? std::optional(SetFormat::Mnist)
           : key == "fashionmnist" || key == "fmnist" || key == "fashion"
               ? std::optional(SetFormat::FashionMnist)
               : std::nullopt;
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
    if (holds(directory, SetFormat::Cifar10)) {
        return FoundSet{SetFormat::Cifar10, "CIFAR-10", directory, {}};
    }
    if (holds(directory, SetFormat::Cifar100)) {
        return FoundSet{SetFormat::Cifar100, "CIFAR-100", directory, {}};
    }
    return std::nullopt;
}

FoundSet findDirectory(const std::string& source) {
    std::error_code error;
    const fs::path directory = fs::weakly_canonical(fs::path(source), error);
    if (error || !fs::is_directory(directory, error)) {
        throw Error(filled(phrase("There is no data set or directory \"%1\": give fashion-mnist, "
                                  "mnist, cifar-10, cifar-100, shapes or an existing directory."),
                           source));
    }
    for (const char* inner : {"", "raw", "cifar-10-batches-bin", "cifar-100-binary"}) {
        if (auto found = identify(*inner ? directory / inner : directory)) {
            return *found;
        }
    }
    return {SetFormat::Folder, directory.filename().string(), directory, {}};
}

fs::path fromEnvironment(const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr ? fs::path(value) : fs::path();
}

fs::path userFolder() {
    const fs::path base = userDataFolder();
    return base.empty() ? base : base / "data";
}

}  // namespace

std::vector<fs::path> dataFolders() {
    std::vector<fs::path> folders{fromEnvironment("RESNET_LAB_DATA"), userFolder()};
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

Select usualSelect(const std::string& source) {
    std::error_code error;
    if (!fs::is_directory(source, error)) {
        return Select::First;
    }
    try {
        const FoundSet found = findDirectory(source);
        const bool isPublished = holdsIdxSet(found.directory)
                                     ? formatByLabels(found.directory).has_value()
                                     : found.format != SetFormat::Folder;
        return isPublished ? Select::First : Select::Stratified;
    } catch (const Error&) {  // told when it is read
        return Select::First;
    }
}

}  // namespace lab
