// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/weights/SafeTensors.h"

#include "core/base/Error.h"
#include "core/base/Phrase.h"
#include "core/base/platform/Files.h"
#include "core/base/platform/Memory.h"
#include "core/weights/SafeTensorsHeader.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace lab {

namespace {

torch::ScalarType torchTypeOf(ElementType type) {
    switch (type) {
        case ElementType::F32:
            return torch::kFloat32;
        case ElementType::F16:
            return torch::kFloat16;
        case ElementType::BF16:
            return torch::kBFloat16;
        case ElementType::F64:
            return torch::kFloat64;
        case ElementType::I64:
            return torch::kInt64;
        case ElementType::I32:
            return torch::kInt32;
        case ElementType::U8:
            return torch::kUInt8;
        case ElementType::Bool:
            return torch::kBool;
    }
    throw std::logic_error("an element type that LibTorch has not");
}

std::string nameOf(torch::ScalarType type) {
    const auto row = std::ranges::find_if(
        kElementTypes, [type](const ElementTypeRow& r) { return torchTypeOf(r.type) == type; });
    TORCH_CHECK(row != kElementTypes.end(), "SafeTensors has no name for ", type);
    return std::string(row->name);
}

std::string headerOf(const SafeTensors& content) {
    auto header = nlohmann::ordered_json::object();
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
    // Names from elsewhere need not be UTF-8.
    std::string text =
        header.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    text.append((8 - text.size() % 8) % 8, ' ');  // the data starts at a multiple of 8 bytes
    return text;
}

struct Opened {
    std::ifstream stream;
    std::uint64_t fileBytes = 0;
    SafeTensorsHeader header;
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
        throw Error(filled(phrase("Could not open %1; check the path and its permissions."), file));
    }
    opened.header = readSafeTensorsHeader(opened.stream, opened.fileBytes, file);
    return opened;
}

}  // namespace

std::filesystem::path writeSafeTensors(const std::filesystem::path& file,
                                       const SafeTensors& content, IfTaken taken) {
    const torch::NoGradGuard noGrad;
    const std::string header = headerOf(content);
    return writeFileAtomically(
        file,
        [&](FileWriter& writer) {
            const std::uint64_t size = header.size();
            writer.write(&size, sizeof size);
            writer.write(header);
            for (const auto& [name, tensor] : content.tensors) {
                const torch::Tensor dense = tensor.detach().cpu().contiguous();
                writer.write(dense.data_ptr(), dense.numel() * dense.element_size());
            }
        },
        taken);
}

SafeTensors readSafeTensorsHeader(const std::filesystem::path& file) {
    return {{}, open(file).header.metadata};
}

SafeTensors readSafeTensors(const std::filesystem::path& file) {
    Opened opened = open(file);
    if (opened.fileBytes > memoryBytes()) {
        throw Error(
            filled(phrase("%1 holds more than this machine's memory; choose another file."), file));
    }
    SafeTensors content;
    content.metadata = std::move(opened.header.metadata);
    for (const SafeTensorsEntry& entry : opened.header.entries) {
        torch::Tensor tensor = torch::empty(entry.shape, torchTypeOf(entry.type));
        opened.stream.read(static_cast<char*>(tensor.data_ptr()),
                           static_cast<std::streamsize>(entry.end - entry.begin));
        if (!opened.stream) {
            refuseSafeTensors(file, filled(phrase("reading \"%1\" failed"), entry.name));
        }
        content.tensors.emplace_back(entry.name, std::move(tensor));
    }
    return content;
}

}  // namespace lab
