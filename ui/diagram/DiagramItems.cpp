// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/diagram/DiagramItems.h"

#include "ui/parts/NetworkLook.h"

namespace lab {

void UnitItem::place(const PlacedUnit& unit, const NetworkSpec& spec, bool labels) {
    prepareGeometryChange();
    m_unit = unit;
    m_spec = spec;
    m_labels = labels;
    m_bounds = unit.body.united(unit.slot.isEmpty() ? unit.body : unit.slot)
                   .united(unit.arc.boundingRect())
                   .united(unit.badge)
                   .adjusted(-6, -6, 6, 6);
    update();
}

void UnitItem::setState(UnitState state) {
    if (m_state != state) {
        m_state = state;
        setZValue(state == UnitState::Rest ? 0 : 0.5);
        update();
    }
}

void UnitItem::paint(QPainter* painter, const QStyleOptionGraphicsItem* /*option*/,
                     QWidget* /*widget*/) {
    const Tokens& tokens = m_theme.tokens();
    painter->setRenderHint(QPainter::Antialiasing);
    paintUnit(*painter, m_unit, inkOf(m_spec, tokens), tokens, m_state, m_labels);
}

void StageItem::place(const PlacedStage& stage) {
    prepareGeometryChange();
    m_stage = stage;
    update();
}

void StageItem::paint(QPainter* painter, const QStyleOptionGraphicsItem* /*option*/,
                      QWidget* /*widget*/) {
    paintStageTitle(*painter, m_stage, m_theme.tokens());
}

}  // namespace lab
