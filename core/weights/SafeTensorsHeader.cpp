// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/weights/SafeTensorsHeader.h"

#include "core/base/JsonFields.h"
#include "core/base/Phrase.h"

#include <algorithm>
#include <bit>
#include <tuple>

namespace lab {

namespace {

static_assert(std::endian::native == std::endian::little, "SafeTensors is little-endian");

// The reference implementation allows 100 MB. That many bytes of JSON can take gigabytes once
// parsed, and the header of the largest network here has less than a million.
constexpr std::size_t kMaxDimensions = 16;
constexpr std::uint64_t kMaxHeader = 16 << 20U;
constexpr std::uint64_t kMaxTensorBytes = std::uint64_t{1} << 62U;

std::uint64_t bytesOf(const SafeTensorsEntry& entry, const std::filesystem::path& file) {
    const auto row = std::ranges::find(kElementTypes, entry.type, &ElementTypeRow::type);
    std::uint64_t bytes = row->bytes;  // as if a size of 0 were 1: strides must not overflow either
    bool isEmpty = false;
    for (const std::int64_t size : entry.shape) {
        const auto factor = static_cast<std::uint64_t>(std::max<std::int64_t>(size, 1));
        if (size < 0 || bytes > kMaxTensorBytes / factor) {
            refuseSafeTensors(
                file, filled(phrase("the shape of %1 is impossible"), excerptOf(entry.name)));
        }
        bytes *= factor;
        isEmpty = isEmpty || size == 0;
    }
    return isEmpty ? 0 : bytes;
}

SafeTensorsEntry entryOf(const std::string& name, const nlohmann::json& json) {
    std::string type;
    std::vector<std::uint64_t> offsets;
    SafeTensorsEntry entry;
    entry.name = name;
    readField(json, "dtype", type);
    readField(json, "shape", entry.shape);
    if (entry.shape.size() > kMaxDimensions) {
        throw Error(filled(phrase("%1 has too many dimensions"), excerptOf(name)));
    }
    readField(json, "data_offsets", offsets);
    const auto row = std::ranges::find(kElementTypes, type, &ElementTypeRow::name);
    if (row == kElementTypes.end() || offsets.size() != 2 || !json.contains("shape")) {
        throw Error(filled(phrase("The type, shape or place of %1 is missing or not known here."),
                           excerptOf(name)));
    }
    entry.type = row->type;
    entry.begin = offsets[0];
    entry.end = offsets[1];
    return entry;
}

// Entries must cover the data without gap or overlap, as the format demands.
void checkOffsets(const std::vector<SafeTensorsEntry>& entries, std::uint64_t dataBytes,
                  const std::filesystem::path& file) {
    std::uint64_t at = 0;
    for (const SafeTensorsEntry& entry : entries) {
        if (entry.begin != at || entry.end < entry.begin ||
            entry.end - entry.begin != bytesOf(entry, file)) {
            refuseSafeTensors(file, filled(phrase("the place of %1 does not fit its shape"),
                                           excerptOf(entry.name)));
        }
        at = entry.end;
    }
    if (at != dataBytes) {
        refuseSafeTensors(file, at < dataBytes ? phrase("it is longer than its header says")
                                               : phrase("it is shorter than its header says"));
    }
}

// A file may be whole and still hold what is not read here, as F8_E4M3.
void requireKnownTypes(const nlohmann::json& json, const std::filesystem::path& file) {
    for (const auto& [name, value] : json.items()) {
        const auto type = value.is_object() ? value.find("dtype") : value.end();
        if (name == "__metadata__" || type == value.end() || !type->is_string()) {
            continue;
        }
        if (std::ranges::find(kElementTypes, type->get<std::string>(), &ElementTypeRow::name) ==
            kElementTypes.end()) {
            throw Error(filled(phrase("%1 holds %2 in numbers of the type %3, which is not read "
                                      "here; in Python, make them float32 before they are saved."),
                               file, excerptOf(name), excerptOf(*type)));
        }
    }
}

SafeTensorsHeader parse(const std::string& text, const std::filesystem::path& file) {
    const nlohmann::json json = parseJson(text).value_or(nullptr);
    if (!json.is_object()) {
        refuseSafeTensors(file, phrase("its header cannot be read"));
    }
    requireKnownTypes(json, file);
    SafeTensorsHeader header;
    try {
        readField(json, "__metadata__", header.metadata);
        for (const auto& [name, value] : json.items()) {
            if (name != "__metadata__") {
                header.entries.push_back(entryOf(name, value));
            }
        }
    } catch (const Error& error) {
        refuseSafeTensors(file, error.what());
    }
    std::ranges::sort(header.entries, {}, [](const SafeTensorsEntry& entry) {
        return std::tie(entry.begin, entry.end);
    });
    return header;
}

}  // namespace

void refuseSafeTensors(const std::filesystem::path& file, const std::string& why) {
    throw Error(filled(
        phrase("%1 is no whole SafeTensors file (%2); choose another file or make it again."), file,
        why));
}

SafeTensorsHeader readSafeTensorsHeader(std::istream& stream, std::uint64_t fileBytes,
                                        const std::filesystem::path& file) {
    std::uint64_t headerBytes = 0;
    stream.read(reinterpret_cast<char*>(&headerBytes), sizeof headerBytes);
    if (!stream || fileBytes < sizeof headerBytes || headerBytes > fileBytes - sizeof headerBytes) {
        refuseSafeTensors(file, phrase("it does not begin with a header"));
    }
    if (headerBytes > kMaxHeader) {
        refuseSafeTensors(file, phrase("its header is larger than 16 MiB"));
    }
    std::string text(headerBytes, '\0');
    stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (!stream) {
        refuseSafeTensors(file, phrase("its header cannot be read"));
    }
    SafeTensorsHeader header = parse(text, file);
    const std::uint64_t dataBegin = sizeof headerBytes + headerBytes;
    checkOffsets(header.entries, fileBytes - dataBegin, file);
    for (SafeTensorsEntry& entry : header.entries) {
        entry.begin += dataBegin;
        entry.end += dataBegin;
    }
    return header;
}

}  // namespace lab
