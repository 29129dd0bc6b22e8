// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/data/DataFiles.h"

#include <zlib.h>

#include <cstdlib>

namespace lab::test {

namespace {

namespace fs = std::filesystem;

}  // namespace

std::string gzipped(const std::string& bytes) {
    z_stream stream{};
    deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    std::string out(deflateBound(&stream, bytes.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

std::string idxImages(std::uint32_t count, std::uint32_t side) {
    std::string bytes = bigEndian(0x803) + bigEndian(count) + bigEndian(side) + bigEndian(side);
    for (std::uint32_t i = 0; i < count; ++i) {
        for (std::uint32_t p = 0; p < side * side; ++p) {
            bytes += static_cast<char>(i * 7 + p);
        }
    }
    return bytes;
}

std::string idxLabels(std::uint32_t count) {
    std::string bytes = bigEndian(0x801) + bigEndian(count);
    for (std::uint32_t i = 0; i < count; ++i) {
        bytes += static_cast<char>(i % 10);
    }
    return bytes;
}

void putIdxSet(const fs::path& directory, std::uint32_t train, std::uint32_t test, bool zipped) {
    const auto putOne = [&](const std::string& name, const std::string& bytes) {
        put(directory / (zipped ? name + ".gz" : name), zipped ? gzipped(bytes) : bytes);
    };
    putOne("train-images-idx3-ubyte", idxImages(train));
    putOne("train-labels-idx1-ubyte", idxLabels(train));
    putOne("t10k-images-idx3-ubyte", idxImages(test));
    putOne("t10k-labels-idx1-ubyte", idxLabels(test));
}

void putIdxThings(const fs::path& directory, std::uint32_t train, std::uint32_t test,
                  std::uint8_t paper, std::uint8_t ink) {
    const auto things = [&](std::uint32_t count) {
        constexpr std::uint32_t kSide = 28;
        std::string bytes =
            bigEndian(0x803) + bigEndian(count) + bigEndian(kSide) + bigEndian(kSide);
        for (std::uint32_t i = 0; i < count; ++i) {
            std::string image(std::size_t{kSide} * kSide, static_cast<char>(paper));
            for (std::uint32_t row = 8; row < 12 + i % 10; ++row) {
                image.replace(row * kSide + 8, 9, 9, static_cast<char>(ink));
            }
            bytes += image;
        }
        return bytes;
    };
    put(directory / "train-images-idx3-ubyte", things(train));
    put(directory / "train-labels-idx1-ubyte", idxLabels(train));
    put(directory / "t10k-images-idx3-ubyte", things(test));
    put(directory / "t10k-labels-idx1-ubyte", idxLabels(test));
}

std::string cifarRecords(const std::vector<std::string>& labels) {
    std::string bytes;
    for (std::size_t record = 0; record < labels.size(); ++record) {
        bytes += labels[record];
        for (std::size_t p = 0; p < 3072; ++p) {
            bytes += static_cast<char>(record * 5 + p);
        }
    }
    return bytes;
}

std::string picture(int channels, int width, int height, int value) {
    std::string bytes = channels == 1 ? "P5\n" : "P6\n";
    bytes += std::to_string(width) + " " + std::to_string(height) + "\n255\n";
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            for (int channel = 0; channel < channels; ++channel) {
                bytes += static_cast<char>(value * 11 + x * 3 + y * 5 + channel * 40);
            }
        }
    }
    return bytes;
}

Environment::Environment(const char* name, const std::string& value) : m_name(name) {
    if (const char* old = std::getenv(name)) {
        m_wasSet = true;
        m_old = old;
    }
    ::setenv(name, value.c_str(), 1);
}

Environment::~Environment() {
    if (m_wasSet) {
        ::setenv(m_name, m_old.c_str(), 1);
    } else {
        ::unsetenv(m_name);
    }
}

}  // namespace lab::test
