// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/OptionError.h"
#include "core/infer/Classifier.h"
#include "core/model/WeightImport.h"
#include "core/weights/SafeTensors.h"
#include "tests/support/TestMain.h"
#include "tests/support/Tiny.h"

#include <nlohmann/json.hpp>

#include <fstream>
#include <functional>
#include <regex>

namespace lab::test {

/// A file of tests/data/weights.
inline std::filesystem::path weightsFile(const std::string& name) {
    return dataFile("weights/" + name);
}

inline nlohmann::json weightsJson(const std::string& name) {
    std::ifstream file(weightsFile(name));
    return nlohmann::json::parse(file);
}

/// The picture of tests/data/weights/make-weights.py.
inline PreparedImage wavePicture() {
    PreparedImage prepared{{224, 224, 3, {}}};
    prepared.image.pixels.resize(prepared.image.size());
    for (std::size_t i = 0; i < prepared.image.pixels.size(); ++i) {
        prepared.image.pixels[i] =
            static_cast<std::uint8_t>((i * 37 + i / 224 * 11 + i / 50176 * 5) % 256);
    }
    return prepared;
}

/// What an import says, as the command line prints it.
inline std::string allOf(const std::vector<ImportNote>& notes) {
    std::string all;
    for (const ImportNote& note : notes) {
        all += note.said + " " + note.option + "\n";
    }
    return all;
}

/// A foreign file of weights, imported and loaded.
inline Classifier imported(const std::string& name, const TemporaryFolder& folder) {
    const std::filesystem::path file = folder / (name + ".safetensors");
    importWeights(weightsFile(name), {}, file);
    return Classifier(file, "cpu");
}

/// What an import of the file says; empty when it imports.
inline std::string sentenceOfImport(const std::filesystem::path& file,
                                    const ImportOptions& options = {}) {
    const TemporaryFolder folder;
    return sentenceOf([&] { importWeights(file, options, folder / "x.safetensors"); });
}

/// The option that such a refusal names on the command line; empty: none.
inline std::string optionOfImport(const std::filesystem::path& file,
                                  const ImportOptions& options = {}) {
    const TemporaryFolder folder;
    try {
        importWeights(file, options, folder / "x.safetensors");
    } catch (const OptionError& error) {
        return error.option();
    }
    return {};
}

using Rename = std::function<std::string(const std::string&)>;

/// torchvision's own tensors under other names, as a SafeTensors file that says nothing of itself.
inline void writeRenamed(const std::string& original, const Rename& rename,
                         const std::filesystem::path& file, const NamedTensors& more = {}) {
    const TemporaryFolder folder;
    importWeights(weightsFile(original), {}, folder / "x.safetensors");
    SafeTensors content;
    for (const auto& [key, tensor] : readSafeTensors(folder / "x.safetensors").tensors) {
        content.tensors.emplace_back(rename(key), tensor);
    }
    content.tensors.insert(content.tensors.end(), more.begin(), more.end());
    writeSafeTensors(file, content);
}

inline Rename replacing(const char* pattern, const char* by) {
    return [pattern, by](const std::string& key) {
        return std::regex_replace(key, std::regex(pattern), by);
    };
}

inline Rename prefixed(const std::string& prefix) {
    return [prefix](const std::string& key) { return prefix + key; };
}

/// A line for each.
inline std::string allOf(const std::vector<std::string>& notes) {
    std::string all;
    for (const std::string& note : notes) {
        all += note + "\n";
    }
    return all;
}

}  // namespace lab::test
