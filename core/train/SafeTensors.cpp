#include "core/train/SafeTensors.h"

#include "core/base/Error.h"
#include "core/base/Files.h"
#include "core/base/JsonFields.h"
#include "core/base/Memory.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <fstream>
#include <limits>

namespace lab {

namespace {

static_assert(std::endian::native == std::endian::little, "SafeTensors is little-endian");

using Json = nlohmann::ordered_json;

// ResNet-152's is 0.1 MB. The reference implementation takes 100 MB, which as JSON values would be
// several gigabytes.
constexpr std::uint64_t kMaxHeader = 16'000'000;
constexpr std::size_t kMaxDimensions = 16;

struct TypeRow {
    torch::ScalarType type;
    std::string_view name;
};

constexpr std::array kTypes = {TypeRow{torch::kFloat32, "F32"},   TypeRow{torch::kFloat16, "F16"},
                               TypeRow{torch::kBFloat16, "BF16"}, TypeRow{torch::kFloat64, "F64"},
                               TypeRow{torch::kInt64, "I64"},     TypeRow{torch::kInt32, "I32"},
                               TypeRow{torch::kUInt8, "U8"},      TypeRow{torch::kBool, "BOOL"}};

[[noreturn]] void damaged(const std::filesystem::path& file, const std::string& why) {
    throw Error(file.string() + " is no whole SafeTensors file (" + why +
                "); choose another file or make it again.");
}

std::string nameOf(torch::ScalarType type) {
    const auto row = std::ranges::find(kTypes, type, &TypeRow::type);
    TORCH_CHECK(row != kTypes.end(), "SafeTensors has no name for ", type);
    return std::string(row->name);
}

struct Entry {
    std::string name;
    torch::ScalarType type = torch::kFloat32;
    std::vector<std::int64_t> shape;
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
};

std::uint64_t bytesOf(const Entry& entry, const std::filesystem::path& file) {
    std::uint64_t bytes = torch::elementSize(entry.type);
    for (const std::int64_t size : entry.shape) {
        const auto factor = static_cast<std::uint64_t>(size);
        if (size < 0 || (factor != 0 && bytes > (std::uint64_t{1} << 62U) / factor)) {
            damaged(file, "the shape of \"" + entry.name + "\" is impossible");
        }
        bytes *= factor;
    }
    return bytes;
}

Entry entryOf(const std::string& name, const Json& json, const std::filesystem::path& file) {
    Entry entry;
    entry.name = name;
    const auto type = json.at("dtype").get<std::string>();
    const auto row = std::ranges::find(kTypes, type, &TypeRow::name);
    if (row == kTypes.end()) {
        damaged(file, "\"" + name + "\" has the type " + type + ", which is not known here");
    }
    entry.type = row->type;
    json.at("shape").get_to(entry.shape);
    if (entry.shape.size() > kMaxDimensions) {
        damaged(file, "\"" + name + "\" has too many dimensions");
    }
    const auto offsets = json.at("data_offsets").get<std::array<std::uint64_t, 2>>();
    entry.begin = offsets[0];
    entry.end = offsets[1];
    return entry;
}

// Entries must cover the data without gap or overlap, as the format demands.
void checkOffsets(std::vector<Entry> entries, std::uint64_t dataBytes,
                  const std::filesystem::path& file) {
    std::ranges::sort(entries, {}, &Entry::begin);
    std::uint64_t at = 0;
    for (const Entry& entry : entries) {
        const std::uint64_t bytes = bytesOf(entry, file);
        if (entry.begin != at || entry.end < entry.begin || entry.end - entry.begin != bytes) {
            damaged(file, "the place of \"" + entry.name + "\" does not fit its shape");
        }
        at = entry.end;
    }
    if (at != dataBytes) {
        damaged(file, "it is " + std::string(at < dataBytes ? "longer" : "shorter") +
                          " than its header says");
    }
}

std::vector<Entry> parseHeader(const std::string& text, SafeTensors& content,
                               const std::filesystem::path& file) {
    std::vector<Entry> entries;
    try {
        const Json header = parseJson<Json>(text);
        if (!header.is_object()) {
            damaged(file, "its header is not an object");
        }
        for (const auto& [name, value] : header.items()) {
            if (name == "__metadata__") {
                value.get_to(content.metadata);
            } else {
                entries.push_back(entryOf(name, value, file));
            }
        }
    } catch (const Json::exception&) {
        damaged(file, "its header cannot be read");
    }
    return entries;
}

std::string headerOf(const SafeTensors& content) {
    Json header = Json::object();
    if (!content.metadata.empty()) {
        header["__metadata__"] = content.metadata;
    }
    std::uint64_t at = 0;
    for (const auto& [name, tensor] : content.tensors) {
        const std::uint64_t end = at + tensor.numel() * tensor.element_size();
        header[name] = {{"dtype", nameOf(tensor.scalar_type())},
                        {"shape", tensor.sizes().vec()},
                        {"data_offsets", {at, end}}};
        at = end;
    }
    std::string text = header.dump();
    text.append((8 - text.size() % 8) % 8, ' ');  // the data starts at a multiple of 8 bytes
    return text;
}

struct Opened {
    std::ifstream stream;
    std::uint64_t fileBytes = 0;
    std::uint64_t dataBegin = 0;
    std::vector<Entry> entries;
    SafeTensors content;  // metadata alone
};

// The size first: file_size() refuses what is no regular file, and to open a pipe would wait.
Opened open(const std::filesystem::path& file) {
    Opened opened;
    std::error_code problem;
    opened.fileBytes = std::filesystem::file_size(file, problem);
    if (!problem) {
        opened.stream.open(file, std::ios::binary);
    }
    if (problem || !opened.stream) {
        throw Error("Could not open " + file.string() + "; check the path and its permissions.");
    }
    std::uint64_t headerBytes = 0;
    opened.stream.read(reinterpret_cast<char*>(&headerBytes), sizeof headerBytes);
    if (!opened.stream || headerBytes > kMaxHeader ||
        headerBytes > opened.fileBytes - sizeof headerBytes) {
        damaged(file, "it does not begin with a header");
    }
    std::string text(headerBytes, '\0');
    opened.stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    opened.entries = parseHeader(text, opened.content, file);
    opened.dataBegin = sizeof headerBytes + headerBytes;
    checkOffsets(opened.entries, opened.fileBytes - opened.dataBegin, file);
    return opened;
}

}  // namespace

void writeSafeTensors(const std::filesystem::path& file, const SafeTensors& content) {
    const torch::NoGradGuard noGrad;
    const std::string header = headerOf(content);
    writeFileAtomically(file, [&](FileWriter& writer) {
        const std::uint64_t size = header.size();
        writer.write(&size, sizeof size);
        writer.write(header);
        for (const auto& [name, tensor] : content.tensors) {
            const torch::Tensor dense = tensor.detach().cpu().contiguous();
            writer.write(dense.data_ptr(), dense.numel() * dense.element_size());
        }
    });
}

SafeTensors readSafeTensorsHeader(const std::filesystem::path& file) {
    return open(file).content;
}

SafeTensors readSafeTensors(const std::filesystem::path& file) {
    Opened opened = open(file);
    if (opened.fileBytes > memoryBytes()) {
        throw Error(file.string() + " holds more than this machine's memory; choose another file.");
    }
    for (const Entry& entry : opened.entries) {
        torch::Tensor tensor = torch::empty(entry.shape, entry.type);
        opened.stream.seekg(static_cast<std::streamoff>(opened.dataBegin + entry.begin));
        opened.stream.read(static_cast<char*>(tensor.data_ptr()),
                           static_cast<std::streamsize>(entry.end - entry.begin));
        if (!opened.stream) {
            damaged(file, "reading \"" + entry.name + "\" failed");
        }
        opened.content.tensors.emplace_back(entry.name, std::move(tensor));
    }
    return std::move(opened.content);
}

}  // namespace lab
