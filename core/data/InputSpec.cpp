// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/data/InputSpec.h"

#include "core/base/JsonFields.h"
#include "core/base/Phrase.h"
#include "core/base/Require.h"
#include "core/data/Dataset.h"

#include <algorithm>

namespace lab {

InputSpec inputOf(const Dataset& dataset) {
    // A folder's pictures are stored larger than the network's input, to crop from.
    return {dataset.style,
            dataset.test.channels,
            dataset.imageSize,
            std::max(dataset.imageSize, dataset.test.height),
            dataset.mean,
            dataset.deviation,
            dataset.style == InputStyle::Centre ? Cut::BeforeResize : Cut::AfterResize};
}

void validate(const InputSpec& spec) {
    const auto channels = static_cast<std::size_t>(spec.channels);
    require(spec.channels == 1 || spec.channels == 3,
            asPhrase("A network's pictures have 1 or 3 channels, not %1."), spec.channels);
    require(spec.size >= 1 && spec.size <= 4096 && spec.shorterSide >= spec.size &&
                spec.shorterSide <= 8192,
            asPhrase("A network's input has 1 to 4096 pixels a side, and its pictures at least as "
                     "many."));
    require(spec.mean.size() == channels && spec.deviation.size() == channels &&
                std::ranges::all_of(spec.deviation, [](double value) { return value > 0; }),
            asPhrase("A network's input needs a mean and a positive deviation for each channel."));
}

void to_json(nlohmann::json& json, const InputSpec& spec) {
    json = {{"style", toText(spec.style)}, {"channels", spec.channels},
            {"size", spec.size},           {"shorter_side", spec.shorterSide},
            {"mean", spec.mean},           {"deviation", spec.deviation}};
    if (spec.cut != Cut::AfterResize) {
        json["cut"] = toText(spec.cut);
    }
}

void from_json(const nlohmann::json& json, InputSpec& spec) {
    readField(json, "style", spec.style);
    readField(json, "channels", spec.channels);
    readField(json, "size", spec.size);
    readField(json, "shorter_side", spec.shorterSide);
    readField(json, "mean", spec.mean);
    readField(json, "deviation", spec.deviation);
    readField(json, "cut", spec.cut);
    validate(spec);
}

}  // namespace lab
