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

/// The ground of a stage through both lanes and its title between them. Stem and head have one too,
/// with stage -1 and the number of stages.
struct PlacedStage {
    int stage = 0;
    std::array<QRectF, 2> bands;
    QRectF title;
    QStringList names;    ///< from long to short; the first that fits is shown
    QStringList details;  ///< likewise, below the name
};

/// Where everything is, at one zoom. A value: the window's scene and the exported figure are drawn
/// from it.
struct DiagramPlan {
    DiagramOptions options;
    std::vector<PlacedUnit> units;
    std::vector<PlacedStage> stages;
    std::array<QLineF, 2> axes;
    QRectF ribbon;
    QSizeF size;
    bool showsLabels = true;  ///< from 60 % on
};

/// Below this zoom the labels hide.
inline constexpr double kLabelZoom = 0.6;

/// Some 10 µs a block. Pure; any thread.
DiagramPlan planDiagram(const NetworkComparison& comparison, const DiagramOptions& options);

/// The zoom at which the whole depth just fills the room, whatever options.zoom says.
double fittingZoom(const NetworkComparison& comparison, const DiagramOptions& options);

}  // namespace lab
