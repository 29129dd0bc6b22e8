// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/Models.h"

#include "core/base/Error.h"
#include "core/base/JsonFields.h"
#include "core/base/OptionError.h"
#include "core/base/Phrase.h"
#include "core/base/UserFolders.h"
#include "core/base/platform/Files.h"
#include "core/data/PictureList.h"
#include "core/model/ClassMatch.h"

#include <algorithm>
#include <sstream>
#include <system_error>

namespace lab {

namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kMaxNames = 1U << 20U;

std::vector<fs::path> filesIn(const fs::path& folder, const std::string& ending) {
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error); !error && entry != fs::directory_iterator();
         entry.increment(error)) {
        if (entry->path().extension() == ending) {
            files.push_back(entry->path());
        }
    }
    std::ranges::sort(files);
    return files;
}

// Without spaces around them, and without the end that Windows gives a line.
std::vector<std::string> trimmedLines(const std::string& text) {
    constexpr std::string_view kSpaces = " \t\r\v\f";
    std::istringstream lines(text);
    std::vector<std::string> trimmed;
    for (std::string line; std::getline(lines, line);) {
        line.erase(std::min(line.find_last_not_of(kSpaces) + 1, line.size()));
        line.erase(0, std::min(line.find_first_not_of(kSpaces), line.size()));
        trimmed.push_back(line);
    }
    return trimmed;
}

// Links to folders are not followed, so they cannot lead it in circles; unreadable folders are
// passed over.
void addBelow(const fs::path& folder, PictureFiles& files) {
    const std::size_t begin = files.pictures.size();
    std::error_code error;
    fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied,
                                           error);
    for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
        std::error_code ignored;
        if (entry->path().filename().string().starts_with('.')) {  // as training passes them over
            entry.disable_recursion_pending();
        } else if (!entry->is_directory(ignored)) {  // a link that leads nowhere is told, too
            (isPictureFile(entry->path()) ? files.pictures : files.others).push_back(entry->path());
        }
    }
    std::sort(files.pictures.begin() + static_cast<std::ptrdiff_t>(begin), files.pictures.end());
}

}  // namespace

std::vector<fs::path> shippedModels() {
    return filesIn(resourceFolder("models"), ".safetensors");
}

std::vector<fs::path> samplePictures() {
    return filesIn(resourceFolder("samples"), ".png");
}

fs::path importedModelsFolder() {
    const fs::path base = userDataFolder();
    if (base.empty()) {
        throw OptionError(
            phrase("There is no home folder to keep imported weights in; set HOME to one."),
            "Or give --output FILE.");
    }
    return base / "models";
}

std::vector<fs::path> importedModels() {
    return userDataFolder().empty() ? std::vector<fs::path>()
                                    : filesIn(importedModelsFolder(), ".safetensors");
}

std::vector<std::string> imageNetClasses() {
    return readClassNames(resourceFolder("labels") / "imagenet.txt", kImageNetClasses);
}

std::vector<std::string> readClassNames(const fs::path& file, int count) {
    std::string text = readFile(file, kMaxNames);
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
        throw Error(filled(phrase("%1 is written in UTF-16; save it as UTF-8."), file));
    }
    text.erase(0, text.starts_with("\xEF\xBB\xBF") ? 3 : 0);  // the byte order mark
    std::vector<std::string> names = trimmedLines(text);
    while (names.size() > 1 && names.back().empty()) {  // at the end no name is missing
        names.pop_back();
    }
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i].empty()) {
            throw Error(filled(phrase("Line %1 of %2 is empty; write a class name in each line."),
                               i + 1, file));
        }
        if (printable(names[i]) != names[i]) {
            throw Error(filled(phrase("Line %1 of %2 is no UTF-8 (perhaps it is Latin-1); save the "
                                      "file as UTF-8."),
                               i + 1, file));
        }
    }
    if (names.empty()) {
        throw Error(filled(phrase("%1 holds no class names; write one in each line."), file));
    }
    if (names.size() != static_cast<std::size_t>(count)) {
        throw Error(filled(phrase("%1 holds %2 names, one a line, but the network has %3 classes; "
                                  "choose the names that belong to it."),
                           file, names.size(), count));
    }
    return names;
}

PictureFiles pictureFilesIn(const std::vector<fs::path>& paths) {
    PictureFiles files;
    for (const fs::path& path : paths) {
        std::error_code error;
        if (fs::is_directory(path, error)) {
            addBelow(path, files);
        } else if (fs::exists(path, error)) {
            files.pictures.push_back(path);
        } else {
            throw Error(filled(phrase("There is no picture or folder %1; check the path."), path));
        }
    }
    std::ranges::sort(files.others);
    return files;
}

std::vector<fs::path> picturesIn(const std::vector<fs::path>& paths) {
    return pictureFilesIn(paths).pictures;
}

}  // namespace lab
