// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/weights/Pickle.h"
#include "core/weights/StateDict.h"
#include "tests/fuzz/Fuzz.h"

#include <algorithm>

using namespace lab;
using namespace lab::test;

// A pickle, and the state_dict it may be: what a zip file's checksum keeps from other mutations.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    Pickle pickle;
    if (!endsWellOrWithASentence([&] { pickle = readPickle(bytes, "x.pth"); }, "x.pth")) {
        return 0;
    }
    promise(pickle.bytes <= size);
    promise(pickle.root < pickle.objects.size());
    for (const PickleObject& object : pickle.objects) {
        promise(std::ranges::all_of(
            object.items, [&](std::uint32_t item) { return item < pickle.objects.size(); }));
    }
    StateDict state;
    if (endsWellOrWithASentence([&] { state = stateDictOf(pickle, "", "x.pth"); }, "x.pth")) {
        for (const StoredTensor& tensor : state.tensors) {
            promise(tensor.shape.size() == tensor.strides.size());
            promise(state.storageTypes.contains(tensor.storage));
        }
    }
    return 0;
}
