// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/ImageFolder.h"

#include "core/base/JsonFields.h"
#include "core/base/Numbers.h"
#include "core/base/Phrase.h"
#include "core/data/MemoryBudget.h"
#include "core/data/ParallelFor.h"
#include "core/data/Picture.h"
#include "core/data/PictureList.h"
#include "core/data/SameImages.h"
#include "core/data/Statistics.h"
#include "core/data/StreamedImages.h"

#include <algorithm>
#include <atomic>
#include <cstring>
#include <utility>

namespace lab {

namespace {

namespace fs = std::filesystem;

constexpr int kDefaultSide = 64;
constexpr std::size_t kColourSample = 64;
constexpr std::int64_t kStatisticsSample = 2000;

bool isLimited(const PictureList& list, std::int64_t limit) {
    return limit > 0 && limit < static_cast<std::int64_t>(list.entries.size());
}

/// A limit takes the first pictures of the list: they are brought into the order that the spec's
/// choice asks for.
std::int64_t wantedOf(PictureList& list, std::int64_t limit, Select select) {
    const auto all = static_cast<std::int64_t>(list.entries.size());
    if (isLimited(list, limit) && select == Select::Stratified) {
        std::vector<std::int64_t> labels;
        for (const PictureEntry& entry : list.entries) {
            labels.push_back(entry.label);
        }
        std::vector<PictureEntry> ordered;
        for (const std::size_t at : stratifiedOrder(labels)) {
            ordered.push_back(std::move(list.entries[at]));
        }
        list.entries = std::move(ordered);
    }
    return limit > 0 ? std::min(limit, all) : all;
}

enum class ColourUse { Unreadable, Grey, Coloured };

ColourUse colourOf(const fs::path& file, const InputSpec& input) {
    std::vector<std::uint8_t> pixels(bytesOf(input));
    const std::size_t plane = pixels.size() / 3;
    if (decodePicture(file, input, pixels.data())) {
        return ColourUse::Unreadable;
    }
    return std::memcmp(pixels.data(), pixels.data() + plane, plane) == 0 &&
                   std::memcmp(pixels.data(), pixels.data() + 2 * plane, plane) == 0
               ? ColourUse::Grey
               : ColourUse::Coloured;
}

/// 1 when every one of the first `looked` pictures that can be read is grey, else 3. The first
/// coloured one ends the search; most grey ones are known by their headers.
int channelsOf(const PictureList& list, std::size_t looked, int side, int threads) {
    constexpr std::size_t atOnce = 64;
    looked = std::min(looked, list.entries.size());
    bool someGrey = false;
    for (std::size_t first = 0; first < looked; first += atOnce) {
        std::vector<ColourUse> colours(std::min(atOnce, looked - first));
        parallelFor(static_cast<std::int64_t>(colours.size()), threads, [&](std::int64_t i) {
            const auto at = static_cast<std::size_t>(i);
            const fs::path file = list.pathOf(list.entries[first + at]);
            colours[at] =
                holdsOnlyGrey(file) ? ColourUse::Grey : colourOf(file, squareInput(3, side));
        });
        if (std::ranges::find(colours, ColourUse::Coloured) != colours.end()) {
            return 3;
        }
        someGrey = someGrey || std::ranges::find(colours, ColourUse::Grey) != colours.end();
    }
    return someGrey ? 1 : 3;
}

/// How many pictures of the split were made grey, or colour. A preview looks only at headers where
/// there are many.
std::size_t convertedIn(const Split& split, const LoadOptions& options) {
    const PictureList& list = *split.files;
    const std::int64_t count = split.count();
    const bool isColour = split.channels != 1;
    if (!isColour && options.check == PictureCheck::Header && count > kStatisticsSample) {
        return 0;
    }
    std::atomic<std::size_t> converted{0};
    parallelFor(count, options.threads, [&](std::int64_t i) {
        const fs::path file = list.pathOf(list.entries[static_cast<std::size_t>(i)]);
        const bool isGrey = holdsOnlyGrey(file);
        const bool isOther = isColour ? isGrey
                                      : !isGrey && colourOf(file, squareInput(3, split.height)) ==
                                                       ColourUse::Coloured;
        converted += isOther ? 1 : 0;
    });
    return converted;
}

/// Loads the splits of one folder and keeps count of what could not be read.
class FolderLoader {
public:
    FolderLoader(const InputSpec& input, const LoadOptions& options, std::int64_t total)
        : m_input(input),
          m_imageBytes(bytesOf(input)),
          m_options(options),
          m_budget(resolvedBudget(options.memoryBudget)),
          m_total(total) {}

    /// The first `wanted` pictures of the list that can be read.
    Split load(PictureList list, std::int64_t wanted) {
        const bool inMemory = static_cast<std::uintmax_t>(wanted) * m_imageBytes <= m_budget;
        std::vector<std::uint8_t> pixels(inMemory ? static_cast<std::size_t>(wanted) * m_imageBytes
                                                  : 0);
        list.entries = readable(list, wanted, inMemory ? pixels.data() : nullptr);
        if (list.entries.empty()) {
            throw Error(filled(
                phrase("No picture in %1 could be read; the first was %2: replace the pictures."),
                list.root, m_first));
        }
        Split split{m_input.channels, m_input.size, m_input.size, {}, nullptr, nullptr};
        for (const PictureEntry& entry : list.entries) {
            split.labels.push_back(entry.label);
        }
        if (inMemory) {
            pixels.resize(list.entries.size() * m_imageBytes);
            split.images = std::make_shared<MemoryImages>(std::move(pixels), m_imageBytes);
        }
        split.files = std::make_shared<const PictureList>(std::move(list));
        if (!inMemory) {
            split.images = std::make_shared<StreamedImages>(
                split.files, m_input,
                StreamLimits{m_budget / 4, resolvedThreads(m_options.threads)});
        }
        return split;
    }

    std::int64_t skipped() const { return m_skipped; }

    /// One sentence about the pictures left out; empty when there are none.
    std::string note() const {
        if (m_skipped == 0) {
            return {};
        }
        return filled(m_skipped == 1 ? phrase("%1 of %2 pictures could not be read and was left "
                                              "out; the first is %3.")
                                     : phrase("%1 of %2 pictures could not be read and were left "
                                              "out; the first is %3."),
                      groupedText(m_skipped), groupedText(m_seen), m_first);
    }

private:
    /// Reads on until there are as many good ones as wanted. With `pixels`, decodes into it, good
    /// ones one after another; without, only checks.
    std::vector<PictureEntry> readable(PictureList& list, std::int64_t wanted,
                                       std::uint8_t* pixels) {
        std::vector<PictureEntry> good;
        std::size_t next = 0;
        while (static_cast<std::int64_t>(good.size()) < wanted && next < list.entries.size()) {
            const std::size_t count = std::min(static_cast<std::size_t>(wanted) - good.size(),
                                               list.entries.size() - next);
            std::uint8_t* out = pixels ? pixels + good.size() * m_imageBytes : nullptr;
            const std::vector<PictureProblem> problems = tryAll(list, next, count, out);
            for (std::size_t i = 0; i < count; ++i) {
                const PictureEntry& entry = list.entries[next + i];
                if (problems[i]) {
                    skip(list.nameOf(entry), *problems[i]);
                    continue;
                }
                if (pixels) {  // closes the gaps that bad ones left
                    std::memmove(pixels + good.size() * m_imageBytes, out + i * m_imageBytes,
                                 m_imageBytes);
                }
                good.push_back(entry);
            }
            next += count;
        }
        m_seen += static_cast<std::int64_t>(next);
        m_done += static_cast<std::int64_t>(good.size());
        return good;
    }

    std::vector<PictureProblem> tryAll(PictureList& list, std::size_t first, std::size_t count,
                                       std::uint8_t* out) const {
        std::vector<PictureProblem> problems(count);
        const auto one = [&](std::int64_t i) {
            const auto at = static_cast<std::size_t>(i);
            PictureEntry& entry = list.entries[first + at];
            const fs::path file = list.pathOf(entry);
            entry.state = fileStateOf(file);
            if (out) {
                problems[at] = decodePicture(file, m_input, out + at * m_imageBytes);
            } else if (m_options.check == PictureCheck::Header) {
                problems[at] = checkPicture(file, m_input);
            } else {
                problems[at] = readPictureFor(file, m_input).problem;
            }
        };
        std::function<void(std::int64_t)> progress;
        if (m_options.progress) {
            progress = [this](std::int64_t done) {
                m_options.progress(std::min(m_done + done, m_total), m_total);
            };
        }
        parallelFor(static_cast<std::int64_t>(count), m_options.threads, one, progress);
        return problems;
    }

    void skip(const std::string& name, const std::string& problem) {
        if (++m_skipped == 1) {
            m_first = printable(name) + " (" + problem + ")";
        }
    }

    const InputSpec m_input;
    const std::size_t m_imageBytes;
    const LoadOptions& m_options;
    const std::uintmax_t m_budget;
    const std::int64_t m_total;
    std::int64_t m_done = 0;  // good ones of the splits before, for the progress
    std::int64_t m_seen = 0;
    std::int64_t m_skipped = 0;
    std::string m_first;
};

Dataset namedAfter(const fs::path& directory, const PictureList& list) {
    Dataset set;
    fs::path named = directory;
    if (!named.has_filename()) {  // a folder with its slash
        named = named.parent_path();
    }
    set.name = printable(named.filename().string());
    set.where = directory.string();
    set.classNames = list.classes;
    return set;
}

int storedSide(const DataSpec& spec) {
    if (spec.storedSize > 0) {
        return spec.storedSize;
    }
    return spec.imageSize > 0 ? spec.imageSize : kDefaultSide;
}

}  // namespace

Dataset loadImageFolder(const fs::path& directory, const DataSpec& spec,
                        const LoadOptions& options) {
    FolderListing listing = listPictures(directory, spec.select);
    Dataset set = namedAfter(directory, listing.train);
    const int stored = storedSide(spec);
    set.imageSize = spec.imageSize > 0 ? spec.imageSize : std::min(kDefaultSide, stored);

    const std::int64_t train = wantedOf(listing.train, spec.trainLimit, spec.select);
    const std::int64_t test = wantedOf(listing.test, spec.testLimit, spec.select);
    const bool looksAtAll =
        spec.select == Select::Stratified && options.check == PictureCheck::Decode;
    const std::size_t looked = looksAtAll ? listing.train.entries.size() : kColourSample;
    const int channels = channelsOf(listing.train, looked, stored, options.threads);
    FolderLoader loader(squareInput(channels, stored), options, train + test);
    set.train = loader.load(std::move(listing.train), train);
    set.test = loader.load(std::move(listing.test), test);
    set.skipped = loader.skipped();

    ColourStatistics colours = measureColours(set.train, kStatisticsSample);
    set.mean = std::move(colours.mean);
    set.deviation = std::move(colours.deviation);
    set.colourDirections = std::move(colours.directions);
    const auto all = static_cast<std::size_t>(set.train.count() + set.test.count());
    const std::size_t converted = convertedIn(set.train, options) + convertedIn(set.test, options);
    set.note = joinedSentences(
        {listing.note, loader.note(), classesWithoutImages(set),
         convertedNote(converted, all, channels), sameImagesNote(set),
         set.train.count() > kStatisticsSample
             ? filled(phrase("Mean and deviation are those of %1 training pictures."),
                      groupedText(kStatisticsSample))
             : std::string()});
    return set;
}

Dataset loadTestFolder(const fs::path& directory, const DataSpec& spec, const InputSpec& input,
                       const LoadOptions& options) {
    FolderListing listing = listTestPictures(directory, spec.select);
    Dataset set = namedAfter(directory, listing.test);
    set.imageSize = input.size;
    set.mean = input.mean;
    set.deviation = input.deviation;
    set.style = input.style;
    const std::int64_t wanted = wantedOf(listing.test, spec.testLimit, spec.select);
    FolderLoader loader(input, options, wanted);
    set.test = loader.load(std::move(listing.test), wanted);
    set.train = Split{set.test.channels, set.test.height, set.test.width, {}, nullptr, nullptr};
    set.skipped = loader.skipped();
    set.note = joinedSentences(
        {listing.note, loader.note(), classesWithoutImages(set),
         convertedNote(convertedIn(set.test, options), set.test.labels.size(), set.test.channels)});
    return set;
}

}  // namespace lab
