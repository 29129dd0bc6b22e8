// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/ForeignData.h"

#include "core/base/Phrase.h"
#include "core/data/PictureList.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>
#include <system_error>
#include <vector>

namespace lab {

namespace {

namespace fs = std::filesystem;

struct Ending {
    std::string_view ending;
    const char* what;  ///< the format's name, which is the same in every language
};

constexpr std::array kArrays = {
    Ending{".npz", "NumPy (.npz)"},       Ending{".npy", "NumPy (.npy)"},
    Ending{".mat", "MATLAB (.mat)"},      Ending{".h5", "HDF5 (.h5)"},
    Ending{".hdf5", "HDF5 (.hdf5)"},      Ending{".parquet", "Parquet (.parquet)"},
    Ending{".arrow", "Arrow (.arrow)"},   Ending{".tfrecord", "TensorFlow (.tfrecord)"},
    Ending{".mdb", "LMDB (.mdb)"},        Ending{".pt", "PyTorch (.pt)"},
    Ending{".pth", "PyTorch (.pth)"},     Ending{".pkl", "Python (.pkl)"},
    Ending{".pickle", "Python (.pickle)"}};

constexpr std::array<std::string_view, 11> kArchives = {
    ".zip", ".tar", ".tgz", ".tbz2", ".txz", ".7z", ".rar", ".gz", ".xz", ".zst", ".bz2"};

std::string loweredName(const fs::path& file) {
    std::string name = file.filename().string();
    std::ranges::transform(name, name.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return name;
}

bool isFile(const fs::path& file) {
    std::error_code error;
    return fs::is_regular_file(file, error);
}

std::string otherCifar(const fs::path& place, const char* name, const char* version,
                       const char* archive, const char* checksum) {
    return filled(
        phrase("%1 holds %2 in its version for %3, which is not read here: get the binary "
               "version from https://www.cs.toronto.edu/~kriz/%4 (MD5 %5) and unpack it."),
        place, name, version, archive, checksum);
}

std::string otherCifar10(const fs::path& place, const char* version) {
    return otherCifar(place, "CIFAR-10", version, "cifar-10-binary.tar.gz",
                      "c32a1d4ab5d03f1284b67883e8d87530");
}

std::string otherCifar100(const fs::path& place, const char* version) {
    return otherCifar(place, "CIFAR-100", version, "cifar-100-binary.tar.gz",
                      "03b5dce01913d631647c71ecec9e9cb8");
}

std::string otherForm(const fs::path& place, const std::string& what) {
    return filled(
        phrase("%1 holds data of %2, which are not read here: write the pictures as PNG "
               "files into a folder for each class (train/CLASS, test/CLASS) and give the "
               "folder that holds them."),
        place, what);
}

// "train-00000-of-01024", as TensorFlow numbers the parts of a set.
bool isShard(const std::string& name) {
    const std::size_t of = name.rfind("-of-");
    const auto isNumber = [](std::string_view text) {
        return text.size() == 5 && text.find_first_not_of("0123456789") == std::string_view::npos;
    };
    return of != std::string::npos && of >= 6 && name[of - 6] == '-' &&
           isNumber(std::string_view(name).substr(of - 5, 5)) &&
           isNumber(std::string_view(name).substr(of + 4));
}

std::string ofFile(const fs::path& file) {
    const std::string name = loweredName(file);
    const auto endsSo = [&](std::string_view ending) { return name.ends_with(ending); };
    if (name.starts_with("cifar-10-python")) {
        return otherCifar10(file, "Python");
    }
    if (name.starts_with("cifar-100-python")) {
        return otherCifar100(file, "Python");
    }
    for (const auto& [ending, what] : kArrays) {
        if (endsSo(ending)) {
            return otherForm(file, what);
        }
    }
    if (name.find(".tfrecord") != std::string::npos || isShard(name)) {
        return otherForm(file, "TensorFlow (.tfrecord)");
    }
    if (endsSo(".nii.gz")) {
        return otherForm(file, "NIfTI (.nii.gz)");
    }
    if (name.find("-ubyte") == std::string::npos && std::ranges::any_of(kArchives, endsSo)) {
        return filled(phrase("%1 is an archive: unpack it and give the folder that it holds."),
                      file);
    }
    return {};
}

std::string ofFilesIn(const fs::path& folder) {
    const auto holds = [&](const char* name) { return isFile(folder / name); };
    if (holds("data_batch_1") && holds("test_batch")) {
        return otherCifar10(folder, "Python");
    }
    if (holds("data_batch_1.mat")) {
        return otherCifar10(folder, "MATLAB");
    }
    if (holds("train") && holds("test") && holds("meta")) {
        return otherCifar100(folder, "Python");
    }
    if (holds("train.mat") && holds("test.mat") && holds("meta.mat")) {
        return otherCifar100(folder, "MATLAB");
    }
    if (holds("train_X.bin") || holds("test_X.bin")) {
        return otherForm(folder, "STL-10 (.bin)");
    }
    if (holds("train_32x32.mat") || holds("test_32x32.mat")) {
        return otherForm(folder, "SVHN (.mat)");
    }
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error); !error && entry != fs::directory_iterator();
         entry.increment(error)) {
        if (isFile(entry->path()) && !loweredName(entry->path()).starts_with('.')) {
            files.push_back(entry->path());
        }
    }
    std::ranges::sort(files);
    for (const fs::path& file : files) {
        if (std::string sentence = ofFile(file); !sentence.empty()) {
            return sentence;
        }
    }
    return {};
}

// MNIST's files and its relatives', as torchvision keeps them: in a folder raw of a set's own.
bool holdsIdxFiles(const fs::path& folder) {
    std::error_code error;
    for (const fs::path& place : {folder, folder / "raw"}) {
        for (fs::directory_iterator entry(place, error);
             !error && entry != fs::directory_iterator(); entry.increment(error)) {
            if (loweredName(entry->path()).find("-images-idx3-ubyte") != std::string::npos) {
                return true;
            }
        }
    }
    return false;
}

std::vector<fs::path> foldersWithin(const fs::path& folder) {
    std::vector<fs::path> folders;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error); !error && entry != fs::directory_iterator();
         entry.increment(error)) {
        std::error_code ignored;
        if (entry->is_directory(ignored)) {
            folders.push_back(entry->path());
        }
    }
    std::ranges::sort(folders);
    return folders;
}

}  // namespace

std::string foreignDataSentence(const fs::path& place) {
    if (isFile(place)) {
        const std::string known = ofFile(place);
        if (!known.empty()) {
            return known;
        }
        if (isPictureFile(place)) {
            return filled(phrase("%1 is one picture: give a folder with a folder of pictures for "
                                 "each class."),
                          place);
        }
        return filled(phrase("%1 is a file: give a folder with a folder of pictures for each "
                             "class, or with the files of a known set."),
                      place);
    }
    std::string sentence = ofFilesIn(place);
    for (const fs::path& folder : foldersWithin(place)) {
        if (sentence.empty() && holdsIdxFiles(folder)) {
            return filled(phrase("%1 holds data sets in folders of their own: give one of them, as "
                                 "%2."),
                          place, folder);
        }
        sentence = sentence.empty() ? ofFilesIn(folder) : sentence;
    }
    return sentence;
}

}  // namespace lab
