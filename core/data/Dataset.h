// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Image.h"
#include "core/data/DataSpec.h"
#include "core/data/InputSpec.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace lab {

/// Where the pixels of one split come from. fetch() is thread-safe: runs share one source.
class ImageSource {
public:
    virtual ~ImageSource() = default;
    /// Writes the images at `indices` one after another, each [channels, height, width] uint8.
    /// Throws Error when a file has vanished or can no longer be decoded.
    virtual void fetch(std::span<const std::int64_t> indices, std::uint8_t* out) const = 0;
    /// Says that these images will be fetched soon. Never blocks; may do nothing.
    virtual void prefetch(std::span<const std::int64_t> /*indices*/) const {}
    /// All images one after another where they lie in memory, else nothing.
    virtual std::span<const std::uint8_t> pixels() const { return {}; }
};

/// All images of a split in one block of memory. Immutable.
class MemoryImages : public ImageSource {
public:
    /// pixels: count × imageBytes, image after image.
    MemoryImages(std::vector<std::uint8_t> pixels, std::size_t imageBytes);
    void fetch(std::span<const std::int64_t> indices, std::uint8_t* out) const override;
    std::span<const std::uint8_t> pixels() const override { return m_pixels; }

private:
    std::vector<std::uint8_t> m_pixels;
    std::size_t m_imageBytes;
};

struct PictureList;

/// A principal component of colours, of length one standard deviation along it, in units of [0, 1];
/// the first entries count where there are fewer channels.
using ColourDirection = std::array<double, 3>;

/// One split: equally sized uint8 images with a label each.
struct Split {
    int channels = 1;
    int height = 0;  ///< as stored; may exceed the network's input (a larger image to crop from)
    int width = 0;
    std::vector<std::int64_t> labels;  ///< each in [0, classes)
    std::shared_ptr<const ImageSource> images;
    std::shared_ptr<const PictureList> files = nullptr;  ///< folders: where each image came from

    std::int64_t count() const { return static_cast<std::int64_t>(labels.size()); }
    std::size_t imageBytes() const { return static_cast<std::size_t>(channels) * height * width; }
    Image image(std::int64_t index) const;
};

class TrainingParts;

/// A loaded data set. Immutable once loaded; shared by runs and threads.
struct Dataset {
    std::string name;   ///< as a person reads it: "Fashion-MNIST"
    std::string where;  ///< the directory it came from; empty when generated
    Split train;
    Split test;
    std::vector<std::string> classNames;
    int imageSize = 0;         ///< pixels a side that the network sees
    std::vector<double> mean;  ///< of each channel over the training split, scaled to [0, 1]
    std::vector<double> deviation;
    std::vector<ColourDirection> colourDirections;  ///< of the training split
    std::shared_ptr<const TrainingParts> parts =
        nullptr;               ///< of the training split, where it has images
    std::int64_t skipped = 0;  ///< unreadable pictures left out of a folder
    std::string
        note;  ///< sentences: what was left out, split or taken for what; empty when nothing
    InputStyle style = InputStyle::Centre;  ///< how other pictures are made like these
    /// The files give numbers as labels; the names are the program's. Else the names are the
    /// data's.
    bool hasNumberedClasses = false;

    int classes() const { return static_cast<int>(classNames.size()); }
};

/// Where data sets are searched, in order, when the source is a name: $RESNET_LAB_DATA, the user's
/// data folder, the distribution's folders.
std::vector<std::filesystem::path> dataFolders();

/// Pictures that are not kept in memory: decoded once now, so that a damaged one is left out as it
/// would be in memory, or looked at by their headers alone, for a preview that nobody trains on.
enum class PictureCheck { Decode, Header };

/// Options of loading that change speed and memory, never what is loaded.
struct LoadOptions {
    std::uintmax_t memoryBudget = 0;  ///< bytes a decoded split may take; 0: a quarter of the RAM
    int threads = 0;                  ///< that decode pictures; 0: one a core
    /// Called now and then while pictures are read: done, total. From the calling thread.
    std::function<void(std::int64_t, std::int64_t)> progress;
    PictureCheck check = PictureCheck::Decode;
};

/// Reads a data set. Blocks (a worker thread's job); throws Error with file and remedy when it is
/// not found, truncated, of wrong magic, or a label is out of range.
std::shared_ptr<const Dataset> loadDataset(const DataSpec& spec, const LoadOptions& options = {});

/// The test split alone, as a network with this input sees it: a folder's pictures are prepared as
/// classification prepares them, other images where they are not of the network's size and kind.
/// The training split is empty. Throws as loadDataset().
std::shared_ptr<const Dataset> loadTestSet(const DataSpec& spec, const InputSpec& input,
                                           const LoadOptions& options = {});

/// Names the classes that have no training image (where there are any) or no test image; empty when
/// all have both.
std::string classesWithoutImages(const Dataset& set);

}  // namespace lab
