// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/ClassFolders.h"

#include "core/base/Ascii.h"
#include "core/base/Error.h"
#include "core/base/JsonFields.h"
#include "core/base/Numbers.h"
#include "core/base/Phrase.h"
#include "core/base/Random.h"
#include "core/base/Unicode.h"
#include "core/data/PictureHeader.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

namespace lab {

namespace {

namespace fs = std::filesystem;

constexpr int kMaxDepth = 32;
constexpr std::size_t kListedFiles = 5;  // names that a sentence lists

std::string endingOf(const fs::path& file) {
    return lowered(file.extension().string());
}

bool holds(std::span<const std::string_view> endings, std::string_view ending) {
    return std::ranges::find(endings, ending) != endings.end();
}

// Pictures that people have and nothing here decodes.
constexpr std::array<std::string_view, 26> kForeign{
    ".gif", ".heic", ".heif", ".avif", ".jp2", ".j2k", ".jxl", ".psd", ".svg",
    ".ico", ".exr",  ".hdr",  ".tga",  ".pcx", ".dng", ".cr2", ".cr3", ".nef",
    ".arw", ".orf",  ".raf",  ".rw2",  ".pam", ".dcm", ".nii", ".jxr"};

// What file managers, archivers and storage systems put among people's folders: previews of the
// pictures, and what was deleted.
constexpr std::array<std::string_view, 7> kServiceFolders{"@eaDir",
                                                          "#recycle",
                                                          "@Recycle",
                                                          "__MACOSX",
                                                          "$RECYCLE.BIN",
                                                          "lost+found",
                                                          "System Volume Information"};

bool isServiceFolder(const std::string& name) {
    return std::ranges::find(kServiceFolders, name) != kServiceFolders.end();
}

/// Text: what lies beside pictures and is none. Other: nobody knows what it is.
enum class Kind { Picture, Foreign, Text, Other };

/// By the ending, where it says it.
std::optional<Kind> kindByName(const fs::path& file) {
    const std::string ending = endingOf(file);
    constexpr std::array<std::string_view, 8> texts{".txt", ".csv",  ".json", ".xml",
                                                    ".md",  ".html", ".db",   ".ini"};
    if (isPictureName(file)) {
        return Kind::Picture;
    }
    if (holds(kForeign, ending)) {
        return Kind::Foreign;
    }
    return holds(texts, ending) ? std::optional(Kind::Text) : std::nullopt;
}

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

bool isFolder(const fs::directory_entry& entry) {
    std::error_code error;
    return entry.is_directory(error);
}

// Files, and what is to be told as one: a link that leads nowhere, a pipe.
bool isNoFolder(const fs::directory_entry& entry) {
    return !isFolder(entry);
}

bool isNamedAsPicture(const fs::directory_entry& entry) {
    return isPictureName(entry.path()) && isNoFolder(entry);
}

// By its name it may have led to a class.
bool isLostFolder(const fs::directory_entry& entry) {
    std::error_code error;
    return entry.is_symlink(error) && !entry.exists(error) && !kindByName(entry.path());
}

/// By the first bytes, where an ending says nothing. Opens regular files only: a pipe would wait
/// for its writer.
Kind kindByContent(const fs::path& file) {
    std::error_code error;
    if (!fs::is_regular_file(file, error)) {
        return Kind::Other;
    }
    std::array<char, 64> head{};
    std::ifstream stream(file, std::ios::binary);
    stream.read(head.data(), head.size());
    const std::string_view bytes(head.data(), static_cast<std::size_t>(stream.gcount()));
    if (readPictureHeader(bytes, bytes, UINT32_MAX).format != PictureFormat::Unknown) {
        return Kind::Picture;
    }
    return foreignFormat(bytes).empty() ? Kind::Other : Kind::Foreign;
}

Kind kindOf(const fs::path& file) {
    const std::optional<Kind> kind = kindByName(file);
    return kind ? *kind : kindByContent(file);
}

/// The endings that version 0.1 took.
bool isOldPictureName(const fs::path& file) {
    constexpr std::array<std::string_view, 9> endings{".png", ".jpg",  ".jpeg", ".bmp", ".webp",
                                                      ".tif", ".tiff", ".pgm",  ".ppm"};
    return holds(endings, endingOf(file));
}

/// The files of one class, found by walking down its folder.
class ClassWalk {
public:
    /// `above`: the real paths of the folders that hold the class, which no link leads back to.
    ClassWalk(Select select, PassedOver& passedOver, std::set<fs::path> above)
        : m_select(select), m_passed(passedOver), m_seen(std::move(above)) {}

    void walk(const fs::path& folder, const std::string& within = "", int depth = 2) {
        for (const std::string& name : namesIn(folder, isNoFolder)) {
            take(folder / name, within + name);
        }
        const std::vector<std::string> below = namesIn(folder, isFolder);
        if (m_select == Select::First) {
            m_hasSubfolders = std::ranges::any_of(
                below, [&](const std::string& name) { return holdsPictures(folder / name); });
            return;
        }
        for (const std::string& name : below) {
            if (isServiceFolder(name)) {
                continue;
            }
            std::error_code error;
            const fs::path real = fs::canonical(folder / name, error);
            // Each folder once: links may lead in circles, and to one place in many ways.
            if (!error && depth < kMaxDepth && m_seen.insert(real).second) {
                walk(folder / name, within + name + "/", depth + 1);
            }
        }
    }

    std::vector<std::string> files;
    bool hasSubfolders() const { return m_hasSubfolders; }

private:
    void take(const fs::path& file, const std::string& name) {
        if (m_select == Select::First ? isOldPictureName(file) : isPictureName(file)) {
            files.push_back(name);
            return;
        }
        const Kind kind = kindOf(file);
        if (kind == Kind::Picture && m_select == Select::Stratified) {
            files.push_back(name);
        } else if (kind != Kind::Text) {
            const std::string ending = endingOf(file);
            ++m_passed.undecodable[ending.empty() ? phrase("without an ending") : ending];
        }
    }

    Select m_select;
    PassedOver& m_passed;
    std::set<fs::path> m_seen;
    bool m_hasSubfolders = false;
};

// Class names go into JSON files, which hold UTF-8 only.
void requireUtf8(const fs::path& root, const std::string& name) {
    if (printable(name) != name) {
        throw Error(filled(
            phrase("The name of a class folder in %1 is not UTF-8 text: rename that folder."),
            root));
    }
}

/// The links to folders that another name here stands for: a folder itself, or an earlier link.
std::vector<std::string> aliasesIn(const fs::path& root) {
    std::vector<std::string> links;
    std::set<fs::path> known;
    for (const std::string& name : foldersIn(root)) {
        std::error_code error;
        if (fs::is_symlink(root / name, error)) {
            links.push_back(name);
        } else {
            known.insert(fs::canonical(root / name, error));
        }
    }
    std::erase_if(links, [&](const std::string& name) {
        std::error_code error;
        return known.insert(fs::canonical(root / name, error)).second;
    });
    return links;
}

std::string quoted(const std::vector<std::string>& names) {
    std::string text;
    for (std::size_t i = 0; i < std::min(kListedFiles, names.size()); ++i) {
        text += (i == 0 ? "" : ", ") + printable(names[i]);
    }
    return names.size() > kListedFiles ? text + ", …" : text;
}

}  // namespace

std::span<const std::string_view> pictureEndings() {
    static constexpr std::array<std::string_view, 15> endings{
        ".png", ".jpg",  ".jpeg", ".jpe", ".jfif", ".bmp", ".dib", ".webp",
        ".tif", ".tiff", ".pgm",  ".ppm", ".pbm",  ".pnm", ".apng"};
    return endings;
}

bool isPictureName(const fs::path& file) {
    return holds(pictureEndings(), endingOf(file));
}

bool isPictureFile(const fs::path& file) {
    return kindOf(file) == Kind::Picture;
}

std::vector<std::string> foldersIn(const fs::path& folder) {
    return namesIn(folder, isFolder);
}

bool holdsPictures(const fs::path& folder) {
    return countPictures(folder) > 0;
}

int countPictures(const fs::path& folder) {
    return static_cast<int>(namesIn(folder, isNamedAsPicture).size());
}

PictureList listClasses(const fs::path& root, Select select, PassedOver& passedOver) {
    PictureList list;
    list.root = root;
    list.select = select;
    std::error_code error;
    const fs::path realRoot = fs::canonical(root, error);
    std::map<std::string, std::int64_t> labels;  // by the composed name
    const std::vector<std::string> aliases =
        select == Select::Stratified ? aliasesIn(root) : std::vector<std::string>();
    // Copied to another system, a name may be spelled otherwise: neither the labels nor the order
    // of the pictures may hang on that.
    const auto asCounted = [select](const std::string& text) {
        return select == Select::Stratified ? composed(text) : text;
    };
    std::vector<std::string> folders = foldersIn(root);
    std::ranges::stable_sort(folders, {}, asCounted);
    for (const std::string& name : folders) {
        if (select == Select::Stratified && isServiceFolder(name)) {
            continue;
        }
        if (std::ranges::find(aliases, name) != aliases.end()) {
            passedOver.addAlias(name);
            continue;
        }
        const fs::path real = fs::canonical(root / name, error);
        ClassWalk found(select, passedOver, {realRoot, real});
        if (real != realRoot || select == Select::First) {
            found.walk(root / name);
        }
        if (found.hasSubfolders()) {
            passedOver.withSubfolders.push_back(name);
        }
        if (found.files.empty()) {
            passedOver.addWithoutPictures({name});
            continue;
        }
        requireUtf8(root, name);
        const auto [label, isNew] = labels.emplace(composed(name), std::ssize(list.classes));
        if (isNew) {
            list.classes.push_back(asCounted(name));
        } else if (std::ranges::find(passedOver.merged, name) == passedOver.merged.end()) {
            passedOver.merged.push_back(name);
        }
        for (std::string& picture : found.files) {
            const std::uint64_t hash = hashOf(asCounted(name + "/" + picture));
            list.entries.push_back({label->second, std::move(picture), hash, list.folders.size()});
        }
        list.folders.push_back(name);
    }
    passedOver.addWithoutPictures(namesIn(root, isLostFolder));
    passedOver.loose += countPictures(root);
    std::sort(list.entries.begin(), list.entries.end(),
              [](const PictureEntry& a, const PictureEntry& b) {
                  return std::tie(a.hash, a.label, a.file) < std::tie(b.hash, b.label, b.file);
              });
    return list;
}

void PassedOver::addAlias(const std::string& name) {
    if (std::ranges::find(aliases, name) == aliases.end()) {
        aliases.push_back(name);
    }
}

void PassedOver::addWithoutPictures(const std::vector<std::string>& names) {
    for (const std::string& name : names) {
        if (std::ranges::find(withoutPictures, name) == withoutPictures.end()) {
            withoutPictures.push_back(name);
        }
    }
}

std::string PassedOver::note() const {
    std::string text;
    const auto say = [&text](const std::string& sentence) {
        text += (text.empty() ? "" : " ") + sentence;
    };
    if (!undecodable.empty()) {
        int count = 0;
        std::string list;
        for (const auto& [ending, files] : undecodable) {
            count += files;
            list += (list.empty() ? "" : ", ") + groupedText(static_cast<std::int64_t>(files)) +
                    " " + printable(ending);
        }
        say(filled(count == 1
                       ? phrase("One file was passed over, because such files are not read here "
                                "(%2): convert pictures to PNG or JPEG.")
                       : phrase("%1 files were passed over, because such files are not read here "
                                "(%2): convert pictures to PNG or JPEG."),
                   groupedText(static_cast<std::int64_t>(count)), list));
    }
    if (!withSubfolders.empty()) {
        say(filled(phrase("The pictures in subfolders of %1 were passed over, as this run began "
                          "without them."),
                   quoted(withSubfolders)));
    }
    if (!withoutPictures.empty()) {
        say(filled(phrase("No picture is in %1: no class was made of it."),
                   quoted(withoutPictures)));
    }
    if (!aliases.empty()) {
        say(filled(phrase("The pictures that the links %1 lead to are in another class already: no "
                          "class was made of them."),
                   quoted(aliases)));
    }
    if (!merged.empty()) {
        say(filled(phrase("Folders whose names Unicode takes for one were taken for one class: "
                          "%1."),
                   quoted(merged)));
    }
    if (loose > 0) {
        say(filled(phrase("Pictures that lie beside the class folders were passed over: %1."),
                   groupedText(static_cast<std::int64_t>(loose))));
    }
    return text;
}

}  // namespace lab
