// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/StatedInput.h"

#include "core/base/Ascii.h"
#include "core/base/Phrase.h"
#include "core/model/PixelFigures.h"
#include "core/model/StatedValues.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace lab {

namespace {

using Json = nlohmann::json;

constexpr int kLargestInput = 4096;  // as validate() has it
constexpr int kLargestPicture = 8192;

bool isShare(double crop) {
    return crop > 0.1 && crop <= 1;
}

void addUnusable(StatedInput& said, const char* what) {
    said.otherwise.push_back(
        filled(phrase("What its %1 says of \"%2\" cannot be used here."), said.saidBy, what));
}

/// The size that the network sees and the shorter side from which it is cut, where they hold.
void takeSides(StatedInput& said, int size, int shorterSide, const char* key) {
    said.answered.emplace_back(key);
    if (size < 1 || size > kLargestInput || shorterSide < size || shorterSide > kLargestPicture) {
        addUnusable(said, key);
        return;
    }
    said.size = size;
    said.shorterSide = shorterSide;
}

void addSquash(StatedInput& said, int width, int height) {
    if (said.shorterSide) {
        said.otherwise.push_back(
            filled(phrase("The library squashes pictures to %1×%2 pixels; here their shorter side "
                          "becomes %3 and the middle is cut out."),
                   width, height, *said.shorterSide));
    }
}

void addResampling(StatedInput& said, const std::string& name) {
    if (!name.empty() && name != "bilinear") {
        said.otherwise.push_back(
            filled(phrase("The library resizes by the interpolation \"%1\"; here pictures shrink "
                          "by averages of areas and grow by linear interpolation."),
                   name));
    }
}

/// One figure for all channels, or one for each; empty where it is neither.
std::vector<double> figuresAt(const Json& settings, const char* key, int channels) {
    std::vector<double> figures;
    if (const auto one = statedAt<double>(settings, key)) {
        figures = {*one};
    } else {
        figures = statedAt<std::vector<double>>(settings, key).value_or(figures);
    }
    if (figures.size() == 1) {
        figures.assign(static_cast<std::size_t>(channels), figures.front());
    }
    return figures.size() == static_cast<std::size_t>(channels) ? figures : std::vector<double>();
}

std::vector<double> dividedBy(std::vector<double> figures, double by) {
    for (double& figure : figures) {
        figure /= by;
    }
    return figures;
}

/// Mean and deviation of pixels from 0 to `range`, as those from 0 to 1 have them. Both come in one
/// unit, so what shows of one that it is of bytes holds for the other.
void takeFigures(StatedInput& said, const std::vector<double>& mean,
                 const std::vector<double>& deviation, double range) {
    const bool ofBytes =
        range == 255 || (range == 1 && (areOfBytes(mean) || areOfBytes(deviation)));
    const double by = ofBytes ? 255 : range;
    const auto taken = [by](const std::vector<double>& figures) { return dividedBy(figures, by); };
    if (!problemOfMean(taken(mean)).empty() || !problemOfDeviation(taken(deviation)).empty()) {
        addUnusable(said, "mean, std");
        return;
    }
    said.mean = taken(mean);
    said.deviation = taken(deviation);
    said.dividedBy255 = ofBytes && !(mean.empty() && deviation.empty());
}

std::string interpolationAt(const Json& settings, const char* key) {
    if (const auto name = statedAt<std::string>(settings, key)) {
        return excerptOf(*name).substr(1, name->size());
    }
    constexpr std::array kPillows = {"nearest", "lanczos", "bilinear", "bicubic", "box", "hamming"};
    const std::optional<int> number = statedAt<int>(settings, key);
    return number && *number >= 0 && *number < static_cast<int>(kPillows.size())
               ? kPillows.at(static_cast<std::size_t>(*number))
               : "";
}

// What people call the side that their network sees.
constexpr std::array kOwnSizes = {std::string_view("image_size"), std::string_view("input_size"),
                                  std::string_view("img_size")};

/// One number, or two or three at the end of which the same stands twice: 96, [96, 96].
std::optional<int> sideAt(const Json& settings, std::string_view key) {
    const std::string name(key);
    if (const auto side = statedAt<int>(settings, name.c_str())) {
        return side;
    }
    const auto sides = statedAt<std::vector<int>>(settings, name.c_str());
    const bool isSquare = sides && (sides->size() == 2 || sides->size() == 3) &&
                          sides->back() == (*sides)[sides->size() - 2];
    return isSquare ? std::optional(sides->back()) : std::nullopt;
}

/// Hugging Face's "size" or "crop_size".
struct StatedSize {
    int width = 0;
    int height = 0;
    bool isShorterSide = false;  ///< or both sides, whatever the picture's are

    bool isSaid() const { return height > 0 && width > 0; }
};

StatedSize sizeAt(const Json& settings, const char* key, bool isSquareByNumber) {
    if (const auto number = statedAt<int>(settings, key)) {  // the older form
        return {*number, *number, !isSquareByNumber};
    }
    const Json size = partAt(settings, key);
    if (const auto edge = statedAt<int>(size, "shortest_edge")) {
        return {*edge, *edge, true};
    }
    return {statedAt<int>(size, "width").value_or(0), statedAt<int>(size, "height").value_or(0),
            false};
}

// transformers.ConvNextImageProcessor, whose networks' middle is a share: from 384 pixels on it
// squashes instead. Microsoft's ResNets have it.
void takeConvNextSides(StatedInput& said, const Json& settings, const StatedSize& size) {
    constexpr int kSquashedFrom = 384;
    const double share = statedAt<double>(settings, "crop_pct").value_or(kUsualCrop);
    if (size.width >= kSquashedFrom) {
        takeSides(said, size.width, size.width, "size");
        addSquash(said, size.width, size.width);
    } else {
        takeSides(said, size.width,
                  isShare(share) ? static_cast<int>(std::floor(size.width / share)) : 0, "size");
    }
}

void takeOtherSides(StatedInput& said, const StatedSize& size, const StatedSize& cut) {
    const int shorter = std::min(size.width, size.height);
    const int middle = cut.isSaid() ? std::min(cut.width, cut.height) : shorter;
    takeSides(said, std::min(middle, shorter), shorter, "size");
    if (middle > shorter) {
        said.otherwise.push_back(
            filled(phrase("The library pads pictures to %1 pixels; here the network sees %2."),
                   middle, shorter));
    }
    if (!size.isShorterSide) {
        addSquash(said, size.width, size.height);
    } else if (!cut.isSaid()) {
        said.otherwise.emplace_back(
            phrase("The library shows the network whole pictures; here their middle is cut out."));
    }
    if (cut.width != cut.height) {
        said.otherwise.push_back(filled(phrase("The library cuts out %1×%2 pixels; here it is a "
                                               "square."),
                                        cut.width, cut.height));
    }
}

void takeHuggingSides(StatedInput& said, const Json& settings) {
    std::string kind = statedAt<std::string>(settings, "image_processor_type").value_or("");
    kind = kind.empty() ? statedAt<std::string>(settings, "feature_extractor_type").value_or("")
                        : kind;
    const StatedSize size =
        sizeAt(settings, "size", kind.starts_with("ViT") || kind.starts_with("DeiT"));
    StatedSize cut = sizeAt(settings, "crop_size", /*isSquareByNumber=*/true);
    if (!settings.contains("crop_size") && (kind.starts_with("Bit") || kind.starts_with("CLIP"))) {
        cut = {224, 224};  // what these take where nothing is said
    }
    if (!statedAt<bool>(settings, "do_center_crop").value_or(true)) {
        cut = {};
    }
    const bool resizes = statedAt<bool>(settings, "do_resize").value_or(true);
    if (!resizes && cut.isSaid()) {
        const int side = std::min(cut.width, cut.height);
        takeSides(said, side, side, "crop_size");
    } else if (!size.isSaid()) {
        addUnusable(said, "size");
    } else if (kind.starts_with("ConvNext") || (!cut.isSaid() && settings.contains("crop_pct"))) {
        takeConvNextSides(said, settings, size);
    } else {
        takeOtherSides(said, size, cut);
    }
    if (!resizes && said.shorterSide) {
        said.otherwise.push_back(filled(phrase("The library leaves pictures at their own size; "
                                               "here their shorter side becomes %1 pixels."),
                                        *said.shorterSide));
    }
}

void takeHuggingFigures(StatedInput& said, const Json& settings, int channels) {
    double range = 1;  // in which the library's pixels lie before they are normalised
    if (!statedAt<bool>(settings, "do_rescale").value_or(true)) {
        range = 255;
    } else if (const auto factor = statedAt<double>(settings, "rescale_factor")) {
        range = std::abs(*factor * 255 - 1) < 1e-6 ? 1 : *factor * 255;
    }
    if (!(range > 0) || !std::isfinite(range)) {
        addUnusable(said, "rescale_factor");
        return;
    }
    const auto count = static_cast<std::size_t>(channels);
    if (!statedAt<bool>(settings, "do_normalize").value_or(true)) {
        takeFigures(said, std::vector<double>(count, 0), std::vector<double>(count, 1), range);
        said.dividedBy255 = false;  // there are no figures to speak of
        return;
    }
    takeFigures(said, figuresAt(settings, "image_mean", channels),
                figuresAt(settings, "image_std", channels), range);
}

StatedInput timmsInput(const Json& settings, const std::string& saidBy, int channels,
                       double usualCrop) {
    StatedInput said;
    said.saidBy = saidBy;
    const auto stated = statedAt<double>(settings, "crop_pct");
    const double share = stated && isShare(*stated) ? *stated : usualCrop;
    if (stated) {
        said.answered.emplace_back("crop_pct");
    }
    const auto sizes = statedAt<std::vector<int>>(settings, "input_size");
    const auto side = statedAt<int>(settings, "img_size");
    if (sizes && sizes->size() == 3) {
        const int size = std::min((*sizes)[1], (*sizes)[2]);
        takeSides(said, size, static_cast<int>(std::floor(size / share)), "input_size");
        if ((*sizes)[1] != (*sizes)[2]) {
            said.otherwise.push_back(filled(phrase("The library cuts out %1×%2 pixels; here it is "
                                                   "a square."),
                                            (*sizes)[2], (*sizes)[1]));
        }
    } else if (side) {
        takeSides(said, *side, static_cast<int>(std::floor(*side / share)), "img_size");
    } else if (stated) {
        said.crop = share;
    }
    const std::vector<double> mean = figuresAt(settings, "mean", channels);
    const std::vector<double> deviation = figuresAt(settings, "std", channels);
    takeFigures(said, mean, deviation, 1);
    if (!mean.empty()) {
        said.answered.emplace_back("mean");
    }
    if (!deviation.empty()) {
        said.answered.emplace_back("std");
    }
    const auto mode = statedAt<std::string>(settings, "crop_mode").value_or("center");
    if (mode == "squash") {
        addSquash(said, said.shorterSide.value_or(0), said.shorterSide.value_or(0));
    } else if (mode == "border") {
        said.otherwise.emplace_back(
            phrase("The library fits whole pictures into a square with a "
                   "border; here their middle is cut out."));
    } else if (mode != "center") {
        addUnusable(said, "crop_mode");
    }
    addResampling(said, interpolationAt(settings, "interpolation"));
    said.answered.insert(said.answered.end(), {"crop_mode", "interpolation"});
    return said;
}

}  // namespace

StatedInput inputOfTimm(const Json& settings, const std::string& saidBy, int channels) {
    return timmsInput(settings, saidBy, channels, kUsualCrop);
}

StatedInput inputOfTraining(const Json& settings, const std::string& saidBy, int channels,
                            double usualCrop) {
    StatedInput said = timmsInput(settings, saidBy, channels, usualCrop);
    if (said.size) {
        return said;
    }
    const auto cut = statedAt<int>(settings, "val_crop_size");
    const auto resized = statedAt<int>(settings, "val_resize_size");
    if (cut || resized) {  // torchvision/references/classification/train.py, and what it sets
        takeSides(said, cut.value_or(224), resized.value_or(256), "val_crop_size");
        said.answered.emplace_back("val_resize_size");
        return said;
    }
    for (const std::string_view key : kOwnSizes) {
        const auto side = sideAt(settings, key);
        const bool isTried = std::ranges::find(said.answered, key) != said.answered.end();
        if (side && !said.size && !isTried) {
            takeSides(said, *side,
                      said.crop ? static_cast<int>(std::floor(*side / *said.crop)) : *side,
                      std::string(key).c_str());
        }
    }
    return said;
}

StatedInput inputOfFigures(const std::string& saidBy, const std::vector<double>& mean,
                           const std::vector<double>& deviation, int channels) {
    StatedInput said;
    said.saidBy = saidBy;
    const Json settings = {{"mean", mean}, {"std", deviation}};
    const std::vector<double> ofMean = figuresAt(settings, "mean", channels);
    const std::vector<double> ofDeviation = figuresAt(settings, "std", channels);
    if (ofMean.empty() || ofDeviation.empty()) {
        addUnusable(said, "mean, std");
    } else {
        takeFigures(said, ofMean, ofDeviation, 1);
    }
    return said;
}

bool isOfPictures(const std::string& key) {
    constexpr std::array kExact = {std::string_view("mean"),      std::string_view("std"),
                                   std::string_view("classes"),   std::string_view("labels"),
                                   std::string_view("norm_mean"), std::string_view("norm_std")};
    constexpr std::array kWithin = {
        std::string_view("image_size"),  std::string_view("img_size"),
        std::string_view("input_size"),  std::string_view("crop"),
        std::string_view("resize"),      std::string_view("interpolation"),
        std::string_view("normali"),     std::string_view("class_names"),
        std::string_view("label_names"), std::string_view("pixel_mean"),
        std::string_view("pixel_std"),   std::string_view("image_mean"),
        std::string_view("image_std"),   std::string_view("resolution")};
    const std::string name = lowered(key);
    return std::ranges::find(kExact, name) != kExact.end() ||
           std::ranges::any_of(kWithin, [&name](std::string_view part) {
               return name.find(part) != std::string::npos;
           });
}

StatedInput inputOfHuggingFace(const Json& settings, int channels) {
    StatedInput said;
    if (!settings.is_object() || settings.empty()) {
        return said;
    }
    said.saidBy = "preprocessor_config.json";
    takeHuggingSides(said, settings);
    takeHuggingFigures(said, settings, channels);
    addResampling(said, interpolationAt(settings, "resample"));
    constexpr std::array kKnown = {std::string_view("do_resize"), std::string_view("do_rescale"),
                                   std::string_view("do_normalize"),
                                   std::string_view("do_center_crop"),
                                   std::string_view("do_convert_rgb")};
    for (const auto& [key, value] : settings.items()) {
        if (key.starts_with("do_") && value == true &&
            std::ranges::find(kKnown, key) == kKnown.end()) {
            said.otherwise.push_back(filled(
                phrase("Its %1 also asks for \"%2\", which is not done here."), said.saidBy, key));
        }
    }
    return said;
}

}  // namespace lab
