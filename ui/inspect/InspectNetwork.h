// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/RunWeights.h"
#include "core/trace/TracedNetwork.h"

#include <QString>

#include <memory>
#include <vector>

namespace lab {

/// Where a network of the Inspect page gets its weights. A value; as settings keep it, one line of
/// text.
struct InspectSource {
    enum class Kind {
        Fresh,  ///< a row of the zoo in the lesson's settings, with the weights of a seed
        File,   ///< shipped, imported or exported weights
        Run     ///< a run folder of the lab
    };
    Kind kind = Kind::Fresh;
    QString network;             ///< Fresh: the zoo's name
    std::uint64_t seed = 1;      ///< Fresh
    std::filesystem::path path;  ///< File, Run
    int epoch = -1;              ///< Run: of weightsOfRun(); -1: the best

    bool operator==(const InspectSource&) const = default;
};

QString textOf(const InspectSource& source);
/// `otherwise` where the text is none of ours.
InspectSource inspectSourceFrom(const QString& text, const InspectSource& otherwise);
/// A run folder or a file, by what lies there.
InspectSource inspectSourceAt(const std::filesystem::path& path);

/// The usual two: the shipped plain-34 and ResNet-34; fresh ones where none are shipped.
std::array<InspectSource, 2> usualInspectSources();

/// What a source gave. Immutable; shared.
struct InspectNetwork {
    InspectSource source;
    std::shared_ptr<const TracedNetwork> network;
    std::vector<RunWeights> moments;  ///< Run: what there is to choose from
    int moment = -1;                  ///< into `moments`
    QString note;                     ///< what a person should know; usually empty
};

/// Reads the weights. Throws Error with file and remedy. In a worker; may take seconds.
std::shared_ptr<const InspectNetwork> openInspectNetwork(const InspectSource& source);

/// "lesson, seed 1", "fresh weights, seed 1", "basic-2": where the weights come from.
QString originText(const InspectNetwork& network);
/// "Epoch 7 (best)", "Initial weights"
QString momentText(const RunWeights& moment);

}  // namespace lab
