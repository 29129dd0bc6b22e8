// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/JsonFields.h"
#include "core/data/CifarFile.h"
#include "tests/fuzz/Fuzz.h"

#include <algorithm>

using namespace lab;
using namespace lab::test;

// Input: bits (1 two label bytes, 2 no limit), records promised by the layout, limit, size of the
// file of class names, that file, the records.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::filesystem::path folder = scratchFolder("cifar");
    static const ScratchFile nameFile(folder / cifar10Layout().namesFile);
    static const ScratchFile recordFile(folder / "records.bin");
    Input input(data, size);
    const int bits = input.byte();
    const std::vector<CifarPart> parts{{"records.bin", input.byte()}};
    const RawLimits limits{10, (bits & 2) != 0 ? 0 : input.byte()};
    nameFile.put(input.take(input.byte()));
    recordFile.put(input.rest());

    const std::vector<std::string> names = cifarClassNames(folder, cifar10Layout());
    promise(names.size() == 10);
    promise(std::ranges::all_of(names, [](const auto& name) { return printable(name) == name; }));
    RawSplit split;
    const auto read = [&] { split = readCifarSplit(folder, parts, 1 + (bits & 1), limits); };
    if (endsWellOrWithASentence(read, "records.bin")) {
        promise(split.pixels.size() == split.labels.size() * split.imageBytes());
        promise(std::ranges::all_of(split.labels, [](auto l) { return l >= 0 && l < 10; }));
    }
    return 0;
}
