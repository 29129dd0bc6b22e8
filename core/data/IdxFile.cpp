// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/IdxFile.h"

#include "core/base/Numbers.h"
#include "core/base/Phrase.h"
#include "core/base/Random.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <optional>
#include <utility>

namespace lab {

namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t kImageMagic = 0x803;  // unsigned bytes, three dimensions
constexpr std::uint32_t kLabelMagic = 0x801;  // unsigned bytes, one dimension
constexpr std::uint32_t kTableMagic = 0xC02;  // integers of four bytes, two dimensions
constexpr std::uint32_t kMaxColumns = 64;
constexpr std::uint64_t kMaxIdxBytes = std::uint64_t{1} << 30;
constexpr std::uint64_t kMaxInflation = 1032;  // deflate cannot do better than 1032 to 1
constexpr std::uint32_t kMinIdxSide = 8;
constexpr std::uint32_t kMaxIdxSide = 1024;
constexpr std::uint32_t kBelievableSide = 65535;

std::string hex(std::uint32_t value) {
    return fmt::format("0x{:08X}", value);
}

/// A file read through zlib, which hands on what is not gzip as it is.
class GzFile {
public:
    explicit GzFile(fs::path path)
        : m_path(std::move(path)), m_file(gzopen(m_path.string().c_str(), "rb")) {
        std::error_code error;
        m_size = fs::file_size(m_path, error);
        if (m_file == nullptr || error) {
            gzclose(m_file);
            throw Error(filled(
                phrase("%1 could not be opened: check that it is there and that you may read it."),
                m_path));
        }
        gzbuffer(m_file, 1U << 18);
    }
    GzFile(const GzFile&) = delete;
    GzFile& operator=(const GzFile&) = delete;
    ~GzFile() { gzclose(m_file); }

    const fs::path& path() const { return m_path; }

    /// Exactly `size` bytes, or an Error.
    void read(std::uint8_t* out, std::size_t size) {
        constexpr std::size_t piece = std::size_t{1} << 24;  // gzread counts in int
        std::size_t done = 0;
        while (done < size) {
            const auto wanted = static_cast<unsigned>(std::min(size - done, piece));
            const int got = gzread(m_file, out + done, wanted);
            if (got < 0) {
                refuseDamaged(m_path,
                              filled(phrase("its gzip data cannot be read (%1)"), message()));
            }
            done += static_cast<std::size_t>(got);
            m_read += static_cast<std::uint64_t>(got);
            if (static_cast<unsigned>(got) < wanted) {
                refuseDamaged(m_path,
                              m_read == 0
                                  ? phrase("it is empty")
                                  : filled(phrase("it ends after %1 bytes, before its content is "
                                                  "complete"),
                                           m_read));
            }
        }
    }

    /// Throws unless `payload` more bytes can be there, before anyone takes memory for them.
    void expect(std::uint64_t payload) {
        if (payload > kMaxIdxBytes) {
            refuseDamaged(m_path, filled(phrase("its header promises %1 bytes, more than the 1 GiB "
                                                "that such a file may have"),
                                         payload));
        }
        const bool plain = gzdirect(m_file) != 0;
        const std::uint64_t most = plain ? m_size - m_read : m_size * kMaxInflation;
        if (payload > most || (plain && payload < most)) {
            refuseDamaged(
                m_path, filled(plain ? phrase("it holds %1 bytes, but its header promises %2")
                                     : phrase("it holds %1 bytes, but its header promises %2 after "
                                              "unpacking"),
                               m_size, payload + m_read));
        }
    }

    /// Throws when something follows. Lets zlib compare the checksum, too.
    void expectEnd() {
        std::uint8_t more = 0;
        const int got = gzread(m_file, &more, 1);
        int code = Z_OK;
        gzerror(m_file, &code);
        if (got < 0 || code == Z_BUF_ERROR) {
            refuseDamaged(m_path, filled(phrase("its gzip data cannot be read (%1)"), message()));
        }
        if (got > 0) {
            refuseDamaged(m_path, filled(phrase("it goes on after the %1 bytes that its header "
                                                "promises"),
                                         m_read));
        }
    }

private:
    std::string message() {
        int code = Z_OK;
        std::string text = gzerror(m_file, &code);
        // zlib puts the path in front, which the sentence already has.
        const std::string prefix = m_path.string() + ": ";
        return text.starts_with(prefix) ? text.substr(prefix.size()) : text;
    }

    fs::path m_path;
    gzFile m_file;
    std::uint64_t m_size = 0;  // on the disk
    std::uint64_t m_read = 0;  // after unpacking
};

std::uint32_t readNumber(GzFile& file) {
    std::array<std::uint8_t, 4> b{};
    file.read(b.data(), b.size());
    return std::uint32_t{b[0]} << 24 | std::uint32_t{b[1]} << 16 | std::uint32_t{b[2]} << 8 | b[3];
}

/// Checks the magic and returns the count that follows it. `otherwise`: says that it is another.
std::uint32_t readCount(GzFile& file, std::uint32_t magic, const char* otherwise) {
    const std::uint32_t found = readNumber(file);
    if (found != magic) {
        throw Error(filled(phrase(otherwise), file.path(), hex(found), hex(magic)));
    }
    const std::uint32_t count = readNumber(file);
    if (count == 0) {
        refuseDamaged(file.path(), phrase("its header says that it holds nothing"));
    }
    return count;
}

std::optional<fs::path> find(const fs::path& directory, const std::string& stem,
                             const std::string& kind) {
    // The unpacked file first: torchvision keeps both, and it loads faster.
    for (const char* joint : {"-", "."}) {
        for (const char* ending : {"", ".gz"}) {
            std::error_code error;
            fs::path file = directory / (stem + joint + kind + ending);
            if (fs::is_regular_file(file, error)) {
                return file;
            }
        }
    }
    return std::nullopt;
}

fs::path require(const fs::path& directory, const std::string& stem, const std::string& kind) {
    if (auto file = find(directory, stem, kind)) {
        return *file;
    }
    throw Error(filled(phrase("%1(.gz) is missing: download the complete data set."),
                       directory / (stem + "-" + kind)));
}

/// The labels as the file has them: QMNIST's stand in the first column of a table.
std::vector<std::int64_t> storedLabels(GzFile& file, std::uint32_t magic, std::uint32_t count) {
    if (magic == kLabelMagic) {
        file.expect(count);
        std::vector<std::uint8_t> bytes(count);
        file.read(bytes.data(), bytes.size());
        return {bytes.begin(), bytes.end()};
    }
    const std::uint32_t columns = readNumber(file);
    if (columns == 0 || columns > kMaxColumns) {
        refuseDamaged(file.path(), filled(phrase("its labels have %1 columns, not 1 to %2"),
                                          columns, kMaxColumns));
    }
    constexpr std::size_t bytesOfOne = 4;
    file.expect(count * std::uint64_t{columns} * bytesOfOne);
    std::vector<std::uint8_t> others((columns - 1) * bytesOfOne);
    std::vector<std::int64_t> labels;
    for (std::uint32_t i = 0; i < count; ++i) {
        labels.push_back(readNumber(file));
        file.read(others.data(), others.size());
    }
    return labels;
}

void readLabels(GzFile& file, std::uint32_t magic, std::uint32_t count, const RawLimits& limits,
                RawSplit& split) {
    std::vector<std::int64_t> labels = storedLabels(file, magic, count);
    file.expectEnd();
    const std::int64_t first = limits.firstLabel;
    const auto wrong = std::ranges::find_if(labels, [&](std::int64_t label) {
        return label < first || label >= first + limits.classes;
    });
    if (wrong != labels.end()) {
        const std::string why =
            *wrong < first ? filled(phrase("label %1 is %2, but its labels begin at %3"),
                                    wrong - labels.begin(), *wrong, first)
                           : filled(phrase("label %1 is %2, but there are only %3 classes"),
                                    wrong - labels.begin(), *wrong, limits.classes);
        throw Error(filled(phrase("%1 is damaged or belongs to another data set: %2; download it "
                                  "again, or move the other set's files into a folder of another "
                                  "name and give that."),
                           file.path(), why));
    }
    for (std::int64_t& label : labels) {
        label -= first;
    }
    split.labels = std::move(labels);
}

/// Checks the sizes of the images and takes no memory for them yet.
void readSizes(GzFile& file, std::uint32_t count, RawSplit& split) {
    const std::uint32_t height = readNumber(file);
    const std::uint32_t width = readNumber(file);
    if (std::max(height, width) <= kBelievableSide) {  // so the product below fits
        file.expect(count * std::uint64_t{height} * width);
    }
    if (height != width || height < kMinIdxSide || height > kMaxIdxSide) {
        const bool isBelievable = std::max(height, width) <= kBelievableSide && height * width > 0;
        const std::string why =
            filled(phrase("its images are %1 × %2 pixels, not square with 8 to 1024 a side"), width,
                   height);
        if (!isBelievable) {
            refuseDamaged(file.path(), why);
        }
        throw Error(filled(phrase("%1 cannot be used: %2; write its images as PNG files into a "
                                  "folder for each class (train/CLASS, test/CLASS) and give the "
                                  "folder that holds them."),
                           file.path(), why));
    }
    split.height = static_cast<int>(height);
    split.width = static_cast<int>(width);
}

void readImages(GzFile& file, std::uint32_t count, const RawLimits& limits, RawSplit& split) {
    const auto wanted = limits.images > 0 ? std::min<std::uint64_t>(count, limits.images) : count;
    split.pixels.resize(wanted * split.imageBytes());
    file.read(split.pixels.data(), split.pixels.size());
    if (wanted == count) {
        file.expectEnd();
    }
    split.labels.resize(wanted);
}

}  // namespace

bool holdsIdxSet(const fs::path& directory) {
    return holdsIdxImages(directory, "train");
}

bool holdsIdxImages(const fs::path& directory, const std::string& prefix) {
    return find(directory, prefix + "-images", "idx3-ubyte").has_value();
}

int highestIdxLabel(const fs::path& directory) {
    std::int64_t highest = 1;  // a network takes two classes or more
    try {
        for (const char* prefix : {"train", "t10k"}) {
            GzFile file(require(directory, std::string(prefix) + "-labels", "idx1-ubyte"));
            RawSplit split;
            readLabels(file, kLabelMagic, readCount(file, kLabelMagic, ""), {256, 0}, split);
            highest = std::max(highest, *std::ranges::max_element(split.labels));
        }
    } catch (const Error&) {  // told when the set is read
        return 9;
    }
    return static_cast<int>(highest);
}

std::optional<std::uint64_t> digestOfIdxLabels(const fs::path& directory) {
    constexpr int known = 10;
    constexpr std::size_t first = 20;
    std::string text;
    try {
        for (const char* prefix : {"train", "t10k"}) {
            GzFile file(require(directory, std::string(prefix) + "-labels", "idx1-ubyte"));
            RawSplit split;
            readLabels(file, kLabelMagic, readCount(file, kLabelMagic, ""), {known, 0}, split);
            std::array<std::int64_t, known> counts{};
            for (const std::int64_t label : split.labels) {
                ++counts.at(static_cast<std::size_t>(label));
            }
            split.labels.resize(std::min(first, split.labels.size()));
            for (const auto count : counts) {
                text += std::to_string(count) + " ";
            }
            for (const auto label : split.labels) {
                text += std::to_string(label) + " ";
            }
        }
    } catch (const Error&) {  // told when the set is read
        return std::nullopt;
    }
    return hashOf(text);
}

RawSplit readIdxSplit(const fs::path& directory, const std::string& prefix, const RawLimits& limits,
                      const std::string& labelKind) {
    const std::uint32_t labelMagic = labelKind == "idx2-int" ? kTableMagic : kLabelMagic;
    GzFile images(require(directory, prefix + "-images", "idx3-ubyte"));
    GzFile labels(require(directory, prefix + "-labels", labelKind));
    const std::uint32_t imageCount = readCount(
        images, kImageMagic,
        asPhrase("%1 is not an IDX file of images: it starts with %2 instead of %3; download it "
                 "again."));
    const std::uint32_t labelCount = readCount(
        labels, labelMagic,
        asPhrase("%1 is not an IDX file of labels: it starts with %2 instead of %3; download it "
                 "again."));
    if (imageCount != labelCount) {
        refuseDamaged(images.path(),
                      filled(phrase("it holds %1 images, but %2 holds %3 labels"),
                             groupedText(imageCount), labels.path(), groupedText(labelCount)));
    }
    RawSplit split;
    readSizes(images, imageCount, split);  // first: it bounds the number of labels, too
    readLabels(labels, labelMagic, labelCount, limits, split);
    readImages(images, imageCount, limits, split);
    return split;
}

void transpose(RawSplit& split) {
    const auto side = static_cast<std::size_t>(split.height);
    for (std::size_t plane = 0; plane < split.pixels.size(); plane += side * side) {
        for (std::size_t row = 0; row < side; ++row) {
            for (std::size_t column = row + 1; column < side; ++column) {
                std::swap(split.pixels[plane + row * side + column],
                          split.pixels[plane + column * side + row]);
            }
        }
    }
}

}  // namespace lab
