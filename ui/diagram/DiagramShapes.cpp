// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/diagram/DiagramShapes.h"

#include "ui/diagram/NetworkWords.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace lab {

namespace {

constexpr double kHighest = 0.636;  // of the lane: a box at full resolution
constexpr double kLowest = 10;
constexpr double kHeightPower = 0.42;
constexpr double kChannelLength = 11;  // of 64 channels, at 100 %
constexpr double kChannelPower = 0.36;
constexpr double kLeastLength = 5;
constexpr double kNeutral = 8;   // pools, and norms and ReLUs of an opened block
constexpr double kOpened = 1.8;  // an opened block's convolutions are longer
constexpr double kInner = 2;     // between the boxes of a block
constexpr double kBehind = 11;   // behind a block, at 100 %
constexpr double kFolded = 84;   // a folded stage
constexpr double kOneBox = 0.3;  // below this zoom a block is one box
constexpr double kRise = 0.2;    // an arc over its boxes, of the lane
constexpr double kMostRise = 36;
constexpr double kDiagramShapesCorner = 8;
constexpr double kDiagramShapesHead = 4;  // half an arrow head's width
constexpr double kDot = 2.5;
constexpr double kBadge = 18;

double lengthOf(int channels) {
    return std::max(kLeastLength, kChannelLength * std::pow(channels / 64.0, kChannelPower));
}

QString boxLabel(const LayerSummary& layer) {
    switch (layer.kind) {
        case LayerKind::Conv:
            return QStringLiteral("%1×%1, %2").arg(layer.kernel).arg(layer.output.channels);
        case LayerKind::Linear:
            return QStringLiteral("fc, %1").arg(layer.output.channels);
        default:
            return {};
    }
}

bool isMainPath(const LayerSummary& layer) {
    return layer.part != LayerPart::Shortcut && layer.kind != LayerKind::Add;
}

}  // namespace

DiagramShapes::DiagramShapes(const NetworkComparison& comparison, const DiagramOptions& options)
    : m_comparison(comparison), m_options(options) {
    for (int n = 0; n < 2; ++n) {
        m_lonely[n].assign(comparison.networks[n].layers.size(), false);
        for (const LayerSummary& layer : comparison.networks[n].layers) {
            m_side = std::max({m_side, layer.output.height, layer.output.width});
        }
    }
    for (const ComparedLayer& row : comparison.layers) {
        if (row.presence != Presence::Both) {
            m_lonely[row.network()][row.layer[row.network()]] = true;
        }
    }
}

double DiagramShapes::heightOf(const FeatureShape& shape) const {
    const double share = static_cast<double>(std::max(shape.height, shape.width)) / m_side;
    return std::max(kLowest, kHighest * m_lane * std::pow(share, kHeightPower));
}

DiagramShapes::Box DiagramShapes::boxOf(const LayerSummary& layer, bool open, double zoom) const {
    const bool weighted = layer.kind == LayerKind::Conv || layer.kind == LayerKind::Linear;
    double length = kNeutral;
    if (layer.kind == LayerKind::Linear) {
        length = kChannelLength;
    } else if (weighted) {
        length = lengthOf(layer.output.channels) * (open ? kOpened : 1);
    }
    const bool end = layer.block < 0;  // stem and head keep their size
    double height = heightOf(layer.output);
    if (layer.kind == LayerKind::Linear || layer.kind == LayerKind::AveragePool) {
        height = heightOf({1, m_side / 4, m_side / 4}) * (weighted ? 1.1 : 0.64);
    } else if (!weighted) {
        height *= layer.kind == LayerKind::MaxPool ? 1 : 0.8;
    }
    return {end ? length : length * zoom, height, weighted, false, &layer};
}

std::vector<DiagramShapes::Box> DiagramShapes::boxes(int unit, int network, double zoom) const {
    std::vector<Box> boxes;
    const ComparedUnit& place = m_comparison.units[unit];
    const auto& range = place.layers[network];
    const auto& layers = m_comparison.networks[network].layers;
    const bool open = isOpen(unit);
    for (int i = range->first; i < range->first + range->count; ++i) {
        const bool norm =
            layers[i].kind == LayerKind::BatchNorm || layers[i].kind == LayerKind::Relu;
        if (!isMainPath(layers[i]) || (norm && !open)) {
            continue;
        }
        Box box = boxOf(layers[i], open, zoom);
        box.lonely = m_lonely[network][i];
        boxes.push_back(box);
    }
    if (place.kind != UnitKind::Block || zoom >= kOneBox || boxes.size() < 2) {
        return boxes;
    }
    Box one = boxes.back();
    one.length = 0;
    one.layer = nullptr;
    for (const Box& box : boxes) {
        one.length += box.length;
        one.lonely = one.lonely || box.lonely;
    }
    return {one};
}

double DiagramShapes::slotLength(int unit, int network, double zoom) const {
    double length = kBehind * zoom;
    const std::vector<Box> all = boxes(unit, network, zoom);
    for (const Box& box : all) {
        length += box.length;
    }
    return length + kInner * std::min(1.0, zoom) * static_cast<double>(all.size() - 1);
}

double DiagramShapes::foldedLength(double zoom) const {
    return kFolded * std::min(1.0, zoom);
}

void DiagramShapes::lay(PlacedUnit& placed, const std::vector<Box>& boxes, double centre,
                        double axis) const {
    const double between = kInner * std::min(1.0, m_options.zoom);
    double length = between * static_cast<double>(boxes.size() - 1);
    for (const Box& box : boxes) {
        length += box.length;
    }
    double u = centre - length / 2;
    for (const Box& box : boxes) {
        const QRectF rect(u, axis - box.height / 2, box.length, box.height);
        placed.boxes.push_back({rect, box.weighted, box.lonely,
                                box.layer != nullptr ? boxLabel(*box.layer) : QString()});
        placed.body = placed.body.united(rect);
        u += box.length + between;
    }
}

// From the axis up, across and down again, with round corners.
QPainterPath DiagramShapes::arc(const QRectF& slot, double from, double axis) const {
    const double r = std::min({kDiagramShapesCorner, slot.width() / 2, axis - from});
    QPainterPath path(QPointF(slot.left(), axis));
    path.lineTo(slot.left(), from + r);
    path.quadTo(slot.left(), from, slot.left() + r, from);
    path.lineTo(slot.right() - r, from);
    path.quadTo(slot.right(), from, slot.right(), from + r);
    path.lineTo(slot.right(), axis);
    return path;
}

void DiagramShapes::addShortcut(PlacedUnit& placed, const BlockSummary& block, double top,
                                double axis) const {
    const double inset = std::min(1.5, placed.slot.width() / 20);
    const QRectF span = placed.slot.adjusted(inset, 0, -inset, 0);
    const double from = std::max(top + 8, placed.body.top() - std::min(kMostRise, kRise * m_lane));
    placed.shortcut = block.shortcut;
    if (block.shortcut == ShortcutPath::None) {
        placed.gap = arc(span, from, axis);
        return;
    }
    const double head = std::min(kDiagramShapesHead, span.width() / 6);
    placed.arc = arc(span, from, axis - head);
    placed.arrow.addEllipse(QPointF(span.left(), axis), std::min(kDot, head), std::min(kDot, head));
    placed.arrow.moveTo(span.right() - head, axis - 1.6 * head);
    placed.arrow.lineTo(span.right() + head, axis - 1.6 * head);
    placed.arrow.lineTo(span.right(), axis);
    placed.arrow.closeSubpath();
    if (block.shortcut != ShortcutPath::Identity && span.width() > kBadge + 2) {
        placed.badge = QRectF(0, 0, kBadge, kBadge);
        placed.badge.moveCenter({span.center().x(), from});
        placed.badge.moveTop(std::max(placed.badge.top(), top + 2));
        placed.badgeText =
            QString::fromStdString(toText(m_comparison.networks[placed.network].spec.shortcut));
    }
}

// The other network's block, dashed, where this one has none.
void DiagramShapes::addGap(PlacedUnit& placed, int unit, double top, double axis) const {
    const int other = 1 - placed.network;
    PlacedUnit theirs;
    lay(theirs, boxes(unit, other, m_options.zoom), placed.slot.center().x(), axis);
    placed.body = theirs.body;
    placed.gap.addRoundedRect(theirs.body.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
    placed.slot.setTop(top);
}

PlacedUnit DiagramShapes::placed(int unit, int network, double u, double length, double top,
                                 double axis) const {
    PlacedUnit placed;
    placed.network = network;
    placed.unit = placed.lastUnit = unit;
    placed.slot = QRectF(u, top, length, m_lane);
    const ComparedUnit& place = m_comparison.units[unit];
    if (!place.layers[network]) {
        addGap(placed, unit, top, axis);
        return placed;
    }
    std::vector<Box> all = boxes(unit, network, m_options.zoom);
    double needed = 0;
    for (const Box& box : all) {
        needed += box.length + kInner;
    }
    if (needed > length && length > 0) {  // a stage that is just folding
        for (Box& box : all) {
            box.length *= length / needed;
        }
    }
    lay(placed, all, placed.slot.center().x(), axis);
    if (place.block[network]) {
        addShortcut(placed, m_comparison.networks[network].blocks[*place.block[network]], top,
                    axis);
    }
    return placed;
}

PlacedUnit DiagramShapes::folded(const std::vector<int>& units, int network, double u,
                                 double length, double top, double axis) const {
    PlacedUnit placed;
    placed.network = network;
    placed.unit = units.front();
    placed.lastUnit = units.back();
    placed.slot = QRectF(u, top, length, m_lane);
    const auto cost = costOf(m_comparison, units.back(), network);
    bool lonely = false;
    for (const int unit : units) {
        const auto& range = m_comparison.units[unit].layers[network];
        for (int i = range->first; i < range->first + range->count; ++i) {
            const LayerSummary& layer = m_comparison.networks[network].layers[i];
            lonely = lonely || (m_lonely[network][i] && isMainPath(layer));
        }
    }
    const Box box{std::min(length * 0.7, foldedLength(m_options.zoom) * 0.7),
                  heightOf(cost->output), true, lonely, nullptr};
    lay(placed, {box}, placed.slot.center().x(), axis);
    placed.foldText = QStringLiteral("×%1").arg(units.size());
    const auto& last = m_comparison.units[units.back()].block[network];
    addShortcut(placed, m_comparison.networks[network].blocks[*last], top, axis);
    return placed;
}

}  // namespace lab
