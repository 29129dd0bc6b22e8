// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/JsonFields.h"
#include "core/train/Position.h"
#include "core/train/RunSpec.h"
#include "core/weights/SafeTensorsHeader.h"
#include "tests/fuzz/Fuzz.h"

#include <sstream>

using namespace lab;
using namespace lab::test;

namespace {

/// What is allocated for the tensors must be what the file has for them.
void checkEntries(const SafeTensorsHeader& header, std::uint64_t fileBytes) {
    std::uint64_t at = header.entries.empty() ? fileBytes : header.entries.front().begin;
    for (const SafeTensorsEntry& entry : header.entries) {
        std::uint64_t elements = 1;
        for (const std::int64_t side : entry.shape) {
            elements *= static_cast<std::uint64_t>(side);
        }
        for (const ElementTypeRow& row : kElementTypes) {
            promise(row.type != entry.type || entry.end - entry.begin == elements * row.bytes);
        }
        promise(entry.begin == at);
        at = entry.end;
    }
    promise(at == fileBytes);
}

}  // namespace

// The header, and what a checkpoint keeps in its __metadata__. LibTorch takes part only after this.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::istringstream stream(std::string(reinterpret_cast<const char*>(data), size));
    SafeTensorsHeader header;
    const auto read = [&] { header = readSafeTensorsHeader(stream, size, "x.safetensors"); };
    if (!endsWellOrWithASentence(read, "x.safetensors")) {
        return 0;
    }
    checkEntries(header, size);
    Position position;
    if (endsWellOrWithASentence([&] { position = positionOf(header.metadata["position"]); })) {
        promise(positionOf(textOf(position)) == position);
    }
    if (const auto json = parseJson(header.metadata["spec"])) {
        endsWellOrWithASentence([&] { validate(json->get<RunSpec>()); });
    }
    return 0;
}
