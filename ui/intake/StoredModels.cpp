// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/intake/StoredModels.h"

#include "core/base/Error.h"
#include "core/model/ModelCard.h"
#include "core/model/Models.h"
#include "ui/base/Format.h"

#include <algorithm>

namespace lab {

namespace {

namespace fs = std::filesystem;

const auto kShipped = QStringLiteral("shipped:");

}  // namespace

std::vector<fs::path> shippedModelsHere() {
    try {
        return shippedModels();
    } catch (const Error&) {  // a program without its files still classifies with what is added
        return {};
    }
}

QString rememberedModel(const fs::path& path) {
    const std::vector<fs::path> shipped = shippedModelsHere();
    return std::ranges::find(shipped, path) == shipped.end() ? pathText(path)
                                                             : kShipped + pathText(path.filename());
}

fs::path rememberedModelPath(const QString& remembered) {
    if (!remembered.startsWith(kShipped)) {
        return remembered.toStdString();
    }
    const std::string name = remembered.mid(kShipped.size()).toStdString();
    for (const fs::path& file : shippedModelsHere()) {
        if (file.filename() == name) {
            return file;
        }
    }
    return {};
}

bool isForeignWeights(const fs::path& weights) {
    try {
        return weights.extension() != ".safetensors" || !readMetadata(weights).contains("spec");
    } catch (const Error&) {  // told about where it is added
        return false;
    }
}

QString originOf(const std::filesystem::path& path) {
    const std::filesystem::path named = path.has_filename() ? path : path.parent_path();
    if (named.extension() == ".safetensors") {
        return pathText(named.stem());
    }
    return pathText(named.parent_path().filename());
}

}  // namespace lab
