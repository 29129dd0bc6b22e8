// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/train/RunSpec.h"

#include "core/base/Ascii.h"
#include "core/base/JsonFields.h"
#include "core/base/Phrase.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace lab {

namespace {

using namespace std::string_view_literals;

// A part of the spec, the fields that it had in format 1, and those that came since. A field of
// today goes into `since` and, in its part's to_json(), is written only where it is not the
// default.
struct SpecPart {
    const char* name;
    std::vector<std::string_view> first;
    std::vector<std::string_view> since;
};

const std::vector<SpecPart>& parts() {
    static const std::vector<SpecPart> all = {
        {"network",
         {"name"sv, "family"sv, "block"sv, "blocks"sv, "width"sv, "cardinality"sv, "group_width"sv,
          "stem"sv, "shortcut"sv, "stride_at"sv, "zero_init_residual"sv, "input_channels"sv,
          "classes"sv},
         {"order"sv, "end_norm"sv}},
        {"data",
         {"source"sv, "train_limit"sv, "test_limit"sv, "image_size"sv, "stored_size"sv, "pad"sv,
          "crop"sv, "flip"sv},
         {"select"sv, "scale"sv, "colour_shift"sv}},
        {"recipe",
         {"epochs"sv, "batch_size"sv, "learning_rate"sv, "momentum"sv, "weight_decay"sv,
          "schedule"sv, "milestones"sv, "factor"sv, "warmup_epochs"sv, "precision"sv},
         {}},
    };
    return all;
}

bool holds(const std::vector<std::string_view>& names, const std::string& name) {
    return std::ranges::find(names, name) != names.end();
}

void refuseField(const std::string& name) {
    throw Error(filled(phrase("It has the setting %1, which this version of ResNet Lab does "
                              "not know; use the version that wrote it, or a newer one."),
                       excerptOf(name)));
}

void refuseUnknownFields(const nlohmann::json& json) {
    const std::vector<std::string_view> own = {"format"sv, "seed"sv};
    for (const auto& [name, value] : json.items()) {
        const auto part = std::ranges::find(parts(), name, &SpecPart::name);
        if (part == parts().end()) {
            if (!holds(own, name)) {
                refuseField(name);
            }
            continue;
        }
        for (const auto& [field, ignored] : value.items()) {
            if (!holds(part->first, field) && !holds(part->since, field)) {
                refuseField(field);
            }
        }
    }
}

}  // namespace

void validate(const RunSpec& spec) {
    validate(spec.network);
    if (spec.network.classes == 0) {
        throw Error(phrase("A network without a classifier cannot be trained; give it classes."));
    }
    validate(spec.data);
    validate(spec.recipe);
}

std::string folderNameOf(const RunSpec& spec) {
    std::string name;
    for (const char c : titleOf(spec.network)) {
        name += isLetterOrDigit(c) ? lowered(c) : '-';
    }
    return name + "-w" + std::to_string(spec.network.width) + "-s" + std::to_string(spec.seed);
}

int formatOf(const nlohmann::json& spec) {
    for (const SpecPart& part : parts()) {
        const auto found = spec.find(part.name);
        if (found == spec.end() || !found->is_object()) {
            continue;
        }
        for (const std::string_view field : part.since) {
            if (found->contains(std::string(field))) {
                return 2;
            }
        }
    }
    return 1;
}

void checkFormat(int format) {
    if (format > kSpecFormat) {
        throw Error(
            filled(phrase("It was written by a newer version of ResNet Lab (format %1; this "
                          "one reads up to format %2); update ResNet Lab."),
                   format, kSpecFormat));
    }
}

void to_json(nlohmann::json& json, const RunSpec& spec) {
    json = {{"network", spec.network},
            {"data", spec.data},
            {"recipe", spec.recipe},
            {"seed", spec.seed}};
    if (const int format = formatOf(json); format > 1) {
        json["format"] = format;
        // Programs that know format 1 alone look at no number of a format; this they cannot read,
        // and they show it to the person.
        json["seed"] = {{"needs", "ResNet Lab 0.2 or newer"}, {"value", spec.seed}};
    }
}

void from_json(const nlohmann::json& json, RunSpec& spec) {
    int format = 1;
    readField(json, "format", format);
    checkFormat(format);
    readField(json, "network", spec.network);
    readField(json, "data", spec.data);
    readField(json, "recipe", spec.recipe);
    if (format > 1) {
        readField(json.value("seed", nlohmann::json()), "value", spec.seed);
    } else {
        readField(json, "seed", spec.seed);
    }
    refuseUnknownFields(json);
}

}  // namespace lab
