// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace lab {

/// The trained networks that come with the program, by name. Throws Error when they are not there.
std::vector<std::filesystem::path> shippedModels();
/// Sample pictures that they answer; a picture's class is its name up to the last dash.
std::vector<std::filesystem::path> samplePictures();

/// Where imported weights are kept: $XDG_DATA_HOME/resnet-lab/models.
std::filesystem::path importedModelsFolder();
/// What lies there, by name; nothing when there is no such folder.
std::vector<std::filesystem::path> importedModels();

/// The names of ImageNet's 1000 classes, in torchvision's order. Throws Error.
std::vector<std::string> imageNetClasses();
/// One name a line of UTF-8, without the spaces around it and a byte order mark. Throws Error when
/// the file cannot be read, a name is empty or no UTF-8, or there are not `count` names.
std::vector<std::string> readClassNames(const std::filesystem::path& file, int count);

struct PictureFiles {
    std::vector<std::filesystem::path> pictures;
    std::vector<std::filesystem::path> others;  ///< files in the folders that are none
};

/// All pictures that a list of files and folders means: folders with what lies below them, sorted,
/// by isPictureFile(). A file that was named is in the list whatever its ending. Throws Error when
/// a path does not exist.
PictureFiles pictureFilesIn(const std::vector<std::filesystem::path>& paths);
/// Its pictures alone.
std::vector<std::filesystem::path> picturesIn(const std::vector<std::filesystem::path>& paths);

}  // namespace lab
