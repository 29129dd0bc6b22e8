#include "core/data/DataSearch.h"

#include "core/base/Error.h"
#include "core/base/Phrase.h"
#include "core/base/UserFolders.h"
#include "core/data/CifarFile.h"
#include "core/data/Dataset.h"
#include "core/data/IdxFile.h"

#include <algorithm>
#include <cctype>
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

std::string lowered(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
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

FoundSet findNamed(const NamedSet& set, const std::vector<fs::path>& folders) {
    if (set.format == SetFormat::Shapes) {
        return {set.format, set.name, {}};
    }
    std::string looked;
    for (const fs::path& folder : folders) {
        for (const std::string& name : set.folders) {
            if (holds(folder / name, set.format)) {
                return {set.format, set.name, folder / name};
            }
        }
        looked += (looked.empty() ? "" : ", ") + folder.string();
    }
    throw Error(filled(phrase(set.missing), set.name, looked));
}

bool isFashion(const fs::path& directory) {
    // torchvision's IDX files lie in FashionMNIST/raw.
    const fs::path parent = directory.parent_path();
    return lowered(directory.filename().string()).find("fashion") != std::string::npos ||
           lowered(parent.filename().string()).find("fashion") != std::string::npos;
}

/// The named set whose files lie in the directory itself.
std::optional<FoundSet> identify(const fs::path& directory) {
    if (holdsIdxSet(directory)) {
        return isFashion(directory) ? FoundSet{SetFormat::FashionMnist, "Fashion-MNIST", directory}
                                    : FoundSet{SetFormat::Mnist, "MNIST", directory};
    }
    if (holds(directory, SetFormat::Cifar10)) {
        return FoundSet{SetFormat::Cifar10, "CIFAR-10", directory};
    }
    if (holds(directory, SetFormat::Cifar100)) {
        return FoundSet{SetFormat::Cifar100, "CIFAR-100", directory};
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
    return {SetFormat::Folder, directory.filename().string(), directory};
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
            return findNamed(set, folders);
        }
    }
    return findDirectory(source);
}

}  // namespace lab
