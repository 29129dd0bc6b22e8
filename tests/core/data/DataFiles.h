// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"
#include "tests/support/Bytes.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace lab::test {

/// What the action's lab::Error says; empty when it throws none.
template <typename Action>
std::string messageOf(const Action& action) {
    try {
        action();
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

inline bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

std::string gzipped(const std::string& bytes);

/// IDX files of 8 × 8 images: pixel p of image i is (i * 7 + p) % 256, its label i % 10.
std::string idxImages(std::uint32_t count, std::uint32_t side = 8);
std::string idxLabels(std::uint32_t count);
/// All four files, `train` and `test` images; gzipped or not.
void putIdxSet(const std::filesystem::path& directory, std::uint32_t train, std::uint32_t test,
               bool zipped);

/// The same of 28 × 28 images: a square of `ink` on `paper`, as MNIST's are with 255 on 0.
void putIdxThings(const std::filesystem::path& directory, std::uint32_t train, std::uint32_t test,
                  std::uint8_t paper, std::uint8_t ink);

/// CIFAR records: the label bytes given, then 3072 pixels (record * 5 + p) % 256.
std::string cifarRecords(const std::vector<std::string>& labels);

/// A picture in PGM (1 channel) or PPM (3 channels) of a colour that `value` fixes.
std::string picture(int channels, int width, int height, int value);

/// Sets an environment variable and puts the old value back.
class Environment {
public:
    Environment(const char* name, const std::string& value);
    Environment(const Environment&) = delete;
    Environment& operator=(const Environment&) = delete;
    ~Environment();

private:
    const char* m_name;
    bool m_wasSet = false;
    std::string m_old;
};

}  // namespace lab::test
