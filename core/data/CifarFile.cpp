// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/CifarFile.h"

#include "core/base/JsonFields.h"
#include "core/base/Phrase.h"
#include "core/base/platform/Files.h"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace lab {

namespace {

namespace fs = std::filesystem;

constexpr int kSide = 32;
constexpr std::size_t kPixelBytes = std::size_t{3} * kSide * kSide;

// A part of the wrong size is refused before anything is read from any part.
void checkSizes(const fs::path& directory, const std::vector<CifarPart>& parts,
                std::size_t recordBytes) {
    for (const CifarPart& part : parts) {
        const fs::path file = directory / part.file;
        std::error_code error;
        const std::uintmax_t size = fs::file_size(file, error);
        if (error) {
            throw Error(filled(phrase("%1 is missing or cannot be read: unpack the complete binary "
                                      "version of the data set there."),
                               file));
        }
        const std::uintmax_t expected = static_cast<std::uintmax_t>(part.records) * recordBytes;
        if (size != expected) {
            refuseDamaged(file, filled(phrase("it holds %1 bytes instead of %2"), size, expected));
        }
    }
}

void readPart(const fs::path& file, std::int64_t records, std::size_t labelBytes, int classes,
              RawSplit& split) {
    const std::size_t recordBytes = labelBytes + kPixelBytes;
    std::ifstream stream(file, std::ios::binary);
    std::vector<char> record(recordBytes);
    for (std::int64_t i = 0; i < records; ++i) {
        if (!stream.read(record.data(), static_cast<std::streamsize>(recordBytes))) {
            refuseDamaged(file, filled(phrase("it cannot be read beyond record %1"), i));
        }
        const auto label = static_cast<unsigned char>(record[labelBytes - 1]);
        if (label >= classes) {
            refuseDamaged(
                file, filled(phrase("the label of record %1 is %2, but there are only %3 classes"),
                             i, label, classes));
        }
        split.labels.push_back(label);
        split.pixels.insert(split.pixels.end(),
                            record.begin() + static_cast<std::ptrdiff_t>(labelBytes), record.end());
    }
}

}  // namespace

const CifarLayout& cifar10Layout() {
    static const CifarLayout layout{
        {{"data_batch_1.bin", 10000},
         {"data_batch_2.bin", 10000},
         {"data_batch_3.bin", 10000},
         {"data_batch_4.bin", 10000},
         {"data_batch_5.bin", 10000}},
        {{"test_batch.bin", 10000}},
        1,
        "batches.meta.txt",
        {"airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"}};
    return layout;
}

const CifarLayout& cifar100Layout() {
    static const CifarLayout layout = [] {
        CifarLayout made{
            {{"train.bin", 50000}}, {{"test.bin", 10000}}, 2, "fine_label_names.txt", {}};
        for (int i = 0; i < 100; ++i) {
            made.classNames.push_back("class " + std::to_string(i));
        }
        return made;
    }();
    return layout;
}

bool holdsCifarSet(const fs::path& directory, const CifarLayout& layout) {
    std::error_code error;
    return fs::is_regular_file(directory / layout.train.front().file, error);
}

RawSplit readCifarSplit(const fs::path& directory, const std::vector<CifarPart>& parts,
                        int labelBytes, const RawLimits& limits) {
    const auto label = static_cast<std::size_t>(labelBytes);
    checkSizes(directory, parts, label + kPixelBytes);
    std::int64_t wanted = 0;
    for (const CifarPart& part : parts) {
        wanted += part.records;
    }
    wanted = limits.images > 0 ? std::min(wanted, limits.images) : wanted;

    RawSplit split{3, kSide, kSide, {}, {}};
    split.labels.reserve(static_cast<std::size_t>(wanted));
    split.pixels.reserve(static_cast<std::size_t>(wanted) * kPixelBytes);
    for (const CifarPart& part : parts) {
        const std::int64_t records = std::min(part.records, wanted);
        readPart(directory / part.file, records, label, limits.classes, split);
        wanted -= records;
    }
    return split;
}

std::vector<std::string> cifarClassNames(const fs::path& directory, const CifarLayout& layout) {
    const fs::path file = directory / layout.namesFile;
    std::error_code error;
    if (!fs::is_regular_file(file, error)) {
        return layout.classNames;
    }
    std::istringstream stream(readFile(file, 1U << 16));
    std::vector<std::string> names;
    for (std::string line; std::getline(stream, line);) {
        line.erase(line.find_last_not_of(" \r\t") + 1);
        if (!line.empty()) {
            names.push_back(printable(line));
        }
    }
    return names.size() == layout.classNames.size() ? names : layout.classNames;
}

}  // namespace lab
