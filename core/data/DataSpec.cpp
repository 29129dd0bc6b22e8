#include "core/data/DataSpec.h"

#include "core/base/JsonFields.h"

namespace lab {

namespace {

constexpr int kMinSide = 8;
constexpr int kMaxSide = 1024;
constexpr int kMaxPad = 64;

void refuse(const std::string& what, std::int64_t value, const std::string& allowed) {
    throw Error(what + " is " + std::to_string(value) + ", but must be " + allowed + ".");
}

void requireLimit(const std::string& what, std::int64_t value) {
    if (value < 0) {
        refuse(what, value, "0 (all images) or more");
    }
}

void requireSide(const std::string& what, int value, const std::string& zero) {
    if (value != 0 && (value < kMinSide || value > kMaxSide)) {
        refuse(what, value, "0 (" + zero + ") or between 8 and 1024 pixels");
    }
}

}  // namespace

void validate(const DataSpec& spec) {
    if (spec.source.empty()) {
        throw Error(
            "The data set has no name: give fashion-mnist, mnist, cifar-10, cifar-100, shapes or a "
            "directory.");
    }
    requireLimit("The limit of training images", spec.trainLimit);
    requireLimit("The limit of test images", spec.testLimit);
    requireSide("The image size", spec.imageSize, "as the data set has it");
    requireSide("The stored size", spec.storedSize, "the image size");
    if (spec.storedSize != 0 && spec.storedSize < spec.imageSize) {
        refuse("The stored size", spec.storedSize,
               "0 or at least the image size of " + std::to_string(spec.imageSize) + " pixels");
    }
    if (spec.pad < 0 || spec.pad > kMaxPad) {
        refuse("The padding", spec.pad, "between 0 and 64 pixels");
    }
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
}

void from_json(const nlohmann::json& json, DataSpec& spec) {
    if (!json.is_object()) {
        throw Error("The description of the data set must be a JSON object.");
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
}

}  // namespace lab
