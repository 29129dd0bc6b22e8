// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/diagram/NetworkComparison.h"

#include <QLineF>
#include <QPainterPath>
#include <QRectF>

#include <set>
#include <vector>

namespace lab {

/// Lanes: the networks lie above each other and depth runs to the right. Columns: they stand side
/// by side and depth runs downwards.
enum class Arrangement { Lanes, Columns };

/// What is folded together or opened, for each network.
struct DiagramFolds {
    std::array<std::set<int>, 2> stages;  ///< folded to one box
    std::set<int> open;                   ///< units that show their inner layers, in both networks

    bool operator==(const DiagramFolds&) const = default;
};

/// How the diagram is to be laid out. Lengths are logical pixels.
struct DiagramOptions {
    Arrangement arrangement = Arrangement::Lanes;
    double zoom = 1;  ///< along the depth; the other side always fills the room
    QSizeF room = {850, 344};
    DiagramFolds folds;
    std::vector<double> stretch = {};  ///< a factor for each stage's length, while it folds
};

/// One layer, or several as one.
struct PlacedBox {
    QRectF rect;
    bool weighted = true;  ///< a convolution or the classifier: in the network's colour
    bool lonely = false;   ///< the other network has no such layer, or another one
    QString label = {};    ///< along the box, where there is room
};

/// A unit, or a folded stage, of one network, with its paths.
struct PlacedUnit {
    int network = 0;
    int unit = 0;      ///< into NetworkComparison::units; of a folded stage its first block
    int lastUnit = 0;  ///< of a folded stage its last block
    QRectF slot;       ///< what takes the mouse
    QRectF body;       ///< around the boxes
    std::vector<PlacedBox> boxes;
    ShortcutPath shortcut = ShortcutPath::None;
    QPainterPath arc;    ///< the shortcut
    QPainterPath arrow;  ///< its head, and the dot where it begins
    QPainterPath gap;    ///< what this network lacks, dashed
    QRectF badge;        ///< the option's letter; empty: none
    QString badgeText;
    QString foldText;  ///< "×6" on a folded stage

    bool isFolded() const { return !foldText.isEmpty(); }
    bool holds(int which) const { return which >= unit && which <= lastUnit; }
};

/// The shapes of one unit: boxes as high as its resolution and as long as its channels, the
/// shortcut's arc, what is missing. In depth and across, as if depth ran to the right. Any thread.
class DiagramShapes {
public:
    DiagramShapes(const NetworkComparison& comparison, const DiagramOptions& options);

    /// The thickness of a lane.
    void setLane(double lane) { m_lane = lane; }

    /// Boxes and the room behind them.
    double slotLength(int unit, int network, double zoom) const;
    double foldedLength(double zoom) const;

    PlacedUnit placed(int unit, int network, double u, double length, double top,
                      double axis) const;
    PlacedUnit folded(const std::vector<int>& units, int network, double u, double length,
                      double top, double axis) const;

private:
    struct Box {
        double length = 0;
        double height = 0;
        bool weighted = true;
        bool lonely = false;
        const LayerSummary* layer = nullptr;  ///< for its label
    };

    bool isOpen(int unit) const { return m_options.folds.open.contains(unit); }
    std::vector<Box> boxes(int unit, int network, double zoom) const;
    Box boxOf(const LayerSummary& layer, bool open, double zoom) const;
    double heightOf(const FeatureShape& shape) const;
    void lay(PlacedUnit& placed, const std::vector<Box>& boxes, double centre, double axis) const;
    void addShortcut(PlacedUnit& placed, const BlockSummary& block, double top, double axis) const;
    void addGap(PlacedUnit& placed, int unit, double top, double axis) const;
    QPainterPath arc(const QRectF& slot, double from, double axis) const;

    const NetworkComparison& m_comparison;
    const DiagramOptions& m_options;
    double m_lane = 150;
    int m_side = 1;                             ///< the largest resolution of both
    std::array<std::vector<bool>, 2> m_lonely;  ///< by layer
};

}  // namespace lab
