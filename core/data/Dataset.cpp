// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/Dataset.h"

#include "core/base/Error.h"
#include "core/base/JsonFields.h"
#include "core/base/Phrase.h"
#include "core/data/CifarFile.h"
#include "core/data/DataSearch.h"
#include "core/data/IdxFile.h"
#include "core/data/IdxSets.h"
#include "core/data/ImageFolder.h"
#include "core/data/ImageInput.h"
#include "core/data/MemoryBudget.h"
#include "core/data/ParallelFor.h"
#include "core/data/PictureList.h"
#include "core/data/ResizedImages.h"
#include "core/data/SameImages.h"
#include "core/data/Statistics.h"
#include "core/data/Synthetic.h"
#include "core/data/TrainingParts.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace lab {

namespace {

constexpr std::uintmax_t kPartsShare = 8;  // of the budget: parts are used within an epoch or never

std::vector<std::string> fashionNames() {
    return {"T-shirt/top", "Trouser", "Pullover", "Dress", "Coat",
            "Sandal",      "Shirt",   "Sneaker",  "Bag",   "Ankle boot"};
}

std::vector<std::string> numbersTo(int highest) {
    std::vector<std::string> names;
    for (int number = 0; number <= highest; ++number) {
        names.push_back(std::to_string(number));
    }
    return names;
}

enum class Part { Train, Test };

std::vector<std::string> classNamesOf(const FoundSet& found) {
    switch (found.format) {
        case SetFormat::FashionMnist:
            return fashionNames();
        case SetFormat::Cifar10:
            return cifarClassNames(found.directory, cifar10Layout());
        case SetFormat::Cifar100:
            return cifarClassNames(found.directory, cifar100Layout());
        case SetFormat::Shapes:
            return shapeNames();
        case SetFormat::FurtherIdx:
            return found.idx->classes;
        case SetFormat::Idx:
            return numbersTo(highestIdxLabel(found.directory));
        default:
            return numbersTo(9);
    }
}

RawSplit generatePart(Part part, std::int64_t limit, int threads) {
    const std::int64_t all = part == Part::Train ? kShapesTrain : kShapesTest;
    return generateShapes(part == Part::Train ? ShapesSplit::Train : ShapesSplit::Test,
                          limit > 0 ? std::min(limit, all) : all, threads);
}

RawSplit readFurther(const IdxSet& set, const std::filesystem::path& directory, Part part,
                     RawLimits limits) {
    limits.firstLabel = set.firstLabel;
    RawSplit split =
        readIdxSplit(directory, part == Part::Train ? set.train : set.test, limits, set.labelKind);
    if (set.isTransposed) {
        transpose(split);
    }
    return split;
}

RawSplit readPart(const FoundSet& found, Part part, const RawLimits& limits, int threads) {
    switch (found.format) {
        case SetFormat::Cifar10:
        case SetFormat::Cifar100: {
            const CifarLayout& layout =
                found.format == SetFormat::Cifar10 ? cifar10Layout() : cifar100Layout();
            return readCifarSplit(found.directory, part == Part::Train ? layout.train : layout.test,
                                  layout.labelBytes, limits);
        }
        case SetFormat::Shapes:
            return generatePart(part, limits.images, threads);
        case SetFormat::FurtherIdx:
            return readFurther(*found.idx, found.directory, part, limits);
        default:
            return readIdxSplit(found.directory, part == Part::Train ? "train" : "t10k", limits);
    }
}

/// The images that a stratified limit takes.
RawSplit stratified(const RawSplit& all, std::int64_t limit) {
    RawSplit made{all.channels, all.height, all.width, {}, {}};
    std::vector<std::size_t> order = stratifiedOrder(all.labels);
    order.resize(std::min(order.size(), static_cast<std::size_t>(limit)));
    for (const std::size_t at : order) {
        const auto begin = all.pixels.begin() + static_cast<std::ptrdiff_t>(at * all.imageBytes());
        made.labels.push_back(all.labels[at]);
        made.pixels.insert(made.pixels.end(), begin,
                           begin + static_cast<std::ptrdiff_t>(all.imageBytes()));
    }
    return made;
}

RawSplit readChosen(const FoundSet& found, Part part, const DataSpec& spec, int classes,
                    int threads) {
    const std::int64_t limit = part == Part::Train ? spec.trainLimit : spec.testLimit;
    if (spec.select == Select::First || limit == 0) {
        return readPart(found, part, {classes, limit}, threads);
    }
    return stratified(readPart(found, part, {classes, 0}, threads), limit);
}

InputStyle styleOf(SetFormat format) {
    if (format == SetFormat::FashionMnist) {
        return InputStyle::Garment;
    }
    const bool digits = format == SetFormat::Mnist || format == SetFormat::FurtherIdx;
    return digits ? InputStyle::Digit : InputStyle::Centre;
}

Dataset describedBy(const FoundSet& found) {
    Dataset set;
    set.name = found.name;
    set.where = found.directory.string();
    set.classNames = classNamesOf(found);
    set.style = styleOf(found.format);
    set.hasNumberedClasses = true;
    set.note = found.note;
    return set;
}

Split asSplit(RawSplit raw, int side, const LoadOptions& options) {
    Split split{raw.channels, raw.height, raw.width, std::move(raw.labels), nullptr, nullptr};
    split.images = std::make_shared<MemoryImages>(std::move(raw.pixels), split.imageBytes());
    return side == split.height
               ? split
               : resized(split, side, resolvedBudget(options.memoryBudget), options.threads);
}

bool isIdx(SetFormat format) {
    return format == SetFormat::FashionMnist || format == SetFormat::Mnist ||
           format == SetFormat::Idx || format == SetFormat::FurtherIdx;
}

// Whether the images are as MNIST's and Fashion-MNIST's: single light things on black, 28 pixels a
// side. Only then is the way in which other pictures are made so theirs, and only then do these
// same images get the same answers where they come as pictures.
bool areThingsOnBlack(const RawSplit& split) {
    constexpr std::int64_t kOthers = 100;  // one image of so many may be otherwise
    if (split.channels != 1 || split.labels.empty()) {
        return false;
    }
    const std::span pixels(split.pixels);
    std::int64_t others = 0;
    for (std::size_t image = 0; image < split.labels.size(); ++image) {
        others +=
            isThingOnBlack(pixels.subspan(image * split.imageBytes(), split.imageBytes())) ? 0 : 1;
    }
    return others * kOthers <= static_cast<std::int64_t>(split.labels.size());
}

// What is called MNIST and looks otherwise gets no preparation that its own images did not have.
void styleByImages(const RawSplit& train, Dataset& set) {
    if (set.style != InputStyle::Centre && !areThingsOnBlack(train)) {
        set.style = InputStyle::Centre;
        set.note = joinedSentences(
            {set.note,
             filled(phrase("The images of %1 are not light things on black of 28 pixels a "
                           "side, so pictures are resized for it and nothing else."),
                    set.name)});
    }
}

Dataset loadKnown(const FoundSet& found, const DataSpec& spec, const LoadOptions& options) {
    Dataset set = describedBy(found);
    RawSplit train = readChosen(found, Part::Train, spec, set.classes(), options.threads);
    RawSplit test = readChosen(found, Part::Test, spec, set.classes(), options.threads);
    if (train.height != test.height) {
        refuseDamaged(
            found.directory,
            filled(phrase("its training images have %1 pixels a side, its test images %2"),
                   train.height, test.height));
    }
    styleByImages(train, set);
    set.imageSize = spec.imageSize > 0 ? spec.imageSize : train.height;
    set.train = asSplit(std::move(train), set.imageSize, options);
    set.test = asSplit(std::move(test), set.imageSize, options);
    ColourStatistics colours = measureColours(set.train);
    set.mean = std::move(colours.mean);
    set.deviation = std::move(colours.deviation);
    set.colourDirections = std::move(colours.directions);
    set.note = joinedSentences(
        {set.note, found.directory.empty() ? std::string() : notePicturesBeside(found.directory),
         classesWithoutImages(set), sameImagesNote(set)});
    if (options.progress) {
        const std::int64_t all = set.train.count() + set.test.count();
        options.progress(all, all);
    }
    return set;
}

/// Each image prepared for the network; but images of IDX files that are single things on black
/// already stay as they are: the networks of that style were trained on them.
Split preparedSplit(RawSplit raw, const InputSpec& input, SetFormat format,
                    const LoadOptions& options) {
    if (isIdx(format) && input.style != InputStyle::Centre && areThingsOnBlack(raw) &&
        raw.channels == input.channels) {
        return asSplit(std::move(raw), input.size, options);
    }
    const std::size_t bytes = bytesOf(input);
    Split split{input.channels, input.size, input.size, std::move(raw.labels), nullptr, nullptr};
    std::vector<std::uint8_t> pixels(split.labels.size() * bytes);
    parallelFor(split.count(), options.threads, [&](std::int64_t i) {
        const auto at = static_cast<std::size_t>(i);
        const auto begin = raw.pixels.begin() + static_cast<std::ptrdiff_t>(at * raw.imageBytes());
        const Image image{raw.width,
                          raw.height,
                          raw.channels,
                          {begin, begin + static_cast<std::ptrdiff_t>(raw.imageBytes())}};
        std::ranges::copy(prepare(image, input).image.pixels, pixels.data() + at * bytes);
    });
    split.images = std::make_shared<MemoryImages>(std::move(pixels), bytes);
    return split;
}

Dataset loadKnownTest(const FoundSet& found, const DataSpec& spec, const InputSpec& input,
                      const LoadOptions& options) {
    Dataset set = describedBy(found);
    RawSplit test = readChosen(found, Part::Test, spec, set.classes(), options.threads);
    if (test.channels != input.channels) {
        set.note = joinedSentences(
            {set.note, convertedNote(test.labels.size(), test.labels.size(), input.channels)});
    }
    set.test = preparedSplit(std::move(test), input, found.format, options);
    set.train = Split{input.channels, input.size, input.size, {}, nullptr, nullptr};
    set.imageSize = input.size;
    set.mean = input.mean;
    set.deviation = input.deviation;
    set.note = joinedSentences({set.note, classesWithoutImages(set)});
    return set;
}

/// "3 of 10 classes have no training image: a, b, c."
std::string lacking(const Dataset& set, const Split& split, const char* ofOne, const char* ofMore) {
    constexpr std::size_t listed = 10;
    std::vector<bool> seen(set.classNames.size());
    for (const std::int64_t label : split.labels) {
        seen[static_cast<std::size_t>(label)] = true;
    }
    std::string names;
    std::size_t count = 0;
    for (std::size_t i = 0; i < seen.size(); ++i) {
        if (!seen[i] && ++count <= listed) {
            names += (names.empty() ? "" : ", ") + printable(set.classNames[i]);
        }
    }
    if (count == 0) {
        return {};
    }
    if (count > listed) {
        names += ", …";
    }
    return filled(phrase(count == 1 ? ofOne : ofMore), count, seen.size(), names);
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

std::string classesWithoutImages(const Dataset& set) {
    const std::string train =
        set.train.count() == 0
            ? std::string()
            : lacking(set, set.train, asPhrase("%1 of %2 classes has no training image: %3."),
                      asPhrase("%1 of %2 classes have no training image: %3."));
    return joinedSentences(
        {train, lacking(set, set.test, asPhrase("%1 of %2 classes has no test image: %3."),
                        asPhrase("%1 of %2 classes have no test image: %3."))});
}

std::shared_ptr<const Dataset> loadTestSet(const DataSpec& spec, const InputSpec& input,
                                           const LoadOptions& options) {
    validate(spec);
    const FoundSet found = findDataset(spec.source);
    return std::make_shared<const Dataset>(
        found.format == SetFormat::Folder ? loadTestFolder(found.directory, spec, input, options)
                                          : loadKnownTest(found, spec, input, options));
}

std::shared_ptr<const Dataset> loadDataset(const DataSpec& spec, const LoadOptions& options) {
    validate(spec);
    const FoundSet found = findDataset(spec.source);
    auto set = std::make_shared<Dataset>(found.format == SetFormat::Folder
                                             ? loadImageFolder(found.directory, spec, options)
                                             : loadKnown(found, spec, options));
    set->parts = std::make_shared<const TrainingParts>(
        set->train, set->imageSize,
        StreamLimits{resolvedBudget(options.memoryBudget) / kPartsShare,
                     resolvedThreads(options.threads)});
    return set;
}

}  // namespace lab
