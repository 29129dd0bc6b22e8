#pragma once

#include "ui/diagram/DiagramPlan.h"

namespace lab {

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
