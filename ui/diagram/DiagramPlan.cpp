// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/diagram/DiagramPlan.h"

#include "ui/base/Language.h"
#include "ui/diagram/NetworkWords.h"

#include <QTransform>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace lab {

namespace {

constexpr double kDiagramPlanEdge = 10;  // before the stem and behind the head
constexpr double kEndLength = 54;        // of stem and head: their titles do not shrink
constexpr double kBetweenStages = 4;
constexpr double kRibbonAcross = 40;   // lanes: two lines of text
constexpr double kRibbonBeside = 124;  // columns: as wide as its longest title
constexpr double kAxis = 0.61;         // where in its lane the data flow lies
constexpr double kLeastZoom = 0.02;

// Everything is planned in depth (u) and across (v), and turned upright at the end for columns.
class Planner {
public:
    Planner(const NetworkComparison& comparison, const DiagramOptions& options)
        : m_comparison(comparison), m_shapes(comparison, options) {
        m_plan.options = options;
        m_upright = options.arrangement == Arrangement::Columns;
        const double across = m_upright ? options.room.width() : options.room.height();
        m_ribbon = m_upright ? kRibbonBeside : kRibbonAcross;
        m_lane = std::max(60.0, (across - m_ribbon) / 2);
        m_shapes.setLane(m_lane);
        m_plan.showsLabels = options.zoom >= kLabelZoom;
    }

    double lengthAt(double zoom) const {
        double length = fixedLength();
        for (int stage = 0; stage < m_comparison.stages; ++stage) {
            length += stageLength(stage, zoom);
        }
        return length;
    }

    double fixedLength() const {
        return 2 * kDiagramPlanEdge + 2 * kEndLength + kBetweenStages * (m_comparison.stages + 1);
    }

    DiagramPlan plan() {
        double u = kDiagramPlanEdge;
        u = addEnd(u, UnitKind::Stem, UnitKind::Pool, -1);
        for (int stage = 0; stage < m_comparison.stages; ++stage) {
            u = addStage(u + kBetweenStages, stage);
        }
        u = addEnd(u + kBetweenStages, UnitKind::AveragePool, UnitKind::Classifier,
                   m_comparison.stages);
        const double length = u + kDiagramPlanEdge;
        for (int n = 0; n < 2; ++n) {
            const double v = laneTop(n) + kAxis * m_lane;
            m_plan.axes[n] = QLineF(kDiagramPlanEdge, v, length - kDiagramPlanEdge, v);
        }
        m_plan.ribbon = QRectF(0, m_lane, length, m_ribbon);
        m_plan.size = QSizeF(length, 2 * m_lane + m_ribbon);
        if (m_upright) {
            turn();
        }
        return std::move(m_plan);
    }

private:
    double laneTop(int network) const { return network == 0 ? 0 : m_lane + m_ribbon; }
    double axis(int network) const { return laneTop(network) + kAxis * m_lane; }

    bool isFolded(int network, int stage) const {
        return m_plan.options.folds.stages[network].contains(stage);
    }

    std::vector<int> unitsOf(int stage) const {
        std::vector<int> units;
        for (int i = 0; i < static_cast<int>(m_comparison.units.size()); ++i) {
            if (m_comparison.units[i].kind == UnitKind::Block &&
                m_comparison.units[i].stage == stage) {
                units.push_back(i);
            }
        }
        return units;
    }

    // Both networks have the same length for a block, so that stages stay aligned.
    double slotLength(int unit, double zoom) const {
        double length = 0;
        for (int n = 0; n < 2; ++n) {
            if (m_comparison.units[unit].layers[n] &&
                !isFolded(n, m_comparison.units[unit].stage)) {
                length = std::max(length, m_shapes.slotLength(unit, n, zoom));
            }
        }
        return length;
    }

    double stageLength(int stage, double zoom) const {
        double length = 0;
        for (const int unit : unitsOf(stage)) {
            length += slotLength(unit, zoom);
        }
        length = std::max(length, m_shapes.foldedLength(zoom));
        const auto& stretch = m_plan.options.stretch;
        return std::cmp_less(stage, stretch.size()) ? length * stretch[stage] : length;
    }

    double addStage(double u, int stage) {
        const double zoom = m_plan.options.zoom;
        const double length = stageLength(stage, zoom);
        const std::vector<int> units = unitsOf(stage);
        double natural = 0;
        for (const int unit : units) {
            natural += slotLength(unit, zoom);
        }
        const double scale = natural > 0 ? length / natural : 1;
        for (int n = 0; n < 2; ++n) {
            if (isFolded(n, stage)) {
                addFolded(n, units, u, length);
                continue;
            }
            double at = u;
            for (const int unit : units) {
                const double slot = slotLength(unit, zoom) * scale;
                addUnit(n, unit, at, slot);
                at += slot;
            }
        }
        addBand(stage, u, length);
        return u + length;
    }

    void addUnit(int network, int unit, double u, double slot) {
        m_plan.units.push_back(
            m_shapes.placed(unit, network, u, slot, laneTop(network), axis(network)));
    }

    void addFolded(int network, const std::vector<int>& units, double u, double length) {
        std::vector<int> own;
        std::ranges::copy_if(units, std::back_inserter(own), [&](int unit) {
            return m_comparison.units[unit].layers[network].has_value();
        });
        if (!own.empty()) {
            m_plan.units.push_back(
                m_shapes.folded(own, network, u, length, laneTop(network), axis(network)));
        }
    }

    double addEnd(double u, UnitKind first, UnitKind second, int stage) {
        for (int i = 0; i < static_cast<int>(m_comparison.units.size()); ++i) {
            const UnitKind kind = m_comparison.units[i].kind;
            if (kind != first && kind != second) {
                continue;
            }
            const double half = kEndLength / 2;
            for (int n = 0; n < 2; ++n) {
                if (m_comparison.units[i].layers[n]) {
                    addUnit(n, i, kind == first ? u : u + half, half);
                }
            }
        }
        addBand(stage, u, kEndLength);
        return u + kEndLength;
    }

    void addBand(int stage, double u, double length) {
        PlacedStage placed;
        placed.stage = stage;
        for (int n = 0; n < 2; ++n) {
            placed.bands[n] = QRectF(u, laneTop(n), length, m_lane);
        }
        placed.title = QRectF(u, m_lane, length, m_ribbon);
        name(placed);
        m_plan.stages.push_back(std::move(placed));
    }

    void name(PlacedStage& placed) const;
    static QString stageName(int number, const StageSummary& first, const StageSummary& last);
    void nameStage(PlacedStage& placed) const;

    void turn() {
        const QTransform turned(0, 1, 1, 0, 0, 0);
        for (PlacedUnit& unit : m_plan.units) {
            turnUnit(unit, turned);
        }
        for (PlacedStage& stage : m_plan.stages) {
            for (QRectF& band : stage.bands) {
                band = turned.mapRect(band);
            }
            stage.title = turned.mapRect(stage.title);
        }
        for (QLineF& axis : m_plan.axes) {
            axis = turned.map(axis);
        }
        m_plan.ribbon = turned.mapRect(m_plan.ribbon);
        m_plan.size.transpose();
    }

    static void turnUnit(PlacedUnit& unit, const QTransform& turned) {
        unit.slot = turned.mapRect(unit.slot);
        unit.body = turned.mapRect(unit.body);
        for (PlacedBox& box : unit.boxes) {
            box.rect = turned.mapRect(box.rect);
        }
        unit.arc = turned.map(unit.arc);
        unit.arrow = turned.map(unit.arrow);
        unit.gap = turned.map(unit.gap);
        const QPointF centre = turned.map(unit.badge.center());
        unit.badge.moveCenter(centre);  // a letter stays upright
    }

    const NetworkComparison& m_comparison;
    DiagramShapes m_shapes;
    DiagramPlan m_plan;
    double m_ribbon = 0;
    double m_lane = 0;
    bool m_upright = false;
};

void Planner::name(PlacedStage& placed) const {
    const NetworkSpec& first = m_comparison.networks[0].spec;
    const NetworkSpec& second = m_comparison.networks[1].spec;
    if (placed.stage < 0) {
        const auto side = [](const NetworkSpec& spec) {
            return spec.stem == Stem::ImageNet ? QStringLiteral("7×7") : QStringLiteral("3×3");
        };
        placed.names << say("Stem");
        placed.details << (side(first) == side(second) ? side(first)
                                                       : side(first) + " | " + side(second));
        return;
    }
    if (placed.stage >= m_comparison.stages) {
        placed.names << say("Head");
        placed.details << QString::number(first.classes);
        return;
    }
    nameStage(placed);
}

// With how many blocks it has in the one network and in the other.
QString Planner::stageName(int number, const StageSummary& first, const StageSummary& last) {
    const auto blocks = static_cast<int>(first.blockCount);
    const auto lastBlocks = static_cast<int>(last.blockCount);
    if (blocks != lastBlocks) {
        return say("Stage %1, %2 | %3 blocks").arg(number).arg(blocks).arg(lastBlocks);
    }
    return (blocks == 1 ? say("Stage %1, %2 block") : say("Stage %1, %2 blocks"))
        .arg(number)
        .arg(blocks);
}

void Planner::nameStage(PlacedStage& placed) const {
    std::vector<const StageSummary*> stages;
    for (const NetworkSummary& network : m_comparison.networks) {
        if (std::cmp_less(placed.stage, network.stages.size())) {
            stages.push_back(&network.stages[placed.stage]);
        }
    }
    const StageSummary& first = *stages.front();
    const StageSummary& last = *stages.back();
    const int number = placed.stage + 1;
    placed.names << stageName(number, first, last) << say("Stage %1").arg(number)
                 << QString::number(number);
    const QString sides =
        QStringLiteral("%1 × %2").arg(first.output.height).arg(first.output.width);
    if (first.output == last.output) {
        placed.details << featureShapeText(first.output);
    } else if (first.output.height == last.output.height) {
        placed.details << QStringLiteral("%1 | %2 × %3")
                              .arg(first.output.channels)
                              .arg(last.output.channels)
                              .arg(sides);
    } else {
        placed.details << featureShapeText(first.output) + " | " + featureShapeText(last.output);
    }
    placed.details << sides << QString();
}

}  // namespace

DiagramPlan planDiagram(const NetworkComparison& comparison, const DiagramOptions& options) {
    return Planner(comparison, options).plan();
}

// Stage lengths grow with the zoom, with a floor: a few steps of the secant find it.
double fittingZoom(const NetworkComparison& comparison, const DiagramOptions& options) {
    const Planner planner(comparison, options);
    const double room =
        options.arrangement == Arrangement::Lanes ? options.room.width() : options.room.height();
    double low = kLeastZoom;
    double high = 8;
    for (int i = 0; i < 30; ++i) {
        const double middle = (low + high) / 2;
        (planner.lengthAt(middle) <= room ? low : high) = middle;
    }
    return low;
}

}  // namespace lab
