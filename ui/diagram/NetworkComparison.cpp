// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/diagram/NetworkComparison.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace lab {

namespace {

// The key of the unit that a layer belongs to.
std::pair<UnitKind, QString> placeOf(const LayerSummary& layer) {
    if (layer.block >= 0) {
        return {UnitKind::Block,
                QStringLiteral("layer%1.%2").arg(layer.stage + 1).arg(layer.block)};
    }
    switch (layer.kind) {
        case LayerKind::MaxPool:
            return {UnitKind::Pool, QStringLiteral("maxpool")};
        case LayerKind::AveragePool:
            return {UnitKind::AveragePool, QStringLiteral("avgpool")};
        case LayerKind::Linear:
            return {UnitKind::Classifier, QStringLiteral("fc")};
        default:
            break;
    }
    // Pre-activation order has a batch norm and a ReLU before the average pool.
    return layer.part == LayerPart::Head
               ? std::pair(UnitKind::AveragePool, QStringLiteral("avgpool"))
               : std::pair(UnitKind::Stem, QStringLiteral("conv1"));
}

int rankOf(UnitKind kind) {
    switch (kind) {
        case UnitKind::Stem:
            return 0;
        case UnitKind::Pool:
            return 1;
        case UnitKind::Block:
            return 2;
        case UnitKind::AveragePool:
            return 3;
        case UnitKind::Classifier:
            break;
    }
    return 4;
}

// Stem, pool, stages in order and blocks in order, head.
auto orderOf(const ComparedUnit& unit) {
    return std::tuple(rankOf(unit.kind), unit.stage, unit.index);
}

std::vector<ComparedUnit> unitsOf(const std::array<NetworkSummary, 2>& networks) {
    std::map<QString, ComparedUnit> byKey;
    for (int n = 0; n < 2; ++n) {
        const auto& layers = networks[n].layers;
        for (int i = 0; i < static_cast<int>(layers.size()); ++i) {
            const auto [kind, key] = placeOf(layers[i]);
            ComparedUnit& unit = byKey[key];
            unit.kind = kind;
            unit.key = key;
            unit.stage = layers[i].stage;
            unit.index = layers[i].block;
            if (!unit.layers[n]) {
                unit.layers[n] = LayerRange{i, 0};
            }
            ++unit.layers[n]->count;
        }
        for (int i = 0; i < static_cast<int>(networks[n].blocks.size()); ++i) {
            byKey[QString::fromStdString(networks[n].blocks[i].key)].block[n] = i;
        }
    }
    std::vector<ComparedUnit> units;
    for (auto& [key, unit] : byKey) {
        units.push_back(std::move(unit));
    }
    std::ranges::sort(units, {}, orderOf);
    return units;
}

bool isAlike(const LayerSummary& one, const LayerSummary& other) {
    return one.kind == other.kind && one.kernel == other.kernel && one.stride == other.stride &&
           one.groups == other.groups && one.input == other.input && one.output == other.output;
}

// Merges the layers of one unit, each network's in its own order, equal keys side by side.
class Merger {
public:
    Merger(const std::array<NetworkSummary, 2>& networks, const ComparedUnit& unit, int index)
        : m_networks(networks), m_index(index) {
        for (int n = 0; n < 2; ++n) {
            if (unit.layers[n]) {
                m_begin[n] = m_at[n] = unit.layers[n]->first;
                m_end[n] = m_at[n] + unit.layers[n]->count;
            }
        }
    }

    void into(std::vector<ComparedLayer>& rows) {
        while (m_at[0] < m_end[0] || m_at[1] < m_end[1]) {
            if (m_at[0] < m_end[0] && m_at[1] < m_end[1] && key(0) == key(1)) {
                both(rows);
            } else if (m_at[0] < m_end[0] && !comesLater(0)) {
                rows.push_back({m_index,
                                other(0) ? Presence::FirstDiffers : Presence::OnlyFirst,
                                {m_at[0]++, -1}});
            } else {
                rows.push_back({m_index,
                                other(1) ? Presence::SecondDiffers : Presence::OnlySecond,
                                {-1, m_at[1]++}});
            }
        }
    }

private:
    const LayerSummary& layer(int n) const { return m_networks[n].layers[m_at[n]]; }
    const std::string& key(int n) const { return layer(n).key; }

    // Whether the other network has the next layer of this one too, at another place: post- and
    // pre-activation have the same layers in another order.
    bool other(int n) const {
        const auto& others = m_networks[1 - n].layers;
        return std::any_of(others.begin() + m_begin[1 - n], others.begin() + m_end[1 - n],
                           [this, n](const LayerSummary& one) { return one.key == key(n); });
    }

    // Whether the other network has the next layer of this one farther on.
    bool comesLater(int n) const {
        const auto& others = m_networks[1 - n].layers;
        return std::any_of(others.begin() + m_at[1 - n], others.begin() + m_end[1 - n],
                           [this, n](const LayerSummary& other) { return other.key == key(n); });
    }

    void both(std::vector<ComparedLayer>& rows) {
        if (isAlike(layer(0), layer(1))) {
            rows.push_back({m_index, Presence::Both, {m_at[0]++, m_at[1]++}});
        } else {
            rows.push_back({m_index, Presence::FirstDiffers, {m_at[0]++, -1}});
            rows.push_back({m_index, Presence::SecondDiffers, {-1, m_at[1]++}});
        }
    }

    const std::array<NetworkSummary, 2>& m_networks;
    int m_index;
    std::array<int, 2> m_begin = {0, 0};
    std::array<int, 2> m_at = {0, 0};
    std::array<int, 2> m_end = {0, 0};
};

}  // namespace

int NetworkComparison::unitNamed(const QString& key) const {
    const auto found = std::ranges::find(units, key, &ComparedUnit::key);
    return found == units.end() ? -1 : static_cast<int>(found - units.begin());
}

NetworkComparison compareNetworks(const NetworkPair& pair) {
    NetworkComparison comparison{pair, titlesOf(pair), {}, {}, {}, 0};
    for (int n = 0; n < 2; ++n) {
        comparison.networks[n] = summaryOf(pair.networks[n], pair.input());
        comparison.stages =
            std::max(comparison.stages, static_cast<int>(comparison.networks[n].stages.size()));
    }
    comparison.units = unitsOf(comparison.networks);
    for (int i = 0; i < static_cast<int>(comparison.units.size()); ++i) {
        Merger(comparison.networks, comparison.units[i], i).into(comparison.layers);
    }
    return comparison;
}

std::optional<UnitCost> costOf(const NetworkComparison& comparison, int unit, int network) {
    const auto& range = comparison.units.at(unit).layers[network];
    if (!range) {
        return std::nullopt;
    }
    const auto& layers = comparison.networks[network].layers;
    UnitCost cost;
    cost.input = layers[range->first].input;
    for (int i = range->first; i < range->first + range->count; ++i) {
        cost.parameters += layers[i].parameters;
        cost.multAdds += layers[i].multAdds;
        cost.output = layers[i].output;
        cost.field = layers[i].field;
    }
    return cost;
}

SharedConvolutions sharedConvolutions(const NetworkComparison& comparison) {
    SharedConvolutions counts;
    for (const ComparedLayer& row : comparison.layers) {
        const LayerSummary& layer = comparison.layerOf(row);
        if (layer.kind != LayerKind::Conv || layer.part == LayerPart::Shortcut) {
            continue;
        }
        counts.shared += row.presence == Presence::Both ? 1 : 0;
        for (int n = 0; n < 2; ++n) {
            counts.all[n] += row.layer[n] >= 0 ? 1 : 0;
        }
    }
    return counts;
}

}  // namespace lab
