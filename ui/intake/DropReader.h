// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <filesystem>
#include <vector>

class QMimeData;
class QTemporaryDir;

namespace lab {

/// What is being dragged or lies in the clipboard, judged without reading a file.
struct DropOffer {
    int pictures = 0;
    int folders = 0;
    int weights = 0;       ///< .safetensors, .pth, .pt, .bin
    bool address = false;  ///< only the address of a picture on the web

    bool isEmpty() const { return pictures + folders + weights == 0; }
};

/// GUI thread.
DropOffer offerOf(const QMimeData& data);

/// "Add 12 pictures", "Add the pictures of 2 folders"; why nothing can be added where that is so.
QString promiseOf(const DropOffer& offer);

/// What came of it.
struct Dropped {
    std::vector<std::filesystem::path> paths;  ///< pictures and folders
    std::vector<std::filesystem::path> weights;
};

/// `folder`: where a picture without a file is kept while the program runs. Throws Error.
Dropped readDrop(const QMimeData& data, const QTemporaryDir& folder);

}  // namespace lab
