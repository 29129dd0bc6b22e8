#include "core/data/ImageFolder.h"

#include "core/base/JsonFields.h"
#include "core/base/Phrase.h"
#include "core/data/MemoryBudget.h"
#include "core/data/ParallelFor.h"
#include "core/data/Picture.h"
#include "core/data/PictureList.h"
#include "core/data/Statistics.h"
#include "core/data/StreamedImages.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace lab {

namespace {

namespace fs = std::filesystem;

constexpr int kDefaultSide = 64;
constexpr std::size_t kColourSample = 64;
constexpr std::int64_t kStatisticsSample = 2000;

/// 1240 as "1 240".
std::string grouped(std::int64_t number) {
    std::string text = std::to_string(number);
    for (std::size_t at = text.size(); at > 3; at -= 3) {
        text.insert(at - 3, 1, ' ');
    }
    return text;
}

std::int64_t wantedOf(const PictureList& list, std::int64_t limit) {
    const auto all = static_cast<std::int64_t>(list.entries.size());
    return limit > 0 ? std::min(limit, all) : all;
}

/// 1 when every one of the first pictures that can be read is grey, else 3.
int channelsOf(const PictureList& list, int side, int threads) {
    enum class Colour { Unreadable, Grey, Coloured };
    std::vector<Colour> colours(std::min(kColourSample, list.entries.size()));
    const PictureShape shape{3, side};
    const std::size_t plane = shape.bytes() / 3;
    parallelFor(static_cast<std::int64_t>(colours.size()), threads, [&](std::int64_t i) {
        std::vector<std::uint8_t> pixels(shape.bytes());
        const auto at = static_cast<std::size_t>(i);
        if (decodePicture(list.pathOf(list.entries[at]), shape, pixels.data())) {
            return;
        }
        const bool isGrey = std::memcmp(pixels.data(), pixels.data() + plane, plane) == 0 &&
                            std::memcmp(pixels.data(), pixels.data() + 2 * plane, plane) == 0;
        colours[at] = isGrey ? Colour::Grey : Colour::Coloured;
    });
    const bool someGrey = std::count(colours.begin(), colours.end(), Colour::Grey) > 0;
    return someGrey && std::count(colours.begin(), colours.end(), Colour::Coloured) == 0 ? 1 : 3;
}

/// Loads the splits of one folder and keeps count of what could not be read.
class FolderLoader {
public:
    FolderLoader(PictureShape shape, const LoadOptions& options, std::int64_t total)
        : m_shape(shape),
          m_options(options),
          m_budget(resolvedBudget(options.memoryBudget)),
          m_total(total) {}

    /// The first `wanted` pictures of the list that can be read.
    Split load(PictureList list, std::int64_t wanted) {
        const bool inMemory = static_cast<std::uintmax_t>(wanted) * m_shape.bytes() <= m_budget;
        std::vector<std::uint8_t> pixels(
            inMemory ? static_cast<std::size_t>(wanted) * m_shape.bytes() : 0);
        list.entries = readable(list, wanted, inMemory ? pixels.data() : nullptr);
        if (list.entries.empty()) {
            throw Error(filled(
                phrase("No picture in %1 could be read; the first was %2: replace the pictures."),
                list.root, m_first));
        }
        Split split{m_shape.channels, m_shape.side, m_shape.side, {}, nullptr};
        for (const PictureEntry& entry : list.entries) {
            split.labels.push_back(entry.label);
        }
        if (inMemory) {
            pixels.resize(list.entries.size() * m_shape.bytes());
            split.images = std::make_shared<MemoryImages>(std::move(pixels), m_shape.bytes());
        } else {
            split.images = std::make_shared<StreamedImages>(
                std::move(list), m_shape,
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
                      grouped(m_skipped), grouped(m_seen), m_first);
    }

private:
    /// Reads on until there are as many good ones as wanted. With `pixels`, decodes into it, good
    /// ones one after another; without, only checks.
    std::vector<PictureEntry> readable(const PictureList& list, std::int64_t wanted,
                                       std::uint8_t* pixels) {
        std::vector<PictureEntry> good;
        std::size_t next = 0;
        while (static_cast<std::int64_t>(good.size()) < wanted && next < list.entries.size()) {
            const std::size_t count = std::min(static_cast<std::size_t>(wanted) - good.size(),
                                               list.entries.size() - next);
            std::uint8_t* out = pixels ? pixels + good.size() * m_shape.bytes() : nullptr;
            const std::vector<PictureProblem> problems = tryAll(list, next, count, out);
            for (std::size_t i = 0; i < count; ++i) {
                const PictureEntry& entry = list.entries[next + i];
                if (problems[i]) {
                    skip(list.nameOf(entry), *problems[i]);
                    continue;
                }
                if (pixels) {  // closes the gaps that bad ones left
                    std::memmove(pixels + good.size() * m_shape.bytes(), out + i * m_shape.bytes(),
                                 m_shape.bytes());
                }
                good.push_back(entry);
            }
            next += count;
        }
        m_seen += static_cast<std::int64_t>(next);
        m_done += static_cast<std::int64_t>(good.size());
        return good;
    }

    std::vector<PictureProblem> tryAll(const PictureList& list, std::size_t first,
                                       std::size_t count, std::uint8_t* out) const {
        std::vector<PictureProblem> problems(count);
        const auto one = [&](std::int64_t i) {
            const auto at = static_cast<std::size_t>(i);
            const fs::path file = list.pathOf(list.entries[first + at]);
            problems[at] = out ? decodePicture(file, m_shape, out + at * m_shape.bytes())
                               : checkPicture(file, m_shape);
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

    const PictureShape m_shape;
    const LoadOptions& m_options;
    const std::uintmax_t m_budget;
    const std::int64_t m_total;
    std::int64_t m_done = 0;  // good ones of the splits before, for the progress
    std::int64_t m_seen = 0;
    std::int64_t m_skipped = 0;
    std::string m_first;
};

std::string joined(const std::vector<std::string>& sentences) {
    std::string text;
    for (const std::string& sentence : sentences) {
        text += (text.empty() || sentence.empty() ? "" : " ") + sentence;
    }
    return text;
}

}  // namespace

Dataset loadImageFolder(const fs::path& directory, const DataSpec& spec,
                        const LoadOptions& options) {
    FolderListing listing = listPictures(directory);
    Dataset set;
    set.name = printable(directory.filename().string());
    set.where = directory.string();
    set.classNames = listing.train.classes;
    const int stored = spec.storedSize > 0  ? spec.storedSize
                       : spec.imageSize > 0 ? spec.imageSize
                                            : kDefaultSide;
    set.imageSize = spec.imageSize > 0 ? spec.imageSize : std::min(kDefaultSide, stored);

    const std::int64_t train = wantedOf(listing.train, spec.trainLimit);
    const std::int64_t test = wantedOf(listing.test, spec.testLimit);
    const PictureShape shape{channelsOf(listing.train, stored, options.threads), stored};
    FolderLoader loader(shape, options, train + test);
    set.train = loader.load(std::move(listing.train), train);
    set.test = loader.load(std::move(listing.test), test);
    set.skipped = loader.skipped();

    ColourStatistics colours = measureColours(set.train, kStatisticsSample);
    set.mean = std::move(colours.mean);
    set.deviation = std::move(colours.deviation);
    set.note = joined({listing.note, loader.note(),
                       set.train.count() > kStatisticsSample
                           ? filled(phrase("Mean and deviation are those of %1 training pictures."),
                                    grouped(kStatisticsSample))
                           : std::string()});
    return set;
}

}  // namespace lab
