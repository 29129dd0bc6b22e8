// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/EnumNames.h"

#include <nlohmann/json_fwd.hpp>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace lab {

/// Which images a limit takes, and by which rules a folder is read.
/// First: the first so many; a folder is listed as version 0.1 listed it, so that its runs stay
/// what they were. Stratified: of each class its share, and at least one; all that can be decoded,
/// at any depth (PictureList.h).
enum class Select { First, Stratified };

template <>
struct EnumNames<Select> {
    static constexpr const char* what = asPhrase("choice of images");
    static constexpr std::array names = {
        std::pair{Select::First, std::string_view("first")},
        std::pair{Select::Stratified, std::string_view("stratified")}};
};

/// How large a part of a picture a training image shows, at random for each image and epoch.
/// Fixed: a crop of the stored square. Jitter: the whole picture, its shorter side between 256/224
/// and 480/224 of the image size, and a crop of that (He et al. 2015, section 3.4). Area: 8 to 100
/// per cent of the picture's area at 3:4 to 4:3 (Szegedy et al. 2015; torchvision's
/// RandomResizedCrop).
enum class PictureScale { Fixed, Jitter, Area };

template <>
struct EnumNames<PictureScale> {
    static constexpr const char* what = asPhrase("scale of training images");
    static constexpr std::array names = {
        std::pair{PictureScale::Fixed, std::string_view("fixed")},
        std::pair{PictureScale::Jitter, std::string_view("jitter")},
        std::pair{PictureScale::Area, std::string_view("area")}};
};

/// Which images, how many of them, and how a training batch is varied. A value; any thread.
struct DataSpec {
    /// "fashion-mnist", "mnist", "cifar-10", "cifar-100", "shapes" (generated), or a directory: one
    /// that holds the files of a named set, or a folder of class folders.
    std::string source = "fashion-mnist";
    std::int64_t trainLimit = 0;  ///< so many training images, as `select` says; 0: all
    std::int64_t testLimit = 0;   ///< 0: all
    int imageSize = 0;  ///< pixels a side that the network sees; 0: as the set has it (folders: 64)
    int storedSize = 0;  ///< folders: pixels a side kept to crop from (ImageNet: 256); 0: imageSize
    int pad = 2;         ///< zero-valued (black) border added before the random crop, in pixels
    bool crop = true;    ///< random crop per image, training only
    bool flip = true;    ///< horizontal flip with probability 1/2 per image, training only
    Select select = Select::First;
    PictureScale scale =
        PictureScale::Fixed;  ///< training only; with another, pad and crop mean nothing
    /// Training only: each image's colours are moved along the principal components of the training
    /// images' colours (Krizhevsky et al. 2012, section 4.1).
    bool colourShift = false;

    bool operator==(const DataSpec&) const = default;
};

/// Throws Error, naming the value and what it may be.
void validate(const DataSpec& spec);

/// The same images, as they are: what varies a training batch is left out.
DataSpec withoutAugmentation(DataSpec spec);

void to_json(nlohmann::json& json, const DataSpec& spec);
void from_json(const nlohmann::json& json, DataSpec& spec);

}  // namespace lab
