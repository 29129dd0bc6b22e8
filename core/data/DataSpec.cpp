// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/DataSpec.h"

#include "core/base/JsonFields.h"
#include "core/base/Phrase.h"
#include "core/base/Require.h"

namespace lab {

namespace {

constexpr int kMinSide = 8;
constexpr int kMaxSide = 1024;
constexpr int kMaxPad = 64;

bool isSide(int value) {
    return value == 0 || (value >= kMinSide && value <= kMaxSide);
}

}  // namespace

void validate(const DataSpec& spec) {
    require(!spec.source.empty(),
            asPhrase("The data set has no name: give fashion-mnist, mnist, cifar-10, cifar-100, "
                     "shapes or a directory."));
    require(spec.trainLimit >= 0,
            asPhrase("The limit of training images is %1, but must be 0 (all images) or more."),
            spec.trainLimit);
    require(spec.testLimit >= 0,
            asPhrase("The limit of test images is %1, but must be 0 (all images) or more."),
            spec.testLimit);
    require(
        isSide(spec.imageSize),
        asPhrase("The image size is %1, but must be 0 (as the data set has it) or between 8 and "
                 "1024 pixels."),
        spec.imageSize);
    require(isSide(spec.storedSize),
            asPhrase("The stored size is %1, but must be 0 (the image size) or between 8 and 1024 "
                     "pixels."),
            spec.storedSize);
    require(spec.storedSize == 0 || spec.storedSize >= spec.imageSize,
            asPhrase("The stored size is %1, but must be 0 or at least the image size of %2 "
                     "pixels."),
            spec.storedSize, spec.imageSize);
    require(spec.pad >= 0 && spec.pad <= kMaxPad,
            asPhrase("The padding is %1, but must be between 0 and 64 pixels."), spec.pad);
}

DataSpec withoutAugmentation(DataSpec spec) {
    spec.pad = 0;
    spec.crop = spec.flip = spec.colourShift = false;
    spec.scale = PictureScale::Fixed;
    return spec;
}

void to_json(nlohmann::json& json, const DataSpec& spec) {
    json = {{"source", spec.source},
            {"train_limit", spec.trainLimit},
            {"test_limit", spec.testLimit},
            {"image_size", spec.imageSize},
            {"stored_size", spec.storedSize},
            {"pad", spec.pad},
            {"crop", spec.crop},
            {"flip", spec.flip}};
    if (spec.select != Select::First) {  // came with format 2
        json["select"] = toText(spec.select);
    }
    if (spec.scale != PictureScale::Fixed) {
        json["scale"] = toText(spec.scale);
    }
    if (spec.colourShift) {
        json["colour_shift"] = true;
    }
}

void from_json(const nlohmann::json& json, DataSpec& spec) {
    if (!json.is_object()) {
        throw Error(phrase("The description of the data set must be a JSON object."));
    }
    spec = DataSpec{};
    readField(json, "source", spec.source);
    readField(json, "train_limit", spec.trainLimit);
    readField(json, "test_limit", spec.testLimit);
    readField(json, "image_size", spec.imageSize);
    readField(json, "stored_size", spec.storedSize);
    readField(json, "pad", spec.pad);
    readField(json, "crop", spec.crop);
    readField(json, "flip", spec.flip);
    readField(json, "select", spec.select);
    readField(json, "scale", spec.scale);
    readField(json, "colour_shift", spec.colourShift);
}

}  // namespace lab
