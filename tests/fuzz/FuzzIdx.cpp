// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/IdxFile.h"
#include "tests/fuzz/Fuzz.h"

#include <zlib.h>

#include <algorithm>

using namespace lab;
using namespace lab::test;

namespace {

/// A mutated input has no right checksum, so that what lies behind it would never be reached.
std::string gzipped(std::string_view bytes) {
    z_stream stream{};
    deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, 15 + 16, 1, Z_DEFAULT_STRATEGY);
    std::string zipped(deflateBound(&stream, bytes.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(zipped.data());
    stream.avail_out = static_cast<uInt>(zipped.size());
    deflate(&stream, Z_FINISH);
    zipped.resize(stream.total_out);
    deflateEnd(&stream);
    return zipped;
}

}  // namespace

// Input: bits (1 gzip the labels, 2 gzip the images, 4 QMNIST's table of labels, 8 EMNIST's labels
// from 1), limit of images, size of the labels' file,
// that file, the images' file.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::filesystem::path folder = scratchFolder("idx");
    static const ScratchFile labelFile(folder / "t10k-labels-idx1-ubyte");
    static const ScratchFile tableFile(folder / "t10k-labels-idx2-int");
    static const ScratchFile imageFile(folder / "t10k-images-idx3-ubyte");
    Input input(data, size);
    const int bits = input.byte();
    const bool isTable = (bits & 4) != 0;
    const RawLimits limits{10, input.byte(), (bits & 8) != 0 ? 1 : 0};
    const std::string_view labels = input.take(input.byte());
    const std::string_view images = input.rest();
    (isTable ? tableFile : labelFile).put((bits & 1) != 0 ? gzipped(labels) : labels);
    imageFile.put((bits & 2) != 0 ? gzipped(images) : images);

    RawSplit split;
    if (endsWellOrWithASentence(
            [&] {
                split = readIdxSplit(folder, "t10k", limits, isTable ? "idx2-int" : "idx1-ubyte");
            },
            "t10k-")) {
        transpose(split);

        promise(!split.labels.empty());
        promise(split.pixels.size() == split.labels.size() * split.imageBytes());
        promise(std::ranges::all_of(split.labels, [](auto l) { return l >= 0 && l < 10; }));
    }
    return 0;
}
