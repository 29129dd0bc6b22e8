// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/DataSpec.h"
#include "core/nn/NetworkSpec.h"
#include "core/train/Recipe.h"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <string>

namespace lab {

/// The only thing that goes into training: network + data + recipe + seed. A value; any thread.
struct RunSpec {
    NetworkSpec network;
    DataSpec data;
    Recipe recipe;
    std::uint64_t seed = 1;

    bool operator==(const RunSpec&) const = default;
};

/// Throws Error where one of its parts does not hold.
void validate(const RunSpec& spec);

/// A folder name for the run: "resnet-34-a-w32-s1" names what differs from the zoo's row.
std::string folderNameOf(const RunSpec& spec);

/// The newest format of specs that this program reads and writes (docs/decisions/0013).
inline constexpr int kSpecFormat = 2;

/// The format of a written spec: 1 where it says only what the first program knew, which every
/// program can read; else 2, which that program refuses.
int formatOf(const nlohmann::json& spec);

/// Throws Error when `format` is newer than this program.
void checkFormat(int format);

/// Fields that came after format 1 are written only where they differ from their defaults. Reading
/// throws Error where a field is unknown: it would be left out of the training without a word.
void to_json(nlohmann::json& json, const RunSpec& spec);
void from_json(const nlohmann::json& json, RunSpec& spec);

}  // namespace lab
