// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/diagram/NetworkPair.h"

#include <optional>

namespace lab {

/// What is selected as one thing on the Networks page.
enum class UnitKind { Stem, Pool, Block, AveragePool, Classifier };

/// A run of layers in one of the summaries.
struct LayerRange {
    int first = 0;
    int count = 0;

    bool operator==(const LayerRange&) const = default;
};

/// The same place in both networks: the stem, a block, the classifier. What one network lacks has
/// no value there.
struct ComparedUnit {
    UnitKind kind = UnitKind::Block;
    QString key;  ///< "conv1", "maxpool", "layer2.0", "avgpool", "fc"
    int stage = -1;
    int index = -1;                           ///< in its stage
    std::array<std::optional<int>, 2> block;  ///< into NetworkSummary::blocks
    std::array<std::optional<LayerRange>, 2> layers;
};

/// Both: the layer is in both and alike. OnlyFirst, OnlySecond: the other has none of this key.
/// FirstDiffers, SecondDiffers: the other's layer of this key has another shape, cost or place.
enum class Presence { Both, OnlyFirst, OnlySecond, FirstDiffers, SecondDiffers };

/// One line of the layer table.
struct ComparedLayer {
    int unit = 0;
    Presence presence = Presence::Both;
    std::array<int, 2> layer = {-1, -1};  ///< into NetworkSummary::layers; -1: not in this row

    int network() const { return layer[0] >= 0 ? 0 : 1; }
};

/// Two networks next to each other: units in forward order, blocks of one stage aligned by index,
/// and every layer of both exactly once. A value; any thread.
struct NetworkComparison {
    NetworkPair pair;
    std::array<QString, 2> titles;
    std::array<NetworkSummary, 2> networks;
    std::vector<ComparedUnit> units;
    std::vector<ComparedLayer> layers;
    int stages = 0;

    const LayerSummary& layerOf(const ComparedLayer& row) const {
        const int network = row.network();
        return networks[network].layers[row.layer[network]];
    }
    /// -1 when there is no unit of this key.
    int unitNamed(const QString& key) const;
};

/// Throws Error where a spec or the input is bad.
NetworkComparison compareNetworks(const NetworkPair& pair);

/// Parameters and mult-adds of what a network has of a unit; nothing where it lacks it.
struct UnitCost {
    std::int64_t parameters = 0;
    std::int64_t multAdds = 0;
    FeatureShape input;
    FeatureShape output;
    ReceptiveField field;
};
std::optional<UnitCost> costOf(const NetworkComparison& comparison, int unit, int network);

/// How many of each network's main-path convolutions the other has just so.
struct SharedConvolutions {
    int shared = 0;
    std::array<int, 2> all = {0, 0};
};
SharedConvolutions sharedConvolutions(const NetworkComparison& comparison);

}  // namespace lab
