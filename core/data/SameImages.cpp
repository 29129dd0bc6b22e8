// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/SameImages.h"

#include "core/base/Error.h"
#include "core/base/JsonFields.h"
#include "core/base/Numbers.h"
#include "core/base/Phrase.h"
#include "core/base/platform/Files.h"
#include "core/data/PictureList.h"

#include <algorithm>
#include <fstream>
#include <functional>
#include <string_view>
#include <system_error>
#include <unordered_map>
#include <utility>
#include <vector>

namespace lab {

namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kMostComparedBytes = std::uintmax_t{512} << 20;
constexpr std::size_t kPiece = 4096;

std::string_view textOf(std::span<const std::uint8_t> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::string noteOf(std::size_t same, std::size_t all, const std::string& first) {
    if (same == 0) {
        return {};
    }
    if (first.empty()) {
        return filled(phrase("%1 of %2 test images are training images, too, so their error is "
                             "no test."),
                      groupedText(same), groupedText(all));
    }
    return filled(phrase("%1 of %2 test images are training images, too, so their error is "
                         "no test; the first is %3."),
                  groupedText(same), groupedText(all), first);
}

std::string ofPixels(const Split& train, const Split& test) {
    const std::size_t bytes = train.imageBytes();
    const auto at = [bytes](const Split& split, std::size_t i) {
        return textOf(split.images->pixels().subspan(i * bytes, bytes));
    };
    std::unordered_map<std::string_view, std::size_t> known;  // the pixels, by their hash
    for (std::size_t i = 0; i < train.labels.size(); ++i) {
        known.emplace(at(train, i), i);
    }
    std::size_t same = 0;
    for (std::size_t i = 0; i < test.labels.size(); ++i) {
        same += known.contains(at(test, i)) ? 1 : 0;
    }
    return noteOf(same, test.labels.size(), {});
}

std::uintmax_t sizeOf(const fs::path& file) {
    std::error_code error;
    const std::uintmax_t size = fs::file_size(file, error);
    return error ? 0 : size;
}

/// What stands in the middle of a file, where pictures differ the most.
std::string bytesInTheMiddle(const fs::path& file, std::uintmax_t size) {
    std::string bytes(static_cast<std::size_t>(std::min<std::uintmax_t>(size, kPiece)), '\0');
    std::ifstream stream(file, std::ios::binary);
    stream.seekg(static_cast<std::streamoff>((size - bytes.size()) / 2));
    stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(std::max<std::streamsize>(stream.gcount(), 0)));
    return bytes;
}

bool areEqual(const fs::path& one, const fs::path& other) {
    try {
        return readFile(one, kMostComparedBytes) == readFile(other, kMostComparedBytes);
    } catch (const Error&) {  // whoever needs the picture tells it
        return false;
    }
}

/// The files of one split that have a size which the other has, too.
using BySize = std::unordered_map<std::uintmax_t, std::vector<std::size_t>>;

BySize bySize(const PictureList& list) {
    BySize sizes;
    for (std::size_t i = 0; i < list.entries.size(); ++i) {
        sizes[sizeOf(list.pathOf(list.entries[i]))].push_back(i);
    }
    sizes.erase(0);
    return sizes;
}

std::string ofFiles(const PictureList& train, const PictureList& test) {
    const BySize trained = bySize(train);
    std::vector<std::size_t> same;
    for (const auto& [size, tested] : bySize(test)) {
        const auto found = trained.find(size);
        if (found == trained.end()) {
            continue;
        }
        std::unordered_multimap<std::size_t, std::size_t> middles;
        const std::hash<std::string> hash;
        for (const std::size_t i : found->second) {
            middles.emplace(hash(bytesInTheMiddle(train.pathOf(train.entries[i]), size)), i);
        }
        for (const std::size_t i : tested) {
            const fs::path file = test.pathOf(test.entries[i]);
            const auto [begin, end] = middles.equal_range(hash(bytesInTheMiddle(file, size)));
            if (std::any_of(begin, end, [&](const auto& like) {
                    return areEqual(file, train.pathOf(train.entries[like.second]));
                })) {
                same.push_back(i);
            }
        }
    }
    const auto first = std::ranges::min_element(same);
    return noteOf(same.size(), test.entries.size(),
                  same.empty() ? "" : printable(test.nameOf(test.entries[*first])));
}

}  // namespace

std::string sameImagesNote(const Dataset& set) {
    const Split& train = set.train;
    const Split& test = set.test;
    if (train.files && test.files) {
        return ofFiles(*train.files, *test.files);
    }
    const bool areInMemory = train.images && test.images && !train.images->pixels().empty() &&
                             !test.images->pixels().empty() && !set.where.empty();
    return areInMemory && train.imageBytes() == test.imageBytes() ? ofPixels(train, test)
                                                                  : std::string();
}

std::string convertedNote(std::size_t converted, std::size_t all, int channels) {
    if (converted == 0) {
        return {};
    }
    return filled(channels == 1
                      ? phrase("%1 of %2 pictures are coloured and were made grey.")
                      : phrase("%1 of %2 pictures are grey and were read as coloured ones."),
                  groupedText(converted), groupedText(all));
}

}  // namespace lab
