// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/Picture.h"
#include "core/data/PictureHeader.h"
#include "tests/fuzz/Fuzz.h"

#include <vector>

using namespace lab;
using namespace lab::test;

namespace {

// A few bytes may claim 100 megapixels and be believed, which is allowed, but takes a second.
constexpr std::int64_t kMaxPixels = 1 << 20U;

}  // namespace

// The input is the picture's file; its size decides whether it is read as grey or in colour.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::filesystem::path folder = scratchFolder("picture");
    static const ScratchFile file(folder / "picture");
    const InputSpec shape = squareInput(size % 2 == 0 ? 1 : 3, 8);
    const std::string_view bytes = Input(data, size).rest();

    const PictureHeader header = readPictureHeader(bytes, bytes, bytes.size());
    const std::string_view head = bytes.substr(0, bytes.size() / 2);
    readPictureHeader(head, bytes.substr(head.size()), bytes.size());
    if (header.width > 0 && header.height > kMaxPixels / header.width) {
        return 0;
    }
    file.put(bytes);
    std::vector<std::uint8_t> pixels(bytesOf(shape));
    const PictureProblem problem = decodePicture(folder / "picture", shape, pixels.data());
    promise(!problem || problem->starts_with("it"));
    checkPicture(folder / "picture", shape);
    return 0;
}
