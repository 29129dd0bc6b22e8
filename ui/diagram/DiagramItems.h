// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/diagram/DiagramPaint.h"

#include <QGraphicsItem>

namespace lab {

/// One block of one network in the scene. Its paths come from the plan and stay until the zoom
/// changes. GUI thread.
class UnitItem : public QGraphicsItem {
public:
    explicit UnitItem(const Theme& theme) : m_theme(theme) {}

    void place(const PlacedUnit& unit, const NetworkSpec& spec, bool labels);
    const PlacedUnit& placed() const { return m_unit; }
    void setState(UnitState state);
    UnitState state() const { return m_state; }

    QRectF boundingRect() const override { return m_bounds; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    const Theme& m_theme;
    PlacedUnit m_unit;
    NetworkSpec m_spec;
    QRectF m_bounds;
    bool m_labels = true;
    UnitState m_state = UnitState::Rest;
};

/// A stage's title between the lanes. GUI thread.
class StageItem : public QGraphicsItem {
public:
    explicit StageItem(const Theme& theme) : m_theme(theme) { setZValue(1); }

    void place(const PlacedStage& stage);
    const PlacedStage& placed() const { return m_stage; }

    QRectF boundingRect() const override { return m_stage.title; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    const Theme& m_theme;
    PlacedStage m_stage;
};

}  // namespace lab
