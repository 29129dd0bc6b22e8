// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/ImageFolder.h"
#include "tests/core/data/DataFiles.h"

#include <filesystem>
#include <numeric>
#include <string>
#include <vector>

namespace lab::test {

/// `count` pictures in each of the class folders.
inline void putClasses(const std::filesystem::path& root, const std::vector<std::string>& classes,
                       int count, int channels = 3) {
    int value = 0;
    for (const std::string& name : classes) {
        for (int i = 0; i < count; ++i) {
            put(root / name / ("picture" + std::to_string(i) + ".ppm"),
                picture(channels, 20, 16, ++value));
        }
    }
}

inline Dataset load(const std::filesystem::path& folder, const DataSpec& spec = {},
                    std::uintmax_t budget = 0) {
    LoadOptions options;
    options.memoryBudget = budget;
    options.threads = 3;
    return loadImageFolder(folder, spec, options);
}

/// As a run of today reads a folder; the default is version 0.1's.
inline DataSpec fresh(int side = 8) {
    DataSpec spec{"", 0, 0, side};
    spec.select = Select::Stratified;
    return spec;
}

inline std::vector<std::uint8_t> allPixels(const Split& split) {
    std::vector<std::int64_t> indices(split.labels.size());
    std::iota(indices.begin(), indices.end(), 0);
    std::vector<std::uint8_t> pixels(indices.size() * split.imageBytes());
    split.images->fetch(indices, pixels.data());
    return pixels;
}

}  // namespace lab::test
