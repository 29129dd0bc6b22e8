// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/weights/ForeignFile.h"
#include "core/weights/TorchFile.h"
#include "tests/fuzz/Fuzz.h"

using namespace lab;
using namespace lab::test;

namespace {

/// The furthest number of a tensor, counted in its storage; none: -1.
std::int64_t lastNumber(const StoredTensor& tensor) {
    std::int64_t last = tensor.offset;
    for (std::size_t i = 0; i < tensor.shape.size(); ++i) {
        if (tensor.shape[i] == 0) {
            return -1;
        }
        last += (tensor.shape[i] - 1) * tensor.strides[i];
    }
    return last;
}

}  // namespace

// A whole file of torch.save()'s, a zip or of the older form.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::filesystem::path path = scratchFolder("torch") / "x.pth";
    static const ScratchFile file(path);
    file.put({reinterpret_cast<const char*>(data), size});
    foreignSentence(path);
    std::vector<StoredTensor> tensors;
    endsWellOrWithASentence(
        [&] {
            const TorchFile torch(path);
            tensors = torch.tensors();
            for (const StoredTensor& tensor : tensors) {
                const std::string storage = torch.readStorage(tensor);
                const std::size_t held = storage.size() / bytesOf(tensor.type);
                promise(lastNumber(tensor) < std::int64_t(held));
            }
        },
        "x.pth");
    return 0;
}
