// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/DataDigest.h"

#include "core/base/Error.h"
#include "core/base/Unicode.h"
#include "core/base/platform/Files.h"
#include "core/data/PictureList.h"

#include <array>
#include <cstring>
#include <filesystem>
#include <fmt/format.h>
#include <span>

namespace lab {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kSample = 64;
constexpr std::uintmax_t kMostDigestBytes = std::uintmax_t{512} << 20;

/// Eight bytes at a time, the same on every machine of its order of bytes; no defence against
/// somebody who wants two data sets to look alike.
class Hash {
public:
    void add(std::uint64_t value) {
        m_state = (m_state ^ value) * 0x9E3779B97F4A7C15U;
        m_state ^= m_state >> 29U;
    }
    void add(std::span<const std::uint8_t> bytes) {
        add(bytes.size());
        while (!bytes.empty()) {
            std::uint64_t value = 0;
            const std::size_t size = std::min<std::size_t>(bytes.size(), sizeof(value));
            std::memcpy(&value, bytes.data(), size);
            add(value);
            bytes = bytes.subspan(size);
        }
    }
    void add(const std::string& text) {
        add(std::span(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()));
    }
    std::string text() const { return fmt::format("{:016x}", m_state); }

private:
    std::uint64_t m_state = 0xCBF29CE484222325U;
};

void addLabels(Hash& hash, const Split& split) {
    hash.add(split.labels.size());
    for (const std::int64_t label : split.labels) {
        hash.add(static_cast<std::uint64_t>(label));
    }
}

void addFiles(Hash& hash, const PictureList& list) {
    const std::size_t count = list.entries.size();
    for (const PictureEntry& entry : list.entries) {
        const std::string name = list.nameOf(entry);
        hash.add(list.select == Select::Stratified ? composed(name) : name);  // as listClasses()
        hash.add(entry.state.bytes);
    }
    for (std::size_t i = 0; i < std::min(kSample, count); ++i) {
        try {
            hash.add(readFile(list.pathOf(list.entries[i * count / std::min(kSample, count)]),
                              kMostDigestBytes));
        } catch (const Error&) {
            hash.add(0);
        }
    }
}

}  // namespace

DataDigest digestOf(const Dataset& set) {
    DataDigest digest;
    Hash pixels;
    Hash files;
    bool inMemory = true;
    bool areFiles = true;
    for (const Split* split : {&set.train, &set.test}) {
        const std::span<const std::uint8_t> bytes =
            split->images ? split->images->pixels() : std::span<const std::uint8_t>();
        inMemory = inMemory && !bytes.empty();
        areFiles = areFiles && split->files;
        addLabels(pixels, *split);
        pixels.add(bytes);
        if (areFiles) {
            addLabels(files, *split);
            addFiles(files, *split->files);
        }
    }
    digest.pixels = inMemory ? pixels.text() : "";
    digest.files = areFiles ? files.text() : "";
    return digest;
}

bool isSameData(const DataDigest& one, const DataDigest& other) {
    if (!one.pixels.empty() && !other.pixels.empty()) {
        return one.pixels == other.pixels;
    }
    return !one.files.empty() && one.files == other.files;
}

bool haveOtherFiles(const DataDigest& one, const DataDigest& other) {
    return !one.files.empty() && !other.files.empty() && one.files != other.files;
}

bool isOtherData(const DataDigest& now, const DataDigest& before) {
    if (!now.pixels.empty() && !before.pixels.empty()) {
        return now.pixels != before.pixels;
    }
    return haveOtherFiles(now, before);
}

}  // namespace lab
