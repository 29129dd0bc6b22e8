// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/DataSpec.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lab {

/// What a file was when it was looked at.
struct FileState {
    std::uintmax_t bytes = 0;
    std::filesystem::file_time_type written;

    bool operator==(const FileState&) const = default;
};

/// All zero for a file that is not there. Any thread.
FileState fileStateOf(const std::filesystem::path& file);

struct PictureEntry {
    std::int64_t label = 0;
    std::string file;        ///< within its class folder
    std::uint64_t hash = 0;  ///< of "CLASS/FILE"; stratified: of that composed
    std::size_t folder = 0;  ///< its class folder
    FileState state{};       ///< when the data set was loaded
};

/// The pictures of one split, in the order of their hashes.
struct PictureList {
    std::filesystem::path root;        ///< holds the class folders
    std::vector<std::string> classes;  ///< their names, sorted; stratified: composed
    std::vector<std::string> folders;  ///< the class folders: a name in two spellings is one class
    std::vector<PictureEntry> entries;
    Select select = Select::First;

    /// CLASS/FILE, as a person finds it.
    std::string nameOf(const PictureEntry& entry) const {
        return classes[static_cast<std::size_t>(entry.label)] + "/" + entry.file;
    }
    std::filesystem::path pathOf(const PictureEntry& entry) const {
        return root / folders[entry.folder] / entry.file;
    }
};

struct FolderListing {
    PictureList train;
    PictureList test;
    std::string
        note;  ///< how they were split where the folder does not say it, what was passed over
};

/// The formats that are read, for sentences; PNM is PBM, PGM and PPM.
inline constexpr std::string_view kPictureFormats = "PNG, JPEG, BMP, WebP, TIFF, PNM";
/// The endings of their files, in lower case: ".png".
std::span<const std::string_view> pictureEndings();
/// Whether a file's ending is one of these.
bool isPictureName(const std::filesystem::path& file);
/// Whether a file is a picture that is read here: by its ending, or by its first bytes where the
/// ending says nothing.
bool isPictureFile(const std::filesystem::path& file);

/// Lists the pictures of a folder of class folders; see loadImageFolder for the layouts.
/// Stratified: a class holds what lies in its folder at any depth (links are followed, to each
/// folder once), by its ending, or by its first bytes where the ending says nothing. First: what
/// lies directly in it, by its ending. What is passed over is counted and told, but for hidden
/// files. Throws Error.
FolderListing listPictures(const std::filesystem::path& directory, Select select);

/// The test split of a listing; of a folder that holds only a test split, that.
FolderListing listTestPictures(const std::filesystem::path& directory, Select select);

/// A sentence that counts the pictures in folders and next to the files of a data set (IDX,
/// CIFAR), which are read instead of them; empty where there is none.
std::string notePicturesBeside(const std::filesystem::path& directory);

/// The order in which a stratified limit takes pictures: the first of each class, then so that each
/// class keeps its share. Any first so many of it are therefore a fair sample.
std::vector<std::size_t> stratifiedOrder(const std::vector<std::int64_t>& labels);

}  // namespace lab
