// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/NetworkSpec.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace lab {

using Shape = std::vector<std::int64_t>;

/// Shapes by key, in the file's order.
using NamedShapes = std::vector<std::pair<std::string, Shape>>;

/// Where option A's zero channels lie: behind those of the input (He et al. 2015 leave it open;
/// this program's own), or half of them before (akamaster's networks).
enum class Padding { Behind, Both };

template <>
struct EnumNames<Padding> {
    static constexpr const char* what = asPhrase("padding");
    static constexpr std::array names = {std::pair{Padding::Behind, std::string_view("behind")},
                                         std::pair{Padding::Both, std::string_view("both")}};
};

/// What a person says of a file of weights that does not say it itself.
struct WeightHints {
    std::string network;       ///< the zoo's name, or "resnet-20:2.3.2"; empty: recognised
    std::optional<Stem> stem;  ///< shapes do not tell a 3×3 stem of stride 1 from one of stride 2
    std::string entry;         ///< which entry or network, where a file holds several
    /// What of the entry may begin keys, where the rest named a dictionary; none: all of it.
    std::optional<std::string> entryLeft;
    std::vector<std::string> entries;  ///< the file's own that hold weights, for refusals
    std::optional<StrideAt> strideAt;
    std::optional<Padding> padding;
};

/// What was left out, taken or assumed of a file of weights.
struct ImportNote {
    std::string said;    ///< one sentence
    std::string option;  ///< a second one of the command line alone: what says otherwise; or empty
};

/// The file's keys of what a network normalises pictures by.
struct NormalisationKeys {
    std::string mean;
    std::string deviation;
};

/// What a file of weights is, judged by its keys and shapes.
struct Recognised {
    NetworkSpec spec;
    std::map<std::string, std::string> inFile;  ///< our key: the file's; empty: the same
    std::vector<std::string> differences;       ///< from the network; empty when the weights fit it
    std::vector<ImportNote> notes;              ///< what was assumed
    std::optional<NormalisationKeys> normalisation;  ///< none: pictures come normalised
    bool isDetectron2 = false;                       ///< its keys are detectron2's

    /// What the file calls the tensor of this key of ours.
    std::string nameInFile(const std::string& key) const {
        const auto found = inFile.find(key);
        return found == inFile.end() ? key : found->second;
    }
};

/// Finds the network of the ResNet family that has these shapes: block, stages, width, stem,
/// shortcut, cardinality, input channels and classes (0 without a classifier). A named network
/// gives block, stages and cardinality instead, and the shapes the rest. Throws Error when it is
/// none of the family. Any thread.
Recognised recognise(const NamedShapes& shapes, const WeightHints& hints, const std::string& file);

/// What keeps weights of these shapes from being this network's: missing keys (the counters of
/// batch norms may be missing), other shapes, keys without a place. Empty when they fit.
std::vector<std::string> differencesFrom(const NetworkSpec& spec, const NamedShapes& shapes);

/// The keys and shapes that a network has, in torchvision's order.
NamedShapes shapesOf(const NetworkSpec& spec);

}  // namespace lab
