// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/Models.h"
#include "tests/fuzz/Fuzz.h"

#include <algorithm>

using namespace lab;
using namespace lab::test;

// Input: the number of classes, then the file of their names, one a line.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::filesystem::path folder = scratchFolder("labels");
    static const ScratchFile file(folder / "names.txt");
    Input input(data, size);
    const int count = input.byte();
    file.put(input.rest());

    std::vector<std::string> names;
    if (endsWellOrWithASentence([&] { names = readClassNames(folder / "names.txt", count); },
                                "names.txt")) {
        promise(names.size() == static_cast<std::size_t>(count));
        promise(std::ranges::none_of(names, [](const std::string& name) {
            return name.empty() || name.find('\n') != std::string::npos || name.front() == ' ' ||
                   name.back() == ' ' || name.back() == '\r';
        }));
    }
    return 0;
}
