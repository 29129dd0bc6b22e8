#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace lab {

struct PictureEntry {
    std::int64_t label = 0;
    std::string file;        ///< within its class folder
    std::uint64_t hash = 0;  ///< of "CLASS/FILE"
};

/// The pictures of one split, in the order of their hashes.
struct PictureList {
    std::filesystem::path root;        ///< holds the class folders
    std::vector<std::string> classes;  ///< their names, sorted
    std::vector<PictureEntry> entries;

    /// CLASS/FILE, as a person finds it.
    std::string nameOf(const PictureEntry& entry) const {
        return classes[static_cast<std::size_t>(entry.label)] + "/" + entry.file;
    }
    std::filesystem::path pathOf(const PictureEntry& entry) const {
        return root / classes[static_cast<std::size_t>(entry.label)] / entry.file;
    }
};

struct FolderListing {
    PictureList train;
    PictureList test;
    std::string note;  ///< how the pictures were split when the folder does not say it itself
};

/// Whether a file's ending is that of a picture which is read here.
bool isPictureName(const std::filesystem::path& file);

/// Lists the pictures (by their extension) of a folder of class folders; see loadImageFolder for
/// the layouts. Looks one level deep, so links cannot lead it in circles. Opens no picture. Throws
/// Error.
FolderListing listPictures(const std::filesystem::path& directory);

}  // namespace lab
