#include "core/data/IdxFile.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>
#include <utility>

namespace lab {

namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t kImageMagic = 0x803;  // unsigned bytes, three dimensions
constexpr std::uint32_t kLabelMagic = 0x801;  // unsigned bytes, one dimension
constexpr std::uint64_t kMaxBytes = std::uint64_t{1} << 30;
constexpr std::uint64_t kMaxInflation = 1032;  // deflate cannot do better than 1032 to 1
constexpr std::uint32_t kMinSide = 8;
constexpr std::uint32_t kMaxSide = 1024;

std::string hex(std::uint32_t value) {
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "0x%08X", static_cast<unsigned>(value));
    return text.data();
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
            throw Error(m_path.string() +
                        " could not be opened: check that it is there and that you may read it.");
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
                refuseDamaged(m_path, "its gzip data cannot be read (" + message() + ")");
            }
            done += static_cast<std::size_t>(got);
            m_read += static_cast<std::uint64_t>(got);
            if (static_cast<unsigned>(got) < wanted) {
                refuseDamaged(m_path, m_read == 0 ? "it is empty"
                                                  : "it ends after " + std::to_string(m_read) +
                                                        " bytes, before its content is complete");
            }
        }
    }

    /// Throws unless `payload` more bytes can be there, before anyone takes memory for them.
    void expect(std::uint64_t payload) {
        if (payload > kMaxBytes) {
            refuseDamaged(m_path, "its header promises " + std::to_string(payload) +
                                      " bytes, more than the 1 GiB that such a file may have");
        }
        const bool plain = gzdirect(m_file) != 0;
        const std::uint64_t most = plain ? m_size - m_read : m_size * kMaxInflation;
        if (payload > most || (plain && payload < most)) {
            refuseDamaged(
                m_path, "it holds " + std::to_string(m_size) + " bytes, but its header promises " +
                            std::to_string(payload + m_read) + (plain ? "" : " after unpacking"));
        }
    }

    /// Throws when something follows. Lets zlib compare the checksum, too.
    void expectEnd() {
        std::uint8_t more = 0;
        const int got = gzread(m_file, &more, 1);
        int code = Z_OK;
        gzerror(m_file, &code);
        if (got < 0 || code == Z_BUF_ERROR) {
            refuseDamaged(m_path, "its gzip data cannot be read (" + message() + ")");
        }
        if (got > 0) {
            refuseDamaged(m_path, "it goes on after the " + std::to_string(m_read) +
                                      " bytes that its header promises");
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

/// Checks the magic and returns the count that follows it.
std::uint32_t readCount(GzFile& file, std::uint32_t magic, const char* kind) {
    const std::uint32_t found = readNumber(file);
    if (found != magic) {
        throw Error(file.path().string() + " is not an IDX file of " + kind + ": it starts with " +
                    hex(found) + " instead of " + hex(magic) + "; download it again.");
    }
    const std::uint32_t count = readNumber(file);
    if (count == 0) {
        refuseDamaged(file.path(), "its header says that it holds nothing");
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
    throw Error((directory / (stem + "-" + kind)).string() +
                "(.gz) is missing: download the complete data set.");
}

void readLabels(GzFile& file, std::uint32_t count, const RawLimits& limits, RawSplit& split) {
    file.expect(count);
    std::vector<std::uint8_t> bytes(count);
    file.read(bytes.data(), bytes.size());
    file.expectEnd();
    const auto wrong = std::find_if(bytes.begin(), bytes.end(),
                                    [&](std::uint8_t label) { return label >= limits.classes; });
    if (wrong != bytes.end()) {
        refuseDamaged(file.path(), "label " + std::to_string(wrong - bytes.begin()) + " is " +
                                       std::to_string(*wrong) + ", but there are only " +
                                       std::to_string(limits.classes) + " classes");
    }
    split.labels.assign(bytes.begin(), bytes.end());
}

/// Checks the sizes of the images and takes no memory for them yet.
void readSizes(GzFile& file, std::uint32_t count, RawSplit& split) {
    const std::uint32_t height = readNumber(file);
    const std::uint32_t width = readNumber(file);
    if (height != width || height < kMinSide || height > kMaxSide) {
        refuseDamaged(file.path(), "its images are " + std::to_string(width) + " × " +
                                       std::to_string(height) +
                                       " pixels, not square with 8 to 1024 a side");
    }
    file.expect(count * std::uint64_t{height} * width);
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
    return find(directory, "train-images", "idx3-ubyte").has_value();
}

RawSplit readIdxSplit(const fs::path& directory, const std::string& prefix,
                      const RawLimits& limits) {
    GzFile images(require(directory, prefix + "-images", "idx3-ubyte"));
    GzFile labels(require(directory, prefix + "-labels", "idx1-ubyte"));
    const std::uint32_t imageCount = readCount(images, kImageMagic, "images");
    const std::uint32_t labelCount = readCount(labels, kLabelMagic, "labels");
    if (imageCount != labelCount) {
        refuseDamaged(images.path(), "it holds " + std::to_string(imageCount) + " images, but " +
                                         labels.path().string() + " holds " +
                                         std::to_string(labelCount) + " labels");
    }
    RawSplit split;
    readSizes(images, imageCount, split);  // first: it bounds the number of labels, too
    readLabels(labels, labelCount, limits, split);
    readImages(images, imageCount, limits, split);
    return split;
}

}  // namespace lab
