#include "core/data/Dataset.h"

#include "core/base/Error.h"
#include "core/base/Phrase.h"
#include "core/data/CifarFile.h"
#include "core/data/DataSearch.h"
#include "core/data/IdxFile.h"
#include "core/data/ImageFolder.h"
#include "core/data/MemoryBudget.h"
#include "core/data/ResizedImages.h"
#include "core/data/Statistics.h"
#include "core/data/Synthetic.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace lab {

namespace {

struct RawSet {
    RawSplit train;
    RawSplit test;
    std::vector<std::string> classNames;
};

std::vector<std::string> fashionNames() {
    return {"T-shirt/top", "Trouser", "Pullover", "Dress", "Coat",
            "Sandal",      "Shirt",   "Sneaker",  "Bag",   "Ankle boot"};
}

std::vector<std::string> digitNames() {
    return {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};
}

RawSet readIdxSet(const FoundSet& found, const DataSpec& spec) {
    RawSet set;
    set.classNames = found.format == SetFormat::FashionMnist ? fashionNames() : digitNames();
    const int classes = static_cast<int>(set.classNames.size());
    set.train = readIdxSplit(found.directory, "train", {classes, spec.trainLimit});
    set.test = readIdxSplit(found.directory, "t10k", {classes, spec.testLimit});
    if (set.train.height != set.test.height) {
        refuseDamaged(
            found.directory,
            filled(phrase("its training images have %1 pixels a side, its test images %2"),
                   set.train.height, set.test.height));
    }
    return set;
}

RawSet readCifarSet(const FoundSet& found, const DataSpec& spec) {
    const CifarLayout& layout =
        found.format == SetFormat::Cifar10 ? cifar10Layout() : cifar100Layout();
    RawSet set;
    set.classNames = cifarClassNames(found.directory, layout);
    const int classes = static_cast<int>(set.classNames.size());
    set.train = readCifarSplit(found.directory, layout.train, layout.labelBytes,
                               {classes, spec.trainLimit});
    set.test =
        readCifarSplit(found.directory, layout.test, layout.labelBytes, {classes, spec.testLimit});
    return set;
}

RawSet generateSet(const DataSpec& spec, int threads) {
    const auto limited = [](std::int64_t limit, std::int64_t all) {
        return limit > 0 ? std::min(limit, all) : all;
    };
    return {generateShapes(ShapesSplit::Train, limited(spec.trainLimit, kShapesTrain), threads),
            generateShapes(ShapesSplit::Test, limited(spec.testLimit, kShapesTest), threads),
            shapeNames()};
}

RawSet readSet(const FoundSet& found, const DataSpec& spec, int threads) {
    switch (found.format) {
        case SetFormat::Cifar10:
        case SetFormat::Cifar100:
            return readCifarSet(found, spec);
        case SetFormat::Shapes:
            return generateSet(spec, threads);
        default:
            return readIdxSet(found, spec);
    }
}

Split asSplit(RawSplit raw, int side, const LoadOptions& options) {
    Split split{raw.channels, raw.height, raw.width, std::move(raw.labels), nullptr};
    split.images = std::make_shared<MemoryImages>(std::move(raw.pixels), split.imageBytes());
    return side == split.height
               ? split
               : resized(split, side, resolvedBudget(options.memoryBudget), options.threads);
}

Dataset loadKnown(const FoundSet& found, const DataSpec& spec, const LoadOptions& options) {
    RawSet raw = readSet(found, spec, options.threads);
    Dataset set;
    set.name = found.name;
    set.where = found.directory.string();
    set.classNames = std::move(raw.classNames);
    set.imageSize = spec.imageSize > 0 ? spec.imageSize : raw.train.height;
    set.train = asSplit(std::move(raw.train), set.imageSize, options);
    set.test = asSplit(std::move(raw.test), set.imageSize, options);
    ColourStatistics colours = measureColours(set.train);
    set.mean = std::move(colours.mean);
    set.deviation = std::move(colours.deviation);
    if (options.progress) {
        const std::int64_t all = set.train.count() + set.test.count();
        options.progress(all, all);
    }
    return set;
}

}  // namespace

MemoryImages::MemoryImages(std::vector<std::uint8_t> pixels, std::size_t imageBytes)
    : m_pixels(std::move(pixels)), m_imageBytes(imageBytes) {}

void MemoryImages::fetch(std::span<const std::int64_t> indices, std::uint8_t* out) const {
    for (const std::int64_t index : indices) {
        std::memcpy(out, m_pixels.data() + static_cast<std::size_t>(index) * m_imageBytes,
                    m_imageBytes);
        out += m_imageBytes;
    }
}

Image Split::image(std::int64_t index) const {
    Image made{width, height, channels, std::vector<std::uint8_t>(imageBytes())};
    images->fetch(std::span(&index, 1), made.pixels.data());
    return made;
}

std::shared_ptr<const Dataset> loadDataset(const DataSpec& spec, const LoadOptions& options) {
    validate(spec);
    const FoundSet found = findDataset(spec.source);
    return std::make_shared<const Dataset>(found.format == SetFormat::Folder
                                               ? loadImageFolder(found.directory, spec, options)
                                               : loadKnown(found, spec, options));
}

}  // namespace lab
